"""How an agency stands in a round on a day: the sentence with the days left, each survey, OIT, and the next step.

Pages of the round and the first page of the agency say it alike. A preview looks from another day; it never shows
counts that are not known today, and nobody sees a score in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, days_left
from prongsai.core.calendar.phases import State as PhaseState
from prongsai.core.calendar.saying import say_day
from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import Framework
from prongsai.core.surveys.respondents import is_interviewed
from prongsai.core.surveys.sampling import Minimum, rule_of, say_rule
from prongsai.core.text import Text, listed
from prongsai.faces.workspace.collect.words import SURVEYS
from prongsai.faces.workspace.rounds.oit import OitStand, oit_of
from prongsai.records.rounds.models import Enrolment, Phase, RoundKind
from prongsai.records.rounds.selectors import instrument_of, may_name_minimum, phases_of, rules_of
from prongsai.records.surveys.closing import may_close
from prongsai.records.surveys.selectors import ONE_DAY, SurveyCount, counts_of

RULE_UNKNOWN = Text("ไม่ทราบกติกาจำนวนขั้นต่ำของปีนี้", "The rule of the minimum is not known for this year.")
NAME_IT = Text("หาก ITAS ระบุไว้ กรอกได้", "If ITAS names it, enter it.")
BY_ASSESSORS = Text("คณะผู้ประเมินเป็นผู้เก็บ ยังไม่ทราบขั้นต่ำ", "Collected by the assessors; the minimum is not known.")
NO_INTERVIEWS = Text("การซ้อมไม่มีผู้สัมภาษณ์ จึงไม่มีส่วนนี้", "A rehearsal has no interviewers, so this part is left out.")
NO_COUNT = Text("ยังไม่ได้กรอก", "Not entered")


class State(StrEnum):
    """How the time for answers of a round stands."""

    BEFORE = "before"
    OPEN = "open"
    OVER = "over"
    CLOSED = "closed"


@dataclass(frozen=True)
class SurveyStand:
    """A survey: how many answered until when, of how many at least; `percent` draws a meter (None without one)."""

    count: SurveyCount
    name: Text
    big: Text
    note: Text
    percent: int | None

    @property
    def code(self) -> str:
        return self.count.code

    @property
    def is_short(self) -> bool:
        return bool(self.count.missing)


@dataclass(frozen=True)
class Standing:
    """An agency's part in a round as on `day`; `today` is later or earlier than it in a preview alone."""

    part: Enrolment
    day: date
    today: date

    @property
    def is_preview(self) -> bool:
        return self.day != self.today

    @cached_property
    def phases(self) -> dict[PhaseCode, Phase]:
        return phases_of(self.part.round)

    @property
    def collect(self) -> Phase:
        return self.phases[PhaseCode.COLLECT]

    @cached_property
    def framework(self) -> Framework:
        return rules_of(self.part.round)

    @property
    def days_left(self) -> int:
        return days_left(self.collect.ends_on, self.day)

    @property
    def state(self) -> State:
        closed = self.part.round.closed_at
        if closed and closed.astimezone(clock.BANGKOK).date() <= self.day:
            return State.CLOSED
        found = self.collect.state_on(self.day)
        return {PhaseState.BEFORE: State.BEFORE, PhaseState.OPEN: State.OPEN, PhaseState.OVER: State.OVER}[found]

    @property
    def may_be_counted(self) -> bool:
        """Whether the officer may count now, since the time and the grace after it are over."""
        the_round = self.part.round
        return the_round.kind == RoundKind.REHEARSAL and not self.is_preview and may_close(the_round, clock.now())

    @cached_property
    def counts(self) -> tuple[SurveyCount, ...]:
        return counts_of(self.part, min(self.day, self.today))

    @cached_property
    def surveys(self) -> tuple[SurveyStand, ...]:
        return tuple(self._survey(one) for one in self.counts)

    def _survey(self, one: SurveyCount) -> SurveyStand:
        big = NO_COUNT if one.sheets is None else Text(f"{one.sheets:,} คน", f"{one.sheets:,} answers")
        return SurveyStand(one, SURVEYS[one.code], big, _joined(_least(self, one), _until(one)), _percent(one))

    @cached_property
    def oit(self) -> OitStand:
        return oit_of(self.part, self.framework, self.day)

    @cached_property
    def oit_comes_first(self) -> bool:
        """Whether something is left to do for OIT, and its time ends before that for answers, or alone is left."""
        if not (self.oit.is_open and self.oit.missing):
            return False
        if self.state is State.OPEN:
            return self.oit.last < self.collect.ends_on
        return self.part.round.kind != RoundKind.REHEARSAL

    @property
    def lacks_headcounts(self) -> bool:
        return self.part.staff is None or self.part.served is None

    @cached_property
    def headline(self) -> Text:
        """The sentence with the days that end first."""
        return self.oit.headline if self.oit_comes_first else HEADLINES[self.state](self)

    @cached_property
    def lead(self) -> Text:
        """The sentence with the figures."""
        said = [*_of_surveys(self), *_of_oit(self.oit)]
        lead = listed(said) if said else Text("", "")
        return _with_answers(lead, self.collect) if self.oit_comes_first and self.state is State.OPEN else lead


