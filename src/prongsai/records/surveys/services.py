"""Opens the surveys of agencies, each with its short link."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db import transaction

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
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise InputError(Text("โปรดระบุชื่อจุดบริการ ไม่เกิน 120 ตัวอักษร", "Name the service point in at most 120 letters."))
    with transaction.atomic():
        Survey.objects.select_for_update().get(pk=survey.pk)
        points = list(survey.points.all())
        if name in [one.name for one in points]:
            raise InputError(Text(f"มีจุดบริการ “{name}” อยู่แล้ว", f"There is a service point “{name}” already."))
        if len(points) >= MOST_POINTS:
            raise InputError(
                Text(f"มีจุดบริการได้ไม่เกิน {MOST_POINTS} จุด", f"There can be no more than {MOST_POINTS} service points.")
            )
        made = ServicePoint.objects.create(survey=survey, name=name, code=new_codes(1)[0])
        write(chain_of(survey.enrolment.round), POINT_ADDED, actor=by, about=made, facts={"name": name})
    return made


def new_codes(count: int) -> list[str]:
    """Codes for short links that lead nowhere yet: drawn at random, so that none follows from another."""
    drawn: set[str] = set()
    while len(drawn) < count:
        fresh = {_code() for _ in range(count - len(drawn))}
        drawn |= fresh - _known(fresh)
    return list(drawn)


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
