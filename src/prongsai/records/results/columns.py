"""The columns that the table of results is read from, worked out by core from the content of an edition."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Framework, Status
from prongsai.core.published.check import Judged, judge
from prongsai.core.published.levels import LevelName, name_of
from prongsai.core.published.row import Scope
from prongsai.core.scoring.exact import hundredths
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard, score
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


def read(result: Result) -> Reading:
    """Judges or scores an edition from its content."""
    framework = framework_of(result.fiscal_year)
    if result.origin == Origin.PUBLISHED:
        judged = judge(row_of(result), framework)
        return Reading(judged, judged.scorecard)
    if framework is None:
        return Reading(None, None)
    return Reading(None, score(framework, tallies_of(result, framework), result.disclosures))


def fill(result: Result) -> Result:
    """Sets the worked-out columns of an edition that is about to be stored."""
    reading = read(result)
    framework = framework_of(result.fiscal_year)
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
    """The level as announced where it is one of the year's, else the one that the figures decide.

    Nothing is decided by limits that are only assumed, and an average has the level that its source gives, or none.
    """
    if card is None:
        return None
    named = name_of(result.published_level, card.framework) if result.published_level else None
    if named and named.verdict is LevelName.KNOWN:
        return named.code
    decided = card.grade.level
    is_open = decided is None or decided.basis.status is Status.ASSUMED or result.scope == Scope.AVERAGE
    return None if is_open or decided is None else decided.code


def _possible(result: Result, card: Scorecard | None) -> list[str]:
    """The levels that remain possible where none is settled; none are named when nothing is known of the total."""
    is_settled = result.level_code is not None or result.scope == Scope.AVERAGE
    if card is None or is_settled or isinstance(card.total, Missing):
        return []
    return [level.code for level in card.grade.possible]


def _verdicts(judged: Judged | None) -> dict[str, Any]:
    return {name: check.verdict.value for name, check in judged.checks.items()} if judged else {}
