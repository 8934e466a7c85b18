"""What must stay together on a page, and how wide columns are: decided once, for every format that has pages."""

from __future__ import annotations

import re
from typing import NamedTuple

from prongsai.adapters.render.pictures import Image
from prongsai.adapters.render.words import units
from prongsai.core.reports.blocks import Band, Bar, Chart, Column, Row, Table, cell, plain
from prongsai.core.text import Language, Text
from prongsai.core.thai.numerals import THAI

LETTERS_A_LINE = 85
LINES_OF_A_TALL_ROW = 14
LINES_OF_A_TALL_ROW_LYING = 12
LINES_OF_A_LOW_ROW = 2
LINES_OF_A_SMALL_TABLE = 12
TEXT_WIDTH = 16.0
"""Centimetres between the margins."""

LYING_WIDTH = 25.7
"""The same on a page turned on its side, with 2 cm at the left and at the right."""

POINTS = 14
EM = 0.494
"""Centimetres of the 14 points that tables are set in."""

SPARE = 1.06
"""Letters are measured roughly, so that a title gets a little more room than it seems to need."""

LETTER, THAI_DIGIT, MARK, BOLD = 0.58, 0.68, 0.26, 1.08
"""Widths in em of TH Sarabun, which the other fonts are set to match."""

CELL_MARGINS = 0.42
RAGGED = 1.1
"""Lines end between words, so that a text needs about a tenth more room than its letters."""

NO_WIDTH = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
ITEM, SHOWN = Text("รายการ", "Item"), Text("คะแนน", "Score")


def text_width(table: Table) -> float:
    """Centimetres that the table has between the margins."""
    return LYING_WIDTH if table.wide else TEXT_WIDTH


def lines_of(row: Row | Band, table: Table) -> int:
    """About how many lines the row needs."""
    if isinstance(row, Band):
        return 1
    whole = sum(column.share for column in table.columns)
    return max(
        (
            sum(1 + int(len(plain(line)) / (LETTERS_A_LINE * column.share / whole)) for line in cell) or 1
            for at, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True))
            if at not in row.joins
        ),
        default=1,
    )


def stays_whole(row: Row | Band, table: Table, across: list[float]) -> bool:
    """True when the row is low enough never to be broken across pages; `across` are the widths of the columns."""
    if table.wide and isinstance(row, Row):
        return _lines_lying(row, across) <= LINES_OF_A_TALL_ROW_LYING
    return lines_of(row, table) <= LINES_OF_A_TALL_ROW


def _lines_lying(row: Row, across: list[float]) -> int:
    """The lines of a row by the widths of its letters: long texts in narrow columns need it more exactly."""
    return max(
        (
            sum(1 + int(RAGGED * _width(plain(line)) / (width - CELL_MARGINS)) for line in cell) or 1
            for at, (cell, width) in enumerate(zip(row.cells, across, strict=True))
            if at not in row.joins
        ),
        default=1,
    )


def stays_together(table: Table) -> bool:
    """True when the table is small and of low rows, so that it stands on one page as a whole."""
    lines = [lines_of(row, table) for row in table.rows]
    banded = any(isinstance(row, Band) for row in table.rows)
    return not banded and max(lines, default=0) <= LINES_OF_A_LOW_ROW and sum(lines) <= LINES_OF_A_SMALL_TABLE


def widths(table: Table, terms: tuple[str, ...]) -> list[float]:
    """The width of each column in centimetres: its share, but never less than its longest word needs."""
    columns = zip(table.columns, _texts(table), strict=True)
    width = text_width(table)
    least = [min(_least(column.header, texts, terms), width / 2) for column, texts in columns]
    free = width - sum(least)
    wanted = _shared(table, width)
    extra = [max(0.0, one - low) for one, low in zip(wanted, least, strict=True)]
    whole = sum(extra)
    if free <= 0 or not whole:
        return wanted
    return [low + more * free / whole for low, more in zip(least, extra, strict=True)]


def _shared(table: Table, width: float) -> list[float]:
    whole = sum(column.share for column in table.columns)
    return [width * column.share / whole for column in table.columns]


