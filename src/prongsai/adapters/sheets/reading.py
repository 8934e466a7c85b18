"""A table out of a file that a person has: CSV or XLSX, told apart by what is in it and not by its name."""

from __future__ import annotations

from prongsai.adapters.sheets.cells import read_lines
from prongsai.adapters.sheets.delimited import read_csv
from prongsai.adapters.sheets.errors import LIMITS, Limits, SheetError, empty, too_large
from prongsai.adapters.sheets.kinds import ZIP, refuse_foreign
from prongsai.adapters.sheets.lines import Line
from prongsai.adapters.sheets.package import Package
from prongsai.adapters.sheets.table import Table, to_table
from prongsai.adapters.sheets.workbook import choose, open_workbook
from prongsai.core.text import Text


def _xlsx_lines(data: bytes, sheet: str | None, limits: Limits) -> list[Line]:
    """The rows of the named sheet, or of the first visible one that holds anything."""
    package = Package(data, limits)
    workbook = open_workbook(package)
    sheets = [choose(workbook.sheets, sheet)] if sheet else workbook.sheets
    for candidate in sheets:
        if lines := read_lines(package.read(candidate.part), workbook, limits):
            return lines
    raise empty()


def _lines(data: bytes, sheet: str | None, limits: Limits) -> list[Line]:
    if not data.strip():
        raise empty()
    if len(data) > limits.size:
        raise too_large(limits.size)
    refuse_foreign(data)
    return _xlsx_lines(data, sheet, limits) if data.startswith(ZIP) else read_csv(data, limits)


def read_table(data: bytes, filename: str = "", sheet: str | None = None, limits: Limits = LIMITS) -> Table:
    """The table in a CSV (UTF-8) or XLSX file.

    `filename` is named in the messages and decides nothing; `sheet` names a sheet of a workbook, else the first one
    that holds anything is read. Columns have their canonical names (see columns.py), cells are text: numbers as the
    shortest decimal, days as ISO dates, percentages as shown. Rows keep the number that a spreadsheet shows.
    Raises SheetError, with what to do, for every file that cannot be used.
    """
    try:
        return to_table(_lines(data, sheet, limits))
    except SheetError as error:
        raise SheetError(_named(filename) + error.text) from None


def read_lines_of(data: bytes, filename: str = "", limits: Limits = LIMITS) -> list[Line]:
    """The rows that hold anything, as they stand: for tables whose headings are whole sentences of other people.

    Raises SheetError as `read_table` does.
    """
    try:
        return _lines(data, None, limits)
    except SheetError as error:
        raise SheetError(_named(filename) + error.text) from None


def _named(filename: str) -> Text:
    """The name of the file before the sentence, so that it is known which of several was meant."""
    return Text(f"{filename}:", f"{filename}:") if filename else Text("", "")
