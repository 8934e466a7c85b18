"""The level of a result, and which condition decided it.

A level is decided on the shown total (inferred; the files of years/ say so). From FY 2566 four scores are gates:
IIT, EIT part 1, EIT part 2 and OIT. Where only the merged EIT is published it proves, below a threshold, that a part
is below it, and never by how much; at or above it proves nothing, since one part may make up for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework, Level, Levels
from prongsai.core.scoring.because import Total, explain, no_levels
from prongsai.core.scoring.figures import ANYTHING, Figure, Interval
from prongsai.core.scoring.gates import Gate, as_shown, gates_of, is_known
from prongsai.core.text import Text

ONE_HUNDREDTH = Fraction(1, 100)


class Grade(NamedTuple):
    """`level` when it is certain, all `possible` levels (best first), what decided it, and the gates as known."""

    level: Level | None
    possible: tuple[Level, ...]
    because: Text
    gates: tuple[Gate, ...]


def grade(framework: Framework, figures: Mapping[str, Figure]) -> Grade:
    """The level of a result from its figures ("total", "IIT", "EIT", "EIT1", "EIT2", "OIT"; 0 to 100).

    Conditions and thresholds are the year's `levels`. Where figures or rules do not suffice, `level` is None.
    """
    levels = framework.levels
    if isinstance(levels, str):
        return Grade(None, (), no_levels(framework), ())
    gates = tuple(gates_of(framework, levels, figures))
    total = _decisive(levels, figures.get("total"))
    possible = possible_levels(levels, total.interval, gates)
    level = possible[0] if len(possible) == 1 else None
    return Grade(level, possible, explain(levels, total, gates, possible), gates)


def possible_levels(levels: Levels, total: Interval, gates: tuple[Gate, ...]) -> tuple[Level, ...]:
    """Every level that a total within the interval and the gates leave possible, best first."""
    passes = _passes(levels, gates)
    reached = {_level(levels, one, passed).code for one in _totals(levels, total) for passed in passes}
    return tuple(level for level in levels.ladder if level.code in reached)


def _decisive(levels: Levels, total: Figure | None) -> Total:
    """The total that the level is decided on; without one, what the other figures leave for it."""
    if not is_known(total):
        return Total(None, as_shown(total) if total else ANYTHING)
    exact = levels.decided_on == "exact"
    return Total(total.value, Interval(total.value, total.value) if exact else as_shown(total))


def _level(levels: Levels, total: Fraction, passed: frozenset[Fraction]) -> Level:
    for level in levels.ladder:
        if total >= level.minimum and (level.every_gate_at_least is None or level.every_gate_at_least in passed):
            return level
    return levels.ladder[-1]


def _totals(levels: Levels, total: Interval) -> Iterable[Fraction]:
    """The ends of the interval and both sides of each threshold inside it."""
    edges = {level.minimum for level in levels.ladder} | {level.minimum - ONE_HUNDREDTH for level in levels.ladder}
    return {total.low, total.high} | {one for one in edges if total.low <= one <= total.high}


def _passes(levels: Levels, gates: tuple[Gate, ...]) -> list[frozenset[Fraction]]:
    """The sets of thresholds that all gates may reach: a higher one never without the lower ones."""
    thresholds = sorted({one.every_gate_at_least for one in levels.ladder if one.every_gate_at_least is not None})
    sets = [frozenset(thresholds[:count]) for count in range(len(thresholds) + 1)]
    return [one for one in sets if all(_may(gates, threshold, threshold in one) for threshold in thresholds)]


def _may(gates: tuple[Gate, ...], threshold: Fraction, reached: bool) -> bool:
    verdicts = [gate.is_at_least(threshold) for gate in gates]
    return False not in verdicts if reached else any(one is not True for one in verdicts)
