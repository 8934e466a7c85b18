"""Reminds officers of disclosures that are not ready before their phase ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.text import Text
from prongsai.records.disclosures.selectors import may_be_changed, ready_count
from prongsai.records.disclosures.services import NOT_READY
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.reminders import Lack, due, lacking, until
from prongsai.records.rounds.selectors import phases_of


@lacking
def disclosures(enrolment: Enrolment, today: date) -> Iterator[Lack]:
    """Items that are not ready while they may be entered: of a round that others run also after the answers' count."""
    phase = phases_of(enrolment.round)[PhaseCode.DISCLOSE]
    if phase.state_on(today) is not State.OPEN or not may_be_changed(enrolment, today):
        return
    ready, every = ready_count(enrolment)
    if ready < every:
        said = Text(
            f"{enrolment.round.name.th}: OIT ยังไม่พร้อมส่ง {every - ready} จาก {every} ข้อ โปรดทำให้ครบ{until(phase).th}",
            f"{enrolment.round.name.en}: {every - ready} of {every} OIT items are not ready. Complete them "
            f"{until(phase).en}.",
        )
        yield Lack(NOT_READY, due(phase, today), said, "oit/", phase.ends_on)
