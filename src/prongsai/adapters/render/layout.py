"""What must stay together on a page, and how wide columns are: decided once, for every format that has pages."""

from __future__ import annotations

import re

from prongsai.adapters.render.words import units
from prongsai.core.reports.blocks import Band, Bar, Chart, Column, Row, Table, cell, plain
from prongsai.core.text import Language, Text
from prongsai.core.thai.numerals import THAI

LETTERS_A_LINE = 85
LINES_OF_A_TALL_ROW = 14
LINES_OF_A_LOW_ROW = 2
LINES_OF_A_SMALL_TABLE = 12
TEXT_WIDTH = 16.0
"""Centimetres between the margins."""

EM = 0.494
"""Centimetres of the 14 points that tables are set in."""

LETTER, THAI_DIGIT, MARK, BOLD = 0.58, 0.68, 0.26, 1.08
"""Widths in em of TH Sarabun, which the other fonts are set to match."""

CELL_MARGINS = 0.42
NO_WIDTH = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
ITEM, SHOWN = Text("รายการ", "Item"), Text("คะแนน", "Score")


def lines_of(row: Row | Band, table: Table) -> int:
    """About how many lines the row needs."""
    if isinstance(row, Band):
        return 1
    whole = sum(column.share for column in table.columns)
    return max(
        sum(1 + int(len(plain(line)) / (LETTERS_A_LINE * column.share / whole)) for line in cell) or 1
        for cell, column in zip(row.cells, table.columns, strict=True)
    )


def stays_whole(row: Row | Band, table: Table) -> bool:
    """True when the row is low enough never to be broken across pages."""
    return lines_of(row, table) <= LINES_OF_A_TALL_ROW


def stays_together(table: Table) -> bool:
    """True when the table is small and of low rows, so that it stands on one page as a whole."""
    lines = [lines_of(row, table) for row in table.rows]
    banded = any(isinstance(row, Band) for row in table.rows)
    return not banded and max(lines, default=0) <= LINES_OF_A_LOW_ROW and sum(lines) <= LINES_OF_A_SMALL_TABLE


def widths(table: Table, terms: tuple[str, ...]) -> list[float]:
    """The width of each column in centimetres: its share, but never less than its longest word needs."""
    columns = zip(table.columns, _texts(table), strict=True)
    least = [min(_least(column.header, texts, terms), TEXT_WIDTH / 2) for column, texts in columns]
    free = TEXT_WIDTH - sum(least)
    wanted = _shared(table, TEXT_WIDTH)
    extra = [max(0.0, width - low) for width, low in zip(wanted, least, strict=True)]
    whole = sum(extra)
    if free <= 0 or not whole:
        return _shared(table, TEXT_WIDTH)
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
