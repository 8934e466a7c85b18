"""Takes a register in, piece by piece: each piece whole or not at all, and again without harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from prongsai.adapters import clock
from prongsai.core.thai.dates import fiscal_year
from prongsai.core.thai.names import normalise_name
from prongsai.records.accounts.models import User
from prongsai.records.agencies.identity import KEYS
from prongsai.records.agencies.models import Agency, FormerName, Unit
from prongsai.records.agencies.register_known import known_to
from prongsai.records.agencies.register_plan import OWN_COLUMNS, Plan, Step, in_order, planned
from prongsai.records.agencies.register_sheet import Line, Sheet
from prongsai.records.agencies.services import together
from prongsai.records.journal.bulk import Act, write_each
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

PIECE = 250
ADDED = verb("agencies.added", "เพิ่มหน่วยงานในทะเบียน", "Added the agency to the register")
CHANGED = verb("agencies.changed", "แก้ไขทะเบียน: {what}", "Changed the register: {what}")
IMPORTED = verb(
    "agencies.imported",
    "นำเข้าทะเบียนหน่วยงาน {file}: ใหม่ {new} แก้ไข {changed} เหมือนเดิม {unchanged} ข้าม {problems} แถว",
    "Imported the register {file}: {new} new, {changed} changed, {unchanged} unchanged, {problems} rows left out",
)


class Manner(NamedTuple):
    """How names that differ are taken: as new names from `since_year` on (the old ones stay for the years before), or
    as corrections of what was written wrongly.
    """

    since_year: int
    corrects: bool = False


class Counts(NamedTuple):
    """What was done; `problems` are rows that were left out."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(one + another for one, another in zip(self, other, strict=True)))


def manner_of_today(*, corrects: bool = False) -> Manner:
    """Names that differ hold from this fiscal year on."""
    return Manner(fiscal_year(clock.today()), corrects)


def pieces(sheet: Sheet) -> list[list[Line]]:
    """The lines in the order in which they are taken in."""
    lines = in_order(sheet.lines)
    return [lines[start : start + PIECE] for start in range(0, len(lines), PIECE)]


def take_in(lines: Sequence[Line], sheet: Sheet, manner: Manner, by: User | None = None) -> Counts:
    """Takes one piece in. Doing it again changes nothing."""
    return together(lambda: _take_in(lines, sheet, manner, by))


def finish(counts: Counts, filename: str, by: User | None = None) -> None:
    """Writes the import as a whole into the journal of the installation."""
    write(SITE, IMPORTED, actor=by, facts={"file": filename, **counts._asdict()})


def import_all(sheet: Sheet, manner: Manner, filename: str, by: User | None = None) -> Iterator[Counts]:
    """Takes a sheet in, giving the counts so far after each piece."""
    done = Counts(problems=len({one.row for one in sheet.problems}))
    for piece in pieces(sheet):
        done = done.plus(take_in(piece, sheet, manner, by))
        yield done
    with transaction.atomic():
        finish(done, filename, by)


def _take_in(lines: Sequence[Line], sheet: Sheet, manner: Manner, by: User | None) -> Counts:
    plan = planned(lines, known_to(lines, locked=True), sheet.heading)
    _store(plan, manner)
    acts = [act for step in plan.steps for act in _acts(step)]
    write_each(acts, by)
    return Counts(len(plan.new), len(plan.changed), plan.unchanged, len(plan.problems))


def _store(plan: Plan, manner: Manner) -> None:
    belonging = [step for step in plan.steps if step.parent is not None]
    for step in belonging:
        step.agency.parent = None if step.is_new else step.agency.parent
    Agency.objects.bulk_create(sorted((step.agency for step in plan.new), key=lambda one: one.code))
    _rewrite([step.agency for step in plan.changed], [*OWN_COLUMNS, *KEYS])
    for step in belonging:
        step.agency.parent = step.parent
    _rewrite([step.agency for step in belonging], ["parent"])
    if not manner.corrects:
        _keep_old_names(plan.changed, manner.since_year - 1)
    _add_units(plan.steps)


def _rewrite(agencies: Sequence[Agency], columns: Sequence[str]) -> None:
    """Write columns of agencies that are stored: as one statement that meets each row by its key, the quickest way."""
    if agencies:
        Agency.objects.bulk_create(agencies, update_conflicts=True, unique_fields=["id"], update_fields=columns)


def _keep_old_names(steps: Sequence[Step], until_year: int) -> None:
    """The name before the first change of a year is the one that held until then."""
    former = [
        FormerName(agency=step.agency, name=name, kind=kind, until_year=until_year, name_key=normalise_name(name))
        for step in steps
        if step.old_name
        for name, kind in (step.old_name,)
    ]
    FormerName.objects.bulk_create(former, ignore_conflicts=True)


def _add_units(steps: Sequence[Step]) -> None:
    adding = [step for step in steps if step.units]
    last = dict(
        Unit.objects.filter(agency__in=[step.agency for step in adding], parent=None)
        .order_by()
        .values_list("agency")
        .annotate(Max("position"))
    )
    Unit.objects.bulk_create(
        Unit(agency=step.agency, name=name, position=position)
        for step in adding
        for position, name in enumerate(step.units, start=last.get(step.agency.pk, -1) + 1)
    )


def _acts(step: Step) -> Iterator[Act]:
    agency = step.agency
    if step.is_new:
        yield Act(agency.code, ADDED, agency, {"name": agency.name, "row": step.line.row})
    elif step.changes:
        said = (f"{one.label.th}: {one.before or '-'} → {one.after or '-'}" for one in step.changes)
        changes = [list(one) for one in step.changes]
        yield Act(agency.code, CHANGED, agency, {"what": "; ".join(said), "changes": changes})
