"""A table that was pasted: from Excel or Word (tabs), a web page (spaces), Markdown (bars), or plain lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from prongsai.adapters.sheets.columns import is_known, name_and_rest
from prongsai.adapters.sheets.delimited import read_delimited
from prongsai.adapters.sheets.errors import (
    LIMITS,
    Limits,
    empty,
    too_large,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from prongsai.adapters.sheets.lines import Line
from prongsai.adapters.sheets.table import Table, to_table

_RULE = re.compile(r"^[\s|:+=-]+$")
_GAP = re.compile(r"[^\S\n]{2,}")


def _by_tabs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Excel puts quotation marks around a cell that has lines of its own."""
    return enumerate(csv.reader(io.StringIO(text, newline=""), delimiter="\t"), start=1)


def _by_lines(text: str, split: Callable[[str], list[str]]) -> Iterator[tuple[int, list[str]]]:
    return ((number, split(line)) for number, line in enumerate(text.splitlines(), start=1))


def _bars(line: str) -> list[str]:
    return [] if _RULE.match(line) else line.strip().removeprefix("|").removesuffix("|").split("|")


def _gaps(line: str) -> list[str]:
    return _GAP.split(line.strip())


def _name_first(line: str) -> list[str]:
    """ "ระดับ AA" as name and value; a line that begins with no name of ours stays whole."""
    found = name_and_rest(line)
    return list(found) if found else [line]


def _most(lines: list[str], holds: Callable[[str], object]) -> bool:
    """True when at least half of the lines that are not empty hold it."""
    written = [line for line in lines if line.strip()]
    return 2 * sum(1 for line in written if holds(line)) >= len(written)


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    lines = text.splitlines()
    if "\t" in text:
        return _by_tabs(text)
    if _most(lines, lambda line: "|" in line):
        return _by_lines(text, _bars)
    if _most(lines, lambda line: _GAP.search(line.strip())):
        return _by_lines(text, _gaps)
    return _by_lines(text, _name_first)


def _looks_like_csv(text: str) -> bool:
    first = next(filter(str.strip, text.splitlines()), "")
    return "\t" not in text and sum(map(is_known, first.split(","))) > 1


def _lines(text: str, limits: Limits) -> Iterator[Line]:
    filled = 0
    for number, cells in _cells(text):
        line = Line(number, [cell.strip().strip("*") for cell in cells])
        while line.cells and not line.cells[-1]:
            line.cells.pop()
        filled += len(line.cells)
        if len(line.cells) > limits.columns:
            raise too_many_columns(limits.columns, number)
        if filled > limits.cells:
            raise too_many_cells(limits.cells)
        if any(line.cells):
            yield line


def read_pasted(text: str, limits: Limits = LIMITS) -> Table:
    """The table in a pasted text; rows are numbered by its lines.

    Cells are parted by tabs, bars, or two spaces and more; failing that a line begins with a name ("ระดับ AA").
    A table may have a heading, or begin at once ("ตัวชี้วัดที่ 1 … 99.56"). Raises SheetError, with what to do.
    """
    if not text.strip():
        raise empty()
    if len(text) > limits.size:
        raise too_large(limits.size)
    if _looks_like_csv(text):
        return to_table(read_delimited(text, ",", limits))
    lines = list(_lines(text.replace("\0", ""), limits))
    if len(lines) > limits.rows + 1:
        raise too_many_rows(limits.rows)
    return to_table(lines)
