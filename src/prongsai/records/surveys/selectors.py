"""Reads how many answered. While a survey is open nobody, at any role, can read here what was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Sum

from prongsai.core.few import Together
from prongsai.core.surveys.sampling import Minimum
from prongsai.core.surveys.ways import WAYS, told_by_point, way_of
from prongsai.core.text import Text
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import minimum_of, population_of, rules_of, survey_codes
from prongsai.records.surveys.models import DayCount, ServicePoint, Survey

ONE_DAY = timedelta(days=1)


class SurveyCount(NamedTuple):
    """How an agency's survey stands: sheets up to the end of `until` (yesterday), or as entered from elsewhere.

    `sheets` is None where nothing is known; `link` is the link of another system where the round runs there.
    """

    code: str
    sheets: int | None
    minimum: Minimum | None
    population: int | None
    until: date | None
    survey: Survey | None
    link: str = ""

    @property
    def missing(self) -> int | None:
        """How many are still needed; 0 when the minimum is reached, None where it is not known."""
        return None if self.minimum is None or self.sheets is None else max(0, self.minimum.sheets - self.sheets)


def counts_of(enrolment: Enrolment, today: date) -> tuple[SurveyCount, ...]:
    """The surveys of an agency in a round with how many answered, in the order of the rules."""
    codes = survey_codes(rules_of(enrolment.round))
    if not enrolment.round.is_asked_here:
        return tuple(_elsewhere(enrolment, code) for code in codes)
    surveys = {one.instrument: one for one in enrolment.surveys.all()}
    counted = sheets_until([enrolment], today)
    return tuple(_here(enrolment, code, surveys.get(code), counted, today) for code in codes)


def sheets_until(enrolments: list[Enrolment], today: date) -> dict[tuple[int, str], int]:
    """How many sheets came before `today`, by enrolment and survey code; today's would be dated by telling."""
    found = DayCount.objects.filter(survey__enrolment__in=enrolments, day__lt=today)
    rows = found.values_list("survey__enrolment", "survey__instrument").annotate(Sum("sheets"))
    return {(enrolment, code): sheets for enrolment, code, sheets in rows}


class WayCount(NamedTuple):
    """A way by which sheets came, or several that may be told only together; `points` are service points among them."""

    names: tuple[Text, ...]
    points: frozenset[int]
    sheets: int


class Came(NamedTuple):
    """By which ways the sheets of a survey came before today, as far as that may be told."""

    points: tuple[ServicePoint, ...]
    ways: tuple[WayCount, ...]

    @property
    def is_apart(self) -> bool:
        """Whether anything of the ways may be told."""
        return len(self.ways) > 1

    def by(self, point: ServicePoint) -> int | None:
        """How many came by a service point; None where that is told with others alone."""
        return next(one.sheets if len(one.names) == 1 else None for one in self.ways if point.pk in one.points)


def came(survey: Survey, today: date) -> Came:
    """How the sheets of a survey came; never as on another day, since two days tell what came between them."""
    points = tuple(survey.points.order_by("pk"))
    found = DayCount.objects.filter(survey=survey, day__lt=today)
    counted: Counter[str] = Counter()
    for mode, point, sheets in found.values_list("mode", "point").annotate(Sum("sheets")):
        counted[str(point) if point else way_of(mode)] += sheets
    named = {str(one.pk): one for one in points}
    groups = told_by_point(counted, list(named))
    return Came(points, tuple(_way(one, named) for one in groups))


def _way(group: Together, named: Mapping[str, ServicePoint]) -> WayCount:
    at = [named[one] for one in group.parts if one in named]
    names = [WAYS[one] for one in group.parts if one in WAYS]
    names += [Text(f"จุดบริการ {one.name}", f"service point {one.name}") for one in at]
    return WayCount(tuple(names), frozenset(one.pk for one in at), group.number)


def _here(
    enrolment: Enrolment, code: str, survey: Survey | None, counted: dict[tuple[int, str], int], today: date
) -> SurveyCount:
    sheets = counted.get((enrolment.pk, code), 0)
    least, population = minimum_of(enrolment, code), population_of(enrolment, code)
    return SurveyCount(code, sheets, least, population, today - ONE_DAY, survey)


def _elsewhere(enrolment: Enrolment, code: str) -> SurveyCount:
    seen = enrolment.elsewhere.filter(instrument=code).first()
    least, population = minimum_of(enrolment, code), population_of(enrolment, code)
    if seen is None:
        return SurveyCount(code, None, least, population, None, None)
    return SurveyCount(code, seen.sheets, least, population, seen.seen_on, None, seen.link)
