"""Counts what is worth knowing of answers beside their tally, when a survey closes; says it once somebody asks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import NamedTuple

from django.db.models import Sum

from prongsai.core.frameworks.model import Framework
from prongsai.core.surveys.measuring import Measured, restored, shapes_of
from prongsai.core.surveys.quality import before_scores
from prongsai.core.text import Text
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.selectors import instrument_of, minimum_of, population_of
from prongsai.records.surveys.models import Closing, DayCount, Survey


class _Days(NamedTuple):
    """What came to a survey by day and by mode."""

    by_day: dict[object, int]
    by_mode: dict[str, int]


def measure_all(
    framework: Framework, the_round: Round, surveys: Sequence[Survey], blocks: dict[int, str]
) -> dict[int, Measured]:
    """The numbers of surveys that are about to close; `blocks` holds the sheets of each, one after the other."""
    came = _came(surveys)
    return {one.pk: _measure(framework, the_round, one, blocks.get(one.pk, ""), came[one.pk]) for one in surveys}


class Looked(NamedTuple):
    """What there is to look at in a survey of an agency before its score may be seen: none of it tells a score."""

    code: str
    measured: Measured
    odd: tuple[Text, ...]

    @property
    def rate(self) -> Fraction | None:
        """How many of those who may answer did, in per cent; None where nobody said how many they are."""
        people = self.measured.population
        return Fraction(100 * self.measured.sheets, people) if people else None


def looked_at(the_round: Round, enrolments: Collection[int] | None = None) -> dict[int, tuple[Looked, ...]]:
    """The surveys of a round by enrolment, of some or of all; nothing before the whole round is closed.

    One query that reads no tally: whoever watches a nation asks for it, and nobody sees a score by it.
    """
    found = Closing.objects.filter(
        survey__enrolment__round=the_round, survey__enrolment__round__closed_at__isnull=False
    )
    if enrolments is not None:
        found = found.filter(survey__enrolment__in=enrolments)
    looked: dict[int, tuple[Looked, ...]] = {}
    columns = ("survey__enrolment_id", "survey__instrument", "sheets", "quality")
    for enrolment, code, sheets, quality in found.order_by("survey").values_list(*columns).iterator(chunk_size=2000):
        measured = restored(quality, sheets)
        looked[enrolment] = (*looked.get(enrolment, ()), Looked(code, measured, before_scores(measured)))
    return looked


def measured_of(closing: Closing) -> Measured:
    """The numbers that were kept when a survey closed."""
    return restored(closing.quality, closing.sheets)


def _measure(framework: Framework, the_round: Round, survey: Survey, block: str, came: _Days) -> Measured:
    code = instrument_of(framework, survey.instrument).code
    enrolment = survey.enrolment
    enrolment.round = the_round  # the same one; the rules are not asked for survey by survey
    least = minimum_of(enrolment, survey.instrument)
    return Measured(
        sheets=len(block) // len(framework.rows_of(code)),
        population=population_of(enrolment, survey.instrument),
        minimum=least.sheets if least else None,
        days=len(came.by_day),
        fullest=max(came.by_day.values(), default=0),
        modes=came.by_mode,
        shapes=shapes_of(framework, code, block),
    )


def _came(surveys: Sequence[Survey]) -> dict[int, _Days]:
    found = {one.pk: _Days({}, {}) for one in surveys}
    rows = DayCount.objects.filter(survey__in=list(found)).order_by("survey", "day", "mode")
    for survey, day, mode, sheets in rows.values_list("survey", "day", "mode").annotate(Sum("sheets")):
        by_day, by_mode = found[survey]
        by_day[day] = by_day.get(day, 0) + sheets
        by_mode[mode] = by_mode.get(mode, 0) + sheets
    return found
