"""Tells officers and executives of each agency that its result was announced, once for each edition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from prongsai.core.text import Text
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Membership, Role
from prongsai.records.jobs.run import Run
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.notices.models import Notice
from prongsai.records.notices.services import Wanted, notify, settle
from prongsai.records.results.models import Result
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.notices import key_of

TELL = "results.tell"  # the kind of job
WHOM = (Role.OFFICER, Role.CLERK, Role.HEAD)
AT_ONCE = 50  # so that nobody who writes waits long for one piece
TOLD = verb(
    "results.told",
    "ระบบแจ้งผลที่ประกาศแก่เจ้าหน้าที่และผู้บริหาร {count} คน",
    "The system told {count} officers and executives of the announced result",
)


class Published(NamedTuple):
    """The edition that stands, and whether it took the place of a former one of the same round."""

    edition: int
    corrects: bool


def tell_all(the_round: Round, run: Run) -> None:
    """Tell every agency of a round of the edition that is published; the cursor is the last enrolment that was told."""
    total, at = the_round.enrolments.count(), run.cursor or 0
    while batch := _next(the_round, at):
        found, people = _published(batch), _people(batch)
        with transaction.atomic():
            for one in batch:
                if one.pk in found and one.agency_id in people:
                    _tell(one, found[one.pk], people[one.agency_id])
            at = batch[-1].pk
            run.reached(at, done=the_round.enrolments.filter(pk__lte=at).count(), total=total)


def _tell(part: Enrolment, found: Published, people: Sequence[User]) -> None:
    """Whoever joins later was not there when it was announced, and is not told."""
    begins = f"result:{part.pk}:"
    key = f"{begins}{found.edition}"
    if Notice.objects.filter(agency=part.agency, key=key).exists():
        return
    for cause in (key_of(part), begins):
        settle(part.agency, cause)
    said = _corrected(part.round.name) if found.corrects else _announced(part.round.name)
    path = f"/office/{part.agency.code}/analysis/{part.round.fiscal_year}/"
    made = notify(part.agency, [Wanted(one, key, said, path) for one in people])
    write(part.agency.code, TOLD, about=part, facts={"count": len(made)})


def _announced(name: Text) -> Text:
    return Text(
        f"ประกาศผล{name.th} แล้ว เปิดดูคะแนน ระดับ และประเด็นที่ต้องพัฒนา",
        f"{name.en}: the result was announced. Open it for scores, level and what must be better.",
    )


def _corrected(name: Text) -> Text:
    return Text(
        f"ประกาศผล{name.th} ของหน่วยงานฉบับแก้ไขแล้ว ใช้แทนฉบับก่อน เปิดดูคะแนนและระดับ",
        f"{name.en}: a corrected result of the agency was announced and takes the place of the former one. "
        "Open it for scores and level.",
    )


def _next(the_round: Round, after: int) -> list[Enrolment]:
    found = the_round.enrolments.filter(pk__gt=after).select_related("agency", "round").order_by("pk")
    return list(found[:AT_ONCE])


def _published(parts: Sequence[Enrolment]) -> dict[int, Published]:
    """The published edition of each agency's result of this round; of those that have one."""
    rows = list(
        Result.objects.filter(enrolment__in=[one.pk for one in parts]).values_list(
            "enrolment", "edition", "is_published"
        )
    )
    first: dict[int, int] = {}
    for part, edition, _ in rows:
        first[part] = min(edition, first.get(part, edition))
    return {part: Published(edition, edition > first[part]) for part, edition, is_published in rows if is_published}


def _people(parts: Sequence[Enrolment]) -> dict[int, list[User]]:
    found: dict[int, list[User]] = {}
    at_work = Membership.objects.filter(agency__in=[one.agency_id for one in parts], role__in=WHOM, ended_at=None)
    for one in at_work.filter(user__is_active=True).select_related("user").order_by("pk"):
        found.setdefault(one.agency_id, []).append(one.user)
    return found
