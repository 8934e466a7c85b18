"""What is to be known of the answers behind a score, for every page that shows one: advice, with its figure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.surveys.measuring import Measured
from prongsai.core.surveys.quality import ONLY_ADVICE, OPEN_LINKS, Advice, advice, gaps
from prongsai.core.text import Text
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import instrument_of, rules_of
from prongsai.records.surveys.closing import closings_of
from prongsai.records.surveys.quality import measured_of


@dataclass(frozen=True)
class SurveyQuality:
    """One survey: its name, what was measured when it closed, and what there is to know of it."""

    code: str
    name: Text
    measured: Measured
    advice: tuple[Advice, ...]


@dataclass(frozen=True)
class QualityView:
    """All surveys of an agency in a round; `between` is how far their scores lie apart."""

    surveys: tuple[SurveyQuality, ...]
    between: tuple[Advice, ...]
    only_advice: Text = ONLY_ADVICE
    open_links: Text = OPEN_LINKS

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
    found = [(one.survey.instrument, measured_of(one)) for one in closings]
    surveys = tuple(SurveyQuality(code, survey_name(framework, code), one, advice(one)) for code, one in found)
    return QualityView(surveys, gaps(card) if card else ())


def survey_name(framework: Framework, code: str) -> Text:
    """What a survey is called: "IIT", "EIT ส่วนที่ 1 …"."""
    instrument = instrument_of(framework, code)
    part = next((one for one in instrument.parts if one.code == code), None)
    return part.name.text if part else Text(code, code)
