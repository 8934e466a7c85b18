"""The links by which people answer an agency's surveys in a round, each with its QR code and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from prongsai.adapters import qr
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.surveys.respondents import (
    Population,
    Respondents,
    is_interviewed,
    minutes,
    population_kind,
    respondents_of,
)
from prongsai.core.text import Text
from prongsai.faces.parts.survey_links import answer_link
from prongsai.faces.workspace.collect.words import SURVEYS, Way, invitation
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import instrument_of, phases_of, rules_of
from prongsai.records.surveys.models import ServicePoint, Survey
from prongsai.records.surveys.selectors import SurveyCount, came, counts_of


@dataclass(frozen=True)
class Asked:
    """One survey of an agency in a round, and how people come to it. `link` is empty where nobody can or may."""

    enrolment: Enrolment
    count: SurveyCount
    deadline: date

    @property
    def code(self) -> str:
        return self.count.code

    @property
    def survey(self) -> Survey | None:
        return self.count.survey

    @property
    def name(self) -> Text:
        return SURVEYS[self.code]

    @property
    def respondents(self) -> Respondents:
        return respondents_of(self.code, self.enrolment.round.fiscal_year)

    @property
    def is_interviewed(self) -> bool:
        return is_interviewed(self.code)

    @property
    def is_here(self) -> bool:
        return self.enrolment.round.is_asked_here

    @property
    def minutes(self) -> int:
        framework = rules_of(self.enrolment.round)
        return minutes(framework, instrument_of(framework, self.code).code)

    @property
    def has_points(self) -> bool:
        """Whether it can be answered at counters: a survey of the public that needs no interviewer."""
        is_of_public = population_kind(self.code) is Population.SERVED and not self.is_interviewed
        return is_of_public and self.survey is not None

    @property
    def link(self) -> str:
        if self.is_interviewed:
            return ""
        if not self.is_here:
            return self.count.link
        return answer_link(self.survey.code) if self.survey else ""

    @property
    def qr(self) -> str:
        return qr.on_page(self.link)

    @property
    def invitation(self) -> Text:
        """Words to send round, ready to be pasted."""
        return invitation(self.way())

    def way(self, link: str = "", point: str = "") -> Way:
        """What people are told who come by the survey's own link, or by that of a service point."""
        return Way(self.enrolment, self.code, link or self.link, self.deadline, self.minutes, point)


@dataclass(frozen=True)
class PointLink:
    """A service point with its own link, and how many came by it; `sheets` is None where that is not told apart."""

    point: ServicePoint
    sheets: int | None

    @property
    def is_hidden(self) -> bool:
        return self.point.hidden_at is not None

    @property
    def link(self) -> str:
        return answer_link(self.point.code)

    @property
    def qr(self) -> str:
        return qr.on_page(self.link)


def asked(enrolment: Enrolment, today: date) -> tuple[Asked, ...]:
    """The surveys of an agency in a round, in the order of the rules."""
    deadline = phases_of(enrolment.round)[PhaseCode.COLLECT].ends_on
    return tuple(Asked(enrolment, one, deadline) for one in counts_of(enrolment, today))


def asked_of(enrolment: Enrolment, instrument: str, today: date) -> Asked | None:
    """One of them; None for a survey that the round has not, or that is asked by interviewers."""
    found = (one for one in asked(enrolment, today) if one.code == instrument and not one.is_interviewed)
    return next(found, None)


def points_of(one: Asked, today: date) -> Iterator[PointLink]:
    """The service points of a survey, those too that were taken out of the list."""
    if one.survey is not None:
        counted = came(one.survey, today)
        yield from (PointLink(point, counted.by(point)) for point in counted.points)
