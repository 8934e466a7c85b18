"""Reminds officers of surveys that have not reached the least number of answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.text import Text
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.reminders import Lack, due, lacking, until
from prongsai.records.rounds.selectors import phases_of
from prongsai.records.surveys.selectors import SurveyCount, counts_of


@lacking
def answers(enrolment: Enrolment, today: date) -> Iterator[Lack]:
    """Each survey below its minimum while answers are taken, and counts of another system that nobody has entered."""
    collect = phases_of(enrolment.round)[PhaseCode.COLLECT]
    if enrolment.round.closed_at or collect.state_on(today) is not State.OPEN:
        return
    for one in counts_of(enrolment, today):
        says = _missing(one) if one.missing else _not_entered(enrolment, one)
        if says is not None:
            said = Text(
                f"{enrolment.round.name.th}: {says.th} {until(collect).th}",
                f"{enrolment.round.name.en}: {says.en} {until(collect).en}.",
            )
            yield Lack(f"minimum-{one.code}", due(collect, today), said, "", collect.ends_on)


def _missing(one: SurveyCount) -> Text | None:
    if one.minimum is None or one.sheets is None:
        return None
    return Text(
        f"{one.code} ได้ {one.sheets:,} ชุด ขั้นต่ำ {one.minimum.sheets:,} ชุด ยังขาด {one.missing:,} ชุด",
        f"{one.code} has {one.sheets:,} answers of at least {one.minimum.sheets:,}: {one.missing:,} are missing",
    )


def _not_entered(enrolment: Enrolment, one: SurveyCount) -> Text | None:
    if enrolment.round.is_asked_here or one.sheets is not None or one.minimum is None:
        return None
    return Text(
        f"ยังไม่ได้กรอกจำนวนผู้ตอบ {one.code} ที่เห็นในระบบ ITAS",
        f"the number of {one.code} answers seen in ITAS has not been entered",
    )
