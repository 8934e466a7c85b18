"""Total and level with some nodes moved to assumed values."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.assumptions import read_assumed
from prongsai.core.analysis.what_if import NO_SHIFT, WhatIf, what_if
from prongsai.core.scoring.exact import rounded, shown
from prongsai.core.scoring.figures import Derived, Exact, Interval, Missing
from prongsai.core.scoring.plan import worth
from prongsai.core.scoring.scorecard import Scorecard
from tests.core.analysis.build import as_published, counted, items_of, published, results, rounding_on_the_way
from tests.core.reports.real_results import chan_lan, lampang, mae_sai, song_phi_nong

ITEM = "o42"


def moved(card: Scorecard, *written: str) -> WhatIf:
    return what_if(card, read_assumed(card.framework, written))


def total_of(answer: WhatIf) -> str:
    assert not isinstance(answer.after.total, Missing)
    return shown(answer.after.total.value)


def levels(card: Scorecard) -> list[str]:
    return [one.code for one in card.grade.possible]


def test_the_last_item_of_2564_is_worth_five_points() -> None:
    answer = moved(counted(2564, {"o42"}, Fraction(1)), "o42=100")
    assert answer.gain == (5, Interval(Fraction(5), Fraction(5)))
    assert (answer.before.total, answer.after.total) == (Exact(Fraction(95)), Exact(Fraction(100)))
    assert answer.changes_level is False


def test_an_item_moves_a_published_total_of_which_little_else_is_known() -> None:
    answer = moved(published(2564, total="59.54", o42="0"), "o42=100")
    assert answer.gain.value == 5
    assert total_of(answer) == "64.54"
    assert answer.after.total.interval.shown == ("64.54", "64.54")
    assert (levels(answer.before), levels(answer.after), answer.changes_level) == (["D"], ["D"], False)


def test_an_item_that_was_not_known_leaves_a_range() -> None:
    answer = moved(song_phi_nong().scorecard, "o42=100")
    assert answer.gain == (None, Interval(Fraction(0), Fraction(5)))
    assert isinstance(answer.after.total, Missing)
    assert answer.after.total.interval.shown == ("59.54", "64.54")


def test_the_published_total_moves_by_what_the_indicator_moves() -> None:
    answer = moved(lampang().scorecard, "10=100")
    assert answer.gain.value == Fraction("1.25")
    assert total_of(answer) == "99.27"  # 98.02 + 1.25; the indicators alone would give 99.28


def test_a_total_just_below_a_level_is_not_said_to_reach_it() -> None:
    answer = moved(published(2564, total="79.99", o42="0"), "o42=100")
    assert (total_of(answer), levels(answer.after)) == ("84.99", ["B"])
    assert levels(moved(published(2564, total="80.00", o42="0"), "o42=100").after) == ["A"]


def test_a_merged_score_above_the_limit_leaves_two_levels() -> None:
    answer = moved(mae_sai().scorecard, "8=90")
    assert total_of(answer) == "92.19"
    assert (levels(answer.before), levels(answer.after), answer.changes_level) == (["pass"], ["good", "pass"], None)


def test_parts_that_both_reach_the_limit_settle_the_level() -> None:
    answer = moved(mae_sai().scorecard, "2=90", "eit_part_1=90", "EIT2=90")
    assert (levels(answer.after), answer.changes_level) == (["good"], True)
    assert isinstance(answer.after.figure("7"), Missing)


def test_one_part_alone_says_nothing_of_the_merge() -> None:
    answer = moved(mae_sai().scorecard, "EIT1=90")
    assert answer.after.figure("EIT").interval == Interval(Fraction(0), Fraction(100))
    assert answer.gain.value is None


def test_a_total_alone_goes_with_an_instrument_within_what_is_possible() -> None:
    answer = moved(chan_lan().scorecard, "OIT=100")
    assert answer.after.total.interval.shown == ("84.14", "100.00")
    assert (levels(answer.after), answer.changes_level) == (["excellent", "good", "pass", "improve"], None)


def test_a_moved_indicator_leaves_its_items_aside() -> None:
    answer = moved(published(2564, _10="75", o42="0", o34="100", total="90"), "10=100")
    assert isinstance(answer.after.figure("o42"), Missing)
    assert answer.after.figure("10") == Exact(Fraction(100))


def test_what_was_missing_may_be_assumed() -> None:
    answer = moved(published(2564, IIT="90", EIT="80"), "OIT=95")
    assert total_of(answer) == "89.00"
    assert answer.gain.value is None
    assert levels(answer.after) == ["A"]


def test_a_value_that_is_shown_already_is_no_move() -> None:
    card = lampang().scorecard
    answer = moved(card, "8=97.75", "IIT=99.45")
    assert answer.after is answer.before
    assert answer.gain == NO_SHIFT


def test_without_weights_the_total_is_not_known() -> None:
    answer = moved(published(2569, IIT="90", EIT="80", OIT="70", total="79"), "OIT=100")
    assert answer.after.total.interval == Interval(Fraction(0), Fraction(100))
    assert answer.changes_level is None


def test_published_figures_that_contradict_each_other_move_by_their_parts() -> None:
    answer = moved(mae_sai(**{"6": "83.64"}).scorecard, "9=50")
    assert total_of(answer) == "81.32"


@pytest.mark.parametrize(
    ("year", "written", "said"),
    [
        (2564, ["o99=100"], "FY 2564 has no “o99”"),
        (2566, ["i1=90"], "FY 2566 has no “i1”"),
        (2564, ["total=90"], "worked out from the instruments"),
        (2564, ["o42=50"], "0 or 100"),
        (2564, ["8=101"], "over 100"),
        (2564, ["8=-1"], "below 0"),
        (2564, ["8"], "cannot be read"),
        (2564, ["8="], "cannot be read"),
        (2564, ["=90"], "FY 2564 has no “”"),
        (2564, ["8=สูง"], "is not a score"),
        (2564, ["8=90", "indicator_8=91"], "Two different values are assumed for 8"),
        (2564, ["8=90", "e11=100"], "e11 is part of 8"),
        (2564, ["o42=100", "OIT=100"], "o42 is part of OIT"),
        (2566, ["EIT1=90", "7=90"], "7 merges all parts"),
        (2566, ["EIT=90", "EIT2=90"], "EIT2 is part of EIT"),
        (2564, ["EIT1=90"], "FY 2564 has no “EIT1”"),
    ],
)
def test_what_cannot_be_assumed_is_refused_with_a_sentence(year: int, written: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        moved(published(year, total="90"), *written)


def test_moves_are_read_as_people_write_them() -> None:
    written = ["O 42 = ๑๐๐", "IIT=90 คะแนน", "9.1=50", "8=90", "8 = 90.0"]
    assert read_assumed(lampang().framework, written) == {"o42": 100, "IIT": 90, "9.1": 50, "8": 90}


def test_moves_that_stand_beside_each_other_are_no_contradiction() -> None:
    assert read_assumed(mae_sai().framework, ["EIT1=90", "EIT2=80", "1=90", "o1=0", "9.2=100"])


def test_a_move_down_loses_points() -> None:
    answer = moved(counted(2564, set(), Fraction(1)), "o42=0", "o1=0")
    assert answer.gain.value == -(5 + Fraction(4, 9))
    assert answer.changes_level is True


def test_parts_of_a_counted_result_are_merged_by_the_weights_of_the_year() -> None:
    card = counted(2567, set(), Fraction(9, 10), Fraction(7, 10))
    answer = moved(card, "EIT2=90")
    assert (card.figure("EIT"), answer.after.figure("EIT")) == (Exact(Fraction(80)), Exact(Fraction(90)))
    assert answer.gain.value == 3
    assert (levels(card), levels(answer.after)) == (["pass"], ["good"])


def test_a_moved_question_leaves_the_parts_of_its_instrument_open() -> None:
    answer = moved(counted(2567, set(), Fraction(9, 10)), "e1=100")
    assert isinstance(answer.after.figure("EIT1"), Missing)
    assert levels(answer.after) == ["good", "pass"]


@given(results())
def test_nothing_moved_changes_nothing(card: Scorecard) -> None:
    answer = what_if(card, {})
    assert answer.after is card
    assert answer.changes_level is False


@given(results(), st.data())
def test_moves_of_items_add_up_to_what_they_are_worth(card: Scorecard, data: st.DataObject) -> None:
    codes = data.draw(st.sets(st.sampled_from(items_of(card.framework.fiscal_year)), min_size=1))
    answer = what_if(card, dict.fromkeys(codes, Fraction(100)))
    zero = [code for code in codes if card.figure(code) == Exact(Fraction(0))]
    assert answer.gain.value == sum(worth(card.framework)[code] for code in zero)
    assert answer.gain.value == answer.after.total.interval.low - card.total.interval.low


@given(results(), st.data())
def test_an_instrument_moved_weighs_what_the_year_says(card: Scorecard, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(("IIT", "EIT", "OIT")))
    value = data.draw(st.fractions(0, 100, max_denominator=100))
    before = card.figure(code).interval.low
    assert what_if(card, {code: value}).after.total.interval.low == (
        card.total.interval.low + worth(card.framework)[code] * (value - before) / 100
    )


@given(results(), st.data())
def test_what_is_said_of_a_published_result_holds_for_the_one_behind_it(card: Scorecard, data: st.DataObject) -> None:
    """Whether scores were rounded on their way or not, and whichever of them were published."""
    year = card.framework.fiscal_year
    exact = {code: figure.value for code, figure in card.figures.items() if isinstance(figure, Exact)}
    codes = sorted(code for code in exact if code[0] not in "ie" and code not in ("EIT1", "EIT2"))
    kept = data.draw(st.sets(st.sampled_from(codes), min_size=1, max_size=40))
    moves = dict.fromkeys(data.draw(st.sets(st.sampled_from(items_of(year)), min_size=1, max_size=5)), Fraction(100))
    for values, after in (
        (exact, _exact(what_if(card, moves))),
        (rounding_on_the_way(card, {}), rounding_on_the_way(card, moves)),
    ):
        answer = what_if(as_published(card, values, kept), moves)
        possible = answer.after.total.interval
        assert rounded(possible.low) <= rounded(after["total"]) <= rounded(possible.high)
        grown = after["total"] - values["total"]
        assert answer.gain.interval.low - Fraction(1, 100) <= grown <= answer.gain.interval.high + Fraction(1, 100)


def _exact(answer: WhatIf) -> dict[str, Fraction]:
    figures = answer.after.figures.items()
    return {code: figure.value for code, figure in figures if isinstance(figure, Exact | Derived)}
