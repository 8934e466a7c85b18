"""The columns that the table of results is read from, worked out by core from the content of an edition."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from prongsai.core.analysis.small_groups import without_small_groups
from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Framework
from prongsai.core.published.check import Judged, judge
from prongsai.core.published.levels import open_levels, settled_level
from prongsai.core.published.row import Scope
from prongsai.core.scoring.exact import hundredths
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard, score
from prongsai.records.frameworks.selectors import by_sha256, last_imported
from prongsai.records.results.content import row_of, tallies_of
from prongsai.records.results.models import Origin, Result

CODES = {"total": "total", "iit": "IIT", "eit": "EIT", "oit": "OIT"}


class Reading(NamedTuple):
    """An edition under the rules of its year: judged when published, with a Scorecard when the year has rules."""

    judged: Judged | None
    scorecard: Scorecard | None


@lru_cache(maxsize=64)
def framework_of(fiscal_year: int) -> Framework | None:
    """The rules of a year, or None when it has none."""
    try:
        return load(fiscal_year)
    except KeyError:
        return None


def rules_of(result: Result) -> Framework | None:
    """The rules that an edition is read by: those it was scored under where they are known, else those of its year."""
    kept = _kept(result.framework_sha256) if result.origin == Origin.SCORED and result.framework_sha256 else None
    return kept or framework_of(result.fiscal_year)


def level_rules(fiscal_year: int) -> Framework | None:
    """The rules that name the levels of a year: its own, else those that were last imported for it."""
    return framework_of(fiscal_year) or last_imported(fiscal_year)


@lru_cache(maxsize=64)
def _kept(sha256: str) -> Framework | None:
    return by_sha256(sha256)


def read(result: Result) -> Reading:
    """Judges or scores an edition from its content; no question that fewer than five answered is in a Scorecard."""
    framework = rules_of(result)
    if result.origin == Origin.PUBLISHED:
        judged = judge(row_of(result), framework)
        return Reading(judged, judged.scorecard)
    if framework is None:
        return Reading(None, None)
    tallies = tallies_of(result, framework)
    return Reading(None, without_small_groups(score(framework, tallies, result.disclosures), tallies))


def fill(result: Result) -> Result:
    """Sets the worked-out columns of an edition that is about to be stored; a hash of rules that it has stays."""
    reading = read(result)
    framework = rules_of(result)
    result.framework_sha256 = framework.sha256 if framework else ""
    for column, code in CODES.items():
        setattr(result, column, _cell(result, reading, code))
    result.level_code = _level(result, reading.scorecard)
    result.possible_levels = _possible(result, reading.scorecard)
    result.checks = _verdicts(reading.judged)
    return result


def _cell(result: Result, reading: Reading, code: str) -> int | None:
    """The figure as published, else as its parts give it; what the total merely implies is left to the page."""
    if code in result.figures:
        return hundredths(Fraction(result.figures[code]))
    if reading.judged:
        value = reading.judged.recomputed.get(code)
        return None if value is None else hundredths(value)
    figure = reading.scorecard.figure(code) if reading.scorecard else None
    return None if figure is None or isinstance(figure, Missing) else hundredths(figure.value)


def _level(result: Result, card: Scorecard | None) -> str | None:
    level = settled_level(card, result.published_level, Scope(result.scope)) if card else None
    return level.code if level else None


def _possible(result: Result, card: Scorecard | None) -> list[str]:
    levels = open_levels(card, result.published_level, Scope(result.scope)) if card else ()
    return [level.code for level in levels]


def _verdicts(judged: Judged | None) -> dict[str, Any]:
    return {name: check.verdict.value for name, check in judged.checks.items()} if judged else {}
