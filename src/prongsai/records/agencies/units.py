"""สำนัก/กอง of an agency and งาน within them: add, rename, order, close. A closed one keeps its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from prongsai.core.offices import office_of
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

LONGEST = 200
ADDED = verb("agencies.unit.added", "เพิ่ม “{unit}”", "Added “{unit}”")
RENAMED = verb("agencies.unit.renamed", "เปลี่ยนชื่อ “{before}” เป็น “{unit}”", "Renamed “{before}” to “{unit}”")
MOVED = verb("agencies.unit.moved", "เปลี่ยนลำดับหรือสังกัดของ “{unit}”", "Moved “{unit}”")
CLOSED = verb("agencies.unit.closed", "ปิด “{unit}” (ประวัติยังอยู่)", "Closed “{unit}” (its history stays)")
REOPENED = verb("agencies.unit.reopened", "เปิด “{unit}” อีกครั้ง", "Reopened “{unit}”")


def add_unit(agency: Agency, name: str, parent: Unit | None = None, by: User | None = None) -> Unit:
    """A new unit at the end, or a section of `parent`. Raises InputError: no name, one that exists, a wrong parent."""
    with transaction.atomic():
        lock(agency)
        name = _checked(agency, parent, name)
        _require_parent(agency, parent)
        last = agency.units.filter(parent=parent).aggregate(last=Max("position"))["last"]
        unit = Unit.objects.create(agency=agency, parent=parent, name=name, position=0 if last is None else last + 1)
        write(agency.code, ADDED, actor=by, about=unit, facts={"unit": name})
    return unit


def add_units(agency: Agency, names: Iterable[str], by: User | None = None) -> list[Unit]:
    """Those of the units that the agency does not have yet; one that was closed is opened again."""
    added = []
    with transaction.atomic():
        lock(agency)
        for name in dict.fromkeys(filter(None, map(tidy, names))):
            known = agency.units.filter(parent=None, name=name).first()
            if known is None:
                added.append(add_unit(agency, name, by=by))
            elif not known.is_open:
                reopen_unit(known, by)
                added.append(known)
    return added


def rename_unit(unit: Unit, name: str, by: User | None = None) -> None:
    """Another name for the same unit; what it did stays its own."""
    with transaction.atomic():
        lock(unit.agency)
        before, name = unit.name, _checked(unit.agency, unit.parent, name, unit)
        if name == before:
            return
        unit.name = name
        unit.save(update_fields=["name"])
        write(unit.agency.code, RENAMED, actor=by, about=unit, facts={"before": before, "unit": name})


def put_below(unit: Unit, parent: Unit | None, by: User | None = None) -> None:
    """Make a unit a section of another, or a unit of its own (None). One that has sections stays on top."""
    with transaction.atomic():
        lock(unit.agency)
        if parent == unit.parent:
            return
        _require_parent(unit.agency, parent)
        if parent == unit or (parent is not None and unit.sections.exists()):
            raise InputError(_HAS_SECTIONS)
        _checked(unit.agency, parent, unit.name, unit)
        unit.parent = parent
        unit.save(update_fields=["parent"])
        write(unit.agency.code, MOVED, actor=by, about=unit, facts={"unit": unit.name})


def move_unit(unit: Unit, places: int, by: User | None = None) -> None:
    """Move a unit among its neighbours that are open: -1 up, 1 down. At the end nothing happens."""
    with transaction.atomic():
        lock(unit.agency)
        order = list(unit.agency.units.filter(parent=unit.parent))
        open_ones = [one for one in order if one.is_open]
        if unit not in open_ones:
            return
        at = open_ones.index(unit) + places
        if not 0 <= at < len(open_ones):
            return
        neighbour = open_ones[at]
        order.remove(unit)
        order.insert(order.index(neighbour) + (places > 0), unit)
        _number(order)
        write(unit.agency.code, MOVED, actor=by, about=unit, facts={"unit": unit.name})


def close_unit(unit: Unit, by: User | None = None) -> None:
    """A unit that is no more: nothing new is given to it or to its sections, all that was stays."""
    with transaction.atomic():
        lock(unit.agency)
        for one in [*unit.sections.filter(is_open=True), unit]:
            Unit.objects.filter(pk=one.pk).update(is_open=False)
            write(unit.agency.code, CLOSED, actor=by, about=one, facts={"unit": one.name})
        unit.is_open = False


def reopen_unit(unit: Unit, by: User | None = None) -> None:
    """A closed unit that is there again, with the one that it belongs to."""
    with transaction.atomic():
        lock(unit.agency)
        if unit.parent is not None and not unit.parent.is_open:
            reopen_unit(unit.parent, by)
        Unit.objects.filter(pk=unit.pk).update(is_open=True)
        unit.is_open = True
        write(unit.agency.code, REOPENED, actor=by, about=unit, facts={"unit": unit.name})


def offered_units(agency: Agency) -> tuple[str, ...]:
    """The units that its kind of agency usually has, and it has not named yet."""
    known = set(agency.units.values_list("name", flat=True))
    return tuple(name for name in office_of(AgencyKind(agency.kind)).units if name not in known)


def open_units(agency: Agency) -> tuple[Unit, ...]:
    """The units of an agency that are there, each followed by its sections."""
    return in_order(agency.units.filter(is_open=True).select_related("parent"))


def in_order(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units as they are listed: each followed by its sections."""
    listed = sorted(units, key=lambda one: (one.position, one.pk))
    tops = [one for one in listed if one.parent_id is None]
    shown = [each for top in tops for each in (top, *(one for one in listed if one.parent_id == top.pk))]
    return (*shown, *(one for one in listed if one not in shown))


def lock(agency: Agency) -> None:
    """Who changes an agency's units or posts waits for who does so already."""
    Agency.objects.select_for_update().get(pk=agency.pk)


def _checked(agency: Agency, parent: Unit | None, name: str, itself: Unit | None = None) -> str:
    name = tidy(name)
    if not name:
        raise InputError(Text("โปรดพิมพ์ชื่อสำนัก/กอง หรืองาน", "Type the name of the unit or section."))
    if len(name) > LONGEST:
        raise InputError(Text(f"ชื่อยาวเกิน {LONGEST} ตัวอักษร", f"The name is longer than {LONGEST} characters."))
    known = agency.units.filter(parent=parent, name=name).exclude(pk=itself.pk if itself else 0).first()
    if known is not None:
        raise InputError(_exists(known))
    return name


def _exists(known: Unit) -> Text:
    if known.is_open:
        return Text(f"มี “{known.name}” อยู่แล้ว", f"“{known.name}” is there already.")
    return Text(
        f"มี “{known.name}” อยู่แล้วแต่ปิดไว้ โปรดกดเปิดอีกครั้งแทนการเพิ่มใหม่",
        f"“{known.name}” is there but closed. Reopen it instead of adding it again.",
    )


_HAS_SECTIONS = Text(
    "หน่วยนี้มีงานอยู่ภายใน จึงย้ายไปอยู่ใต้หน่วยอื่นไม่ได้ โปรดย้ายงานภายในออกก่อน",
    "This unit has sections of its own, so it cannot become a section. Move those out first.",
)


def _require_parent(agency: Agency, parent: Unit | None) -> None:
    if parent is not None and (parent.agency_id != agency.pk or parent.parent_id is not None):
        raise InputError(
            Text("โปรดเลือกสำนัก/กองของหน่วยงานนี้", "Choose a unit of this agency that is not itself a section.")
        )


def _number(units: Sequence[Unit]) -> None:
    for position, unit in enumerate(units):
        unit.position = position
    Unit.objects.bulk_update(units, ["position"])
