"""Tables as XLSX: a Thai font, a heading that stays in sight, numbers as numbers, and texts that are never formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.sheets.csv_writing import Value
from prongsai.adapters.sheets.safe import clean, looks_like_formula
from prongsai.core.thai.numbers import show

FONT = "TH Sarabun New"
SIZE = 16
HEADING = "1F3A5F"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED_STAMP = rb"\g<1>2000-01-01T00:00:00Z"
_NARROWEST, _WIDEST = 8, 60
_ROWS_MEASURED = 200
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
_LINE = Side(style="thin", color="BFC7D1")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
BODY = Font(name=FONT, size=SIZE)
BOLD = Font(name=FONT, size=SIZE, bold=True)
WHITE = Font(name=FONT, size=SIZE, bold=True, color="FFFFFF")
TOP = Alignment(vertical="top", wrap_text=True)


class SheetToWrite(NamedTuple):
    """A sheet: its title (31 characters are kept), its headings, its rows, and widths in characters (0: measured)."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int] = ()


def put(page: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write a value: fractions as numbers with two decimals, days as dates, texts as texts whatever they begin with."""
    cell = cast(Cell, page.cell(row, column))
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(value)
    elif isinstance(value, Fraction):
        cell.value = Decimal(show(value))
        cell.number_format = "0.00"
    elif value is not None:
        cell.value = value
        cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else cell.number_format
    return cell


def title_of(title: str, number: int) -> str:
    """A title that Excel accepts."""
    return _FORBIDDEN_IN_TITLE.sub(" ", clean(title)).strip(" '")[:_LONGEST_TITLE] or f"Sheet{number}"


def head(sheet: Worksheet, row: int, headings: Sequence[str]) -> None:
    """Write a heading row in its colours."""
    for column, heading in enumerate(headings, start=1):
        cell = put(sheet, row, column, heading)
        cell.font, cell.fill = WHITE, PatternFill("solid", fgColor=HEADING)
        cell.alignment, cell.border = Alignment(vertical="center", horizontal="center", wrap_text=True), GRID


def _width(texts: Sequence[str]) -> int:
    """A width for the longest line; Thai marks above and below take no room."""
    longest = max(
        (len(re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", line)) for text in texts for line in text.split("\n")),
        default=0,
    )
    return min(max(_NARROWEST, longest + 3), _WIDEST)


def _measured(sheet: SheetToWrite, column: int) -> int:
    if column < len(sheet.widths) and sheet.widths[column]:
        return sheet.widths[column]
    cells = [row[column] for row in sheet.rows[:_ROWS_MEASURED] if column < len(row)]
    return _width(
        [sheet.headings[column], *(show(cell) if isinstance(cell, Fraction) else str(cell) for cell in cells)]
    )


def _fill(page: Worksheet, sheet: SheetToWrite) -> None:
    head(page, 1, sheet.headings)
    for number, row in enumerate(sheet.rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = put(page, number, column, value)
            cell.font, cell.alignment, cell.border = BODY, TOP, GRID
    for column in range(len(sheet.headings)):
        page.column_dimensions[get_column_letter(column + 1)].width = _measured(sheet, column)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(max(1, len(sheet.headings)))}{len(sheet.rows) + 1}"


def _again(data: bytes) -> bytes:
    """The same archive without the time at which it was made, so that the same tables give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = made.read(name)
            part = _STAMP.sub(_FIXED_STAMP, part) if name == "docProps/core.xml" else part
            kept.writestr(zipfile.ZipInfo(name, _EPOCH), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def finished(workbook: Workbook) -> bytes:
    """The workbook as a file."""
    workbook.properties.creator = "Prongsai"
    out = io.BytesIO()
    workbook.save(out)
    return _again(out.getvalue())


def write_xlsx(sheets: Sequence[SheetToWrite]) -> bytes:
    """The sheets as one workbook; at least one is needed. The same sheets, the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, sheet in enumerate(sheets, start=1):
        _fill(workbook.create_sheet(title_of(sheet.title, number)), sheet)
    return finished(workbook)
