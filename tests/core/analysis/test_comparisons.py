"""Changes since another year, and distances to peers."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.comparison_words import change_said, distance_said, group_name
from prongsai.core.analysis.peers import Reach, distance, groups, spread
from prongsai.core.analysis.trend import Change, Direction, changes, severed
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text
from tests.core.analysis.build import published


def by_code(before: Scorecard, after: Scorecard) -> dict[str, Change]:
    return {one.code: one for one in changes(before, after)}


def test_a_year_of_the_same_rules_is_compared_without_a_word() -> None:
    found = by_code(
        published(2563, total="85.00", _8="83.65", i7="80"), published(2564, total="90", _8="83.65", i7="81")
    )
    assert (found["total"].difference, found["total"].direction, found["total"].cautions) == (5, Direction.UP, ())
    assert found["8"].direction is Direction.SAME
    assert found["i7"].difference == 1
    assert change_said(found["total"], 2563).th == "เพิ่มขึ้น 5.00 จาก 85.00 ในปี 2563"
    assert change_said(found["8"], 2563).en == "no different from 83.65 in FY 2563"


def test_a_hundredth_may_be_rounding() -> None:
    assert by_code(published(2563, total="85.00"), published(2564, total="85.01"))["total"].direction is Direction.SAME
    found = by_code(published(2563, total="85.00"), published(2564, total="84.98"))["total"]
    assert (found.direction, change_said(found, 2563).en) == (Direction.DOWN, "down 0.02 from 85.00 in FY 2563")


def test_what_is_announced_goes_before_what_is_worked_out() -> None:
    before = published(2563, IIT="80", EIT="80", OIT="80", total="90")
    assert by_code(before, published(2564, total="91"))["total"].difference == 1


def test_nothing_is_compared_over_a_change_that_severs_the_years() -> None:
    old, new = published(2561, total="86.50", _1="87"), published(2562, total="90", _1="95")
    assert changes(old, new) == ()
    assert [(one.from_year, one.to_year) for one in severed(old, new)] == [(2561, 2562)]
    assert severed(new, published(2563, total="90")) == ()


def test_items_that_were_merged_or_are_new_are_not_compared() -> None:
    before = published(2565, o10="100", o18="0", o42="0", o34="0", total="80", EIT="80")
    after = published(2566, o11="100", o10="100", o42="100", o31="100", total="82", EIT="84")
    found = by_code(before, after)
    assert {"o42", "o31", "total", "EIT"} == found.keys()
    assert found["o31"].code_before == "o34"


def test_changes_of_rules_are_said_with_what_they_concern() -> None:
    before = published(2566, IIT="80", EIT="80", OIT="80", _8="70", o42="0", EIT1="80")
    found = by_code(before, published(2567, IIT="90", EIT="90", OIT="90", _8="80", o34="100", EIT1="85"))
    concerned = {code: [", ".join(caution.instruments) for caution in one.cautions] for code, one in found.items()}
    assert concerned == {
        "total": ["IIT, EIT", "OIT"],
        "IIT": ["IIT, EIT"],
        "EIT": ["IIT, EIT"],
        "EIT1": ["IIT, EIT"],
        "OIT": ["OIT"],
        "8": ["IIT, EIT"],
        "o34": ["OIT"],
    }


def test_several_years_lie_between() -> None:
    found = by_code(published(2564, o42="0", total="80"), published(2568, o27="100", total="90"))
    assert found["o27"].code_before == "o42"
    assert len(found["total"].cautions) > 3


F = Fraction
FIVE = [7000, 8000, 8500, 9000, 10000]


def test_fewer_than_five_peers_are_not_shown() -> None:
    assert spread(FIVE[:4]) is None
    assert distance("total", 9000, FIVE[:4]) is None


def test_a_score_beside_five_peers() -> None:
    found = distance("total", 8825, FIVE)
    assert found is not None
    assert found.spread == (5, 80, 85, 90)
    assert (found.above, found.below, found.to_median) == (3, 2, F("3.25"))
    assert distance_said(found) == Text(
        "สูงกว่าค่ากลาง 85.00 อยู่ 3.25 คะแนน (คะแนนมากกว่า 3 แห่ง น้อยกว่า 2 แห่ง จาก 5 แห่ง)",
        "3.25 above the median 85.00 (3 of 5 have less, 2 have more)",
    )


@pytest.mark.parametrize(("own", "said"), [(8500, "at the median 85.00"), (8000, "5.00 below the median 85.00")])
def test_at_and_below_the_median(own: int, said: str) -> None:
    found = distance("total", own, FIVE)
    assert found is not None
    assert distance_said(found).en.startswith(said)


def test_the_province_stands_before_the_country() -> None:
    country = [*FIVE, *FIVE]
    assert [(one.reach, one.number) for one in groups({"total": 9000}, {"total": FIVE}, {"total": country})] == [
        (Reach.PROVINCE, 5),
        (Reach.COUNTRY, 10),
    ]


@pytest.mark.parametrize(
    ("near", "far", "shown"),
    [
        (4, 9, [Reach.COUNTRY]),
        (5, 9, [Reach.PROVINCE]),  # the four others of the country would be told by subtraction
        (5, 5, [Reach.PROVINCE]),
        (0, 4, []),
        (0, 5, [Reach.COUNTRY]),
        (10, 15, [Reach.PROVINCE, Reach.COUNTRY]),
    ],
)
def test_no_group_of_fewer_than_five_follows_from_two(near: int, far: int, shown: list[Reach]) -> None:
    scores = [100 * one for one in range(80, 100)]
    found = groups({"total": 9000}, {"total": scores[:near]}, {"total": scores[:far]})
    assert [one.reach for one in found] == shown


def test_a_figure_that_few_peers_have_is_left_out_of_the_group() -> None:
    found = groups({"total": 9000, "IIT": 9000}, {"total": FIVE, "IIT": FIVE[:4]}, {})
    assert [[one.code for one in group.distances] for group in found] == [["total"]]


def test_groups_have_names() -> None:
    assert group_name(Reach.PROVINCE, Text("อบต.", "SAO")).th == "อบต. อื่นในจังหวัดเดียวกัน"
    assert group_name(Reach.COUNTRY, Text("จังหวัด", "Province")).th == "จังหวัดอื่นทั้งประเทศ"


@given(st.lists(st.integers(0, 10_000), min_size=5, max_size=60))
def test_quartiles_are_those_of_spreadsheets(scores: list[int]) -> None:
    found = spread(scores)
    assert found is not None
    assert list(found[1:]) == statistics.quantiles([F(one, 100) for one in scores], n=4, method="inclusive")


def test_equal_scores_are_neither_above_nor_below() -> None:
    found = distance("total", 8500, FIVE)
    assert found is not None
    assert (found.code, found.own, found.above, found.below) == ("total", 85, 2, 2)


def test_a_figure_that_no_peer_has_is_left_out() -> None:
    found = groups({"EIT": 8000, "total": 9000}, {"total": FIVE}, {"total": [*FIVE, *FIVE]})
    assert [[(one.code, one.own) for one in group.distances] for group in found] == [[("total", 90)]] * 2


def test_a_change_names_its_node_and_both_scores() -> None:
    found = by_code(published(2563, _8="80"), published(2564, _8="85"))["8"]
    assert (found.name.th, found.before.value, found.after.value) == ("การปรับปรุงระบบการทำงาน", 80, 85)
    assert change_said(found, 2563) == Text("เพิ่มขึ้น 5.00 จาก 80.00 ในปี 2563", "up 5.00 from 80.00 in FY 2563")


def test_all_sentences_of_groups_and_distances() -> None:
    assert group_name(Reach.PROVINCE, Text("อบต.", "SAO")).en == "other agencies of this kind in the province (SAO)"
    assert group_name(Reach.COUNTRY, Text("อบต.", "SAO")) == Text(
        "อบต. อื่นทั้งประเทศ", "other agencies of this kind in the country (SAO)"
    )
    found = distance("total", 8000, FIVE)
    assert found is not None
    assert distance_said(found) == Text(
        "ต่ำกว่าค่ากลาง 85.00 อยู่ 5.00 คะแนน (คะแนนมากกว่า 1 แห่ง น้อยกว่า 3 แห่ง จาก 5 แห่ง)",
        "5.00 below the median 85.00 (1 of 5 have less, 3 have more)",
    )
