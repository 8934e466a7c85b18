"""A register of agencies as a table says it: each row read, with what is wrong named by row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.adapters.sheets import Problem, Row, Table, read_table, unused_columns
from prongsai.core.text import Text
from prongsai.core.thai.errors import quoted
from prongsai.core.thai.kinds import AgencyKind, kind_named
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.names import kind_of, normalise_name
from prongsai.core.thai.provinces import find_province
from prongsai.records.agencies.identity import Named, tidied
from prongsai.records.agencies.models import LONGEST_NAME

COLUMNS = ("agency_code", "agency", "kind", "province", "district", "parent", "units")
LONGEST_CODE, LONGEST_PLACE, LONGEST_UNIT = 40, 100, 200
_UNITS = re.compile(r"[;,\n|]+")
_NONE = frozenset({"-", "–", "—"})
_TWINS = {"agency": "what", "agency_code": "code"}


class Line(NamedTuple):
    """A row of the register; `names_kind` when the row itself says the kind, else the name of the agency tells it."""

    row: int
    code: str
    named: Named
    parent: str = ""
    units: tuple[str, ...] = ()
    names_kind: bool = False


class Sheet(NamedTuple):
    """What a table says: its lines, the rows that cannot be taken, and the columns that mean nothing here."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    unused: tuple[str, ...]
    heading: dict[str, str]

    @property
    def rows(self) -> int:
        return len(self.lines) + len({one.row for one in self.problems})


