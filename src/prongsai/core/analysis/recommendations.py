"""ข้อเสนอแนะ and what a plan must answer: advice as things of their own, beside the findings of the result.

An assessor advises on an instrument or an indicator, a reviewer notes what an OIT item lacks, and people outside
suggest things; each line of such a text is one recommendation with a key that stays as long as its words do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from prongsai.core.analysis.findings import (
    FULL,
    Finding,
    FindingKind,
    disclosures_at_zero,
    lowest,
    name_of,
    questions_below,
    strengths,
    weaknesses,
)
from prongsai.core.frameworks.model import Framework, Indicator, Instrument, known_items
from prongsai.core.measures.model import Answered, Source
from prongsai.core.published.row import Received
from prongsai.core.scoring.figures import shown_figure
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text

_BULLET = re.compile(r"^\s*(?:[-–—•*]+|[(]?[0-9๐-๙]{1,2}[.)](?![0-9๐-๙]))\s*")
_SPACES = re.compile(r"\s+")


class Recommendation(NamedTuple):
    """One piece of advice. `code` is what it is about (an instrument, indicator, question or item), empty if nothing.

    `about` is the name of that, empty without one; `text` is what was advised, in the language it was written in.
    """

    key: str
    source: Source
    code: str
    indicator: str
    about: Text
    text: str


def recommendations(card: Scorecard, received: Received) -> tuple[Recommendation, ...]:
    """All advice that an agency received, in framework order, the suggestions of people outside last.

    A line of several is a recommendation of its own; the same line about the same thing counts once. Advice on a code
    that the year does not have is kept, after all others that have one.
    """
    places = _places(card.framework)
    given = [
        *_advised(card, Source.ASSESSOR, received.recommendations),
        *_advised(card, Source.REVIEWER, received.notes),
    ]
    ordered = sorted(given, key=lambda one: places.get(one.code, len(places)))
    every = [*ordered, *_advised(card, Source.EXTERNAL, {"": received.suggestions})]
    return tuple({one.key: one for one in every}.values())


def answerable(card: Scorecard, received: Received) -> tuple[Answered, ...]:
    """What the measures of a plan answer, in framework order, the suggestions of people outside last.

    Weak indicators, the lowest known one of each instrument (unless it has 100), questions below the threshold, OIT
    items at 0, and every recommendation. A strength is none, unless it is the lowest of its instrument.
    """
    places = _places(card.framework)
    found = [_of_finding(one) for one in (*_of_indicators(card), *questions_below(card), *disclosures_at_zero(card))]
    advised = [_of_recommendation(card, one) for one in recommendations(card, received)]
    return tuple(sorted((*found, *advised), key=lambda one: _place(one, places)))


def must_answer(one: Answered) -> bool:
    """True for a weakness: a plan answers it, or says why not. All else may be answered."""
    return one.kind == FindingKind.WEAKNESS


def key_of(one: Answered) -> str:
    """A key of what is answered: "finding-weakness-4", "reviewer-o12-1a2b3c4d"; the same in every edition.

    A finding is known by its kind and node, advice by its words: other words make it other advice.
    """
    if one.source is Source.FINDING:
        return "-".join((one.source, one.kind, one.code))
    return _key(one.source, one.code, one.name.th)


def _key(source: Source, code: str, text: str) -> str:
    fingerprint = hashlib.sha256(_SPACES.sub(" ", text).strip().encode()).hexdigest()[:8]
    return "-".join(filter(None, (source, code, fingerprint)))


def _advised(card: Scorecard, source: Source, texts: Mapping[str, str]) -> Iterator[Recommendation]:
    indicators = _indicators(card.framework)
    for code, text in texts.items():
        about = name_of(card, code)
        for line in _lines(text):
            yield Recommendation(_key(source, code, line), source, code, indicators.get(code, ""), about, line)


def _lines(text: str) -> list[str]:
    """The lines of a text without their bullets and numbers; empty ones are left out."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def _of_indicators(card: Scorecard) -> Iterator[Finding]:
    """Weak indicators, and the lowest of each instrument where it is neither weak nor full."""
    weak = weaknesses(card)
    yield from weak
    low = [one for instrument in card.framework.instruments for one in _lowest_known(card, instrument)]
    yield from (one for one in low if one.code not in {each.code for each in weak} and one.figure.value < FULL)


def _lowest_known(card: Scorecard, instrument: Instrument) -> tuple[Finding, ...]:
    """The lowest of an instrument; where one alone was published, that is the one that its agency works on."""
    codes = {one.code for one in instrument.indicators}
    only = tuple(one for one in strengths(card) if one.code in codes)
    found = lowest(card).get(instrument.code, only)
    return tuple(one._replace(kind=FindingKind.LOWEST) for one in found)


def _of_finding(one: Finding) -> Answered:
    shown = shown_figure(one.figure) or ""
    return Answered(Source.FINDING, one.code, one.indicator, one.name, shown, one.kind.value)


def _of_recommendation(card: Scorecard, one: Recommendation) -> Answered:
    shown = shown_figure(card.figure(one.code)) or ""
    return Answered(one.source, one.code, one.indicator, Text(one.text, one.text), shown)


def _place(one: Answered, places: Mapping[str, int]) -> tuple[bool, int]:
    return one.source is Source.EXTERNAL, places.get(one.code, len(places))


def _places(framework: Framework) -> dict[str, int]:
    """Where each node stands: an instrument before its indicators, an indicator before its questions or items."""
    codes = [one.code for one in framework.indices]
    for instrument in framework.instruments:
        codes += [instrument.code, *(part.code for part in instrument.parts)]
        for indicator in instrument.indicators:
            codes += [indicator.code, *_below(indicator)]
    return {code: place for place, code in enumerate(codes)}


def _indicators(framework: Framework) -> dict[str, str]:
    """The indicator (or index) that each node belongs to; instruments belong to none."""
    own = {one.code: one.code for one in framework.indices}
    return own | {code: one.code for one in framework.indicators for code in (one.code, *_below(one))}


def _below(indicator: Indicator) -> list[str]:
    if not indicator.sub_indicators:
        return [item.code for item in known_items(indicator)]
    return [code for sub in indicator.sub_indicators for code in (sub.code, *(one.code for one in known_items(sub)))]
