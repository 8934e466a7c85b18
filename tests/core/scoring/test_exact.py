"""Exact means and the one rounding."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.scoring.exact import (
    fraction,
    hundredths,
    mean,
    ratio,
    rounded,
    rounded_half_down,
    shown,
    total,
    weighted,
)

values = st.fractions(0, 100, max_denominator=10_000)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("84.994", "84.99"),
        ("84.995", "85.00"),
        ("84.9949", "84.99"),
        ("85", "85.00"),
        ("0", "0.00"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("-0.004", "0.00"),
        ("-12.346", "-12.35"),
        ("100", "100.00"),
    ],
)
def test_half_goes_up(value: str, text: str) -> None:
    assert shown(Fraction(value)) == text


@pytest.mark.parametrize(("value", "text"), [("83.335", "83.33"), ("83.3351", "83.34"), ("83.33", "83.33"), ("0", "0")])
def test_only_a_half_goes_down_where_it_may(value: str, text: str) -> None:
    assert rounded_half_down(Fraction(value)) == Fraction(text)


@given(st.lists(values, min_size=1, max_size=12))
def test_sum_and_mean_are_exact(parts) -> None:
    ratios = [ratio(one) for one in parts]
    assert fraction(total(ratios)) == sum(parts)
    assert fraction(mean(ratios)) == sum(parts) / len(parts)


@given(st.lists(st.tuples(values, st.integers(1, 100)), min_size=1, max_size=8))
def test_weighted_mean_is_exact(pairs) -> None:
    found = weighted([(ratio(value), (weight, 1)) for value, weight in pairs])
    assert fraction(found) == sum(value * weight for value, weight in pairs) / sum(weight for _, weight in pairs)


@given(values)
def test_rounding_is_within_half_a_step_and_stays_put(value) -> None:
    assert abs(rounded(value) - value) <= Fraction(1, 200)
    assert rounded(rounded(value)) == rounded(value)
    assert hundredths(value) == rounded(value) * 100
