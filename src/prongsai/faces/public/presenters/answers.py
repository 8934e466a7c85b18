"""The answers behind a result of a round that was run here: how many, how good, and how to compute the result again."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.core.surveys.suggestions import Group
from prongsai.core.text import Text
from prongsai.faces.parts.quality import QualityView, quality_of
from prongsai.faces.public.presenters.open_data import published_counts
from prongsai.records.results.selectors import ResultView
from prongsai.records.surveys.suggesting import suggestions_of


class Fingerprint(NamedTuple):
    """The SHA-256 of a survey's counts; empty where counts are left out, since those could be found by trying."""

    name: Text
    sheets: int
    sha256: str


class AnswersView(NamedTuple):
    """The part of the page; `topics` is what people suggested, by topic and without a single text."""

    quality: QualityView
    suggestions: int
    topics: tuple[Group, ...]
    fingerprints: tuple[Fingerprint, ...]
    is_complete: bool


def answers_view(found: ResultView) -> AnswersView | None:
    """What is shown of the answers; None for a result that does not come from a round here."""
    enrolment = found.result.enrolment
    quality = quality_of(enrolment, found.scorecard) if enrolment else None
    if enrolment is None or quality is None:
        return None
    public = {one.tally.instrument: one for one in published_counts(found)}
    hashes = {code: one.sha256 for code, one in public.items()}
    suggested = suggestions_of(enrolment)
    return AnswersView(
        quality=quality,
        suggestions=suggested.number if suggested else 0,
        topics=suggested.groups if suggested else (),
        fingerprints=tuple(Fingerprint(one.name, one.sheets, hashes.get(one.code, "")) for one in quality.surveys),
        is_complete=all(one.is_whole for one in public.values()),
    )
