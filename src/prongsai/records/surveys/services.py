"""Opens the surveys of agencies, each with its short link."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.selectors import rules_of, survey_codes
from prongsai.records.rounds.services import chain_of, is_being_counted, lock
from prongsai.records.surveys.models import ServicePoint, Survey

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is read for something else on a poster
LENGTH = 7
AT_ONCE = 500
MOST_POINTS = 40
LONGEST_NAME = 120
OPENED = verb("surveys.opened", "สร้างลิงก์แบบวัด {count} ลิงก์", "Made {count} links of surveys")
POINT_ADDED = verb("surveys.point.added", "เพิ่มจุดบริการ “{name}”", "Added the service point “{name}”")
POINT_RENAMED = verb(
    "surveys.point.renamed",
    "เปลี่ยนชื่อจุดบริการ “{old}” เป็น “{name}”",
    "Renamed the service point “{old}” to “{name}”",
)
POINT_HIDDEN = verb(
    "surveys.point.hidden", "ซ่อนจุดบริการ “{name}” จากรายการ", "Hid the service point “{name}” from the list"
)
POINT_SHOWN = verb(
    "surveys.point.shown", "แสดงจุดบริการ “{name}” ในรายการอีกครั้ง", "Showed the service point “{name}” in the list again"
)


def open_surveys(the_round: Round, enrolments: Iterable[Enrolment] | None = None, by: User | None = None) -> int:
    """Make the surveys of enrolled agencies that do not exist yet; how many. None for a round that is being counted."""
    if not the_round.is_asked_here:
        return 0
    codes = survey_codes(rules_of(the_round))
    with transaction.atomic():
        locked = lock(the_round)
        if is_being_counted(locked):
            return 0
        enrolled = list(the_round.enrolments.all() if enrolments is None else enrolments)
        found = Survey.objects.filter(enrolment__in=[one.pk for one in enrolled])
        there = set(found.values_list("enrolment", "instrument"))
        missing = [(one, code) for one in enrolled for code in codes if (one.pk, code) not in there]
        new = [
            Survey(enrolment=one, instrument=instrument, code=code)
            for (one, instrument), code in zip(missing, new_codes(len(missing)), strict=True)
        ]
        Survey.objects.bulk_create(new, batch_size=1000)
        if new:
            write(chain_of(locked), OPENED, actor=by, about=locked, facts={"count": len(new)})
    return len(new)


def add_point(survey: Survey, name: str, by: User | None = None) -> ServicePoint:
    """A service point of EIT with a link of its own. Raises InputError for no name, one that is there, or too many."""
    name = _checked(name)
    with transaction.atomic():
        _lock(survey.pk)
        _require_new(survey.pk, name)
        _require_room(survey.pk)
        made = ServicePoint.objects.create(survey=survey, name=name, code=new_codes(1)[0])
        _write(made, POINT_ADDED, by)
    return made


def rename_point(point: ServicePoint, name: str, by: User | None = None) -> None:
    """Put a name right; link and count stay. Raises InputError for no name, or another point's."""
    name = _checked(name)
    with transaction.atomic():
        _lock(point.survey_id)
        point.refresh_from_db()
        if name == point.name:
            return
        _require_new(point.survey_id, name)
        old, point.name = point.name, name
        point.save(update_fields=["name"])
        _write(point, POINT_RENAMED, by, old=old)


def hide_point(point: ServicePoint, by: User | None = None) -> None:
    """Take a point out of the list. Its link goes on leading to the form, and what comes by it is counted."""
    with transaction.atomic():
        _lock(point.survey_id)
        point.refresh_from_db()
        if point.hidden_at is None:
            point.hidden_at = clock.now()
            point.save(update_fields=["hidden_at"])
            _write(point, POINT_HIDDEN, by)


def show_point(point: ServicePoint, by: User | None = None) -> None:
    """Put a hidden point back into the list. Raises InputError where that is full."""
    with transaction.atomic():
        _lock(point.survey_id)
        point.refresh_from_db()
        if point.hidden_at is not None:
            _require_room(point.survey_id)
            point.hidden_at = None
            point.save(update_fields=["hidden_at"])
            _write(point, POINT_SHOWN, by)


def new_codes(count: int) -> list[str]:
    """Codes for short links that lead nowhere yet: drawn at random, so that none follows from another."""
    drawn: set[str] = set()
    while len(drawn) < count:
        fresh = {_code() for _ in range(count - len(drawn))}
        drawn |= fresh - _known(fresh)
    return list(drawn)


def _lock(survey: int) -> None:
    Survey.objects.select_for_update(no_key=True).get(pk=survey)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise InputError(Text("โปรดระบุชื่อจุดบริการ ไม่เกิน 120 ตัวอักษร", "Name the service point in at most 120 letters."))
    return name


def _require_new(survey: int, name: str) -> None:
    there = ServicePoint.objects.filter(survey=survey, name=name).first()
    if there is None:
        return
    if there.hidden_at:
        raise InputError(
            Text(
                f"มีจุดบริการ “{name}” ที่ซ่อนไว้ โปรดแสดงจุดนั้นอีกครั้ง หรือใช้ชื่ออื่น",
                f"There is a hidden service point “{name}”. Show that one again, or choose another name.",
            )
        )
    raise InputError(Text(f"มีจุดบริการ “{name}” อยู่แล้ว", f"There is a service point “{name}” already."))


def _require_room(survey: int) -> None:
    if ServicePoint.objects.filter(survey=survey, hidden_at=None).count() >= MOST_POINTS:
        raise InputError(
            Text(
                f"มีจุดบริการได้ไม่เกิน {MOST_POINTS} จุด โปรดซ่อนจุดที่เลิกใช้ก่อน",
                f"There can be no more than {MOST_POINTS} service points. Hide one that is no longer used.",
            )
        )


def _write(point: ServicePoint, what: str, by: User | None, **more: str) -> None:
    """In the journal of the agency, whose officers do it in official rounds too."""
    chain = point.survey.enrolment.agency.code
    write(chain, what, actor=by, about=point, facts=more | {"name": point.name})


def _code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def _known(codes: set[str]) -> set[str]:
    listed = sorted(codes)
    known: set[str] = set()
    for start in range(0, len(listed), AT_ONCE):
        some = listed[start : start + AT_ONCE]
        known.update(Survey.objects.filter(code__in=some).values_list("code", flat=True))
        known.update(ServicePoint.objects.filter(code__in=some).values_list("code", flat=True))
    return known
