"""What a reviewer reads of her agencies: how far each is, when they can be judged, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.calendar.saying import say_day
from prongsai.core.frameworks.disclosed import disclosed_items
from prongsai.core.text import Text
from prongsai.records.disclosures.judging import ToJudge, judged_counts, may_be_judged, to_judge
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.selectors import phases_of, rules_of

NOBODY = Text("ยังไม่ได้รับมอบหมายหน่วยงาน", "No agency is assigned to you yet")
AWAY = Text(
    "ถ้าตอนนี้เปิดลิงก์ไม่ได้ ข้ามไปก่อนได้ ข้อที่ข้ามจะกลับมาหลังตรวจข้ออื่นของหน่วยงานนี้ครบแล้ว",
    "If the link does not open now, leave the item: it comes again when the others of this agency are judged.",
)
_DONE = Text("ครบแล้ว", "All judged")
_BEGUN = Text("กำลังตรวจ", "Under review")
_NOT_BEGUN = Text("ยังไม่เริ่ม", "Not begun")
_PAST = Text("พ้นช่วงตรวจแล้ว ดูได้อย่างเดียว", "The time for reviews is over: to be seen only")


class Standing(NamedTuple):
    """An agency with how many of its items are judged; `is_open` while they can be."""

    enrolment: Enrolment
    done: int
    items: int
    is_open: bool
    says: Text

    @property
    def is_done(self) -> bool:
        return self.done >= self.items

    @property
    def waits(self) -> bool:
        return self.is_open and not self.is_done


class GoOn(NamedTuple):
    """Where there is something to judge next."""

    says: Text
    href: str


def standings(enrolments: Iterable[Enrolment], today: date) -> list[Standing]:
    """How her agencies stand; what is done comes last."""
    mine = list(enrolments)
    judged = judged_counts(mine)
    return sorted((_standing(one, judged.get(one.pk, 0), today) for one in mine), key=lambda one: one.is_done)


def heading(rows: Sequence[Standing], today: date) -> Text:
    """What is left, or from when on there is something to do."""
    if not rows:
        return NOBODY
    if not any(one.is_open for one in rows):
        count = len(rows)
        assigned = Text(f"ได้รับมอบหมายตรวจ {count:,} หน่วยงาน", f"{count:,} agencies are assigned to you.")
        return assigned + when(rows[0].enrolment.round, today)
    left, count = sum(one.waits for one in rows), sum(one.is_open for one in rows)
    if not left:
        return Text(f"ตรวจครบทั้ง {count:,} หน่วยงานแล้ว", f"All of your {count:,} agencies are judged")
    return Text(
        f"เหลือ {left:,} จาก {count:,} หน่วยงานที่ยังตรวจไม่ครบ", f"{left:,} of {count:,} agencies are not fully judged"
    )


def when(the_round: Round, today: date) -> Text:
    """When the items of a round can be judged, said while they cannot."""
    first = phases_of(the_round)[PhaseCode.REVIEW].starts_on
    if today >= first:
        return _PAST
    day = say_day(first)
    return Text(f"ตรวจได้ตั้งแต่ {day.th}", f"Reviews begin on {day.en}")


def go_on(rows: Sequence[Standing], besides: int = 0) -> GoOn | None:
    """The first item that waits, of an agency that is begun before others; `besides` leaves one agency out."""
    waiting = [one for one in rows if one.waits and one.enrolment.pk != besides]
    here = min(waiting, key=lambda one: not one.done, default=None)
    if here is None:
        return None
    code, name = next_unjudged(to_judge(here.enrolment), ""), here.enrolment.agency.name
    says = Text(f"ตรวจต่อ: {name} ข้อ {code}", f"Go on: {name}, {code}")
    return GoOn(says, reverse("oversight_review_item", args=[here.enrolment.pk, code]))


def next_unjudged(rows: Sequence[ToJudge], after: str) -> str | None:
    """The first item after this one that nobody has judged, beginning anew at the end; never this one itself."""
    codes = [one.item.code for one in rows]
    start = codes.index(after) + 1 if after in codes else 0
    waiting = {one.item.code for one in rows if not one.is_judged and one.item.code != after}
    return next((code for code in [*codes[start:], *codes[:start]] if code in waiting), None)


def _standing(enrolment: Enrolment, done: int, today: date) -> Standing:
    items = len(disclosed_items(rules_of(enrolment.round)))
    is_open = may_be_judged(enrolment.round, today)
    return Standing(enrolment, done, items, is_open, _says(enrolment.round, done, items, today, is_open=is_open))


def _says(the_round: Round, done: int, items: int, today: date, *, is_open: bool) -> Text:
    if done >= items:
        return _DONE
    if not is_open:
        return when(the_round, today)
    return _BEGUN if done else _NOT_BEGUN
