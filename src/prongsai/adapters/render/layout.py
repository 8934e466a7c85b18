"""What must stay together on a page: decided once, for every format that has pages."""

from __future__ import annotations

from prongsai.core.reports.blocks import Band, Bar, Chart, Column, Row, Table, cell, plain
from prongsai.core.text import Language, Text

LETTERS_A_LINE = 85
LINES_OF_A_TALL_ROW = 14
LINES_OF_A_SMALL_TABLE = 16
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
    """True when the table is small enough to stand on one page as a whole."""
    return sum(lines_of(row, table) for row in table.rows) <= LINES_OF_A_SMALL_TABLE


def as_table(chart: Chart, language: Language) -> Table:
    """The figures of a chart as a table, for where the picture cannot be drawn."""
    columns = (Column(ITEM.in_language(language), 3), Column(SHOWN.in_language(language), 1, "right", "number"))
    return Table(f"{chart.id}-table", columns, tuple(map(_bar_row, chart.bars)), chart.caption)


def _bar_row(bar: Bar) -> Row:
    return Row((cell(bar.label), cell(bar.shown)), weak=bar.weak)
