"""From the cells of a table to a row of published figures, or to every reason why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, TypeVar

from prongsai.core.published.row import FIGURE_CODES, BadRow, PublishedRow, Received, Scope
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numbers import NOTHING, parse_score
from prongsai.core.thai.years import parse_fiscal_year

REQUIRED = ("agency", "fiscal_year")
_ITEM = re.compile(r"[ieo]\d{1,2}(?:\.\d{1,2})?")
_NOTE = re.compile(r"([ieo]\d{1,2})_note")
_RECOMMENDATION = re.compile(r"recommendation_(\d{1,2}|iit|eit|oit)")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONGEST_LEVEL = 60
_SCOPES = {
    "": Scope.AGENCY,
    "หน่วยงาน": Scope.AGENCY,
    "ค่าเฉลี่ย": Scope.AVERAGE,
    "เฉลี่ย": Scope.AVERAGE,
    "ภายใน": Scope.INTERNAL,
    "ประเมินภายใน": Scope.INTERNAL,
    **{one.value: one for one in Scope},
}

Parsed = TypeVar("Parsed")


class Cell(NamedTuple):
    """What stands in a cell, and its place as the person sees it: the column, and the row if it is not the record's."""

    value: str
    place: str
    row: int | None = None


Cells = Mapping[str, Cell]


def parse(row: int, cells: Cells) -> PublishedRow | BadRow:
    """One row from its cells by field name; figures are 0 to 100, the year is of the Buddhist Era.

    Never raises: a row with problems comes back as a BadRow that names row and column of each of them.
    """
    reader = _Reader(row, cells)
    agency, year, scope, figures = _checked(reader)
    if reader.problems or year is None:
        return BadRow(row, agency, year, tuple(reader.problems))
    texts = {name: reader.text(name) for name in ("province", "source", "note")}
    level = "" if reader.text("level").lower() in NOTHING else reader.text("level")
    return PublishedRow(
        row, agency, year, figures, scope or Scope.AGENCY, level=level, received=_received(reader, cells), **texts
    )


def problems_by_field(cells: Cells) -> dict[str, Text]:
    """What is wrong with each cell, without its place: for a form, which says it beside the field."""
    reader = _Reader(0, cells)
    _checked(reader)
    return reader.by_field


def is_figure(name: str) -> bool:
    """Whether a field holds a score: an indicator, an instrument, the total, a question or an OIT item."""
    return name in FIGURE_CODES or _ITEM.fullmatch(name) is not None


class _Reader:
    """Reads cells one by one and keeps what is wrong with them."""

    def __init__(self, row: int, cells: Cells) -> None:
        self.row, self.cells = row, cells
        self.problems: list[Text] = []
        self.by_field: dict[str, Text] = {}

    def text(self, name: str) -> str:
        """The words of a cell, without what no database keeps and no paper prints."""
        return _UNPRINTABLE.sub("", self.cells[name].value).strip() if name in self.cells else ""

    def required_text(self, name: str) -> str:
        value = self.text(name)
        if not value:
            self._add(name, Text("ต้องไม่เว้นว่าง โปรดกรอกชื่อหน่วยงาน", "must not be empty: type the agency's name"))
        return value

    def read(self, name: str, parser: Callable[[str], Parsed]) -> Parsed | None:
        try:
            return parser(self.cells[name].value.strip() if name in self.cells else "")
        except InputError as error:
            self._add(name, error.text)
            return None

    def _add(self, name: str, problem: Text) -> None:
        self.by_field[name] = problem
        cell = self.cells.get(name, Cell("", name))
        row = cell.row or self.row
        where = Text(f"แถว {row} คอลัมน์ {cell.place}:", f"Row {row}, column {cell.place}:")
        self.problems.append(where + problem)


def _checked(reader: _Reader) -> tuple[str, int | None, Scope | None, dict[str, Fraction]]:
    """The fields that can be wrong."""
    agency = reader.required_text("agency")
    year = reader.read("fiscal_year", parse_fiscal_year)
    reader.read("level", _level)
    return agency, year, reader.read("scope", _scope), _figures(reader, reader.cells)


def _level(written: str) -> None:
    if len(written) > _LONGEST_LEVEL:
        raise InputError(
            Text(
                f"ระดับยาวเกิน {_LONGEST_LEVEL} ตัวอักษร โปรดพิมพ์เฉพาะชื่อระดับ เช่น ผ่านดี",
                f"The level is longer than {_LONGEST_LEVEL} letters: type its name alone, such as ผ่านดี.",
            )
        )


def _scope(written: str) -> Scope:
    try:
        return _SCOPES[tidy(written).lower()]
    except KeyError:
        raise _unknown_scope(written) from None


def _unknown_scope(written: str) -> InputError:
    return InputError(
        Text(
            f"{quoted(written)} ไม่ใช่ขอบเขตที่รู้จัก โปรดใช้ agency (หน่วยงาน) average (ค่าเฉลี่ย) หรือ internal (ประเมินภายใน)",
            f"{quoted(written)} is not a scope: use agency, average or internal.",
        )
    )


def _figures(reader: _Reader, cells: Cells) -> dict[str, Fraction]:
    scores = {name: reader.read(name, _score) for name in cells if is_figure(name)}
    return {FIGURE_CODES.get(name, name): value for name, value in scores.items() if value is not None}


@lru_cache(maxsize=20_000)
def _score(written: str) -> Fraction | None:
    """A national table has 10,001 different scores and millions of cells."""
    return parse_score(written)


def _received(reader: _Reader, cells: Cells) -> Received:
    notes = {found[1]: reader.text(name) for name in cells if (found := _NOTE.fullmatch(name))}
    advice = {found[1].upper(): reader.text(name) for name in cells if (found := _RECOMMENDATION.fullmatch(name))}
    kept = [{code: text for code, text in one.items() if text} for one in (notes, advice)]
    return Received(kept[0], kept[1], reader.text("suggestions"))
