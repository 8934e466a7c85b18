"""Cells of tables that were typed in Word: lines within cells, numbers before steps, owners in one cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from prongsai.core.thai.letters import mended, tidy
from prongsai.core.thai.numerals import to_arabic

IsHeading = Callable[[Sequence[str]], bool]
_TAGS = re.compile(r"</?(?:p|li|ul|ol|br|div)\s?[^>]{0,60}>", re.IGNORECASE)
_RULE = re.compile(r"^[\s|:+=-]+$")
_NUMBER = r"[(]?[0-9๐-๙]{1,2}[.)](?![0-9๐-๙])"
_LEADING = re.compile(rf"^\s*(?:{_NUMBER}|[-–•▪*])\s*")
_BEFORE_NUMBER = re.compile(rf"(?:^|(?<=\s))(?={_NUMBER}\s?\S)")
_BEFORE_DASH = re.compile(r"(?:^|\s)[-–•▪](?=\s?[^\s\d-])")
_STARTS_WITH_DASH = re.compile(r"^\s*[-–•▪]")
_UNIT = r"(?:สำนัก|กอง|ฝ่าย|หน่วย|ส่วน|กลุ่ม|คณะ|แผนก|ศูนย์)"
_BETWEEN_UNITS = re.compile(rf"\s*[,;]\s*|\s*/\s*(?={_UNIT}[ก-๙])|\s+(?={_UNIT}[ก-๙])")
_EVERY = re.compile(r"^(?:ทุก|บุคลากรทุก|เจ้าหน้าที่ทุก)")
_SECTION = re.compile(r"^งาน")


def rows_of(text: str, is_heading: IsHeading) -> Iterator[list[str]]:
    """The rows of a pasted table with their cells.

    Cells are parted by tabs (Word, Excel, web pages) or bars (Markdown). Where Word has put the paragraphs of a cell
    on lines of their own, they are put together again: a row is as wide as the heading above it.
    """
    text = _TAGS.sub("\n", mended(text).replace("\r\n", "\n").replace("\0", ""))
    if text.count("|") > text.count("\t"):
        yield from _by_bars(text)
    elif _is_quoted(text):
        yield from csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    else:
        yield from _by_width(text, is_heading)


def pieces(cell: str) -> tuple[str, ...]:
    """The steps in a cell: by lines, numbers ("๑. … ๒. …") or dashes ("- … - …"), without these."""
    found = [one for line in cell.splitlines() for one in _split(line)]
    tidied = (without_number(tidy(one)) for one in found)
    return tuple(one for one in tidied if one)


def as_lines(cell: str) -> str:
    """A cell as text with a line for each of its lines."""
    return "\n".join(one for line in cell.splitlines() if (one := tidy(line)))


def lines_of(cell: str) -> tuple[str, ...]:
    """The lines of a cell that have no number of their own."""
    return tuple(one for line in cell.splitlines() if (one := tidy(line)) and not _LEADING.match(one))


def owners_in(cell: str) -> tuple[str, ...]:
    """The owners that a cell names, one after the other, a repeated one again: "๑.สำนักปลัด ๒.กองคลัง"."""
    named = [without_number(tidy(one)) for line in cell.splitlines() for one in _split(line)]
    return tuple(unit for one in named for unit in _units(one) if unit)


def without_number(text: str) -> str:
    """The text without a number or dash before it."""
    while (shorter := _LEADING.sub("", text, count=1)) != text:
        text = shorter
    return text


def _split(line: str) -> list[str]:
    numbered = _BEFORE_NUMBER.split(line)
    if _STARTS_WITH_DASH.match(line):
        return [piece for one in numbered for piece in _BEFORE_DASH.split(one)]
    return numbered


def _units(named: str) -> list[str]:
    if _EVERY.match(named) or _SECTION.match(named):
        return [named]
    return _BETWEEN_UNITS.split(named)


def _by_bars(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        if "|" in line and not _RULE.match(line):
            yield [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _is_quoted(text: str) -> bool:
    """Excel puts quotation marks around a cell that has lines of its own."""
    return re.search(r'(?:^|\t)"[^"\t]*\n', text, re.MULTILINE) is not None


def _by_width(text: str, is_heading: IsHeading) -> Iterator[list[str]]:
    """Lines put together to rows as wide as the heading."""
    width, row = 0, [""]
    for line in text.split("\n"):
        cells = line.split("\t")
        if is_heading(cells):
            yield from _whole(row)
            yield cells
            width, row = len(cells), [""]
        elif width and _continues(row, cells, width):
            row = [*row[:-1], f"{row[-1]}\n{cells[0]}", *cells[1:]]
        else:
            yield from _whole(row)
            row = cells
    yield from _whole(row)


def _continues(row: Sequence[str], cells: Sequence[str], width: int) -> bool:
    """Whether a line goes on in the last cell of the row so far: the row stays no wider than the heading.

    After a full row a line without tabs goes on in its last cell, unless it has the number of the next measure.
    """
    is_gap = len(row) == width and cells == [""]
    if is_gap or not any(cell.strip() for cell in row):
        return False
    if len(row) + len(cells) - 1 > width:
        return False
    return len(row) < width or not _is_next(row[0], cells[0])


def _is_next(first: str, line: str) -> bool:
    before, after = _number(first), _number(line)
    return before is not None and after == before + 1


def _number(text: str) -> int | None:
    found = re.match(r"[(]?(\d{1,2})[.)]", to_arabic(text.strip()))
    return int(found[1]) if found else None


def _whole(row: list[str]) -> Iterator[list[str]]:
    if any(cell.strip() for cell in row):
        yield row
