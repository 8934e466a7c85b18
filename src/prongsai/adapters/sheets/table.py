"""Rows with a heading: the table that every reader gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from prongsai.adapters.sheets.columns import ROLES, bare_indicator, canonical, column_name, folded
from prongsai.adapters.sheets.errors import Problem, SheetError, empty
from prongsai.adapters.sheets.lines import Line
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.numbers import parse_number

_LOOKED_AT = 30
_WIDEST_FORM = 6
_FEWEST_NUMBERED = 5


class Row(NamedTuple):
    """A row by canonical column names; `number` is the row as a spreadsheet shows it (the first row is 1).

    `problem` is set when the row has more cells than the heading: what stands in it may belong elsewhere.
    """

    number: int
    cells: dict[str, str]
    problem: Text | None = None


@dataclass(frozen=True)
class Table:
    """Columns by canonical name in their order, the rows below, and what the columns are called in the sheet."""

    columns: list[str]
    rows: list[Row]
    headings: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    heading_row: int = 1

    def shown(self, column: str) -> str:
        """The column as the sheet shows it: its heading, or its letter where it has none."""
        return self.headings.get(column) or self.letters.get(column, column)

    @property
    def problems(self) -> list[Problem]:
        """The rows that cannot be relied on."""
        return [Problem(row.number, "", row.problem) for row in self.rows if row.problem]


def to_table(lines: list[Line]) -> Table:
    """Find the heading and name the columns. Titles above the heading are passed over.

    Raises SheetError: nothing in it, a heading without rows, two columns of one name.
    """
    if not lines:
        raise empty()
    start = _first_of_table(lines)
    if key := _key_of_form(lines[start:]):
        return _form_without_heading(lines[start:], *key)
    heading = _heading(lines, start)
    return _with_heading(_named_cells(lines, heading), lines[heading].number, lines[heading + 1 :])


def _filled(line: Line) -> int:
    return sum(map(bool, line.cells))


def _first_of_table(lines: list[Line]) -> int:
    """The first row with two cells or more; the first of all in a table of one column."""
    near = lines[:_LOOKED_AT]
    return next((place for place, line in enumerate(near) if _filled(line) > 1), 0)


def _known(line: Line) -> int:
    """How many columns of ours a row names; code and name of one indicator side by side are one."""
    return len({name for cell in line.cells if cell and (name := canonical(cell))})


def _heading(lines: list[Line], start: int) -> int:
    """The row with the column names: the first, or the one below it when that shows more of ours (merged headings)."""
    below = start + 1
    two_rows = below < len(lines) and _known(lines[below]) > max(1, _known(lines[start]))
    return below if two_rows or _is_numbered_below(lines, below) else start


def _is_numbered_below(lines: list[Line], below: int) -> bool:
    return below < len(lines) and len(_numbered(lines[below].cells)) >= _FEWEST_NUMBERED


def _numbered(cells: list[str]) -> dict[int, str]:
    """Cells that count 1, 2, 3 … one beside the other, as indicators: place → canonical name."""
    names = {place: name for place, cell in enumerate(cells) if cell and (name := bare_indicator(cell))}
    in_order = list(names.values()) == [f"indicator_{number}" for number in range(1, len(names) + 1)]
    side_by_side = all(right == left + 1 for left, right in pairwise(names))
    return names if len(names) >= _FEWEST_NUMBERED and in_order and side_by_side else {}


def _named_cells(lines: list[Line], heading: int) -> list[str]:
    """The heading, its empty cells filled from the row above (cells merged over two rows), numbers as indicators."""
    cells = list(lines[heading].cells)
    above = lines[heading - 1].cells if heading and _filled(lines[heading - 1]) > 1 else []
    cells += [""] * (len(above) - len(cells))
    numbered = _numbered(cells)
    filled = [cell or upper for cell, upper in zip(cells, above + [""] * len(cells), strict=False)]
    return [f"ตัวชี้วัดที่ {cell}" if place in numbered else cell for place, cell in enumerate(filled)]


def _with_heading(cells: list[str], number: int, lines: list[Line]) -> Table:
    if not lines:
        raise SheetError(
            Text(
                f"มีแต่หัวตาราง (แถวที่ {number}) ไม่มีข้อมูล โปรดใส่ข้อมูลอย่างน้อยหนึ่งแถว",
                f"There is a heading (row {number}) and no data. Add at least one row below it.",
            )
        )
    names = _distinct({place: column_name(cell) for place, cell in enumerate(cells) if cell}, cells)
    _refuse_doubles(names, cells)
    return _table(names, {names[place]: cell for place, cell in enumerate(cells) if cell}, number, lines)


def _table(names: dict[int, str], headings: dict[str, str], number: int, lines: list[Line]) -> Table:
    width = max(names, default=-1) + 1
    letters = {name: get_column_letter(place + 1) for place, name in names.items()}
    return Table(list(names.values()), [_row(line, names, width) for line in lines], headings, letters, number)


def _row(line: Line, names: dict[int, str], width: int) -> Row:
    cells = {name: line.cells[place] if place < len(line.cells) else "" for place, name in names.items()}
    return Row(line.number, cells, _too_long(line, width) if len(line.cells) > width else None)


def _too_long(line: Line, width: int) -> Text:
    return Text(
        f"แถวที่ {line.number} มี {len(line.cells)} ช่อง แต่หัวตารางมี {width} คอลัมน์ "
        "โปรดตรวจสอบว่ามีเครื่องหมายจุลภาคเกิน หรือลบช่องที่เกินออก",
        f"Row {line.number} has {len(line.cells)} cells but the heading has {width} columns. "
        "Look for a comma too many, or delete the cells that stick out.",
    )


def _distinct(names: dict[int, str], cells: list[str]) -> dict[int, str]:
    """Of two columns that could both hold the names of a form ("ตัวชี้วัด", "ประเด็น") the first does."""
    taken: set[str] = set()
    distinct: dict[int, str] = {}
    for place, name in names.items():
        spare = name in taken and name in ROLES - {"value"} and folded(cells[place]) not in taken
        distinct[place] = folded(cells[place]) if spare else name
        taken |= {name, folded(cells[place])}
    return distinct


def _refuse_doubles(names: dict[int, str], cells: list[str]) -> None:
    seen: dict[str, int] = {}
    for place, name in names.items():
        if name in seen:
            raise _double(seen[name], place, cells)
        seen[name] = place


def _double(first: int, second: int, cells: list[str]) -> SheetError:
    one = f"{get_column_letter(first + 1)} “{cells[first]}”"
    other = f"{get_column_letter(second + 1)} “{cells[second]}”"
    return SheetError(
        Text(
            f"คอลัมน์ {one} กับคอลัมน์ {other} ซ้ำกัน โปรดลบหรือเปลี่ยนชื่อคอลัมน์หนึ่ง",
            f"Columns {one} and {other} mean the same. Delete or rename one of them.",
        )
    )


def is_score(cell: str) -> bool:
    """True when the cell holds a number that is not a year."""
    try:
        number = parse_number(cell)
    except InputError:
        return False
    return number is not None and number <= 100


def _key_of_form(lines: list[Line]) -> tuple[int, int] | None:
    """Where name and value stand when the first row is already data ("ตัวชี้วัดที่ 1 | 99.56") and there is no heading.

    Such a row has one name of ours, and a score after it or a name of ours below it.
    """
    cells = lines[0].cells
    named = [place for place, cell in enumerate(cells) if cell and canonical(cell)]
    if len(named) != 1 or len(cells) > _WIDEST_FORM or _numbered(cells) or canonical(cells[named[0]]) in ROLES:
        return None
    name = named[0]
    score = next((place for place in range(name + 1, len(cells)) if is_score(cells[place])), None)
    if score is None and name + 1 < len(cells) and _names_below(lines, name):
        score = name + 1
    return None if score is None else (name, score)


def _names_below(lines: list[Line], place: int) -> bool:
    below = lines[1].cells if len(lines) > 1 else []
    return place < len(below) and canonical(below[place]) is not None


def _form_without_heading(lines: list[Line], what: int, value: int) -> Table:
    names = {what: "what", value: "value"}
    widest = max(len(line.cells) for line in lines)
    names |= {value + 1: "remark"} if widest > value + 1 else {}
    return _table(names, {}, 0, [Line(line.number, line.cells[: value + 2]) for line in lines])
