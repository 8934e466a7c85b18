"""What a register would change, row by row, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from prongsai.adapters.sheets import Problem
from prongsai.core.text import Text
from prongsai.core.thai.errors import quoted
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.names import normalise_name
from prongsai.records.agencies.identity import AgencyError, new_agency, with_keys
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.agencies.register_known import Known, known_to
from prongsai.records.agencies.register_sheet import Line, Sheet

LABELS = {
    "name": Text("ชื่อ", "name"),
    "kind": Text("ประเภท", "kind"),
    "province": Text("จังหวัด", "province"),
    "district": Text("อำเภอ", "district"),
    "official_code": Text("รหัสทางการ", "official code"),
    "parent": Text("สังกัด", "parent"),
    "units": Text("สำนัก/กองที่เพิ่ม", "units added"),
}
OWN_COLUMNS = ("name", "kind", "province", "district", "official_code")
_HIGHEST = 20


class Change(NamedTuple):
    """What would be otherwise: the column, and what it says before and after."""

    column: str
    before: str
    after: str

    @property
    def label(self) -> Text:
        return LABELS[self.column]


@dataclass
class Step:
    """What one line does: adds its agency, changes it, or leaves it. The agency carries the new values already."""

    line: Line
    agency: Agency
    is_new: bool = False
    changes: list[Change] = field(default_factory=list)
    parent: Agency | None = None
    units: tuple[str, ...] = ()
    old_name: tuple[str, str] | None = None


@dataclass
class Plan:
    """What a register does: its steps, the rows that cannot be taken, and what is passed over in rows that can."""

    steps: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def new(self) -> list[Step]:
        return [one for one in self.steps if one.is_new]

    @property
    def changed(self) -> list[Step]:
        return [one for one in self.steps if one.changes and not one.is_new]

    @property
    def unchanged(self) -> int:
        return sum(not one.is_new and not one.changes for one in self.steps)


def preview(sheet: Sheet) -> Plan:
    """What an import of the sheet would do now."""
    return planned(in_order(sheet.lines), known_to(sheet.lines), sheet.heading)


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that others belong to before them."""
    by_word = {word: line for line in lines for word in (line.code, normalise_name(line.named.name)) if word}
    levels = {line.row: _level(line, by_word) for line in lines}
    return sorted(lines, key=lambda line: (levels[line.row], line.row))


def planned(lines: Sequence[Line], known: Known, heading: Mapping[str, str]) -> Plan:
    """The plan for lines that stand in order."""
    plan = Plan()
    planner = _Planner(known, heading, plan.warnings)
    units = _units_of(lines, known)
    for line in lines:
        try:
            step = planner.step(line)
        except AgencyError as error:
            plan.problems.append(Problem(line.row, planner.column("agency"), error.text))
            continue
        planner.set_parent(step)
        _set_units(step, units)
        plan.steps.append(step)
    return plan


class _Planner:
    """Plans line by line; an agency is meant by one line only."""

    def __init__(self, known: Known, heading: Mapping[str, str], warnings: list[Problem]) -> None:
        self.known, self.heading, self.warnings = known, heading, warnings
        self.claimed: dict[str, int] = {}

    def column(self, name: str) -> str:
        return self.heading.get(name, "")

    def step(self, line: Line) -> Step:
        """Raises AgencyError for a line that cannot be taken."""
        agency = self.known.find(line.code, line.named)
        if isinstance(agency, AgencyError):
            raise agency
        step = self._new(line) if agency is None else self._changed(line, agency)
        first = self.claimed.setdefault(step.agency.code, line.row)
        if first != line.row:
            raise AgencyError(_same_as(first))
        return step

    def set_parent(self, step: Step) -> None:
        line, agency = step.line, step.agency
        if not line.parent:
            return
        parent = self.known.parent(line.parent, line.named.province)
        if parent is None or _leads_to(parent, agency):
            warning = _no_parent(line.parent) if parent is None else _in_a_circle(line.parent)
            self._warn(line, "parent", warning)
        elif agency.parent != parent:
            step.parent = parent
            step.changes.append(Change("parent", agency.parent.name if agency.parent else "", parent.name))
            agency.parent = parent

    def _new(self, line: Line) -> Step:
        agency = new_agency(line.named, self.known.taken_codes)
        agency.official_code = line.code or None
        self.known.add(agency)
        return Step(line, agency, is_new=True)

    def _changed(self, line: Line, agency: Agency) -> Step:
        self._require_code(line, agency)
        wanted = self._wanted(line, agency)
        self._require_place(wanted, agency)
        step = Step(line, agency)
        if normalise_name(wanted["name"]) != agency.name_key:
            step.old_name = agency.name, agency.kind
        for column, value in wanted.items():
            before = getattr(agency, column) or ""
            if value != before:
                step.changes.append(Change(column, _shown(column, before), _shown(column, value)))
                setattr(agency, column, value or None if column == "official_code" else value)
        if step.changes:
            old_key = agency.name_key
            self.known.moved(with_keys(agency), old_key)
        return step

    def _wanted(self, line: Line, agency: Agency) -> dict[str, str]:
        """The columns as they would be; what a line leaves empty stays."""
        key, named = normalise_name(line.named.name), line.named
        is_former = key != agency.name_key and agency in self.known.by_former[key]
        if is_former:
            self._warn(line, "agency", _is_former(agency))
        name = agency.name if is_former else named.name
        if key == agency.name_key:
            name = max(agency.name, named.name, key=len)
        kind = (named.kind or AgencyKind.OTHER).value
        tells_kind = line.names_kind or (key != agency.name_key and kind != AgencyKind.OTHER.value)
        has_other_code = line.code and line.code not in (agency.code, agency.official_code)
        return {
            "name": name,
            "kind": kind if tells_kind and not is_former else agency.kind,
            "province": named.province or agency.province,
            "district": named.district or agency.district,
            "official_code": line.code if has_other_code else agency.official_code or "",
        }

    def _warn(self, line: Line, column: str, text: Text) -> None:
        self.warnings.append(Problem(line.row, self.column(column), text))

    def _require_code(self, line: Line, agency: Agency) -> None:
        if line.code and agency.official_code and line.code not in (agency.code, agency.official_code):
            raise AgencyError(_other_code(agency))

    def _require_place(self, wanted: Mapping[str, str], agency: Agency) -> None:
        other = self.known.at((normalise_name(wanted["name"]), wanted["province"], wanted["district"]))
        if other is not None and other is not agency:
            raise AgencyError(_taken(other))


