"""Which OIT items are at 0: named where items are known, else counted from the steps in which an indicator moves.

Items of one sub-indicator weigh alike. An indicator published as 93.75 in FY 2564 leaves one way only: one item of 10.1
is at 0, though nobody said which. Where rounding leaves several ways, nothing is counted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import lcm
from typing import NamedTuple

from prongsai.core.frameworks.model import Framework, Indicator, SubIndicator, known_items
from prongsai.core.published.row import Scope
from prongsai.core.scoring.bounds import sizes_of
from prongsai.core.scoring.figures import CEILING, FLOOR, HALF_STEP, Exact, Figure, Interval
from prongsai.core.scoring.gates import is_known
from prongsai.core.scoring.plan import worth
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text


class Zeros(NamedTuple):
    """Items at 0 within one sub-indicator: `number` of them, all `among` these codes (named when these are as many).

    `each` is what one of them would add to the total; `size` the number of items of the sub-indicator, None where the
    others are not known and only those that are named may be counted on.
    """

    code: str
    indicator: str
    name: Text
    number: int
    among: tuple[str, ...]
    each: Fraction
    size: int | None

    @property
    def is_named(self) -> bool:
        return self.number == len(self.among)

    def moves(self, take: int) -> dict[str, Fraction]:
        """The moves that mend `take` of them; alike whichever they are."""
        if self.size is None:
            return dict.fromkeys(self.among[:take], CEILING)
        return {self.code: Fraction(100 * (self.size - self.number + take), self.size)} if take else {}


def zeros(card: Scorecard) -> tuple[Zeros, ...]:
    """The items at 0 of one agency as far as they are known, by sub-indicator in framework order.

    Items without a known weight are left out. Not for averages and internal assessments, which know half points.
    """
    return tuple(one for indicator in card.framework.indicators for one in _of_indicator(card, indicator) if one.number)


def grounded(card: Scorecard, scope: Scope = Scope.AGENCY) -> Scorecard:
    """The Scorecard of one agency with all that follows of its OIT items: sub-indicators, and items that must be so.

    An indicator of 100 has no item at 0, though none of them was published. Other scopes stay as they are.
    """
    if scope is not Scope.AGENCY:
        return card
    follows: dict[str, Figure] = {}
    for indicator in card.framework.indicators:
        for sub, number in zip(indicator.sub_indicators, _counts(card, indicator) or (), strict=False):
            follows |= dict(_follows(card, sub, number))
    return replace(card, figures={**card.figures, **follows}) if follows else card


def _follows(card: Scorecard, sub: SubIndicator, number: int) -> Iterator[tuple[str, Figure]]:
    """What a sub-indicator with so many items at 0 has, and its items where the number leaves no choice."""
    low, unknown = _judged(card, sub)
    size = len(known_items(sub))
    yield sub.code, Exact(Fraction(100 * (size - number), size))
    if number in (len(low), len(low) + len(unknown)):
        value = CEILING if number == len(low) else FLOOR
        yield from ((code, Exact(value)) for code in unknown)


def are_firm(framework: Framework) -> bool:
    """Whether the grouping of OIT items into sub-indicators rests on firm facts."""
    return all(sub.basis.status.is_firm for one in framework.indicators for sub in one.sub_indicators)


def _of_indicator(card: Scorecard, indicator: Indicator) -> Iterator[Zeros]:
    counts = _counts(card, indicator)
    for place, sub in enumerate(indicator.sub_indicators):
        low, unknown = _judged(card, sub)
        if not low and counts is None:
            continue
        number = len(low) if counts is None else counts[place]
        among = (*low, *unknown) if number > len(low) else low
        each = worth(card.framework).get(among[0]) if among else None
        if each is not None:
            size = None if counts is None else len(known_items(sub))
            yield Zeros(sub.code, indicator.code, sub.name.text, number, among, each, size)


def _judged(card: Scorecard, sub: SubIndicator) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The items at 0, and those that nothing is known of."""
    figures = {item.code: card.figure(item.code) for item in known_items(sub)}
    low = tuple(code for code, one in figures.items() if is_known(one) and one.value == FLOOR)
    return low, tuple(code for code, one in figures.items() if not is_known(one))


def _counts(card: Scorecard, indicator: Indicator) -> tuple[int, ...] | None:
    """How many items of each sub-indicator are at 0, where the figures leave one way only."""
    sizes = sizes_of(indicator)
    figure = card.figure(indicator.code)
    if sizes is None:
        return None
    judged = [_judged(card, sub) for sub in indicator.sub_indicators]
    if not any(unknown for _, unknown in judged):
        return tuple(len(low) for low, _ in judged)
    if not is_known(figure):
        return None
    bounds = [(len(low), len(low) + len(unknown)) for low, unknown in judged]
    ways = [one for one in _ways(sizes, figure.interval) if _fits(one, bounds)]
    return ways[0] if len(ways) == 1 else None


def _fits(way: tuple[int, ...], bounds: list[tuple[int, int]]) -> bool:
    return all(least <= count <= most for count, (least, most) in zip(way, bounds, strict=True))


def _ways(sizes: tuple[int, ...], interval: Interval) -> list[tuple[int, ...]]:
    """The numbers of items at 0 that give a score in the interval; sub-indicators may have been rounded before."""
    values, ways, denominator = _all_ways(sizes)
    low, high = (interval.low - HALF_STEP) * denominator, (interval.high + HALF_STEP) * denominator
    return list(ways[bisect_left(values, low) : bisect_right(values, high)])


@lru_cache(maxsize=32)
def _all_ways(sizes: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...], int]:
    """Every way with its score, ascending, as whole numbers over one denominator."""
    denominator = lcm(*sizes) * len(sizes)
    lost = [[100 * denominator // len(sizes) // size * zero for zero in range(size + 1)] for size in sizes]
    scored = [
        (100 * denominator - sum(parts), way)
        for parts, way in zip(product(*lost), product(*(range(size + 1) for size in sizes)), strict=True)
    ]
    scored.sort()
    return tuple(score for score, _ in scored), tuple(way for _, way in scored), denominator