def standing_of(part: Enrolment, day: date | None = None) -> Standing:
    """How an agency stands in a round, today or as on another day."""
    today = clock.today()
    return Standing(part, day or today, today)


def _before(stand: Standing) -> Text:
    days = days_left(stand.collect.starts_on, stand.day)
    return Text(f"อีก {days} วันจะเปิดรับคำตอบ", f"Answers open in {_days(days)}")


def _open(stand: Standing) -> Text:
    if stand.days_left == 0:
        return Text("วันนี้เป็นวันสุดท้ายที่รับคำตอบ", "Today is the last day for answers")
    return Text(f"เหลือ {stand.days_left} วันก่อนปิดรับคำตอบ", f"{_days(stand.days_left)} left for answers")


def _over(stand: Standing) -> Text:
    if not stand.part.round.is_asked_here:
        return Text("พ้นช่วงรับคำตอบแล้ว", "The time for answers is over")
    return Text("พ้นช่วงรับคำตอบแล้ว รอนับคำตอบ", "The time for answers is over; they are about to be counted")


def _closed(_: Standing) -> Text:
    return Text("ปิดรับและนับคำตอบแล้ว", "Closed and counted")


HEADLINES = {State.BEFORE: _before, State.OPEN: _open, State.OVER: _over, State.CLOSED: _closed}


def _days(number: int) -> str:
    return f"{number} days" if number != 1 else "1 day"


def _of_surveys(stand: Standing) -> Iterator[Text]:
    for one in stand.counts:
        if is_interviewed(one.code):
            continue
        if one.missing and stand.state is State.CLOSED:
            yield Text(f"{one.code} ต่ำกว่าขั้นต่ำ {one.missing:,} คน", f"{one.code} was {one.missing:,} short")
        elif one.missing:
            yield Text(f"{one.code} ยังขาด {one.missing:,} คน", f"{one.code} lacks {one.missing:,}")
        elif one.missing == 0:
            yield Text(f"{one.code} ครบขั้นต่ำแล้ว", f"{one.code} has its minimum")
        elif one.sheets is None:
            yield Text(f"{one.code} ยังไม่ได้กรอกจำนวนผู้ตอบ", f"{one.code} has no number of answers entered")
        else:
            yield Text(f"{one.code} มีผู้ตอบ {one.sheets:,} คน", f"{one.code} has {one.sheets:,} answers")


def _of_oit(oit: OitStand) -> Iterator[Text]:
    if not oit.every:
        return
    if not oit.missing:
        yield Text(f"OIT พร้อมส่งครบ {oit.every} ข้อ", f"all {oit.every} OIT items are ready")
        return
    time = Text("หมดเวลา OIT แล้ว", "the time for OIT is over:") if oit.is_over else Text("", "")
    yield time + _named(oit)