def read_register(data: bytes, filename: str = "") -> Sheet:
    """The register in a CSV or XLSX file. Raises SheetError, with what to do, for a file that is none."""
    return _Reader(read_table(data, filename)).sheet()


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = {name: self._column(name) for name in COLUMNS}
        self.problems: list[Problem] = list(table.problems)

    def sheet(self) -> Sheet:
        if not self.columns["agency"]:
            self.problems = [Problem(self.table.heading_row, "", _NO_NAMES)]
            return Sheet((), tuple(self.problems), (), {})
        lines = tuple(self._without_doubles(list(self._lines())))
        heading = {name: self.table.shown(column) for name, column in self.columns.items() if column}
        used = set(self.columns.values())
        unused = [one for one in unused_columns(self.table) if one not in used]
        return Sheet(lines, tuple(sorted(self.problems, key=lambda one: one.row)), tuple(unused), heading)

    def _column(self, name: str) -> str:
        """The column of the table that holds it: lists head the name "ชื่อ" and the code "รหัส" too."""
        return next((one for one in (name, _TWINS.get(name, "")) if one in self.table.columns), "")

    def _lines(self) -> Iterator[Line]:
        for row in self.table.rows:
            if row.problem is None and any(row.cells.values()):
                before = len(self.problems)
                line = self._line(row)
                if len(self.problems) == before:
                    yield line

    def _line(self, row: Row) -> Line:
        name = self._text(row, "agency", LONGEST_NAME)
        if not name:
            self._wrong(row, "agency", _NAME_WANTED)
        kind, province = self._kind(row, name), self._province(row)
        code = self._text(row, "agency_code", LONGEST_CODE)
        named = tidied(Named(name, province, self._text(row, "district", LONGEST_PLACE), kind))
        if named.kind is not None and named.kind.is_local and not province and not code:
            self._wrong(row, "province", _PROVINCE_WANTED)
        names_kind = bool(self._text(row, "kind", LONGEST_PLACE))
        return Line(row.number, code, named, self._text(row, "parent", LONGEST_NAME), self._units(row), names_kind)

    def _text(self, row: Row, name: str, longest: int) -> str:
        text = tidy(row.cells.get(self.columns[name], ""))
        if len(text) > longest:
            self._wrong(row, name, _too_long(longest))
        return "" if text in _NONE else text[:longest]

    def _kind(self, row: Row, name: str) -> AgencyKind | None:
        written = self._text(row, "kind", LONGEST_PLACE)
        if not written:
            return kind_of(name)
        kind = kind_named(written)
        if kind is None and kind_of(name) is AgencyKind.OTHER:
            self._wrong(row, "kind", _unknown_kind(written))
        return kind or kind_of(name)

    def _province(self, row: Row) -> str:
        written = self._text(row, "province", LONGEST_PLACE)
        found = find_province(written) if written else None
        if written and found is None:
            self._wrong(row, "province", _unknown_province(written))
        return found.th if found else ""

    def _units(self, row: Row) -> tuple[str, ...]:
        names = [tidy(one) for one in _UNITS.split(row.cells.get(self.columns["units"], ""))]
        if any(len(one) > LONGEST_UNIT for one in names):
            self._wrong(row, "units", _too_long(LONGEST_UNIT))
        return tuple(dict.fromkeys(one for one in names if one and one not in _NONE))

    def _without_doubles(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Of two rows for one agency neither can be right without the other being wrong: the second is named."""
        codes: dict[str, int] = {}
        places: dict[tuple[str, str], dict[str, int]] = {}
        for line in lines:
            key = normalise_name(line.named.name), line.named.province
            districts = places.setdefault(key, {})
            first = codes.get(line.code) or districts.get(line.named.district)
            if first is None and districts and "" in {line.named.district, *districts}:
                self._add(line.row, "district", _district_wanted(next(iter(districts.values()))))
            elif first is not None:
                self._add(line.row, "agency_code" if line.code in codes else "agency", _twice(first))
            else:
                districts[line.named.district] = line.row
                codes |= {line.code: line.row} if line.code else {}
                yield line

    def _wrong(self, row: Row, name: str, text: Text) -> None:
        self._add(row.number, name, text)

    def _add(self, row: int, name: str, text: Text) -> None:
        column = self.columns[name]
        self.problems.append(Problem(row, self.table.shown(column) if column else "", text))


_NO_NAMES = Text(
    "ไม่พบคอลัมน์ชื่อหน่วยงาน โปรดตั้งหัวตารางว่า “ชื่อหน่วยงาน” หรือใช้แบบกรอกของระบบ",
    "There is no column with names. Head one “ชื่อหน่วยงาน” (agency), or use the form of this system.",
)
_NAME_WANTED = Text("ต้องมีชื่อหน่วยงาน", "A name is needed.")
_PROVINCE_WANTED = Text(
    "องค์กรปกครองส่วนท้องถิ่นต้องระบุจังหวัด เพราะมีชื่อซ้ำกันหลายแห่ง",
    "A local administration needs its province: several share a name.",
)


def _unknown_kind(written: str) -> Text:
    return Text(
        f"ไม่รู้จักประเภท {quoted(written)} โปรดใช้ประเภทตามแบบกรอก เช่น องค์การบริหารส่วนตำบล กรม รัฐวิสาหกิจ หรือเว้นว่าง",
        f"{quoted(written)} is no kind of agency. Use one of the form's kinds, or leave it empty.",
    )


def _unknown_province(written: str) -> Text:
    return Text(
        f"ไม่รู้จักจังหวัด {quoted(written)} โปรดตรวจตัวสะกด",
        f"{quoted(written)} is no province. Check its spelling.",
    )


def _too_long(longest: int) -> Text:
    return Text(f"ยาวเกิน {longest} ตัวอักษร", f"is longer than {longest} characters")


def _twice(row: int) -> Text:
    return Text(
        f"ซ้ำกับแถวที่ {row} โปรดเหลือแถวเดียว หรือแก้รหัสให้ต่างกัน",
        f"repeats row {row}. Keep one of them, or correct the code.",
    )


def _district_wanted(row: int) -> Text:
    return Text(
        f"ชื่อและจังหวัดเดียวกับแถวที่ {row} โปรดระบุอำเภอทั้งสองแถว",
        f"has the name and province of row {row}. Give the district in both rows.",
    )