def _level(line: Line, by_word: Mapping[str, Line]) -> int:
    """How many lines of the sheet it belongs to, one above the other."""
    level, above = 0, line
    while level < _HIGHEST and above.parent:
        found = by_word.get(above.parent) or by_word.get(normalise_name(above.parent))
        if found is None or found is above:
            break
        level, above = level + 1, found
    return level


def _leads_to(parent: Agency, agency: Agency) -> bool:
    above: Agency | None = parent
    for _ in range(_HIGHEST):
        if above is None:
            return False
        if above is agency or (agency.pk and above.pk == agency.pk):
            return True
        above = above.parent
    return True


def _units_of(lines: Sequence[Line], known: Known) -> dict[int, set[str]]:
    """The names of the units on top of each known agency, where lines name any."""
    if not any(line.units for line in lines):
        return {}
    names: dict[int, set[str]] = {}
    keys = [one.pk for some in known.by_key.values() for one in some if one.pk]
    for start in range(0, len(keys), 500):
        units = Unit.objects.filter(agency__in=keys[start : start + 500], parent=None)
        for agency, name in units.values_list("agency", "name"):
            names.setdefault(agency, set()).add(name)
    return names


def _set_units(step: Step, units: Mapping[int, set[str]]) -> None:
    there = units.get(step.agency.pk, set())
    step.units = tuple(one for one in step.line.units if one not in there)
    if step.units:
        step.changes.append(Change("units", "", ", ".join(step.units)))


def _shown(column: str, value: str) -> str:
    return AgencyKind(value).label.th if column == "kind" and value else value


def warnings_of(sheet: Sheet) -> Iterator[Text]:
    """What is to be known of a sheet as a whole."""
    for heading in sheet.unused:
        yield Text(
            f"คอลัมน์ {quoted(heading)} ไม่ได้ใช้", f"The column {quoted(heading)} means nothing here and is not used."
        )


def _is_former(agency: Agency) -> Text:
    return Text(
        f"เป็นชื่อเดิมของ “{agency.name}” จึงคงชื่อปัจจุบันไว้", f"is a former name of “{agency.name}”, whose name of today stays."
    )


def _same_as(row: int) -> Text:
    return Text(
        f"เป็นหน่วยงานเดียวกับแถวที่ {row} โปรดเหลือแถวเดียว หรือระบุอำเภอให้ต่างกัน",
        f"is the same agency as row {row}. Keep one of them, or give different districts.",
    )


def _other_code(agency: Agency) -> Text:
    return Text(
        f"“{agency.name}” มีรหัส {agency.official_code} อยู่แล้ว โปรดตรวจสอบรหัส หรือระบุอำเภอถ้าเป็นคนละแห่ง",
        f"“{agency.name}” has the code {agency.official_code}. Check the code; give the district if it is another one.",
    )


def _taken(other: Agency) -> Text:
    return Text(
        f"ชื่อ จังหวัด และอำเภอนี้เป็นของหน่วยงานรหัส {other.official_code or other.code} อยู่แล้ว",
        f"The agency {other.official_code or other.code} has that name, province and district already.",
    )


def _no_parent(written: str) -> Text:
    return Text(
        f"ไม่พบสังกัด {quoted(written)} ในทะเบียน (หรือมีหลายแห่ง) จึงยังไม่ตั้งสังกัด แถวนี้รับเข้าได้ตามปกติ",
        f"{quoted(written)} is not in the register, or several are, so no parent is set. The row itself is taken.",
    )


def _in_a_circle(written: str) -> Text:
    return Text(
        f"สังกัด {quoted(written)} วนกลับมาที่หน่วยงานนี้เอง จึงยังไม่ตั้งสังกัด",
        f"{quoted(written)} belongs to this agency itself, so it is not set as its parent.",
    )
