"""ปฏิทินของรอบการประเมิน: the seven phases of a round, when they are, and how one stands on a day.

First and last day both count. Where a year's calendar was not found the proposal follows the year 2565, whose dates are
known from beginning to end (methodology 5.1), and says that it is no more than a proposal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from prongsai.core.calendar.months import year_of
from prongsai.core.calendar.saying import say_day
from prongsai.core.frameworks.model import Framework
from prongsai.core.text import Text
from prongsai.core.thai.dates import thai_date


class PhaseCode(StrEnum):
    """A phase of a round, in the order in which they usually begin."""

    REGISTER = "register"
    COLLECT = "collect"
    DISCLOSE = "disclose"
    REVIEW = "review"
    CLARIFY = "clarify"
    CONFIRM = "confirm"
    ANNOUNCE = "announce"

    @property
    def label(self) -> Text:
        return LABELS[self]

    @property
    def outside(self) -> Text | None:
        """What is said of a phase in which nothing can be done in this system yet."""
        return OUTSIDE if self in (PhaseCode.CLARIFY, PhaseCode.CONFIRM) else None


LABELS = {
    PhaseCode.REGISTER: Text("ลงทะเบียนและระบุจำนวนคน", "Registration and headcounts"),
    PhaseCode.COLLECT: Text("เก็บคำตอบ IIT และ EIT", "Collecting IIT and EIT answers"),
    PhaseCode.DISCLOSE: Text("เปิดเผยข้อมูล OIT", "OIT disclosure"),
    PhaseCode.REVIEW: Text("ตรวจ OIT", "OIT review"),
    PhaseCode.CLARIFY: Text("หน่วยงานชี้แจง", "Clarification by agencies"),
    PhaseCode.CONFIRM: Text("ยืนยันคะแนน", "Scores confirmed"),
    PhaseCode.ANNOUNCE: Text("ประกาศผล", "Results announced"),
}
OUTSIDE = Text(
    "ขั้นนี้ยังทำนอกระบบ ตามที่ผู้จัดการประเมินแจ้ง", "For now this is done outside the system, as those who run the round tell."
)
IN_FRAMEWORKS = {"score": PhaseCode.REVIEW, "publish": PhaseCode.ANNOUNCE}
"""What files of years call some phases; their "announce" is the day on which the calendar itself was made known."""

USUAL = {
    PhaseCode.REGISTER: ((1, 1), (2, 28)),
    PhaseCode.COLLECT: ((3, 1), (5, 31)),
    PhaseCode.DISCLOSE: ((3, 1), (4, 30)),
    PhaseCode.REVIEW: ((5, 1), (5, 31)),
    PhaseCode.CLARIFY: ((6, 1), (6, 15)),
    PhaseCode.CONFIRM: ((6, 16), (6, 30)),
    PhaseCode.ANNOUNCE: ((8, 1), (8, 1)),
}
"""Month and day of the first and last day, after the calendar of FY 2565; the time for answers is inferred."""

FOLLOWS = {
    PhaseCode.COLLECT: (PhaseCode.REGISTER,),
    PhaseCode.DISCLOSE: (PhaseCode.REGISTER,),
    PhaseCode.REVIEW: (PhaseCode.DISCLOSE,),
    PhaseCode.CLARIFY: (PhaseCode.REVIEW,),
    PhaseCode.CONFIRM: (PhaseCode.CLARIFY, PhaseCode.COLLECT),
    PhaseCode.ANNOUNCE: (PhaseCode.CONFIRM,),
}
"""What comes before a phase. Answers and disclosures go side by side."""

LONGEST_PHASE = timedelta(days=366)
"""A phase that is longer was hardly meant; our own choice."""

WARN_AT = (14, 7, 3, 1)
"""Days before the last one on which people are reminded of what is missing; our own choice."""
ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)


class PhaseDates(NamedTuple):
    """When a phase is; `is_stated` where the year's framework gives both days, else they are a proposal."""

    code: PhaseCode
    starts_on: date
    ends_on: date
    is_stated: bool


class State(StrEnum):
    """How a phase stands on a day."""

    BEFORE = "before"
    OPEN = "open"
    OVER = "over"


