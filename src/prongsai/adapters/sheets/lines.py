"""A row before the table has a heading."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A row: its number as the sheet shows it, and its cells."""

    number: int
    cells: list[str]