def _texts(table: Table) -> list[list[str]]:
    """All texts of each column below its header."""
    texts: list[list[str]] = [[] for _ in table.columns]
    for row in table.rows:
        for column, lines in zip(texts, row.cells if isinstance(row, Row) else (), strict=False):
            column += map(plain, lines)
    return texts


def _least(header: str, texts: list[str], terms: tuple[str, ...]) -> float:
    longest = max((_width(unit) for text in texts for unit in units(text, terms)), default=0.0)
    return max(longest, BOLD * max(map(_width, units(header, terms)), default=0.0)) + CELL_MARGINS


def _width(unit: str) -> float:
    """About how wide a unit is, in centimetres."""
    return EM * sum(_letter(one) for one in NO_WIDTH.sub("", unit))


def _letter(one: str) -> float:
    if one in THAI:
        return THAI_DIGIT
    return MARK if one in ".,:;'() " else LETTER


def as_table(chart: Chart, language: Language) -> Table:
    """The figures of a chart as a table, for where the picture cannot be drawn."""
    columns = (Column(ITEM.in_language(language), 3), Column(SHOWN.in_language(language), 1, "right", "number"))
    return Table(f"{chart.id}-table", columns, tuple(map(_bar_row, chart.bars)), chart.caption)


def _bar_row(bar: Bar) -> Row:
    return Row((cell(bar.label), cell(bar.shown)), weak=bar.weak)


def text_across(text: str, points: float, *, bold: bool) -> float:
    """About how wide a text is on one line, in centimetres."""
    return _width(text) * points / POINTS * (BOLD if bold else 1)


def balanced(text: str, points: float, room: float, terms: tuple[str, ...]) -> float:
    """The least width in which a bold title needs no more lines than in `room` (both in cm): lines of like length."""
    across = [text_across(unit, points, bold=True) for unit in units(text, terms)]
    needed = _lines_in(room, across)
    steps = (room * share / 100 for share in range(30, 100, 3))
    least = next((width for width in steps if max(across) < width and _lines_in(width, across) == needed), room)
    return room if needed == 1 else min(room, least * SPARE)


def _lines_in(width: float, across: list[float]) -> int:
    lines, filled = 1, 0.0
    for one in across:
        if filled + one > width:
            lines, filled = lines + 1, 0.0
        filled += one
    return lines


def cover_points(lines: tuple[str, ...]) -> list[int]:
    """The size of each line of a cover, in points."""
    first, others = COVER_POINTS
    return [first if at == 0 else others for at, _ in enumerate(lines)]


class Size(NamedTuple):
    """Width and height in centimetres."""

    width: float
    height: float


COVER_POINTS = (28, 22)
"""Of the first line of a cover and of the others."""

TITLE_POINTS = 20
SEAL_POINTS = 16
LABEL_POINTS = 20
"""Of ส่วนราชการ, ที่, วันที่ and เรื่อง."""

SIGNED_WIDTH = 9.0
"""One signature alone stands at the right: the width of its place in centimetres."""

LARGEST_PICTURE = Size(TEXT_WIDTH, 17.0)
IN_A_PAIR = Size(7.7, 6.0)
LARGEST_EMBLEM = Size(5.0, 5.0)
MEMO_GARUDA = Size(3.0, 1.5)
SEAL_GARUDA = Size(6.0, 3.0)
"""The Garuda is 3 cm high, on a memo 1.5 cm; the width follows from the picture."""

EMPTY_HEIGHT = 0.66
"""The height of an empty frame as a part of its width."""


def fitted(image: Image | None, room: Size) -> Size:
    """The size at which the picture fills the room in one direction; without a picture, that of its empty frame."""
    ratio = image.height / image.width if image else EMPTY_HEIGHT
    width = min(room.width, room.height / ratio)
    return Size(width, width * ratio)


def room_for(share: float, largest: Size = LARGEST_PICTURE) -> Size:
    """The room of a picture that asks for a share of the text's width."""
    return Size(max(0.05, min(share, 1.0)) * largest.width, largest.height)
