"""Exact means on plain integers, and the one rounding.

A Ratio is a numerator over a positive denominator, not reduced: a mean of many rows needs no common divisor
until somebody looks, and a nation of scorecards is computed without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from prongsai.core.thai.numbers import show, steps

Ratio = tuple[int, int]


def ratio(value: Fraction) -> Ratio:
    """The ratio of a fraction."""
    return value.numerator, value.denominator


def fraction(value: Ratio) -> Fraction:
    """The reduced fraction of a ratio."""
    return Fraction(*value)


def total(parts: Sequence[Ratio]) -> Ratio:
    """The sum of ratios over their least common denominator."""
    denominators = {below for _, below in parts}
    if len(denominators) == 1:
        return sum([above for above, _ in parts]), parts[0][1]
    denominator = lcm(*denominators)
    return sum([above * (denominator // below) for above, below in parts]), denominator


def mean(parts: Sequence[Ratio]) -> Ratio:
    """The plain mean of one or more ratios."""
    above, below = total(parts)
    return above, below * len(parts)


def weighted(parts: Iterable[tuple[Ratio, Ratio]]) -> Ratio:
    """The mean of (value, weight) pairs; weights need not add up to anything."""
    pairs = list(parts)
    above, below = total([(value[0] * weight[0], value[1] * weight[1]) for value, weight in pairs])
    share_above, share_below = total([weight for _, weight in pairs])
    return above * share_below, below * share_above


def hundredths(value: Fraction) -> int:
    """The value in whole hundredths, half up: the one rounding."""
    return steps(value)


def rounded(value: Fraction) -> Fraction:
    """The value as it is shown: two decimals, half up."""
    return Fraction(hundredths(value), 100)


def rounded_half_down(value: Fraction) -> Fraction:
    """Two decimals with a half going down: 83.335 → 83.33, where `rounded` gives 83.34."""
    return -Fraction((value.denominator - 200 * value.numerator) // (2 * value.denominator), 100)


def shown(value: Fraction) -> str:
    """The value as text with two decimals, half up: Fraction(98025, 1000) → "98.03"."""
    return show(value)
