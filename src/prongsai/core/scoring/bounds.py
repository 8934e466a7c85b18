"""What a year can give at all: the OIT values that its item and sub-indicator sizes can reach.

An OIT item is 0 or 100, a sub-indicator the mean of its items, an indicator the mean of its sub-indicators, so an
indicator moves in steps: in FY 2564 indicator 10 (8 and 2 items) can be 93.75, and never 42.56.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import ceil, floor, lcm
from typing import NamedTuple

from prongsai.core.frameworks.model import EvidenceKind, Framework, Indicator, Instrument, Status, known_items
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import ANYTHING, Interval


class Reach(NamedTuple):
    """Whether published figures can be reached; `code` names the figure that cannot, `nearest` what could be.

    `possible` None: the year's item list or rules are not known. `firm`: the facts are verified or reproduced.
    """

    possible: bool | None
    firm: bool
    code: str = ""
    nearest: tuple[Fraction, ...] = ()


class Grid(NamedTuple):
    """All values an indicator can have, ascending, as whole numbers over one denominator.

    `values` are exact; `chained` holds them with all that rounding on the way (sub-indicators, indicator) makes of
    them, which published data do not rule out.
    """

    values: tuple[int, ...]
    chained: tuple[int, ...]
    denominator: int

    def within(self, interval: Interval) -> tuple[int, ...]:
        """The values, rounded on the way or not, that lie in the interval."""
        low = bisect_left(self.chained, ceil(interval.low * self.denominator))
        return self.chained[low : bisect_right(self.chained, floor(interval.high * self.denominator))]

    def nearest(self, value: Fraction) -> tuple[Fraction, ...]:
        """The reachable values just below and just above."""
        at = bisect_left(self.values, ceil(value * self.denominator))
        return tuple(Fraction(one, self.denominator) for one in self.values[max(0, at - 1) : at + 1])


@lru_cache(maxsize=64)
def grid(sizes: tuple[int, ...]) -> Grid:
    """The values of an indicator whose sub-indicators have these numbers of items, each item 0 or 100."""
    steps = [[Fraction(100 * done, size) for done in range(size + 1)] for size in sizes]
    denominator = lcm(*sizes, 100) * len(sizes)
    exact = _sums(steps, denominator)
    chained = exact | _sums([[rounded(one) for one in values] for values in steps], denominator)
    shown_as = {one for value in chained for one in _hundredths(value, denominator // 100)}
    return Grid(tuple(sorted(exact)), tuple(sorted(chained | shown_as)), denominator)


def _hundredths(value: int, hundredth: int) -> tuple[int, int]:
    """The value with two decimals, a half going up and a half going down."""
    return (
        (2 * value + hundredth) // (2 * hundredth) * hundredth,
        -((hundredth - 2 * value) // (2 * hundredth)) * hundredth,
    )


def _sums(steps: list[list[Fraction]], denominator: int) -> set[int]:
    """Every mean of one value of each sub-indicator, over the denominator."""
    sums = {0}
    for values in steps:
        parts = [int(one * denominator / len(steps)) for one in values]
        sums = {one + part for one, part in product(sums, parts)}
    return sums


def sizes_of(indicator: Indicator) -> tuple[int, ...] | None:
    """The numbers of items of an indicator's sub-indicators; None when one of them is unknown."""
    sizes = tuple(len(known_items(sub)) for sub in indicator.sub_indicators)
    return sizes if sizes and all(sizes) else None


def reach(framework: Framework, figures: Mapping[str, Interval]) -> Reach:
    """Whether items can give the published OIT figures, each taken with its rounding.

    `figures`: intervals by code, of "OIT" and its indicators; others are left aside. Source of the rule: the steps of
    published FY 2564 values, reproduced for the years whose sizes are known (the files of years/ say which).
    """
    for instrument in framework.instruments:
        if instrument.kind is EvidenceKind.DISCLOSURE:
            return _reach(framework, instrument, figures)
    return Reach(None, False)


def _reach(framework: Framework, instrument: Instrument, figures: Mapping[str, Interval]) -> Reach:
    asked = [code for code in (*(one.code for one in instrument.indicators), instrument.code) if code in figures]
    grids = {one.code: sizes_of(one) for one in instrument.indicators}
    firm = _is_firm(framework, instrument)
    if not asked or not all(grids.values()):
        return Reach(None, firm)
    steps = {code: grid(sizes) for code, sizes in grids.items() if sizes}
    for code in (one for one in asked if one in steps):
        if not steps[code].within(figures[code]):
            middle = (figures[code].low + figures[code].high) / 2
            return Reach(False, firm, code, steps[code].nearest(middle))
    return Reach(_together(steps, instrument.code, figures), firm, instrument.code)


def _together(steps: Mapping[str, Grid], whole: str, figures: Mapping[str, Interval]) -> bool:
    """Whether the indicators can have values that also give the published mean of them."""
    if whole not in figures:
        return True
    rest = [(one.within(figures.get(code, ANYTHING)), one.denominator) for code, one in steps.items()]
    sums = [Fraction(0)]
    target = figures[whole]
    for values, denominator in rest[1:]:
        sums = [one + Fraction(value, denominator) for one, value in product(sums, values)]
    first, below = rest[0]
    return any(_hits(first, below, one, target, len(rest)) for one in sums)


def _hits(values: tuple[int, ...], denominator: int, rest: Fraction, target: Interval, count: int) -> bool:
    at = bisect_left(values, ceil((target.low * count - rest) * denominator))
    return at < len(values) and values[at] <= (target.high * count - rest) * denominator


def _is_firm(framework: Framework, instrument: Instrument) -> bool:
    return all(one.is_firm for one in _statuses(framework, instrument))


def _statuses(framework: Framework, instrument: Instrument) -> Iterator[Status]:
    for sub in (sub for one in instrument.indicators for sub in one.sub_indicators):
        yield sub.basis.status
    for name in ("items_to_sub_indicator", "sub_indicators_to_indicator", "indicators_to_instrument"):
        rule = framework.rule(name)
        if rule is not None:
            yield rule.basis.status