def proposed(fiscal_year: int, framework: Framework | None = None) -> tuple[PhaseDates, ...]:
    """The seven phases of a fiscal year (Buddhist Era): as its framework states them, else as in FY 2565."""
    stated = _stated(framework) if framework and framework.fiscal_year == fiscal_year else {}
    return tuple(stated.get(code) or _usual(code, fiscal_year) for code in PhaseCode)


def rehearsed(first: date, last: date) -> tuple[PhaseDates, ...]:
    """The phases of an agency's rehearsal with these days for answers.

    Headcounts, answers and disclosures go side by side; nobody reviews, so what would follow is the one day on which
    the answers are counted: the second after the last, since sheets that waited in a device have a day of grace.
    """
    alongside = {PhaseCode.REGISTER, PhaseCode.COLLECT, PhaseCode.DISCLOSE}
    after = last + 2 * ONE_DAY
    return tuple(
        PhaseDates(code, first, last, False) if code in alongside else PhaseDates(code, after, after, False)
        for code in PhaseCode
    )


def odd_days(days: Mapping[PhaseCode, tuple[date, date]]) -> dict[PhaseCode, Text]:
    """Which phases hardly have the days that were meant, and why: a wrong year looks like this.

    One begins before another that it follows has begun, or is longer than a year.
    """
    found = {code: _odd(code, days) for code in days}
    return {code: says for code, says in found.items() if says}


def warning(starts_on: date, ends_on: date, day: date) -> int | None:
    """Which warning is due on `day`: the least of 14, 7, 3 and 1 days that covers the days left.

    None before the phase, after it, while more days are left, and for a warning that would come before the phase.
    """
    left = days_left(ends_on, day)
    due = min((one for one in WARN_AT if left <= one), default=None)
    if due is None or state_on(starts_on, ends_on, day) is not State.OPEN:
        return None
    return due if ends_on - due * ONE_DAY >= starts_on else None


def state_on(starts_on: date, ends_on: date, day: date) -> State:
    """How a phase stands on `day`; on its first and on its last day it is open."""
    if day < starts_on:
        return State.BEFORE
    return State.OPEN if day <= ends_on else State.OVER


def days_left(ends_on: date, day: date) -> int:
    """How many days are left after `day` until the last one; 0 on the last day, below 0 when it is over."""
    return (ends_on - day).days


def grace_until(deadline: datetime, last_moment: datetime) -> datetime | None:
    """The last minute in which sheets are taken that waited in a device; None where that is no longer than others."""
    return last_moment - ONE_MINUTE if last_moment > deadline else None


def _odd(code: PhaseCode, days: Mapping[PhaseCode, tuple[date, date]]) -> Text | None:
    first, last = days[code]
    for before in FOLLOWS.get(code, ()):
        if before in days and first < days[before][0]:
            label = LABELS[before]
            return Text(
                f"เริ่มก่อนช่วง{label.th} ซึ่งเริ่มวันที่ {thai_date(days[before][0])}",
                f"This begins before “{label.en}”, which begins on {say_day(days[before][0]).en}.",
            )
    if last - first > LONGEST_PHASE:
        return Text("ยาวเกินหนึ่งปี โปรดตรวจปี พ.ศ.", "This is longer than a year. Check the years.")
    return None


def in_short(first: date, last: date) -> str:
    """First and last day as programs write them, such as 2026-11-01/2027-05-31."""
    return f"{first}/{last}"


def _stated(framework: Framework) -> dict[PhaseCode, PhaseDates]:
    found = {}
    for phase in framework.calendar:
        code = IN_FRAMEWORKS.get(phase.code, None if phase.code == "announce" else _known(phase.code))
        if code and isinstance(phase.start, date) and isinstance(phase.end, date):
            found[code] = PhaseDates(code, phase.start, phase.end, True)
    return found


def _known(code: str) -> PhaseCode | None:
    return PhaseCode(code) if code in set(PhaseCode) else None


def _usual(code: PhaseCode, fiscal_year: int) -> PhaseDates:
    (first_month, first_day), (last_month, last_day) = USUAL[code]
    first = date(year_of(first_month, fiscal_year), first_month, first_day)
    last = date(year_of(last_month, fiscal_year), last_month, last_day)
    return PhaseDates(code, first, last, False)
