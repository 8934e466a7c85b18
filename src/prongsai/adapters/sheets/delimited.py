"""Text with delimiters (CSV) as rows."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from contextlib import suppress

from openpyxl.utils import get_column_letter

from prongsai.adapters.sheets.columns import is_known
from prongsai.adapters.sheets.errors import (
    SAVE_AS_CSV,
    SAVE_AS_XLSX,
    Limits,
    SheetError,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from prongsai.adapters.sheets.lines import Line
from prongsai.adapters.sheets.safe import unguarded
from prongsai.core.text import Text

DELIMITERS = (",", ";", "\t", "|")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAID_BY_EXCEL = "sep="
_LOOKED_AT = 10
_COLUMNS_LOOKED_AT = 100
_LETTERS_LOOKED_AT = 50_000


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, with or without byte order mark; else a SheetError that says how to save it."""
    if b"\0" in data and not data.startswith(_UTF_16):
        raise SheetError(
            Text("ไฟล์นี้ไม่ใช่ตาราง CSV หรือ Excel", "This is neither a CSV nor an Excel table.") + SAVE_AS_XLSX
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data[: error.start]) from None


def _not_utf8(before: bytes) -> SheetError:
    """Names the cell with the first letter that cannot be read, from what stands before it."""
    row, line = before.count(b"\n") + 1, before.rpartition(b"\n")[2]
    column = get_column_letter(1 + max(line.count(one.encode()) for one in DELIMITERS))
    return SheetError(
        Text(
            f"ไฟล์ CSV นี้ไม่ได้เข้ารหัสแบบ UTF-8 (อ่านไม่ได้ตั้งแต่แถว {row} คอลัมน์ {column})",
            f"This CSV file is not in UTF-8 (it cannot be read from row {row}, column {column} on).",
        )
        + SAVE_AS_CSV
    )


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _first(text: str, delimiter: str) -> list[list[str]]:
    """The first rows that are not empty; as many as can be read with this delimiter."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(row for row in itertools.islice(_records(text, delimiter), _LOOKED_AT) if row)
    return rows


def _fitness(text: str, delimiter: str) -> tuple[int, int]:
    """How many column names of ours a delimiter shows, then how many columns it makes; the beginning is enough."""
    rows = [row[:_COLUMNS_LOOKED_AT] for row in _first(text[:_LETTERS_LOOKED_AT], delimiter)]
    return max((sum(map(is_known, row)) for row in rows), default=0), max(map(len, rows), default=0)


def delimiter_of(text: str) -> str:
    """The delimiter that makes the most sense of the first rows; a comma when none does."""
    return max(DELIMITERS, key=lambda delimiter: _fitness(text, delimiter))


def _quote_left_open(row: int) -> SheetError:
    return SheetError(
        Text(
            f'เครื่องหมายอัญประกาศ (") ไม่ครบคู่ ใกล้แถวที่ {row} โปรดตรวจสอบช่องในแถวนั้นแล้วบันทึกใหม่',
            f'A quotation mark (") is not closed near row {row}. Check the cells of that row and save again.',
        )
    )


def read_delimited(text: str, delimiter: str, limits: Limits) -> list[Line]:
    """The rows that hold anything, numbered as a spreadsheet numbers them (empty rows count)."""
    lines: list[Line] = []
    filled = 0
    number = 0
    try:
        for number, cells in enumerate(_records(text, delimiter), start=1):
            if not any(map(str.strip, cells)):
                continue
            filled += len(cells)
            lines.append(_line(number, cells, limits))
            if len(lines) > limits.rows + 1:
                raise too_many_rows(limits.rows)
            if filled > limits.cells:
                raise too_many_cells(limits.cells)
    except csv.Error:
        raise _quote_left_open(number + 1) from None
    return lines


def _line(number: int, cells: list[str], limits: Limits) -> Line:
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > limits.columns:
        raise too_many_columns(limits.columns, number)
    return Line(number, [unguarded(cell.strip()).strip() for cell in cells])


def read_csv(data: bytes, limits: Limits) -> list[Line]:
    """The rows of a CSV file whose delimiter may be comma, semicolon, tab or bar."""
    text = decoded(data)
    first, _, rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith(_SAID_BY_EXCEL) and len(said) == len(_SAID_BY_EXCEL) + 1:
        return read_delimited(rest, said[-1], limits)
    return read_delimited(text, delimiter_of(text), limits)
