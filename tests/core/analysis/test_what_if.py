"""Total and level with some nodes moved to assumed values."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.assumptions import read_assumed, unreachable
from prongsai.core.analysis.gap_words import level_said, total_said
from prongsai.core.analysis.plain import answer_data
from prongsai.core.analysis.what_if import NO_SHIFT, WhatIf, what_if
from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.exact import rounded, shown
from prongsai.core.scoring.figures import Derived, Exact, Interval, Missing
from prongsai.core.scoring.plan import worth
from prongsai.core.scoring.scorecard import Scorecard
from tests.core.analysis.build import EXAMPLES, as_published, counted, items_of, published, results, rounding_on_the_way
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


@EXAMPLES
@given(results())
def test_nothing_moved_changes_nothing(card: Scorecard) -> None:
    answer = what_if(card, {})
    assert answer.after is card
    assert answer.changes_level is False


@EXAMPLES
@given(results(), st.data())
def test_moves_of_items_add_up_to_what_they_are_worth(card: Scorecard, data: st.DataObject) -> None:
    codes = data.draw(st.sets(st.sampled_from(items_of(card.framework.fiscal_year)), min_size=1))
    answer = what_if(card, dict.fromkeys(codes, Fraction(100)))
    zero = [code for code in codes if card.figure(code) == Exact(Fraction(0))]
    assert answer.gain.value == sum(worth(card.framework)[code] for code in zero)
    assert answer.gain.value == answer.after.total.interval.low - card.total.interval.low


@EXAMPLES
@given(results(), st.data())
def test_an_instrument_moved_weighs_what_the_year_says(card: Scorecard, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(("IIT", "EIT", "OIT")))
    value = data.draw(st.fractions(0, 100, max_denominator=100))
    before = card.figure(code).interval.low
    assert what_if(card, {code: value}).after.total.interval.low == (
        card.total.interval.low + worth(card.framework)[code] * (value - before) / 100
    )


@EXAMPLES
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


def test_a_counted_result_stays_exact_however_long_its_fractions_are() -> None:
    answer = moved(counted(2564, {"o1"}, Fraction(1)), "o2=0")
    assert answer.after.total == Exact(100 - 2 * Fraction(4, 9))
    assert answer.gain == (-Fraction(4, 9), Interval(*[-Fraction(4, 9)] * 2))
    assert answer.moves == {"o2": 0}


def test_how_far_a_published_total_goes_holds_the_rounding_on_the_way() -> None:
    """o1 is worth 4/9: its sub-indicator goes 11.11 or 11.12, the indicator 2.22 or 2.23, OIT 1.11 or 1.12."""
    answer = moved(published(2564, total="59.54", o1="0"), "o1=100")
    assert answer.gain.value == Fraction(4, 9)
    assert answer.gain.interval == Interval(Fraction("0.444"), Fraction("0.448"))
    assert answer.shifts["9.1"].interval == Interval(*[Fraction(100, 9)] * 2)


def test_a_moved_indicator_goes_as_far_as_its_own_rounding_leaves() -> None:
    low, high = moved(lampang().scorecard, "10=100").shifts["10"].interval
    assert (round(float(low), 4), round(float(high), 4)) == (6.245, 6.255)


def test_what_was_stated_of_a_node_that_moves_is_left_out() -> None:
    card = mae_sai(**{"6": "83.64"}).scorecard
    assert set(card.stated) == {"total"}
    assert not moved(card, "9=50").after.stated
    assert moved(published(2564, _1="90", IIT="80", total="90"), "OIT=90").after.stated == {}


def test_published_parts_move_the_merge_that_was_published() -> None:
    card = published(2566, IIT="90", OIT="90", EIT="84", EIT1="80", EIT2="90")
    answer = moved(card, "EIT1=85")
    merged = answer.after.figure("EIT")
    assert isinstance(merged, Derived)
    assert (merged.value, merged.interval.shown) == (Fraction("86.5"), ("85.00", "90.00"))
    assert answer.shifts["EIT"].value == Fraction("2.5")
    low, high = answer.shifts["EIT"].interval
    assert (round(float(low), 2), round(float(high), 2)) == (1.0, 6.01)
    assert answer.gain.value == Fraction("0.75")


def test_parts_without_a_merge_give_one() -> None:
    answer = moved(published(2566, IIT="90", OIT="90"), "EIT1=80", "EIT2=90")
    assert answer.after.figure("EIT").interval == Interval(Fraction(80), Fraction(90))
    assert (total_of(answer), answer.gain.value) == ("88.50", None)


def test_a_node_of_which_nothing_was_known_says_so() -> None:
    figure = moved(song_phi_nong().scorecard, "o42=100").after.figure("10")
    assert isinstance(figure, Missing)
    assert figure.reason.en == "the score before is not known"


@pytest.mark.parametrize(("value", "said"), [("-1", "must lie from 0 to 100"), ("101", "must lie from 0 to 100")])
def test_values_are_scores(value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        what_if(lampang().scorecard, {"8": Fraction(value)})


@pytest.mark.parametrize("code", ["total", "zzz"])
def test_codes_are_nodes(code: str) -> None:
    with pytest.raises(ValueError, match=r"assume|has no"):
        what_if(lampang().scorecard, {code: Fraction(50)})


@pytest.mark.parametrize(
    ("year", "code", "value", "near"),
    [
        (2564, "10", "42.56", "37.50 and 43.75"),
        (2564, "10", "43.75", None),
        (2564, "10.2", "75", "50.00 and 100.00"),
        (2564, "9.1", "11.11", None),
        (2564, "8", "42.56", None),
        (2569, "10", "42.56", None),
    ],
)
def test_values_that_no_items_give_are_remarked(year: int, code: str, value: str, near: str | None) -> None:
    remarks = [one.en for one in unreachable(load(year), {code: Fraction(value)})]
    told = f"No set of items gives {code} exactly {shown(Fraction(value))}; the nearest possible: {near}."
    assert remarks == ([] if near is None else [told])


@pytest.mark.parametrize(
    ("figures", "written", "total", "level"),
    [
        ({"total": "80", "o42": "0"}, "o42=100", "80.00 เป็น 85.00 (+5.00)", "ระดับเปลี่ยนจาก “B” เป็น “A”"),
        ({"total": "82", "o42": "100"}, "o42=0", "82.00 เป็น 77.00 (-5.00)", "ระดับยังเป็น “B”"),
        ({"total": "70"}, "o42=100", "70.00 จะอยู่ระหว่าง 70.00 ถึง 75.00", "จาก “C” อาจเป็น “B” หรือ “C”"),
        ({"IIT": "90", "EIT": "80"}, "OIT=95", "เป็น 89.00", "จาก “A” หรือ “B” หรือ “C” หรือ “D” หรือ “E” อาจเป็น “A”"),
        ({"IIT": "90"}, "OIT=95", "เป็นได้ 65.00 ถึง 95.00", "จาก"),
        ({"total": "80", "IIT": "90", "EIT": "80"}, "OIT=95", "80.00 เป็น 89.00 (+9.00)", "ระดับเปลี่ยนจาก “B” เป็น “A”"),
    ],
)
def test_what_changes_is_said(figures: dict[str, str], written: str, total: str, level: str) -> None:
    answer = moved(published(2564, **figures), written)
    assert total_said(answer).th.startswith(f"คะแนนรวม {total}" if total[0].isdigit() else f"คะแนนรวม{total}")
    assert level_said(answer).th.startswith(level)


def test_nothing_assumed_and_no_level_are_said() -> None:
    assert level_said(moved(lampang().scorecard)).en == "Nothing is assumed yet."
    assert level_said(moved(published(2569, total="80"), "OIT=95")).en == "No level can be given for this year."


def test_an_assumption_as_plain_data() -> None:
    data = answer_data(moved(published(2564, total="80", o42="0"), "o42=100"))
    assert data == {
        "assumed": {"o42": "100.00"},
        "before": {"total": "80.00", "between": ("80.00", "80.00"), "levels": ["B"]},
        "after": {"total": "85.00", "between": ("85.00", "85.00"), "levels": ["A"]},
        "gain": "+5.00",
        "exact": "5",
        "gain_between": ("+5.00", "+5.00"),
        "changes_level": True,
        "nodes": {
            "o42": {"before": "0.00", "after": "100.00", "change": "+100.00"},
            "10.2": {"before": None, "after": None, "change": "+50.00"},
            "10": {"before": None, "after": None, "change": "+25.00"},
            "OIT": {"before": None, "after": None, "change": "+12.50"},
            "total": {"before": "80.00", "after": "85.00", "change": "+5.00"},
        },
    }
    unknown = answer_data(moved(published(2564, total="70"), "o42=100"))
    assert (unknown["gain"], unknown["exact"], unknown["after"]["total"]) == (None, None, None)
