"""The cells of one worksheet, as text, read as they come and never more than the limits allow."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter

from prongsai.adapters.sheets.errors import (
    Limits,
    SheetError,
    damaged,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from prongsai.adapters.sheets.lines import Line
from prongsai.adapters.sheets.stored import number_shown, unescaped
from prongsai.adapters.sheets.workbook import Letters, NumberKind, Workbook
from prongsai.adapters.sheets.xml import walk
from prongsai.core.text import Text

_REFERENCE = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_LAST_ROW = 1_048_576
_MOST_MERGED = 100_000


class Merged(NamedTuple):
    """A column of cells that are shown as one: only the first of them holds the text."""

    column: int
    first: int
    last: int


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    return column_index_from_string(letters.upper())


def _place(reference: str) -> tuple[int, int]:
    """Column and row of a reference such as "B7"."""
    found = _REFERENCE.match(reference)
    if found is None:
        raise damaged()
    return _column(found[1]), int(found[2])


def _no_value(column: int, row: int) -> SheetError:
    cell = f"{get_column_letter(column)}{row}"
    return SheetError(
        Text(
            f"ช่อง {cell} เป็นสูตรที่ยังไม่มีผลลัพธ์ โปรดเปิดไฟล์ใน Excel แล้วบันทึกหนึ่งครั้ง หรือวางเป็นค่า (Paste values)",
            f"Cell {cell} is a formula without a result. Open the file in Excel and save it, or paste it as values.",
        )
    )


class Cells:
    """Follows the elements of a worksheet and keeps its rows."""

    def __init__(self, workbook: Workbook, limits: Limits) -> None:
        self.lines: list[Line] = []
        self.merged: list[Merged] = []
        self._workbook, self._limits = workbook, limits
        self._letters = Letters("v", "t")
        self._row = self._column = self._filled = self._seen = 0
        self._cells: dict[int, str] = {}
        self._kind, self._style, self._formula, self._inside = "n", 0, False, False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "f":
            self._formula = True
        elif tag == "mergeCell":
            self._keep_merged(attributes.get("ref", ""))
        elif self._inside:
            self._letters.start(tag)

    def end(self, tag: str) -> None:
        self._letters.end(tag)
        if tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()

    def text(self, text: str) -> None:
        self._letters.text(text)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", str(self._row + 1))
        row = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
        if not self._row < row <= _LAST_ROW:
            raise damaged()
        self._row, self._column, self._cells = row, 0, {}

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._seen += 1
        if self._seen > self._limits.cells:
            raise too_many_cells(self._limits.cells)
        reference = attributes.get("r")
        self._column = _place(reference)[0] if reference else self._column + 1
        style = attributes.get("s", "0")
        self._kind = attributes.get("t", "n")
        self._style = int(style) if style.isascii() and style.isdigit() and len(style) < 10 else 0
        self._formula, self._inside = False, True

    def _end_cell(self) -> None:
        self._inside = False
        stored = self._letters.take()
        if self._formula and not stored and self._kind == "n":
            raise _no_value(self._column, self._row)
        text = self._shown(stored).strip()
        if not text:
            return
        if self._column > self._limits.columns:
            raise too_many_columns(self._limits.columns, self._row)
        self._cells[self._column] = text

    def _shown(self, stored: str) -> str:
        if self._kind == "s":
            return self._shared(stored)
        if self._kind == "n" and stored:
            return number_shown(stored.strip(), self._number_kind(), self._workbook.from_1904)
        if self._kind == "b":
            return "TRUE" if stored.strip() == "1" else "FALSE"
        return unescaped(stored)

    def _shared(self, position: str) -> str:
        texts = self._workbook.texts
        place = int(position) if position.isascii() and position.isdigit() and len(position) < 10 else len(texts)
        if place >= len(texts):
            raise damaged()
        return unescaped(texts[place])

    def _number_kind(self) -> NumberKind:
        kinds = self._workbook.number_kinds
        return kinds[self._style] if self._style < len(kinds) else "plain"

    def _end_row(self) -> None:
        if not self._cells:
            return
        width = max(self._cells)
        self._filled += width
        if self._filled > self._limits.cells:
            raise too_many_cells(self._limits.cells)
        if len(self.lines) > self._limits.rows:
            raise too_many_rows(self._limits.rows)
        self.lines.append(Line(self._row, [self._cells.get(column, "") for column in range(1, width + 1)]))

    def _keep_merged(self, reference: str) -> None:
        """Merged rows repeat their text downwards; what is merged sideways stays with its first column."""
        first, _, last = reference.partition(":")
        if len(self.merged) < _MOST_MERGED and last:
            (column, top), (_, bottom) = _place(first), _place(last)
            self.merged.extend([Merged(column, top, bottom)] if bottom > top else [])


def _repeat_merged(lines: list[Line], merged: list[Merged], limits: Limits) -> None:
    """Write the text of merged rows into each row that the table has."""
    by_number = {line.number: line for line in lines}
    left = limits.cells
    for column, top, bottom in merged:
        above = by_number.get(top)
        if above is None or column > len(above.cells) or not above.cells[column - 1]:
            continue
        for number in range(top + 1, min(bottom, lines[-1].number) + 1):
            left -= 1
            if left < 0:
                raise too_many_cells(limits.cells)
            if (line := by_number.get(number)) and column <= len(line.cells):
                line.cells[column - 1] = line.cells[column - 1] or above.cells[column - 1]


def read_lines(data: bytes, workbook: Workbook, limits: Limits) -> list[Line]:
    """The rows of a worksheet that hold anything."""
    cells = Cells(workbook, limits)
    walk(data, cells.start, cells.end, cells.text)
    if cells.lines:
        _repeat_merged(cells.lines, cells.merged, limits)
    return cells.lines
