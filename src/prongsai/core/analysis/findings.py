"""จุดแข็งและประเด็นที่ต้องพัฒนา: what stands out in a Scorecard.

An indicator is a strength from the year's threshold on (85.00) and a weakness below it, both on the shown figure; the
lowest indicator of each instrument is named even when it is high; a question below the threshold and an OIT item at 0
are findings of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.frameworks.model import EvidenceKind, Framework, Instrument, known_items
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import Known, Missing
from prongsai.core.scoring.plan import steps_of, worth
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

FULL = Fraction(100)


class FindingKind(StrEnum):
    """Why something stands out."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    LOWEST = "lowest"
    QUESTION = "question"
    DISCLOSURE = "disclosure"


class Finding(NamedTuple):
    """A node that stands out: `indicator` is the code of the indicator (or index) it belongs to.

    `gain` is what the total would gain if this node alone went up to 100; None where weights are not known.
    """

    kind: FindingKind
    code: str
    indicator: str
    name: Text
    figure: Known
    gain: Fraction | None


class Ranked(NamedTuple):
    """A place in the ranking of indicators, from 1; equal scores keep the order of their numbers."""

    place: int
    code: str
    name: Text
    figure: Known
    is_weak: bool


def ranking(card: Scorecard) -> tuple[Ranked, ...]:
    """The indicators (indices in FY 2561) whose scores are known, from the highest to the lowest."""
    known = [(code, name, figure) for code, name in _ranked_parts(card) if (figure := _known(card, code))]
    ordered = sorted(known, key=lambda one: -rounded(one[2].value))
    return tuple(
        Ranked(place, code, name, figure, is_weak(card, figure))
        for place, (code, name, figure) in enumerate(ordered, start=1)
    )


def is_weak(card: Scorecard, figure: Known) -> bool:
    """Whether a figure, as shown, is below the year's threshold."""
    return rounded(figure.value) < card.framework.weak_below


def strengths(card: Scorecard) -> tuple[Finding, ...]:
    """Indicators at or above the threshold, the highest first."""
    return tuple(_finding(card, FindingKind.STRENGTH, one.code) for one in ranking(card) if not one.is_weak)


def weaknesses(card: Scorecard) -> tuple[Finding, ...]:
    """Indicators below the threshold, the lowest last as the reports have them."""
    return tuple(_finding(card, FindingKind.WEAKNESS, one.code) for one in ranking(card) if one.is_weak)


def lowest(card: Scorecard) -> dict[str, tuple[Finding, ...]]:
    """For each instrument its lowest indicator (several when they are shown equal), high or not.

    An instrument with fewer than two known indicators has no lowest.
    """
    found = {one.code: _lowest_of(card, one) for one in card.framework.instruments}
    return {code: findings for code, findings in found.items() if findings}


def questions_below(card: Scorecard) -> tuple[Finding, ...]:
    """Questions of IIT and EIT below the threshold, in framework order."""
    return tuple(
        _finding(card, FindingKind.QUESTION, code)
        for code in _item_codes(card, EvidenceKind.SURVEY)
        if (figure := _known(card, code)) and is_weak(card, figure)
    )


def disclosures_at_zero(card: Scorecard) -> tuple[Finding, ...]:
    """OIT items that got 0, in framework order."""
    return tuple(
        _finding(card, FindingKind.DISCLOSURE, code)
        for code in _item_codes(card, EvidenceKind.DISCLOSURE)
        if (figure := _known(card, code)) and figure.value == 0
    )


def most_to_gain(card: Scorecard) -> Finding | None:
    """What would add most to the total at 100: an OIT item at 0, or the indicator; None when nothing known is left."""
    indicators = [_finding(card, FindingKind.LOWEST, one.code) for one in ranking(card)]
    found = [one for one in (*disclosures_at_zero(card), *indicators) if one.gain]
    return max(found, key=lambda one: one.gain or 0, default=None)


def name_of(card: Scorecard, code: str) -> Text:
    """The name of a node: the topic of an item, the name of an indicator, instrument or part; else the code itself."""
    return names_of(card.framework).get(code, Text(code, code))


@lru_cache(maxsize=32)
def names_of(framework: Framework) -> dict[str, Text]:
    """The names of all nodes of a year by code, parts of instruments among them."""
    named = {step.code: step.name for step in steps_of(framework)}
    return named | {part.code: part.name.text for one in framework.instruments for part in one.parts}


def indicator_of(card: Scorecard, code: str) -> str:
    """The code of the indicator that an item, a sub-indicator or the indicator itself belongs to."""
    for indicator in card.framework.indicators:
        below = {item.code for item in known_items(indicator)} | {sub.code for sub in indicator.sub_indicators}
        if code == indicator.code or code in below:
            return indicator.code
    return code


def _lowest_of(card: Scorecard, instrument: Instrument) -> tuple[Finding, ...]:
    known = {one.code: figure for one in instrument.indicators if (figure := _known(card, one.code))}
    if len(known) < 2:
        return ()
    bottom = min(rounded(figure.value) for figure in known.values())
    codes = [code for code, figure in known.items() if rounded(figure.value) == bottom]
    return tuple(_finding(card, FindingKind.LOWEST, code) for code in codes)


def _ranked_parts(card: Scorecard) -> Iterator[tuple[str, Text]]:
    for one in card.framework.indices or card.framework.indicators:
        yield one.code, one.name.text


def _item_codes(card: Scorecard, kind: EvidenceKind) -> list[str]:
    disclosed = {code for code, item in card.framework.items.items() if not item.rows}
    wanted = kind is EvidenceKind.DISCLOSURE
    return [code for code in card.framework.items if (code in disclosed) is wanted]


def _known(card: Scorecard, code: str) -> Known | None:
    figure = card.figure(code)
    return None if isinstance(figure, Missing) else figure


def _finding(card: Scorecard, kind: FindingKind, code: str) -> Finding:
    figure = _known(card, code)
    if figure is None:
        raise KeyError(code)
    share = worth(card.framework).get(code)
    gain = None if share is None else share * (FULL - figure.value) / FULL
    return Finding(kind, code, indicator_of(card, code), name_of(card, code), figure, gain)
