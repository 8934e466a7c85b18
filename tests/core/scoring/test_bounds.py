"""What a year's items can give at all."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Status, known_items
from prongsai.core.scoring.bounds import grid, reach, sizes_of
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import Interval, around
from prongsai.core.scoring.scorecard import score

YEAR = load(2564)
HALVES = [ROUND_HALF_UP, ROUND_HALF_EVEN]
OIT = [code for code, item in YEAR.items.items() if not item.rows]


def close(value: str) -> Interval:
    return around(Fraction(value))


def test_sizes_of_2564() -> None:
    assert [sizes_of(one) for one in YEAR.instrument("OIT").indicators] == [(9, 8, 7, 4, 5), (8, 2)]


def test_indicator_10_of_2564_moves_in_steps_of_6_25() -> None:
    steps = grid((8, 2))
    assert [Fraction(one, steps.denominator) for one in steps.values] == [Fraction(25, 4) * n for n in range(17)]


@given(st.fixed_dictionaries({code: st.sampled_from([0, 100]) for code in OIT}))
def test_whatever_the_items_their_scores_can_be_reached(items) -> None:
    card = score(YEAR, [], items)
    figures = {code: around(rounded(card.figure(code).value)) for code in ("9", "10", "OIT")}
    assert reach(YEAR, figures).possible


def cut(value: Fraction, half: str) -> Fraction:
    """Two decimals, a half going up or to the even neighbour."""
    return Fraction(str((Decimal(value.numerator) / value.denominator).quantize(Decimal("0.01"), rounding=half)))


@given(st.fixed_dictionaries({code: st.sampled_from([0, 100]) for code in OIT}), st.sampled_from(HALVES))
def test_scores_that_were_rounded_on_the_way_can_be_reached_too(items, half) -> None:
    """Sub-indicators to two decimals, indicators from those, and OIT from indicators with two decimals."""
    keep = {}
    for indicator in YEAR.instrument("OIT").indicators:
        subs = [[Fraction(items[one.code]) for one in known_items(sub)] for sub in indicator.sub_indicators]
        keep[indicator.code] = cut(mean([cut(mean(one), half) for one in subs]), half)
    keep["OIT"] = cut(mean(list(keep.values())), half)
    assert reach(YEAR, {code: around(value) for code, value in keep.items()}).possible
    assert reach(YEAR, {"OIT": around(keep["OIT"])}).possible


def test_published_steps_are_rounded_and_never_cut() -> None:
    """Phichit's 97.78 stands for 97.777…: so 97.77 stands for nothing."""
    assert reach(YEAR, {"9": close("97.78")}).possible
    assert reach(YEAR, {"9": close("97.77")}).possible is False


def test_between_two_steps_nothing_is_reached() -> None:
    found = reach(YEAR, {"10": close("42.56")})
    assert found.possible is False
    assert found.firm
    assert found.code == "10"
    assert found.nearest == (Fraction("37.5"), Fraction("43.75"))


def test_indicators_that_cannot_go_together_with_oit() -> None:
    assert reach(YEAR, {"9": close("100"), "OIT": close("96.88")}).possible
    assert reach(YEAR, {"9": close("100"), "OIT": close("95.00")}).possible is False
    assert reach(YEAR, {"OIT": close("99.50")}).possible is False


def test_nothing_asked_or_nothing_known_is_not_decided() -> None:
    assert reach(YEAR, {"IIT": close("50")}).possible is None
    assert reach(load(2562), {"10": close("42.56")}).possible is None
    assert reach(load(2561), {"10": close("42.56")}).possible is None


@pytest.mark.parametrize("step", ["items_to_sub_indicator", "sub_indicators_to_indicator", "indicators_to_instrument"])
def test_a_rule_on_the_way_that_is_only_inferred_makes_no_firm_fact(step: str) -> None:
    rules = tuple(
        one.model_copy(update={"basis": one.basis.model_copy(update={"status": Status.INFERRED})})
        if one.step == step
        else one
        for one in YEAR.aggregation
    )
    assert reach(YEAR, {"10": close("42.56")}).firm
    assert not reach(YEAR.model_copy(update={"aggregation": rules}), {"10": close("42.56")}).firm


def test_rounded_on_the_way_a_half_goes_either_way() -> None:
    """One of three items in both groups: 33.33 each; one and two of three: 33.33 and 66.67, whose mean is 50.00."""
    found = grid((3, 3))
    near = [Fraction(one, found.denominator) for one in found.chained]
    assert {Fraction("33.33"), Fraction(100, 3), Fraction(50), Fraction("66.67")} <= set(near)
    halves = grid((8, 4, 5, 2))
    assert Fraction("3.125") in {Fraction(one, halves.denominator) for one in halves.values}
    assert {Fraction("3.12"), Fraction("3.13")} <= {Fraction(one, halves.denominator) for one in halves.chained}


def test_the_last_step_of_a_grid_has_no_neighbour_above() -> None:
    assert grid((2,)).nearest(Fraction(120)) == (Fraction(100),)
