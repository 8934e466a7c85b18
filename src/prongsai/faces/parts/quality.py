"""What is to be known of the answers behind a score, for every page that shows one: advice, with its figure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.surveys.measuring import Measured
from prongsai.core.surveys.quality import NOT_RANDOM, ONLY_ADVICE, OPEN_LINKS, Advice, beside_table, gaps, margin
from prongsai.core.text import Text
from prongsai.core.thai.numbers import show
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import instrument_of, rules_of
from prongsai.records.surveys.closing import closings_of
from prongsai.records.surveys.quality import measured_of


@dataclass(frozen=True)
class SurveyQuality:
    """One survey: its figures for a table, and what else there is to know; texts are empty where nothing is known."""

    code: str
    name: Text
    sheets: int
    minimum: int | None
    rate: str
    margin: str
    advice: tuple[Advice, ...]

    @property
    def is_short(self) -> bool:
        return self.minimum is not None and self.sheets < self.minimum


@dataclass(frozen=True)
class QualityView:
    """All surveys of an agency in a round; `between` is how far their scores lie apart."""

    surveys: tuple[SurveyQuality, ...]
    between: tuple[Advice, ...]
    only_advice: Text = ONLY_ADVICE
    not_random: Text = NOT_RANDOM
    open_links: Text = OPEN_LINKS

    @property
    def sheets(self) -> int:
        return sum(one.sheets for one in self.surveys)

    @property
    def odd(self) -> int:
        """How many things somebody should look at."""
        every = chain(self.between, *(one.advice for one in self.surveys))
        return sum(one.is_odd for one in every)


def quality_of(enrolment: Enrolment, card: Scorecard | None) -> QualityView | None:
    """What is to be known of an agency's answers, beside its scorecard; None before the round is closed.

    The gaps tell scores, so `mark_seen` (which `preview` does) comes first.
    """
    closings = closings_of(enrolment)
    if not closings:
        return None
    framework = rules_of(enrolment.round)
    surveys = tuple(_survey(framework, one.survey.instrument, measured_of(one)) for one in closings)
    return QualityView(surveys, gaps(card) if card else ())


def _survey(framework: Framework, code: str, measured: Measured) -> SurveyQuality:
    sheets, population = measured.sheets, measured.population
    wide = margin(sheets, population)
    return SurveyQuality(
        code=code,
        name=_name(framework, code),
        sheets=sheets,
        minimum=measured.minimum,
        rate=show(Fraction(100 * sheets, population)) if population else "",
        margin=f"±{show(wide)}" if wide is not None else "",
        advice=beside_table(measured),
    )


def _name(framework: Framework, code: str) -> Text:
    """What a survey is called in short: "IIT", "EIT ส่วนที่ 1"."""
    part = next((one for one in instrument_of(framework, code).parts if one.code == code), None)
    whole = part.name.text if part else Text(code, code)
    return Text(whole.th.partition(" (")[0], whole.en.partition(" (")[0])
