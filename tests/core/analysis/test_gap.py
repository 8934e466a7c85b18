"""What stands between a result and a level, and the smallest sets of items that reach it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.gap import Condition, Gap, Meets, gains, gap, next_level, pass_level
from prongsai.core.analysis.gap_words import codes_said, condition_said, no_gap, said, set_said
from prongsai.core.analysis.item_sets import ItemSet, fewest, heaviest
from prongsai.core.analysis.plain import gap_data
from prongsai.core.analysis.what_if import what_if
from prongsai.core.analysis.zeros import zeros
from prongsai.core.frameworks.loader import load
from prongsai.core.published.row import Scope
from prongsai.core.scoring.bounds import grid, sizes_of
from prongsai.core.scoring.exact import rounded, shown
from prongsai.core.scoring.figures import Interval
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from tests.core.analysis.build import EXAMPLES, counted, items_of, published, results
from tests.core.reports.real_results import chan_lan, lampang, mae_sai, song_phi_nong, tham_rong


def found(card: Scorecard) -> Gap:
    answer = gap(card)
    assert answer is not None
    return answer


def conditions(card: Scorecard) -> dict[str, tuple[str, str | None]]:
    """Each condition with whether it is met and the most points that are missing."""
    return {
        one.code: (one.meets.value, None if one.missing is None else shown(one.missing.high))
        for one in found(card).conditions
    }


def reaches(card: Scorecard, code: str) -> dict[str, str | None]:
    return {one.code: one.reach and shown(one.reach) for one in found(card).levers[code]}


def chosen(one: ItemSet) -> list[tuple[int, tuple[str, ...]]]:
    return [(choice.take, choice.zeros.among) for choice in one.choices]


def test_lampang_is_at_the_top() -> None:
    card = lampang().scorecard
    assert (gap(card), next_level(card)) == (None, None)
    assert no_gap(card).en == "This is the highest level of the year."


def test_mae_sai_is_gated_by_a_part_of_eit_that_nobody_knows() -> None:
    card = mae_sai().scorecard
    answer = found(card)
    assert answer.target.code == "good"
    assert conditions(card) == {
        "total": ("yes", "0.00"),
        "IIT": ("yes", "0.00"),
        "EIT": ("no", None),
        "OIT": ("yes", "0.00"),
    }
    assert (answer.levers, answer.sets) == ({}, ())
    assert "ไม่ทราบว่าส่วนใดและขาดเท่าใด" in list(said(answer))[1].th


def test_chan_lan_lacks_less_than_a_point() -> None:
    card = chan_lan().scorecard
    assert conditions(card) == {"total": ("no", "0.86")}
    assert [one.en for one in said(found(card))] == [
        "The next level is “ผ่าน” (Pass). What it lacks:",
        "Total 84.14 is 0.86 short of 85.00.",
    ]


def test_song_phi_nong_lacks_five_points_to_the_next_letter_and_more_to_pass() -> None:
    card = song_phi_nong().scorecard
    assert conditions(card) == {"total": ("no", "5.46")}
    to_pass = gap(card, pass_level(card))
    assert to_pass is not None
    assert (to_pass.target.code, to_pass.conditions[0].missing) == ("A", Interval(*[Fraction("25.46")] * 2))


def test_without_a_total_no_gap_is_named() -> None:
    card = tham_rong().scorecard
    assert gap(card) is None
    assert no_gap(card).th.startswith("ข้อมูลไม่พอ")


@pytest.mark.parametrize("year", [2561, 2569])
def test_years_of_which_little_is_known_do_not_break(year: int) -> None:
    card = published(year, total="60")
    answer = gap(card)
    assert (answer is None) == isinstance(load(year).levels, str)
    assert (pass_level(card) is None) == isinstance(load(year).levels, str)


def test_averages_have_no_gap_and_internal_assessments_no_steps() -> None:
    card = published(2564, _9="100", _10="93.75", IIT="80", EIT="80")
    assert gap(card, scope=Scope.AVERAGE) is None
    internal, agency = gap(card, scope=Scope.INTERNAL), gap(card)
    assert internal is not None
    assert agency is not None
    assert (internal.zeros, [one.number for one in agency.zeros]) == ((), [1])


def test_the_smallest_set_is_the_two_items_of_the_lightest_sub_indicator() -> None:
    answer = found(counted(2564, {"o42", "o43", "o1", "o2", "o30"}, Fraction(8, 10)))
    assert [chosen(one) for one in answer.sets] == [[(2, ("o42", "o43"))]]
    assert (answer.sets[0].gain, answer.left_after(answer.sets[0])) == (10, ())
    assert "o42, o43 (+10.00)" in list(said(answer))[-1].en


def test_an_item_lifts_a_level_of_which_little_else_is_known() -> None:
    answer = found(published(2564, total="84.00", o42="0", o1="0"))
    assert [chosen(one) for one in answer.sets] == [[(1, ("o42",))]]
    assert answer.sets[0].after.grade.level == answer.target


def test_a_set_that_only_may_lift_the_level_is_not_named() -> None:
    """The item adds 0.444: 84.55 may stand for 84.545, which is then shown as 84.99."""
    assert found(published(2564, total="84.55", o1="0")).sets == ()
    assert [one.number for one in found(published(2564, total="84.56", o1="0")).sets] == [1]


def test_several_sets_of_the_same_size_are_named_the_heaviest_first() -> None:
    answer = found(counted(2567, set(items_of(2567)[20:33]), Fraction(9, 10)))
    assert [one.number for one in answer.sets] == [6, 6, 6]
    assert [shown(one.gain) for one in answer.sets] == ["11.67", "11.00", "11.00"]


def test_each_part_of_eit_is_a_gate_where_the_parts_are_known() -> None:
    card = counted(2567, set(), Fraction(84, 100), Fraction(90, 100))
    assert conditions(card) == {
        "total": ("yes", "0.00"),
        "IIT": ("no", "1.00"),
        "EIT1": ("no", "1.00"),
        "EIT2": ("yes", "0.00"),
        "OIT": ("yes", "0.00"),
    }
    assert reaches(card, "EIT1") == {"EIT1": "85.00"}
    assert reaches(card, "IIT")["1"] == "88.98"  # (4 × 84 + 88.98) / 5 is shown as 85.00
    assert found(card).sets == ()


def test_items_meet_what_oit_can_meet_and_the_rest_is_said() -> None:
    answer = found(counted(2567, set(items_of(2567)[-6:]), Fraction(84, 100)))
    assert answer.target.code == "pass"
    to_good = gap(answer.card, load(2567).levels.ladder[1])  # type: ignore[union-attr]
    assert to_good is not None
    assert {one.code for one in to_good.left_after(to_good.sets[0])} == {"IIT", "EIT1", "EIT2"}
    assert "แต่ IIT, EIT1, EIT2 ต้องถึงเกณฑ์ด้วย" in list(said(to_good))[-1].th


def test_items_meet_the_gate_of_oit_where_they_cannot_meet_the_total() -> None:
    answer = found(counted(2567, {"o35", "o34"}, Fraction(88, 100)))
    assert answer.target.code == "excellent"
    assert [chosen(one) for one in answer.sets] == [[(2, ("o34", "o35"))]]
    assert {one.code for one in answer.left_after(answer.sets[0])} == {"total", "IIT", "EIT1", "EIT2"}
    assert "แต่คะแนนรวม, IIT, EIT1, EIT2 ต้องถึงเกณฑ์ด้วย" in list(said(answer))[-1].th


def test_a_merge_above_the_limit_may_have_reached_the_level() -> None:
    card = published(2566, IIT="90", EIT="90", OIT="90")
    assert conditions(card)["EIT"] == ("maybe", None)
    assert next(said(found(card))).en.startswith("The next level is “ผ่านดี” (Pass, good); it may be reached")


def test_a_gate_that_is_not_known_is_said_to_be_so() -> None:
    told = [one.en for one in said(found(published(2566, total="88", OIT="90")))]
    assert "IIT is not known, nor whether it reaches 85.00." in told
    assert "The parts of EIT are not known, nor whether each reaches 85.00." in told


def test_an_oit_indicator_rises_in_the_steps_of_its_items() -> None:
    card = published(2564, IIT="88", EIT="82", _9="92.50", _10="68.75")
    assert reaches(card, "total") == {"10": "81.25", "9": None}
    assert [one.code for one in gains(card)] == ["10", "9"]


def test_codes_that_follow_each_other_are_joined() -> None:
    assert codes_said(["o1", "o2", "o3", "o5", "o6", "o8"]) == "o1–o3, o5, o6, o8"


@EXAMPLES
@given(results())
def test_gains_are_never_negative_and_add_up_to_what_the_total_lacks(card: Scorecard) -> None:
    found_gains = [one.gain for one in gains(card)]
    assert all(one is not None and one > 0 for one in found_gains)
    assert sum(one for one in found_gains if one is not None) == 100 - card.total.interval.low


@EXAMPLES
@given(results())
def test_a_set_lifts_and_no_smaller_one_does(card: Scorecard) -> None:
    answer = gap(card)
    for one in answer.sets if answer else ():
        assert answer is not None
        left = {condition.code for condition in answer.left_after(one)}
        assert "OIT" not in left
        if "total" in left:
            assert not _suffices(answer, tuple(zeros.number for zeros in answer.zeros))
            continue
        assert one.number == answer.sets[0].number
        assert not any(_suffices(answer, counts) for counts in _smaller(answer, one.number - 1))


def _smaller(answer: Gap, number: int) -> list[tuple[int, ...]]:
    ways = product(*(range(one.number + 1) for one in answer.zeros))
    return [one for one in ways if sum(one) == number][:500]


def _suffices(answer: Gap, counts: tuple[int, ...]) -> bool:
    moves: dict[str, Fraction] = {}
    for one, take in zip(answer.zeros, counts, strict=True):
        moves |= one.moves(take)
    after = what_if(answer.card, moves).after
    wanted = [one for one in answer.unmet if one.code in ("total", "OIT")]
    return all(rounded(after.figure(one.code).interval.low) >= one.needed for one in wanted)


@EXAMPLES
@given(results())
def test_no_set_means_that_even_all_items_do_not_suffice(card: Scorecard) -> None:
    answer = gap(card)
    if answer is None or answer.sets:
        return
    wanted = [one for one in answer.unmet if one.code == "OIT"]
    assert not wanted or not _suffices(answer, tuple(one.number for one in answer.zeros))


@EXAMPLES
@given(results(), st.integers(0, 20))
def test_the_heaviest_set_gains_most(card: Scorecard, number: int) -> None:
    every = zeros(card)
    best = heaviest(card, every, number)
    assert best.number == min(number, sum(one.number for one in every))
    assert best.after.total.interval.low == card.total.interval.low + best.gain
    ways = product(*(range(one.number + 1) for one in every))
    gained = [sum(take * one.each for take, one in zip(way, every, strict=True)) for way in ways if sum(way) <= number]
    assert best.gain == max(gained)


@EXAMPLES
@given(results())
def test_what_a_lever_must_reach_is_the_least_that_does(card: Scorecard) -> None:
    answer = gap(card)
    for condition in answer.unmet if answer else ():
        assert answer is not None
        for lever in [one for one in answer.levers[condition.code] if one.reach is not None][:4]:
            assert lever.reach is not None
            assert _meets(answer, lever.code, lever.reach, condition.code, condition.needed)
            below = _next_below(answer.card, lever.code, lever.reach)
            assert below <= lever.figure.value or not _meets(
                answer, lever.code, below, condition.code, condition.needed
            )


def _meets(answer: Gap, code: str, value: Fraction, condition: str, needed: Fraction) -> bool:
    figure = what_if(answer.card, {code: value}).after.figure(condition)
    return rounded(figure.interval.low) >= needed


def _next_below(card: Scorecard, code: str, value: Fraction) -> Fraction:
    sizes = next((sizes_of(one) for one in card.framework.indicators if one.code == code), None)
    if not sizes:
        return value - Fraction(1, 100)
    steps = grid(sizes)
    return max(Fraction(one, steps.denominator) for one in steps.values if Fraction(one, steps.denominator) < value)


def test_a_search_without_items_finds_nothing() -> None:
    assert fewest(chan_lan().scorecard, (), lambda _: True) == ()


def test_a_condition_that_rounding_leaves_open_may_be_met() -> None:
    card = published(2564, **{f"_{one}": "85" for one in range(1, 9)}, _9="85", _10="85")
    assert card.total.interval.low < 85
    answer = gap(card, load(2564).levels.ladder[1])  # type: ignore[union-attr]
    assert answer is not None
    assert answer.conditions[0].meets in (Meets.YES, Meets.MAYBE)


def test_a_level_decided_on_the_exact_total_asks_for_the_exact_total() -> None:
    card = counted(2564, {"o1"}, Fraction(88, 100))
    levels = card.framework.levels
    assert not isinstance(levels, str)
    strict = card.framework.model_copy(update={"levels": levels.model_copy(update={"decided_on": "exact"})})
    answer = gap(replace(card, framework=strict), levels.ladder[0])
    assert answer is not None
    total = answer.conditions[0]
    assert total.seen == Interval(card.total.interval.low, card.total.interval.low)
    assert total.missing == Interval(*[95 - card.total.interval.low] * 2)


def test_levers_are_ordered_by_how_little_they_must_rise_and_then_by_what_they_bring() -> None:
    card = published(2564, _1="90", _2="60", _3="90", _4="90", _5="90", _6="90", _7="60", _8="90", _9="84", _10="80")
    levers = found(card).levers["total"]
    assert [one.code for one in levers if one.reach is not None] == ["9", "10", "7"]
    assert [one.code for one in levers if one.reach is None] == ["2", "6", "8", "1", "3", "4", "5"]
    assert (levers[2].name.th, levers[2].figure.value, levers[2].gain) == ("ประสิทธิภาพการสื่อสาร", 60, 4)


def test_weak_questions_are_levers_and_full_ones_are_not() -> None:
    codes = reaches(published(2566, IIT="84", total="86", EIT="90", OIT="90", _1="84", _2="100"), "IIT")
    assert list(codes) == ["1"]
    card = counted(2567, set(), Fraction(84, 100), Fraction(90, 100))
    assert {code for code in reaches(card, "IIT") if code.startswith("i")} == {f"i{number}" for number in range(1, 16)}


def test_gains_name_their_indicator_and_its_score() -> None:
    told = [(one.code, one.name.th, shown(one.figure.value), one.gain) for one in gains(mae_sai().scorecard)]
    assert told[0] == ("8", "การปรับปรุงระบบการทำงาน", "82.73", Fraction("1.727"))
    assert [one[0] for one in told] == ["8", "7", "6", "4", "2", "5", "3", "1"]


@pytest.mark.parametrize(
    ("figures", "said_th", "said_en"),
    [
        ({"total": "84.14"}, "คะแนนรวม 84.14 ขาดอีก 0.86 คะแนนจึงถึง 85.00", "Total 84.14 is 0.86 short of 85.00."),
        ({"total": "86"}, "คะแนนรวม 86.00 ถึง 85.00 แล้ว", "Total 86.00 reaches 85.00."),
        (
            {"total": "86", "IIT": "90"},
            "IIT 90.00 ถึง 85.00 แล้ว",
            "IIT 90.00 reaches 85.00.",
        ),
        (
            {"total": "86", "EIT": "80", "OIT": "90"},
            "EIT รวมทุกส่วนได้ 80.00 จึงมีอย่างน้อยหนึ่งส่วนไม่ถึง 85.00 แต่ไม่ทราบว่าส่วนใดและขาดเท่าใด เพราะเผยแพร่เฉพาะคะแนนที่รวมแล้ว",
            (
                "Merged EIT is 80.00, so at least one part is below 85.00; which and by how much is not known, "
                "since only the merged score is published."
            ),
        ),
        (
            {"total": "90", "EIT": "90", "OIT": "90"},
            "EIT รวมทุกส่วนได้ 90.00 แต่ไม่ทราบคะแนนแต่ละส่วน จึงบอกไม่ได้ว่าทุกส่วนถึง 85.00 หรือไม่",
            "Merged EIT is 90.00; its parts are not known, nor whether each reaches 85.00.",
        ),
        (
            {"total": "88", "OIT": "90"},
            "ไม่ทราบคะแนน IIT จึงบอกไม่ได้ว่าถึง 85.00 หรือไม่",
            "IIT is not known, nor whether it reaches 85.00.",
        ),
        (
            {"total": "88", "OIT": "90"},
            "ไม่ทราบคะแนน EIT แต่ละส่วน จึงบอกไม่ได้ว่าทุกส่วนถึง 85.00 หรือไม่",
            "The parts of EIT are not known, nor whether each reaches 85.00.",
        ),
    ],
)
def test_every_condition_has_its_sentence(figures: dict[str, str], said_th: str, said_en: str) -> None:
    sentences = [condition_said(one) for one in found(published(2566, **figures)).conditions]
    assert Text(said_th, said_en) in sentences


def test_a_score_that_rounding_leaves_at_the_limit_may_reach_it() -> None:
    one = Condition(
        "IIT",
        Text("IIT", "IIT"),
        Fraction(85),
        Interval(Fraction("84.99"), Fraction("85.01")),
        Fraction(85),
        False,
        Meets.MAYBE,
        None,
    )
    assert condition_said(one) == Text(
        "IIT เป็นได้ 84.99 ถึง 85.01 อาจถึง 85.00 แล้ว", "IIT may be 84.99 to 85.01; 85.00 may be reached."
    )


def test_a_wide_range_is_said_as_one() -> None:
    one = Condition(
        "IIT",
        Text("IIT", "IIT"),
        Fraction(85),
        Interval(Fraction(80), Fraction(81)),
        Fraction("80.5"),
        False,
        Meets.NO,
        Interval(Fraction(4), Fraction(5)),
    )
    assert condition_said(one).en == "IIT 80.00 to 81.00 is 4.00 to 5.00 short of 85.00."


def test_a_set_is_said_with_its_items_and_what_it_brings() -> None:
    (one,) = said_sets(published(2564, total="84.00", o42="0", o1="0"))
    assert one == Text(
        "แก้ข้อ OIT 1 ข้อ: o42 (+5.00) คะแนนรวมเพิ่ม 5.00 เป็น 89.00 ได้ระดับ “A”",
        "Mend 1 item: o42 (+5.00). The total gains 5.00 and becomes 89.00; the level is then “A”.",
    )
    first, *_ = said_sets(counted(2567, set(items_of(2567)[20:33]), Fraction(9, 10)))
    assert first == Text(
        "แก้ข้อ OIT 6 ข้อ: o32, o33 (+5.00) และ 4 ข้อจาก o26–o31 (+6.67) คะแนนรวมเพิ่ม 11.67 เป็น 85.67 ได้ระดับ “ผ่าน”",
        "Mend 6 items: o32, o33 (+5.00) and 4 of o26–o31 (+6.67). The total gains 11.67 and becomes 85.67; "
        "the level is then “ผ่าน” (Pass).",
    )


def test_what_a_set_leaves_open_is_said() -> None:
    (one,) = said_sets(counted(2567, {"o35", "o34"}, Fraction(88, 100)))
    assert one == Text(
        "แก้ข้อ OIT 2 ข้อ: o34, o35 (+5.00) คะแนนรวมเพิ่ม 5.00 เป็น 92.80 แต่คะแนนรวม, IIT, EIT1, EIT2 ต้องถึงเกณฑ์ด้วย "
        "จึงได้ระดับ “ผ่านดีเยี่ยม”",
        "Mend 2 items: o34, o35 (+5.00). The total gains 5.00 and becomes 92.80; Total, IIT, EIT1, EIT2 must reach the "
        "limit too for “ผ่านดีเยี่ยม” (Pass, excellent).",
    )


def said_sets(card: Scorecard) -> list[Text]:
    answer = found(card)
    return [set_said(one, answer) for one in answer.sets]


def test_a_gap_as_plain_data() -> None:
    assert gap_data(found(published(2564, total="84.00", o42="0"))) == {
        "level": "A",
        "conditions": [
            {
                "code": "total",
                "needed": "85.00",
                "seen": ("84.00", "84.00"),
                "known": True,
                "merged": False,
                "meets": "no",
                "missing": ("1.00", "1.00"),
            }
        ],
        "sets": [
            {
                "items": [{"take": 1, "among": ["o42"], "gain": "5.00"}],
                "gain": "5.00",
                "after": {"total": "89.00", "between": ("89.00", "89.00"), "levels": ["A"]},
            }
        ],
        "levers": {"total": []},
    }
    data = gap_data(found(counted(2567, set(), Fraction(84, 100), Fraction(90, 100))))
    assert data["levers"]["EIT1"] == [{"code": "EIT1", "score": "84.00", "gain": "2.40", "reach": "85.00"}]
    assert data["levers"]["IIT"][0] == {"code": "1", "score": "84.00", "gain": "0.96", "reach": "88.98"}
    assert gap_data(found(mae_sai().scorecard))["conditions"][2]["missing"] is None
