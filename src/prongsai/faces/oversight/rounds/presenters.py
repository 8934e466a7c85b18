"""A round as its page shows it, today or as on another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State, proposed
from prongsai.core.text import Text
from prongsai.records.frameworks.selectors import version_of
from prongsai.records.jobs.models import Job
from prongsai.records.jobs.models import State as JobState
from prongsai.records.results.from_rounds import items_to_judge
from prongsai.records.rounds.announcing import ANNOUNCE, still_ahead
from prongsai.records.rounds.assigning import without_assignee
from prongsai.records.rounds.binding import say_words, words_of
from prongsai.records.rounds.models import Phase, Round, Task
from prongsai.records.rounds.selectors import phases_of, rules_of, survey_codes
from prongsai.records.surveys.closing import may_close
from prongsai.records.surveys.jobs import CLOSE, OPEN
from prongsai.records.surveys.models import Survey

STATED = Text("ตามกรอบการประเมิน", "as the rules state")
PROPOSED = Text("ข้อเสนอตามปฏิทินปี 2565 โปรดตรวจ", "proposed after the calendar of FY 2565: check it")
SET = Text("กำหนดเอง", "set by an administrator")
STATES = {
    State.BEFORE: Text("ยังไม่ถึง", "to come"),
    State.OPEN: Text("เปิดอยู่", "open"),
    State.OVER: Text("สิ้นสุดแล้ว", "over"),
}


@dataclass(frozen=True)
class PhaseView:
    """A phase on a day."""

    phase: Phase
    state: State
    says: Text
    origin: Text

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN


@dataclass(frozen=True)
class Step:
    """What comes next, with the page or the button for it (`href`; `is_act` where a press does it).

    `is_early`: the results could be announced, but are not to be yet.
    """

    says: Text
    act: Text
    href: str
    is_act: bool = False
    is_early: bool = False


@dataclass(frozen=True)
class RoundView:
    """The page of a round."""

    round: Round
    day: date
    is_today: bool
    phases: list[PhaseView]
    enrolled: int
    surveys: int
    wanted_surveys: int
    unassigned: list[tuple[Text, int, str]]
    has_unverified: bool
    job: Job | None
    step: Step | None
    takes_answers: bool
    rules: Text
    words: Text


def round_view(the_round: Round, day: date) -> RoundView:
    """How a round stands on a day; what was counted and assigned is that of today."""
    today = clock.today()
    enrolled = the_round.enrolments.count()
    surveys = Survey.objects.filter(enrolment__round=the_round).count()
    wanted = enrolled * len(survey_codes(rules_of(the_round)))
    job = running_job(the_round)
    collect = phases_of(the_round)[PhaseCode.COLLECT]
    return RoundView(
        the_round,
        day,
        day == today,
        phase_views(the_round, day),
        enrolled,
        surveys,
        wanted,
        [(label, without_assignee(the_round, task).count(), task.value) for task, label in _TASKS],
        has_unverified(the_round),
        job,
        None if job else _next(the_round, enrolled, surveys, surveys < wanted, day),
        the_round.closed_at is None and collect.state_on(day) is State.OPEN,
        _rules(the_round),
        say_words(words_of(the_round)),
    )


def phase_views(the_round: Round, day: date) -> list[PhaseView]:
    """The seven phases on a day, in the order of the rules."""
    usual = {one.code: (one.starts_on, one.ends_on) for one in proposed(the_round.fiscal_year, rules_of(the_round))}
    found = phases_of(the_round)
    return [_phase(found[code], usual[code], day) for code in PhaseCode]


def running_job(the_round: Round) -> Job | None:
    """The opening, counting or announcing of this round that a worker is at, or is about to begin."""
    waiting = Job.objects.filter(kind__in=(OPEN, CLOSE, ANNOUNCE), state__in=(JobState.WAITING, JobState.RUNNING))
    found = (
        one for one in waiting.order_by("-pk")[:20] if one.arguments.get("the_round", the_round.pk) == the_round.pk
    )
    return next((one for one in found if one.kind != CLOSE or one.not_before <= timezone.now()), None)


def has_unverified(the_round: Round) -> bool:
    """Whether questions of the round are not verified against the manual of the year."""
    framework = rules_of(the_round)
    return not all(item.basis.status.is_firm for item in framework.items.values())


def _rules(the_round: Round) -> Text:
    version = version_of(the_round.framework.sha256)
    return version.name if version else Text(str(the_round.framework), str(the_round.framework))


def _phase(phase: Phase, usual: tuple[date, date], day: date) -> PhaseView:
    state = phase.state_on(day)
    is_usual = (phase.starts_on, phase.ends_on) == usual
    origin = SET if not is_usual else STATED if phase.is_stated else PROPOSED
    return PhaseView(phase, state, _says(phase, state, day), origin)


def _says(phase: Phase, state: State, day: date) -> Text:
    if state is State.OPEN:
        left = phase.days_left(day)
        if not left:
            return Text("วันสุดท้าย", "the last day")
        return Text(f"เหลือ {left} วัน", f"{left} days left" if left > 1 else "1 day left")
    if state is State.BEFORE:
        ahead = (phase.starts_on - day).days
        return Text(f"อีก {ahead} วัน", f"in {ahead} days" if ahead > 1 else "tomorrow")
    return STATES[state]


def _moment(day: date) -> datetime:
    """On another day than today everything is asked as of its end."""
    return clock.now() if day == clock.today() else datetime.combine(day, time(23, 59), clock.BANGKOK)


def _next(the_round: Round, enrolled: int, surveys: int, lacks_surveys: bool, day: date) -> Step | None:
    here = [the_round.pk]
    if the_round.announced_at:
        return None
    if the_round.closed_at:
        return _after_counting(the_round, day)
    if not enrolled:
        return Step(
            Text("ยังไม่มีหน่วยงานในรอบนี้", "No agency takes part yet."),
            Text("เพิ่มหน่วยงาน", "Enrol agencies"),
            reverse("oversight_enrol", args=here),
        )
    if not surveys and phases_of(the_round)[PhaseCode.COLLECT].state_on(day) is State.OVER:
        return Step(
            Text("ช่วงเก็บคำตอบในปฏิทินผ่านไปแล้ว", "The days for answers are past."),
            Text("แก้ปฏิทิน", "Set the calendar"),
            reverse("oversight_phases", args=here),
        )
    if lacks_surveys:
        return Step(
            Text("บางหน่วยงานยังไม่มีลิงก์ตอบแบบวัด", "Some agencies have no links to their surveys yet."),
            Text("สร้างลิงก์แบบวัดทุกหน่วยงาน", "Make all links"),
            reverse("oversight_open", args=here),
            True,
        )
    if may_close(the_round, _moment(day)):
        return Step(
            Text("หมดเวลาเก็บคำตอบแล้ว", "The time for answers is over."),
            Text("ปิดรับและนับคำตอบ", "Close and count"),
            reverse("oversight_close", args=here),
            True,
        )
    return None


def _after_counting(the_round: Round, day: date) -> Step:
    """Announcing cannot be undone and ends judging: it is next only once scores are confirmed."""
    phase, here = still_ahead(the_round, day), [the_round.pk]
    says = Text("นับคำตอบแล้ว", "The answers are counted.") + _coming(phase, day) + _left_to_judge(the_round)
    if phase is None:
        act = Text("ไปหน้าประกาศผล", "To the announcement")
        return Step(says, act, reverse("oversight_announce", args=here))
    act = Text("ดูว่าใครตรวจหน่วยงานใด", "See who reviews whom")
    reviewers = f"{reverse('oversight_assignments', args=here)}?task={Task.REVIEW.value}"
    return Step(says, act, reviewers, is_early=True)


def _coming(phase: Phase | None, day: date) -> Text:
    if phase is None:
        return Text("ขั้นต่อไปคือประกาศผล", "Next: announce the results")
    state = phase.state_on(day)
    label, said = phase.label, _says(phase, state, day)
    if state is State.OPEN:
        return Text(f"ขณะนี้อยู่ในช่วง{label.th} ({said.th})", f"Now: {label.en} ({said.en})")
    return Text(f"ช่วงต่อไปคือ{label.th} ({said.th})", f"Next: {label.en} ({said.en})")


def _left_to_judge(the_round: Round) -> Text:
    left = items_to_judge(the_round)
    if not left:
        return Text("· OIT ตรวจครบทุกข้อแล้ว", "· all OIT items are judged")
    return Text(f"· OIT ยังไม่ได้ตรวจ {left:,} ข้อ", f"· {left:,} OIT items are not judged")


_TASKS = (
    (Task.REVIEW, Text("ยังไม่มีผู้ตรวจ OIT", "Without a reviewer")),
    (Task.INTERVIEW, Text("ยังไม่มีผู้สัมภาษณ์", "Without an interviewer")),
)