def _named(oit: OitStand) -> Text:
    points = oit.missing_worth or Text("", "")
    if oit.is_over:
        return Text(f"ไม่พร้อมส่ง {oit.missing} ข้อ", f"{oit.missing} items were not ready") + points
    return Text(f"OIT ยังไม่พร้อมส่ง {oit.missing} ข้อ", f"{oit.missing} OIT items are not ready") + points


def _with_answers(lead: Text, collect: Phase) -> Text:
    """Where the headline is about OIT the day for answers stands here."""
    day = say_day(collect.ends_on)
    return Text(f"{lead.th} · รับคำตอบถึงวันที่ {day.th}", f"{lead.en}; answers are taken until {day.en}")


def _joined(*notes: Text) -> Text:
    return Text(" · ".join(one.th for one in notes if one.th), " · ".join(one.en for one in notes if one.en))


def _least(stand: Standing, one: SurveyCount) -> Text:
    if is_interviewed(one.code):
        return NO_INTERVIEWS if stand.part.round.kind == RoundKind.REHEARSAL else BY_ASSESSORS
    if one.minimum is None:
        return _least_unknown(stand, one)
    least = _say_minimum(one.minimum)
    if one.missing:
        lacks = "ขาดไป" if stand.state is State.CLOSED else "ยังขาด"
        return Text(f"{least.th} {lacks} {one.missing:,} คน", f"{least.en}, {one.missing:,} missing")
    if one.missing == 0:
        more = Text(" ยังตอบเพิ่มได้", ", more may answer") if stand.state is State.OPEN else Text("", "")
        return Text(f"{least.th} ครบแล้ว{more.th}", f"{least.en}, reached{more.en}")
    return least


def _least_unknown(stand: Standing, one: SurveyCount) -> Text:
    rule = rule_of(stand.framework, instrument_of(stand.framework, one.code).code)
    if rule is None or say_rule(rule) is None:
        return RULE_UNKNOWN + NAME_IT if may_name_minimum(stand.part.round, one.code) else RULE_UNKNOWN
    if stand.state is State.CLOSED:
        return Text("ไม่ได้ระบุจำนวนคน จึงไม่ทราบขั้นต่ำ", "The headcount was not entered, so the minimum is not known.")
    return Text("ระบุจำนวนคนก่อน จึงรู้ขั้นต่ำ", "Enter the headcount to learn the minimum.")


def _say_minimum(least: Minimum) -> Text:
    said = Text(f"ขั้นต่ำ {least.sheets:,} คน", f"minimum {least.sheets:,}")
    return said + Text(f"(ITAS: {least.named_by})", f"(ITAS: {least.named_by})") if least.named_by else said


def _until(one: SurveyCount) -> Text:
    if one.until is None:
        return Text("", "")
    day = say_day(one.until)
    if one.survey is None:
        return Text(f"เห็นเมื่อ {day.th}", f"seen on {day.en}")
    if one.until == clock.today() - ONE_DAY:
        return Text("นับถึงเมื่อวาน", "counted up to yesterday")
    return Text(f"นับถึง {day.th}", f"counted up to {day.en}")


def _percent(one: SurveyCount) -> int | None:
    if one.minimum is None or one.sheets is None or not one.minimum.sheets:
        return None
    return min(100, 100 * one.sheets // one.minimum.sheets)


def rules_said(stand: Standing) -> Iterator[tuple[str, Text, Text | None]]:
    """What ITAS names, and the rule of each other instrument with the word that it was not verified."""
    named = {one.code: one.minimum for one in stand.counts if one.minimum and one.minimum.named_by}
    yield from ((code, _say_minimum(one), None) for code, one in named.items())
    for code in ("IIT", "EIT"):
        rule = rule_of(stand.framework, code)
        if rule is not None and not any(one.startswith(code) for one in named):
            said = say_rule(rule)
            yield code, said or RULE_UNKNOWN, NOT_CHECKED if said and not rule.basis.status.is_firm else None
