"""Cells that are one with the cell above them: how many rows each cell of a table covers."""

from __future__ import annotations

from prongsai.core.reports.blocks import Band, Row, Table


def spans(table: Table) -> list[list[int]]:
    """For each row the rows that each of its cells covers: 1 alone, more over those below, 0 where it is not shown.

    A cell can only be one with a cell of a row directly above; a band has no cells.
    """
    covered = [[1] * len(row.cells) if isinstance(row, Row) else [] for row in table.rows]
    for at in range(len(table.rows) - 1, 0, -1):
        here, above = table.rows[at], table.rows[at - 1]
        for column in _joined(here, above):
            covered[at - 1][column] += covered[at][column]
            covered[at][column] = 0
    return covered


def _joined(here: Row | Band, above: Row | Band) -> tuple[int, ...]:
    if not isinstance(here, Row) or not isinstance(above, Row):
        return ()
    return tuple(column for column in here.joins if column < len(here.cells))
