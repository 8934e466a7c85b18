"""What a year's items can give at all."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.bounds import grid, reach, sizes_of
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import Interval, around
from prongsai.core.scoring.scorecard import score

YEAR = load(2564)
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


def test_the_last_step_of_a_grid_has_no_neighbour_above() -> None:
    assert grid((2,)).nearest(Fraction(120)) == (Fraction(100),)
