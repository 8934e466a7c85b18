"""Reviewers judge disclosures: 100 or 0 with a reason. Each judgement is kept; the newest counts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.model import Item
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.disclosures.models import Disclosure, Review
from prongsai.records.disclosures.selectors import items_of, of_enrolment
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.announcing import is_being_announced
from prongsai.records.rounds.assigning import assigned_to
from prongsai.records.rounds.models import Enrolment, Round, Task
from prongsai.records.rounds.selectors import phases_of, rules_of

FULL, NOTHING = 100, 0
LONGEST_NOTE = 2000
JUDGED = verb("disclosures.judged", "ตรวจข้อ {item} ของ{agency} แล้ว", "Judged {item} of {agency}")
NOT_NOW = Text(
    "ตรวจได้ตั้งแต่ช่วงตรวจ OIT เปิด จนถึงวันสุดท้ายของช่วงยืนยันคะแนน และก่อนประกาศผล",
    "Items can be judged from the first day of review to the last day on which scores are confirmed.",
)
NEEDS_REASON = Text(
    "โปรดระบุเหตุผลที่ให้ 0 คะแนน หน่วยงานเห็นเมื่อประกาศผล และใช้แก้ไข",
    "Give the reason for 0 points: the agency reads it with the announced result, and mends by it.",
)
BEING_ANNOUNCED = Text(
    "กำลังประกาศผลของรอบนี้ จึงบันทึกผลการตรวจไม่ได้แล้ว",
    "The results of this round are being announced: nothing can be judged any more.",
)
MEANWHILE = Text(
    "มีผู้ตรวจข้อนี้ระหว่างที่ท่านตรวจ โปรดดูผลนั้น แล้วกดบันทึกอีกครั้งหากต้องการใช้ของท่านแทน",
    "Somebody judged this item meanwhile. See that judgement, and save again if yours is to replace it.",
)
_TOO_LONG = Text(
    f"เหตุผลยาวเกิน {LONGEST_NOTE:,} ตัวอักษร โปรดย่อ", f"The reason is longer than {LONGEST_NOTE:,} letters. Shorten it."
)
_CHOOSE = Text("โปรดเลือก 100 หรือ 0 คะแนน", "Choose 100 or 0 points.")
NOT_ASSIGNED = Text("หน่วยงานนี้ไม่ได้มอบหมายให้ท่านแล้ว", "This agency is no longer assigned to you.")
_NO_ITEM = Text("ไม่มีข้อนี้ในกรอบการประเมินของปี", "The rules of the year have no such item.")


class Judgement(NamedTuple):
    """What a reviewer holds of an item; `seen` is the newest review that she was shown (its pk), 0 for none."""

    points: int | None
    note: str = ""
    seen: int = 0


class ToJudge(NamedTuple):
    """An item with what the agency discloses and how it was judged last."""

    item: Item
    disclosure: Disclosure | None
    review: Review | None

    @property
    def is_judged(self) -> bool:
        return self.review is not None


def may_be_judged(the_round: Round, today: date) -> bool:
    """Whether reviewers work now: from the first day of review to the last day of confirming, before the result."""
    phases = phases_of(the_round)
    first, last = phases[PhaseCode.REVIEW].starts_on, phases[PhaseCode.CONFIRM].ends_on
    return first <= today <= last and the_round.announced_at is None


def newest_reviews(enrolment: Enrolment) -> dict[str, Review]:
    """The judgement that counts of each item."""
    return {one.item: one for one in enrolment.reviews.select_related("judged_by").order_by("pk")}


def to_judge(enrolment: Enrolment) -> tuple[ToJudge, ...]:
    """The items of the year in their order, each with what is disclosed and how it was judged."""
    items, disclosed, reviews = items_of(rules_of(enrolment.round)), of_enrolment(enrolment), newest_reviews(enrolment)
    return tuple(ToJudge(item, disclosed.get(code), reviews.get(code)) for code, item in items.items())


def judged_counts(enrolments: list[Enrolment]) -> dict[int, int]:
    """How many items of each agency were judged."""
    pairs = Review.objects.filter(enrolment__in=enrolments).values_list("enrolment", "item").distinct()
    counts: dict[int, int] = {}
    for enrolment, _ in pairs:
        counts[enrolment] = counts.get(enrolment, 0) + 1
    return counts


def judge(enrolment: Enrolment, item: str, judgement: Judgement, by: User) -> Review:
    """Keep a judgement beside those before it; one that says the same as another of meanwhile adds nothing.

    The journal of the site names the reviewer, that of the agency says nothing: what she does is told with the result.
    Raises InputError: out of its time, not assigned, no item of the year, no choice, 0 points without a reason,
    judged otherwise by somebody since she looked (MEANWHILE).
    """
    points, note = _checked(judgement)
    with transaction.atomic():
        the_round = Round.objects.select_for_update().get(pk=enrolment.round_id)
        _require_now(the_round)
        if not assigned_to(by, Task.REVIEW).filter(pk=enrolment.pk).exists():
            raise InputError(NOT_ASSIGNED)
        if item not in items_of(rules_of(enrolment.round)):
            raise InputError(_NO_ITEM)
        newest = enrolment.reviews.filter(item=item).order_by("pk").last()
        if newest is not None and newest.pk != judgement.seen:
            if (newest.points, newest.note) != (points, note):
                raise InputError(MEANWHILE)
            return newest
        made = Review.objects.create(enrolment=enrolment, item=item, points=points, note=note, judged_by=by)
        write(SITE, JUDGED, actor=by, about=made, facts={"item": item, "agency": enrolment.agency.name})
    return made


def _require_now(the_round: Round) -> None:
    if not may_be_judged(the_round, clock.today()):
        raise InputError(NOT_NOW)
    if is_being_announced(the_round):
        raise InputError(BEING_ANNOUNCED)


def _checked(judgement: Judgement) -> tuple[int, str]:
    points, note = judgement.points, tidy(judgement.note)
    if points is None or points not in (FULL, NOTHING):
        raise InputError(_CHOOSE)
    if points == NOTHING and not note:
        raise InputError(NEEDS_REASON)
    if len(note) > LONGEST_NOTE:
        raise InputError(_TOO_LONG)
    return points, note
