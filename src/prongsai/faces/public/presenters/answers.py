"""The answers behind a result of a round that was run here: how many, how good, and how to compute the result again."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.surveys.measuring import Measured
from prongsai.core.surveys.quality import margin
from prongsai.core.surveys.suggestions import Group
from prongsai.core.text import Text
from prongsai.core.thai.numbers import show
from prongsai.faces.parts.quality import QualityView, quality_of
from prongsai.faces.public.presenters.open_data import PublishedCounts, published_counts
from prongsai.records.results.selectors import ResultView
from prongsai.records.surveys.suggesting import suggestions_of


@dataclass(frozen=True)
class SurveyAnswers:
    """A line of the table; texts are empty where nothing is known, `sha256` where counts are left out."""

    name: Text
    sheets: int
    minimum: int | None
    rate: str
    margin: str
    sha256: str
    is_short: bool


@dataclass(frozen=True)
class AnswersView:
    """The part of the page; `topics` is what people suggested, by topic and without a single text."""

    surveys: tuple[SurveyAnswers, ...]
    quality: QualityView
    suggestions: int
    topics: tuple[Group, ...]
    is_complete: bool

    @property
    def sheets(self) -> int:
        return sum(one.sheets for one in self.surveys)


def answers_view(found: ResultView) -> AnswersView | None:
    """What is shown of the answers; None for a result that does not come from a round here."""
    enrolment = found.result.enrolment
    quality = quality_of(enrolment, found.scorecard) if enrolment else None
    if enrolment is None or quality is None:
        return None
    public = {one.tally.instrument: one for one in published_counts(found)}
    suggested = suggestions_of(enrolment)
    return AnswersView(
        surveys=tuple(_line(one.name, one.measured, public.get(one.code)) for one in quality.surveys),
        quality=quality,
        suggestions=suggested.number if suggested else 0,
        topics=suggested.groups if suggested else (),
        is_complete=all(one.is_whole for one in public.values()),
    )


def _line(name: Text, measured: Measured, public: PublishedCounts | None) -> SurveyAnswers:
    sheets, population = measured.sheets, measured.population
    wide = margin(sheets, population)
    return SurveyAnswers(
        name=name,
        sheets=sheets,
        minimum=measured.minimum,
        rate=show(Fraction(100 * sheets, population)) if population else "",
        margin=f"±{show(wide)}" if wide is not None else "",
        sha256=public.sha256 if public else "",
        is_short=measured.minimum is not None and sheets < measured.minimum,
    )
