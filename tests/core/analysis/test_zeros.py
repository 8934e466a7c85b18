"""Which OIT items are at 0, named or counted from the steps of an indicator."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.zeros import are_firm, grounded, zeros
from prongsai.core.frameworks.loader import load
from prongsai.core.published.row import Scope
from prongsai.core.scoring.figures import Exact
from prongsai.core.scoring.gates import is_known
from prongsai.core.scoring.plan import worth
from prongsai.core.scoring.scorecard import Scorecard
from tests.core.analysis.build import EXAMPLES, as_published, items_of, published, results, rounding_on_the_way


def counted_zeros(card: Scorecard) -> dict[str, tuple[int, int]]:
    return {one.code: (one.number, len(one.among)) for one in zeros(card)}


def test_one_item_of_lampang_is_at_zero_though_nobody_said_which() -> None:
    (one,) = zeros(published(2564, _9="100", _10="93.75"))
    assert (one.code, one.indicator, one.number, one.each, one.size) == ("10.1", "10", 1, Fraction("1.25"), 8)
    assert one.among == ("o34", "o35", "o36", "o37", "o38", "o39", "o40", "o41")
    assert not one.is_named


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({"_9": "97.78"}, {"9.1": (1, 9)}),
        ({"_9": "93.50"}, {"9.2": (1, 8), "9.5": (1, 5)}),
        ({"_9": "92.50"}, {}),  # several ways
        ({"_9": "93.51"}, {"9.2": (1, 8), "9.5": (1, 5)}),  # the sub-indicators may have been rounded
        ({"_9": "93.52"}, {}),  # no way at all
        ({"_9": "100", "_10": "100"}, {}),
        ({"_10": "93.75", "o34": "0"}, {"10.1": (1, 1)}),
        ({"_10": "93.75", "o34": "100"}, {"10.1": (1, 7)}),
        ({"_10": "68.75"}, {}),  # five of 10.1, or one of each
        ({"_10": "68.75", "o42": "0"}, {"10.1": (1, 8), "10.2": (1, 1)}),
        ({"_10": "0"}, {"10.1": (8, 8), "10.2": (2, 2)}),
        ({"o42": "0", "o1": "0", "o2": "100"}, {"9.1": (1, 1), "10.2": (1, 1)}),
        ({"total": "59.54"}, {}),
    ],
)
def test_items_are_counted_where_one_way_alone_gives_the_score(
    figures: dict[str, str], found: dict[str, tuple[int, int]]
) -> None:
    assert counted_zeros(published(2564, **figures)) == found


def test_without_weights_an_item_is_worth_nothing_that_is_known() -> None:
    assert zeros(published(2569, o1="0")) == ()


def test_named_items_of_which_the_others_are_unknown_move_one_by_one() -> None:
    (one,) = zeros(published(2564, o42="0"))
    assert (one.is_named, one.size, one.moves(1), one.moves(0)) == (True, None, {"o42": 100}, {})


def test_counted_items_move_their_sub_indicator() -> None:
    (one,) = zeros(published(2564, _10="81.25", o42="100", o43="100"))
    assert (one.number, one.moves(1), one.moves(3), one.moves(0)) == (3, {"10.1": Fraction("75")}, {"10.1": 100}, {})


def test_a_sub_indicator_is_known_once_its_items_are_counted() -> None:
    card = grounded(published(2564, _10="93.75"))
    assert (card.figure("10.1"), card.figure("10.2")) == (Exact(Fraction("87.5")), Exact(Fraction(100)))
    assert (card.figure("o42"), is_known(card.figure("o34"))) == (Exact(Fraction(100)), False)


def test_items_that_must_be_so_are_known() -> None:
    assert grounded(published(2564, _9="100")).figure("o1") == Exact(Fraction(100))
    assert grounded(published(2564, _10="0")).figure("o42") == Exact(Fraction(0))
    found = grounded(published(2564, _10="93.75", o34="0"))
    assert (found.figure("o34").interval.high < 1, found.figure("o35")) == (True, Exact(Fraction(100)))


def test_nothing_follows_for_averages() -> None:
    card = published(2564, _9="100")
    assert grounded(card, Scope.AVERAGE) is card
    assert grounded(published(2564, total="90")).figures.keys() == published(2564, total="90").figures.keys()


def test_grouping_from_memory_is_not_firm() -> None:
    assert are_firm(load(2566)) is not are_firm(load(2567))


@EXAMPLES
@given(results())
def test_what_all_zeros_are_worth_is_what_oit_lacks(card: Scorecard) -> None:
    lacks = worth(card.framework)["OIT"] * (100 - card.figure("OIT").interval.low) / 100
    assert sum(one.number * one.each for one in zeros(card)) == lacks


@EXAMPLES
@given(results(), st.data())
def test_what_is_counted_is_so_however_the_scores_were_rounded(card: Scorecard, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(["9", "10", *items_of(card.framework.fiscal_year)]), min_size=1))
    true = {one.code: one.number for one in zeros(card)}
    for one in zeros(as_published(card, rounding_on_the_way(card, {}), kept)):
        assert one.number <= true[one.code]
        assert one.size is None or one.number == true[one.code]
