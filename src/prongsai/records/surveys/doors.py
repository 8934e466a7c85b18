"""What a short link leads to: which survey, and whether it takes answers at this moment.

Kept in each process for a few seconds, so that a form that is opened thousands of times asks the database once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from time import monotonic

from django.db.models import QuerySet

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.model import Framework
from prongsai.records.frameworks.selectors import by_sha256
from prongsai.records.rounds.models import Phase
from prongsai.records.rounds.selectors import deadline, last_moment
from prongsai.records.surveys.models import ServicePoint, Survey

KEPT_SECONDS = 5
MOST_KEPT = 20_000
INTERVIEWED = "EIT2"  # answered to an interviewer alone


class DoorState(StrEnum):
    """Whether a survey takes answers. GRACE takes only what waited in a device since before the deadline."""

    BEFORE = "before"
    OPEN = "open"
    GRACE = "grace"
    CLOSED = "closed"


@dataclass(frozen=True)
class Door:
    """Everything that answering needs to know of a survey; `point` is the service point of the link, or 0."""

    survey: int
    point: int
    instrument: str
    framework_sha256: str
    agency: str
    is_simulated: bool
    is_rehearsal: bool
    fiscal_year: int
    opens: datetime
    closes: datetime
    last: datetime
    is_shut: bool

    @property
    def framework(self) -> Framework:
        """The rules that the round is bound to."""
        found = by_sha256(self.framework_sha256)
        if found is None:
            raise LookupError(self.framework_sha256)
        return found

    @property
    def is_interviewed(self) -> bool:
        return self.instrument == INTERVIEWED

    def state_at(self, moment: datetime) -> DoorState:
        if self.is_shut or moment >= self.last:
            return DoorState.CLOSED
        if moment < self.opens:
            return DoorState.BEFORE
        return DoorState.OPEN if moment < self.closes else DoorState.GRACE


_kept: dict[str, tuple[float, Door]] = {}


def door(code: str) -> Door | None:
    """The survey behind a short link, at most a few seconds old; None for a code that leads nowhere."""
    found = _kept.get(code)
    if found and monotonic() - found[0] < KEPT_SECONDS:
        return found[1]
    fresh = _look_up(code)
    if fresh is not None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[code] = (monotonic(), fresh)
    return fresh


def forget() -> None:
    """Look everything up anew (after a change of the calendar in this process)."""
    _kept.clear()


def _look_up(code: str) -> Door | None:
    point = None
    survey = _surveys().filter(code=code).first()
    if survey is None:
        point = ServicePoint.objects.filter(code=code).first()
        survey = _surveys().filter(pk=point.survey_id).first() if point else None
    return _door(survey, point) if survey else None


def _surveys() -> QuerySet[Survey]:
    return Survey.objects.select_related("enrolment__round__framework", "enrolment__agency")


def _door(survey: Survey, point: ServicePoint | None) -> Door:
    enrolment = survey.enrolment
    the_round = enrolment.round
    collect = Phase.objects.get(round=the_round, code=PhaseCode.COLLECT)
    return Door(
        survey=survey.pk,
        point=point.pk if point else 0,
        instrument=survey.instrument,
        framework_sha256=the_round.framework.sha256,
        agency=enrolment.agency.name,
        is_simulated=the_round.is_simulated,
        is_rehearsal=not the_round.counts_officially,
        fiscal_year=the_round.fiscal_year,
        opens=clock.midnight(collect.starts_on),
        closes=deadline(collect),
        last=last_moment(the_round, collect),
        is_shut=survey.closed_at is not None,
    )
