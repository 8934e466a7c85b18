"""Reminds officers of what their agency lacks in a round: each once for each warning, and settled when it is mended.

What can be lacking is known to the apps that come later (answers, disclosures): each says so by a function decorated
with `lacking` in its module `reminders`, which its module `jobs` imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State, warning
from prongsai.core.calendar.saying import say_day
from prongsai.core.text import Text
from prongsai.records.agencies.models import Membership, Role
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.notices.services import Wanted, notify
from prongsai.records.rounds.models import Enrolment, Phase, RoundKind
from prongsai.records.rounds.notices import HEADCOUNTS, key_of, open_causes, settled, supersede
from prongsai.records.rounds.selectors import knows_minimum, phases_of

NEWS = timedelta(days=3)  # who starts her computer on Monday still reads what opened on Saturday
SETTLING = timedelta(days=7)  # after the end, so that old reminders do not stay unread
REMINDED = verb(
    "rounds.reminded",
    "ระบบเตือนเรื่องรอบการประเมิน {count} รายการ",
    "The system sent {count} reminders about a round",
)


class Lack(NamedTuple):
    """Something that an agency lacks. `stage` names the warning that is due; without one nobody is told today."""

    cause: str
    stage: str
    says: Text
    page: str = ""
    due_on: date | None = None


Source = Callable[[Enrolment, date], Iterable[Lack]]
_sources: list[Source] = []


def lacking(source: Source) -> Source:
    """Decorate what says which things an agency lacks in a round on a day."""
    _sources.append(source)
    return source


def due(phase: Phase, today: date) -> str:
    """The name of the warning before the end of a phase that is due today; empty where none is."""
    warned = warning(phase.starts_on, phase.ends_on, today)
    return "" if warned is None else f"{phase.ends_on}-{warned}"


def until(phase: Phase) -> Text:
    """By when: "ภายในวันที่ 30 เมษายน 2568"."""
    day = say_day(phase.ends_on)
    return Text(f"ภายในวันที่ {day.th}", f"by {day.en}")


def concerned(today: date) -> Q:
    """The parts of agencies in rounds that somebody may have to be reminded of."""
    ends = {"round__phases__code": PhaseCode.ANNOUNCE, "round__phases__ends_on__gte": today - SETTLING}
    return Q(**ends, round__announced_at__isnull=True)


def remind(enrolment: Enrolment, today: date) -> int:
    """Make today's reminders to the officers of an agency about a round; settle what is mended. How many are new."""
    lacks = [one for source in _sources for one in source(enrolment, today)]
    for cause in open_causes(enrolment) - {one.cause for one in lacks}:
        settled(enrolment, cause)
    due_now = [one for one in lacks if one.stage]
    for lack in due_now:
        supersede(enrolment, lack.cause, lack.stage)
    wanted = [one for lack in due_now for one in _to_officers(enrolment, lack)]
    if not wanted:
        return 0
    with transaction.atomic():
        made = notify(enrolment.agency, wanted)
        if made:
            write(enrolment.agency.code, REMINDED, about=enrolment, facts={"count": len(made)})
    return len(made)


@lacking
def people(enrolment: Enrolment, today: date) -> Iterator[Lack]:
    """Headcounts, from which the least numbers of answers follow; until the end of the time for answers."""
    is_known = enrolment.staff is not None and enrolment.served is not None
    if is_known or enrolment.round.closed_at or not knows_minimum(enrolment.round):
        return
    phases = phases_of(enrolment.round)
    register, collect = phases[PhaseCode.REGISTER], phases[PhaseCode.COLLECT]
    phase = collect if register.state_on(today) is State.OVER else register
    if phase.state_on(today) is not State.OVER:
        said = Text(
            f"{enrolment.round.name.th}: ยังไม่ได้ระบุจำนวนบุคลากรและผู้รับบริการ โปรดระบุ{until(phase).th}",
            f"{enrolment.round.name.en}: the numbers of staff and of people served are missing. Enter them "
            f"{until(phase).en}.",
        )
        yield Lack(HEADCOUNTS, due(phase, today), said, "people/", phase.ends_on)


@lacking
def news(enrolment: Enrolment, today: date) -> Iterator[Lack]:
    """A phase that opened, or was given more time; said of rounds that others run, for the first few days.

    Results are not out because their day has come: of them people are told when they are.
    """
    if enrolment.round.kind != RoundKind.OFFICIAL:
        return
    for code, phase in phases_of(enrolment.round).items():
        if phase.state_on(today) is State.OPEN and code is not PhaseCode.ANNOUNCE:
            yield _opened(enrolment, phase, today)
        if phase.state_on(today) is not State.OVER:
            yield from _extended(enrolment, code, phase)


def _opened(enrolment: Enrolment, phase: Phase, today: date) -> Lack:
    name, day, is_new = enrolment.round.name, say_day(phase.ends_on), today - phase.starts_on < NEWS
    said = Text(
        f"{name.th}: ช่วง{phase.label.th} เปิดแล้ว ถึงวันที่ {day.th}",
        f"{name.en}: “{phase.label.en}” has begun, until {day.en}.",
    )
    if outside := PhaseCode(phase.code).outside:
        said += outside
    return Lack(f"open-{phase.code}", f"{phase.starts_on}" if is_new else "", said, "", phase.ends_on)


def _extended(enrolment: Enrolment, code: PhaseCode, phase: Phase) -> Iterator[Lack]:
    made = phase.extensions.first()
    if made is None:
        return
    name, day = enrolment.round.name, say_day(made.new_ends_on)
    is_new = clock.now() - made.made_at < NEWS
    said = Text(
        f"{name.th}: ขยายช่วง{phase.label.th} ถึงวันที่ {day.th} เพราะ {made.reason}",
        f"{name.en}: “{phase.label.en}” was extended to {day.en}: {made.reason}",
    )
    yield Lack(f"extended-{code}", f"{made.new_ends_on}" if is_new else "", said, "", made.new_ends_on)


def _to_officers(enrolment: Enrolment, lack: Lack) -> Iterator[Wanted]:
    found = Membership.objects.filter(agency=enrolment.agency, role=Role.OFFICER, ended_at__isnull=True)
    path = f"/office/{enrolment.agency.code}/rounds/{enrolment.pk}/{lack.page}"
    for one in found.filter(user__is_active=True).select_related("user"):
        yield Wanted(one.user, key_of(enrolment, lack.cause) + lack.stage, lack.says, path, lack.due_on)
