"""What a short link leads to: which survey, and whether it takes answers at this moment.

Kept in each process, the days of a round for a few seconds and the rest for a minute, so that a form that is opened
thousands of times asks the database once. The last word on a closed survey has the transaction that takes a sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from time import monotonic
from typing import Generic, NamedTuple, TypeVar

from django.db.models import Value as Constant

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.wording import Overlay
from prongsai.core.surveys.respondents import is_interviewed
from prongsai.records.frameworks.selectors import by_sha256
from prongsai.records.rounds.binding import words_of
from prongsai.records.rounds.models import Phase, Round
from prongsai.records.rounds.selectors import deadline, last_moment, phases_of
from prongsai.records.surveys.models import ServicePoint, Survey

KEPT_SECONDS = 5
PLACE_KEPT_SECONDS = 60
MOST_KEPT = 20_000
Times = tuple[datetime, datetime, datetime]  # from when, until when, and until when from a device without a network


class DoorState(StrEnum):
    """Whether a survey takes answers. GRACE takes only what waited in a device since before the deadline."""

    BEFORE = "before"
    OPEN = "open"
    GRACE = "grace"
    CLOSED = "closed"


@dataclass(frozen=True)
class Door:
    """Everything that answering needs to know of a survey; `point` is the service point of the link, or 0.

    `official` are the official words in which it is asked, `is_worded` when they are bound to the round.
    """

    survey: int
    point: int
    instrument: str
    framework_sha256: str
    official: Overlay | None
    is_worded: bool
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
        return is_interviewed(self.instrument)

    def state_at(self, moment: datetime) -> DoorState:
        return _state(self.is_shut, (self.opens, self.closes, self.last), moment)


Key = TypeVar("Key")
Value = TypeVar("Value")


class _Place(NamedTuple):
    """Where a link leads: hardly ever another place."""

    survey: int
    point: int
    instrument: str
    closed_at: datetime | None
    agency: str
    round: int


class _Days(NamedTuple):
    """What is the same for all surveys of a round, and may change while people answer."""

    framework_sha256: str
    official: Overlay | None
    is_worded: bool
    is_simulated: bool
    is_rehearsal: bool
    fiscal_year: int
    opens: datetime
    closes: datetime
    last: datetime


class _Kept(Generic[Key, Value]):
    """What was looked up, for some seconds."""

    def __init__(self, seconds: float, look_up: Callable[[Key], Value | None]) -> None:
        self._seconds = seconds
        self._look_up = look_up
        self._there: dict[Key, tuple[float, Value]] = {}

    def get(self, key: Key) -> Value | None:
        found = self._there.get(key)
        if found and monotonic() < found[0]:
            return found[1]
        fresh = self._look_up(key)
        if fresh is not None:
            self.forget_if_full()
            self._there[key] = monotonic() + self._seconds, fresh
        return fresh

    def drop(self, key: Key) -> None:
        self._there.pop(key, None)

    def forget_if_full(self) -> None:
        if len(self._there) >= MOST_KEPT:
            self.forget()

    def forget(self) -> None:
        self._there.clear()


def door(code: str) -> Door | None:
    """The survey behind a short link, its days at most a few seconds old; None for a code that leads nowhere."""
    place = _places.get(code)
    days = _days_of(place.round) if place else None
    if place is None or days is None:
        return None
    if place.closed_at:
        _places.drop(code)  # it may be opened again
    return Door(
        place.survey,
        place.point,
        place.instrument,
        agency=place.agency,
        is_shut=place.closed_at is not None,
        **days._asdict(),
    )


def state_of(survey: Survey, the_round: Round, moment: datetime) -> DoorState:
    """The state of a survey whose round (with its phases) is at hand: for long lists, since nothing is looked up."""
    collect = phases_of(the_round)[PhaseCode.COLLECT]
    return _state(survey.closed_at is not None, _times(the_round, collect), moment)


def forget() -> None:
    """Look everything up anew (after a change of the calendar in this process)."""
    _places.forget()
    _days.forget()


def _state(is_shut: bool, times: Times, moment: datetime) -> DoorState:
    opens, closes, last = times
    if is_shut or moment >= last:
        return DoorState.CLOSED
    if moment < opens:
        return DoorState.BEFORE
    return DoorState.OPEN if moment < closes else DoorState.GRACE


def _times(the_round: Round, collect: Phase) -> Times:
    return clock.midnight(collect.starts_on), deadline(collect), last_moment(the_round, collect)


def _days_of(the_round: int) -> _Days | None:
    """The days of a round; looked up anew, which binds its words, when answers are taken since a moment ago."""
    days = _days.get(the_round)
    if days and not days.is_worded and days.opens <= clock.now() < days.last:
        _days.drop(the_round)
        return _days.get(the_round)
    return days


def _find_place(code: str) -> _Place | None:
    """One question, also for a code that leads nowhere: whoever tries codes should not make us work twice."""
    parts = ("instrument", "closed_at", "enrolment__agency__name", "enrolment__round")
    of_survey = Survey.objects.filter(code=code).values_list("pk", Constant(0), *parts)
    at_point = ServicePoint.objects.filter(code=code).values_list("survey", "pk", *(f"survey__{one}" for one in parts))
    for found in of_survey.union(at_point, all=True):
        return _Place(*found)
    return None


def _find_days(pk: int) -> _Days | None:
    the_round = Round.objects.select_related("framework", "wording").filter(pk=pk).first()
    collect = Phase.objects.filter(round=pk, code=PhaseCode.COLLECT).first()
    if the_round is None or collect is None:
        return None
    opens, closes, last = _times(the_round, collect)
    official = words_of(the_round)
    return _Days(
        framework_sha256=the_round.framework.sha256,
        official=official,
        is_worded=the_round.worded_at is not None,
        is_simulated=the_round.is_simulated,
        is_rehearsal=not the_round.counts_officially,
        fiscal_year=the_round.fiscal_year,
        opens=opens,
        closes=closes,
        last=last,
    )


_places = _Kept(PLACE_KEPT_SECONDS, _find_place)
_days = _Kept(KEPT_SECONDS, _find_days)
