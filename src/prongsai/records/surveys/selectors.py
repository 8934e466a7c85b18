"""Reads how many answered. While a survey is open nobody, at any role, can read here what was answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Sum

from prongsai.core.surveys.sampling import Minimum
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


def by_mode(survey: Survey, today: date) -> dict[str, int]:
    """How many sheets came in each mode before `today`."""
    return dict(DayCount.objects.filter(survey=survey, day__lt=today).values_list("mode").annotate(Sum("sheets")))


class PointCount(NamedTuple):
    """How many came by a service point before today."""

    point: ServicePoint
    sheets: int


def by_point(survey: Survey, today: date) -> tuple[PointCount, ...]:
    """The service points of a survey with how many came by each."""
    found = DayCount.objects.filter(survey=survey, day__lt=today, point__gt=0)
    counted = dict(found.values_list("point").annotate(Sum("sheets")))
    return tuple(PointCount(one, counted.get(one.pk, 0)) for one in survey.points.order_by("pk"))


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
