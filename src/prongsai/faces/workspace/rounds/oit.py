"""How an agency stands with OIT: what is ready, what the rest is worth, and until when it can still be made ready.

OIT has days of its own, which may end long before those for answers, or after them; pages say both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prongsai.core.calendar.phases import PhaseCode, days_left
from prongsai.core.calendar.saying import say_day
from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import worth
from prongsai.core.text import Text
from prongsai.records.disclosures.selectors import items_of, may_be_changed, ready_items
from prongsai.records.rounds.models import Enrolment, RoundKind
from prongsai.records.rounds.selectors import phases_of

NOTHING = Text("", "")
READY = Text("พร้อมส่งครบทุกข้อ ตามที่หน่วยงานเห็น", "All are ready, as the agency sees it")
LAST_DAY = Text("วันนี้วันสุดท้าย", "Last day")


@dataclass(frozen=True)
class OitStand:
    """The items that are ready, of all, on a day; what the others are worth together (None where it is not known).

    `first` and `last` are its days, `may_change` whether items can be changed on that day.
    """

    ready: int
    every: int
    missing_worth: Text | None
    first: date
    last: date
    day: date
    may_change: bool
    is_rehearsed: bool

    @property
    def missing(self) -> int:
        return self.every - self.ready

    @property
    def percent(self) -> int:
        return 100 * self.ready // self.every if self.every else 0

    @property
    def days_left(self) -> int:
        return days_left(self.last, self.day)

    @property
    def is_open(self) -> bool:
        """Whether it is the time for OIT, and items can be changed."""
        return self.may_change and self.first <= self.day <= self.last

    @property
    def is_over(self) -> bool:
        """Whether what becomes ready now comes too late; in a rehearsal it counts until the answers are counted."""
        return not self.is_rehearsed and self.last < self.day

    @property
    def time(self) -> Text:
        """Until when, or that it is over; empty where the calendar decides nothing any more."""
        first, last = say_day(self.first), say_day(self.last)
        if self.day < self.first:
            return Text(f"เปิดตั้งแต่ {first.th} ถึง {last.th}", f"open from {first.en} to {last.en}")
        if self.is_open:
            left = say_left(self.days_left)
            return Text(f"ถึงวันที่ {last.th} ({left.th})", f"until {last.en} ({left.en[0].lower()}{left.en[1:]})")
        if self.is_over:
            return Text(f"หมดเวลา OIT แล้วเมื่อ {last.th}", f"the time for OIT ended on {last.en}")
        return NOTHING

    @property
    def lacks(self) -> Text:
        """How many items are not ready, and what they are worth; that all are in an empty list of them."""
        if not self.missing:
            return READY
        points, yet = self.missing_worth or NOTHING, "" if self.is_over else "ยัง"
        was = "were" if self.is_over else "are"
        return Text(f"{yet}ไม่พร้อมส่ง {self.missing} ข้อ", f"{self.missing} {was} not ready") + points

    @property
    def note(self) -> Text:
        """What its card says below the number."""
        if not self.time.th:
            return self.lacks
        return Text(f"{self.lacks.th} · {self.time.th}", f"{self.lacks.en} · {self.time.en}")

    @property
    def headline(self) -> Text:
        """The sentence with the days, where they are what matters most."""
        if not self.days_left:
            return Text("วันนี้เป็นวันสุดท้ายที่ทำ OIT ได้", "Today is the last day for OIT disclosure")
        left = say_left(self.days_left)
        return Text(f"{left.th}ก่อนหมดเวลา OIT", f"{left.en} for OIT disclosure")


def oit_of(part: Enrolment, framework: Framework, day: date) -> OitStand:
    """How an agency stands with OIT on a day."""
    items, ready = items_of(framework), set(ready_items(part))
    lost = _worth_of(framework, set(items) - ready)
    first, last = _days(part, day)
    rehearsed = part.round.kind == RoundKind.REHEARSAL
    return OitStand(len(ready), len(items), lost, first, last, day, may_be_changed(part, day), rehearsed)


def _days(part: Enrolment, day: date) -> tuple[date, date]:
    """The first and the last day; a rehearsal takes OIT no longer than answers, whatever its calendar says."""
    phases = phases_of(part.round)
    disclose, collect = phases[PhaseCode.DISCLOSE], phases[PhaseCode.COLLECT]
    ends = {disclose.ends_on, collect.ends_on} if part.round.kind == RoundKind.REHEARSAL else {disclose.ends_on}
    return disclose.starts_on, min((one for one in ends if one >= day), default=max(ends))


def say_left(days: int) -> Text:
    """The days that are left: "เหลือ 3 วัน", and on the last one that it is the last."""
    if not days:
        return LAST_DAY
    return Text(f"เหลือ {days} วัน", f"{days} days left" if days > 1 else "1 day left")


def _worth_of(framework: Framework, items: set[str]) -> Text | None:
    shares = worth(framework)
    if not items or not items <= shares.keys():
        return None
    points = shown(sum((shares[one] for one in items), start=shares["total"] * 0))
    return Text(f"มีค่ารวม {points} คะแนน", f"(worth {points} points)")
