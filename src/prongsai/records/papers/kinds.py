"""What can be chosen and typed for each kind of paper, and which papers a year asks for."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.reports.paper import ANNOUNCEMENTS, PaperKind
from prongsai.core.reports.tables.column_sets import ColumnSet
from prongsai.core.text import Text


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of how a paper is built; the first value is the usual one."""

    name: str
    label: Text
    choices: tuple[tuple[str, Text], ...]
    several: bool = False

    @property
    def usual(self) -> str:
        return self.choices[0][0]

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(value for value, _ in self.choices)


@dataclass(frozen=True, slots=True)
class Field:
    """Something the officer types herself: `kind` is "line", "text" or "date"; `hint` says what is expected."""

    name: str
    label: Text
    kind: str = "line"
    hint: Text | None = None


NUMERALS = Option(
    "numerals",
    Text("ตัวเลขในเอกสาร", "Digits"),
    (("thai", Text("เลขไทย ๑ ๒ ๓", "Thai digits ๑ ๒ ๓")), ("arabic", Text("เลขอารบิก 1 2 3", "Arabic digits 1 2 3"))),
)
ARRANGE = Option(
    "arrange",
    Text("จัดเรียงเนื้อหา", "Arrangement"),
    (("indicator", Text("ตามตัวชี้วัด", "By indicator")), ("instrument", Text("ตามเครื่องมือ", "By instrument"))),
)
COLUMNS = Option(
    "columns",
    Text("คอลัมน์ของตารางมาตรการ", "Columns of the table of measures"),
    tuple(
        (one.value, one.label) for one in (ColumnSet.MONITORING, ColumnSet.ASSESSOR, ColumnSet.PERIOD, ColumnSet.FULL)
    ),
)
NUMBER = Field(
    "number",
    Text("เลขที่หนังสือ", "Number"),
    hint=Text("เว้นว่างไว้ได้ ระบบพิมพ์ที่ว่างให้เขียนเอง", "May stay empty: there is room for ink"),
)
DATE = Field(
    "date",
    Text("ลงวันที่", "Date"),
    "date",
    Text("เช่น 31 มีนาคม 2567 หรือ 31/3/2567 เว้นว่างไว้ได้", "Such as 31/3/2567; may stay empty"),
)
LETTERS = frozenset({PaperKind.MEMO, PaperKind.ORDER, PaperKind.VEHICLES, *ANNOUNCEMENTS})
"""Kinds that carry a number and a date of their own."""

_OPTIONS = {
    PaperKind.ANALYSIS: (ARRANGE,),
    PaperKind.PLAN: (COLUMNS, ARRANGE),
}
_FIELDS: dict[PaperKind, tuple[Field, ...]] = {}


def options_of(kind: PaperKind) -> tuple[Option, ...]:
    """The choices of a kind of paper."""
    return (*_OPTIONS.get(kind, ()), NUMERALS)


def fields_of(kind: PaperKind) -> tuple[Field, ...]:
    """What the officer types for a kind of paper."""
    return (*((NUMBER, DATE) if kind in LETTERS else ()), *_FIELDS.get(kind, ()))
