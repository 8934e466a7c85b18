"""The calendar of a round as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from prongsai.core.calendar.phases import PhaseCode, PhaseDates, State, days_left, grace_until, proposed
from prongsai.core.text import Text
from prongsai.faces.workspace.rounds.standing import Standing
from prongsai.records.rounds.models import Extension, Phase, RoundKind
from prongsai.records.rounds.selectors import deadline, last_moment

NOT_REHEARSED = {PhaseCode.REVIEW, PhaseCode.CLARIFY, PhaseCode.CONFIRM}
RESULT_OF_REHEARSAL = Text("นับคำตอบและดูผลการซ้อม", "Counting, and the result of the rehearsal")
STATED = Text("ตามกรอบการประเมิน", "as the framework states")
PROPOSED = Text("ข้อเสนอ ยังไม่ได้ตรวจสอบ", "a proposal, not verified")
SET_HERE = Text("หน่วยงานกำหนด", "set by the agency")
SET_ABOVE = Text("ผู้จัดการประเมินกำหนด", "set by who runs the round")


@dataclass(frozen=True)
class PhaseView:
    """A phase: when it is, how it stands, where its days come from, and its extensions (the newest first).

    One that has not begun is moved in the calendar, not extended. `waits_until` is until when sheets are taken that
    wait in devices. `outside` is said of what is not done in this system.
    """

    code: PhaseCode
    label: Text
    starts_on: date
    ends_on: date
    state: Text
    look: str
    origin: Text
    extensions: tuple[Extension, ...]
    may_be_extended: bool
    waits_until: datetime | None
    outside: Text | None

    @property
    def is_one_day(self) -> bool:
        return self.starts_on == self.ends_on


def shown_phases(stand: Standing) -> dict[PhaseCode, Phase]:
    """The phases that a round really has: nobody reviews a rehearsal."""
    hidden = NOT_REHEARSED if stand.part.round.kind == RoundKind.REHEARSAL else set()
    return {code: one for code, one in stand.phases.items() if code not in hidden}


def calendar_view(stand: Standing) -> list[PhaseView]:
    """The phases in the order in which they begin."""
    return list(_views(stand))


def _views(stand: Standing) -> Iterator[PhaseView]:
    rehearsed = stand.part.round.kind == RoundKind.REHEARSAL
    proposal = {one.code: one for one in proposed(stand.part.round.fiscal_year, stand.framework)}
    for code, one in shown_phases(stand).items():
        state = one.state_on(stand.day)
        counted = stand.part.round.closed_at is not None and (rehearsed or code is PhaseCode.COLLECT)
        yield PhaseView(
            code,
            RESULT_OF_REHEARSAL if rehearsed and code is PhaseCode.ANNOUNCE else code.label,
            one.starts_on,
            one.ends_on,
            _state(state, one, stand.day),
            {State.BEFORE: "open", State.OPEN: "", State.OVER: "right"}[state],
            _origin(one, proposal.get(code), rehearsed=rehearsed),
            tuple(one.extensions.all()),
            state is not State.BEFORE and not counted and not (rehearsed and code is PhaseCode.ANNOUNCE),
            None if counted else _waits_until(one),
            one.outside,
        )


def _waits_until(phase: Phase) -> datetime | None:
    the_round = phase.round
    if phase.code != PhaseCode.COLLECT or not the_round.is_asked_here:
        return None
    return grace_until(deadline(phase), last_moment(the_round, phase))


def _state(state: State, phase: Phase, day: date) -> Text:
    if state is State.OVER:
        return Text("ผ่านแล้ว", "over")
    if state is State.BEFORE:
        days = days_left(phase.starts_on, day)
        return Text(f"อีก {days} วันเริ่ม", f"begins in {days} days" if days > 1 else "begins tomorrow")
    left = phase.days_left(day)
    if not left:
        return Text("วันสุดท้าย", "last day")
    return Text(f"กำลังดำเนินการ เหลือ {left} วัน", f"under way, {left} days left" if left > 1 else "under way, 1 day left")


def _origin(phase: Phase, proposal: PhaseDates | None, *, rehearsed: bool) -> Text:
    if phase.is_stated:
        return STATED
    if rehearsed:
        return SET_HERE
    if proposal and (phase.starts_on, phase.ends_on) == (proposal.starts_on, proposal.ends_on):
        return PROPOSED
    return SET_HERE if phase.round.agency_id else SET_ABOVE
