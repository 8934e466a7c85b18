"""What a node of a Scorecard can be: known exactly, published with rounding, worked out from such, or missing."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.scoring.exact import rounded, rounded_half_down, shown
from prongsai.core.text import Text

HALF_STEP = Fraction(1, 200)
_HAIR = Fraction(1, 10**9)
FLOOR, CEILING = Fraction(0), Fraction(100)


class Interval(NamedTuple):
    """All values that are possible, both ends included; per cent points from 0 to 100."""

    low: Fraction
    high: Fraction

    def meets(self, other: Interval) -> bool:
        """True when some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def hull(self, *others: Interval) -> Interval:
        """The smallest interval that holds this one and the others."""
        every = (self, *others)
        return Interval(min(one.low for one in every), max(one.high for one in every))

    def within(self, other: Interval) -> Interval:
        """The part of this interval inside the other; the interval itself when they do not meet."""
        if not self.meets(other):
            return self
        return Interval(max(self.low, other.low), min(self.high, other.high))

    @property
    def shown(self) -> tuple[str, str]:
        """Both ends as they would be shown."""
        return shown(self.low), shown(self.high)


ANYTHING = Interval(FLOOR, CEILING)


@lru_cache(maxsize=20_000)
def around(value: Fraction) -> Interval:
    """The values that are shown as `value` when rounded to two decimals: ± 0.005, kept within 0 to 100.

    A published figure with more decimals than two is taken the same way.
    """
    return Interval(max(FLOOR, value - HALF_STEP), min(CEILING, value + HALF_STEP))


@lru_cache(maxsize=20_000)
def strictly_around(value: Fraction) -> Interval:
    """Like `around`, short of ends within 0 to 100 by a billionth: half up shows one of them as a neighbour of `value`.

    For working upwards: scores that are all published as 90.00 have a mean that is never shown as 90.01.
    """
    near = around(value)
    low = near.low + _HAIR if near.low > FLOOR else near.low
    return Interval(low, near.high - _HAIR if near.high < CEILING else near.high)


def rounded_on_the_way(exact: Interval) -> Interval:
    """The interval with all that its values may be rounded to before they are used; a half may go either way."""
    return exact.hull(Interval(rounded_half_down(exact.low), rounded(exact.high)))


class Exact(NamedTuple):
    """Known exactly: counted from answers or judged items."""

    value: Fraction

    @property
    def interval(self) -> Interval:
        return Interval(self.value, self.value)


class Published(NamedTuple):
    """Read from a published result: two decimals, so the true value lies within ± 0.005."""

    value: Fraction

    @property
    def interval(self) -> Interval:
        return around(self.value)


class Derived(NamedTuple):
    """Worked out from published figures: the point they give, and all that their rounding allows."""

    value: Fraction
    interval: Interval


class Missing(NamedTuple):
    """Not known; never the same as zero. `interval` is what other figures leave for it."""

    reason: Text
    interval: Interval = ANYTHING


Known = Exact | Published | Derived
Figure = Exact | Published | Derived | Missing


def shown_figure(figure: Figure) -> str | None:
    """The figure with two decimals, or None when it is missing."""
    return None if isinstance(figure, Missing) else shown(figure.value)


def shown_interval(interval: Interval) -> Interval:
    """The interval of shown values: what rounding makes of both ends."""
    return Interval(rounded(interval.low), rounded(interval.high))
