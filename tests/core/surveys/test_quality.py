"""What is worth knowing about answers, said as advice; nothing is said about fewer than five people."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.scorecard import score
from prongsai.core.scoring.tally import layout, tally
from prongsai.core.surveys import quality
from prongsai.core.surveys.measuring import Measured, Shapes, best_options, is_alike, restored, shapes_of, stored

YEAR = load(2564)
WIDTH = len(layout(YEAR, "IIT"))
MIXED = ("12" * WIDTH)[:WIDTH]


def test_the_rate_is_a_share_of_those_who_may_answer() -> None:
    found = quality.response_rate(30, 120)
    assert found is not None
    assert "25.00" in found.says.th
    assert not found.is_odd


def test_more_sheets_than_people_are_odd() -> None:
    found = quality.response_rate(121, 120)
    assert found is not None
    assert found.is_odd


def test_without_a_headcount_nothing_is_said() -> None:
    assert quality.response_rate(30, None) is None


@pytest.mark.parametrize(
    ("sheets", "population", "points"), [(400, None, "4.90"), (100, 200, "6.95"), (50, 50, "0.00")]
)
def test_the_margin_shrinks_with_the_part_that_answered(sheets: int, population: int | None, points: str) -> None:
    found = quality.margin_of_error(sheets, population)
    assert found is not None
    assert f"±{points}" in found.says.th


def test_more_sheets_than_people_have_no_margin() -> None:
    assert quality.margin_of_error(51, 50) is None


def test_of_fewer_than_five_only_their_number_is_told() -> None:
    block = "1" * WIDTH * 4
    assert shapes_of(YEAR, "IIT", block) is None
    assert quality.margin_of_error(4, 100) is None
    told = quality.advice(Measured(4, 100, 30, days=1, fullest=4, modes={"self": 4}))
    assert [one.key for one in told] == ["sample", "response-rate"]
    assert told[0].is_odd


def test_sheets_are_counted_by_their_shape() -> None:
    best = best_options(YEAR, "IIT")
    assert len(set(best)) > 1, "reversed rows have their best option elsewhere"
    block = "1" * WIDTH + "2" * WIDTH + best * 3 + MIXED * 4
    assert shapes_of(YEAR, "IIT", block) == Shapes(alike=2, top=3)


def test_a_sheet_of_two_answers_has_no_shape() -> None:
    assert not is_alike("11" + "-" * (WIDTH - 2))
    assert not is_alike("-" * WIDTH)
    assert is_alike("111" + "-" * (WIDTH - 3))
    best = best_options(YEAR, "IIT")
    assert shapes_of(YEAR, "IIT", (best[:2] + "-" * (WIDTH - 2)) * 5) == Shapes(0, 0)
    assert shapes_of(YEAR, "IIT", (best[:-1] + "-") * 5) == Shapes(0, 5)


@pytest.mark.parametrize(
    ("count", "sheets", "told", "is_odd"),
    [
        (0, 30, "น้อยกว่า 5", False),
        (4, 12, "น้อยกว่า 5", False),
        (5, 30, "16.67", False),
        (9, 30, "30.00", True),
        (26, 30, "แทบทุกชุด", True),
        (30, 30, "แทบทุกชุด", True),
    ],
)
def test_a_share_tells_no_number_about_fewer_than_five(count: int, sheets: int, told: str, is_odd: bool) -> None:
    found = quality.share_of_sheets("straight-lining", count, sheets, quality.ALIKE)
    assert found is not None
    assert told in found.says.th
    assert found.is_odd == is_odd


@given(st.integers(5, 60), st.data())
def test_no_share_gives_a_small_group_away(sheets: int, data: st.DataObject) -> None:
    """Whoever reads a share and the number of sheets works out no group of one to four."""
    count = data.draw(st.integers(0, sheets))
    found = quality.share_of_sheets("x", count, sheets, quality.TOP)
    same = [one for one in range(sheets + 1) if quality.share_of_sheets("x", one, sheets, quality.TOP) == found]
    if min(count, sheets - count) < 5:
        assert len(same) >= 5 or set(same) >= set(range(5)) or set(same) >= set(range(max(5, sheets - 4), sheets + 1))


def test_a_day_with_more_than_half_is_odd() -> None:
    assert not _days(41, 4, 20).is_odd
    assert _days(41, 4, 21).is_odd
    assert not _days(41, 1, 41).is_odd, "where there was one day only, it has all"
    assert quality.bursts(Measured(19, days=2, fullest=18)) is None


def test_far_more_than_the_minimum_in_a_day_is_odd() -> None:
    assert not _days(100, 1, 60, minimum=30).is_odd
    found = _days(100, 9, 61, minimum=30)
    assert found.is_odd
    assert "สองเท่าของจำนวนขั้นต่ำ" in found.says.th
    assert "สองเท่า" not in _days(100, 9, 61, minimum=31).says.th


def test_a_sample_that_is_too_small_is_odd_and_says_so() -> None:
    short, enough = quality.sample(29, 30), quality.sample(30, 30)
    assert short is not None
    assert enough is not None
    assert short.is_odd
    assert "ไม่ถึงขั้นต่ำ 30" in short.says.th
    assert not enough.is_odd
    assert quality.sample(30, None) is None


def test_the_ways_are_told_where_none_has_one_to_four() -> None:
    alone, few = quality.modes({"self": 20, "offline": 8, "interview": 12}), quality.modes({"self": 28, "interview": 2})
    together = quality.modes({"self": 28, "interview": 2, "paper": 3})
    assert alone is not None
    assert alone.says.th == "ตอบเองทางลิงก์ 28 ชุด และสัมภาษณ์ 12 ชุด"
    assert few is not None
    assert few.says == quality.NOT_APART
    assert together is not None
    assert together.says.en == "28 by the link and 5 in an interview and on paper or in a file together"
    assert quality.modes({"self": 2, "paper": 2}) is None


@given(st.dictionaries(st.sampled_from(["self", "offline", "interview", "paper"]), st.integers(0, 40)))
def test_no_mode_of_one_to_four_can_be_worked_out(counted: dict[str, int]) -> None:
    found = quality.modes(counted)
    if found is not None and found.says != quality.NOT_APART:
        numbers = [int(one) for one in re.findall(r"\d+", found.says.th)]
        assert all(one >= 5 for one in numbers)
        assert sum(numbers) == sum(counted.values())


@pytest.mark.parametrize("fullest", range(41))
def test_the_fullest_day_tells_no_number_of_the_others_where_they_had_few(fullest: int) -> None:
    found = quality.bursts(Measured(40, days=2, fullest=fullest))
    numbers = {int(one) for one in re.findall(r"\d+", found.says.th)} if found else set()
    assert (fullest in numbers) == (5 <= fullest <= 35)


def test_two_shapes_of_sheets_do_not_tell_of_the_few_between_them() -> None:
    """Where the best option is the same on all rows, sheets all at the top are among those of one option."""
    near, far = (quality.shapes(Shapes(alike, 20), 60) for alike in (22, 30))
    assert [one.says.th for one in near if one] == [
        "ร้อยละ 33.33 ของชุดคำตอบให้คำตอบที่ดีที่สุดทุกข้อ",
        "ที่เลือกตัวเลือกลำดับเดียวกันทุกข้อ อาจตอบโดยไม่ได้อ่าน มีใกล้เคียงกัน (ต่างกันน้อยกว่า 5 ชุด)",
    ]
    assert any("50.00" in one.says.th for one in far if one)


def test_parts_that_lie_apart_are_odd() -> None:
    year = load(2568)
    best = best_options(year, "EIT")
    tallies = [
        tally(year, "IIT", ["1" * len(layout(year, "IIT"))] * 5),
        tally(year, "EIT", [best] * 5)._replace(instrument="EIT1"),
        tally(year, "EIT", ["1" * len(best)] * 5)._replace(instrument="EIT2"),
    ]
    found = {one.key: one for one in quality.gaps(score(year, tallies, {}))}
    assert set(found) == {"gap-IIT-EIT", "gap-EIT1-EIT2"}
    assert found["gap-EIT1-EIT2"].is_odd
    assert "EIT ส่วนที่ 2" in found["gap-EIT1-EIT2"].says.th


def test_of_what_was_not_scored_no_gap_is_told() -> None:
    assert quality.gaps(score(YEAR, [], {})) == ()


@given(
    st.builds(
        Measured,
        st.integers(0, 99),
        st.none() | st.integers(0, 99),
        st.none() | st.integers(0, 99),
        st.integers(0, 9),
        st.integers(0, 99),
        st.dictionaries(st.sampled_from(["self", "paper"]), st.integers(0, 9)),
        st.none() | st.builds(Shapes, st.integers(0, 9), st.integers(0, 9)),
    )
)
def test_numbers_come_back_as_they_were_stored(measured: Measured) -> None:
    assert restored(stored(measured), measured.sheets) == measured
    quality.advice(measured)


def test_where_nothing_was_kept_only_the_sheets_are_known() -> None:
    assert restored({}, 7) == Measured(7)


@given(st.integers(5, 5000), st.integers(2, 5000))
def test_a_margin_is_never_negative_and_never_beyond_that_of_a_random_choice(sheets: int, population: int) -> None:
    found = quality.margin_of_error(sheets, population)
    if sheets > population:
        assert found is None
        return
    assert found is not None
    points = float(found.says.th.split("±")[1].split()[0])
    assert 0 <= points <= 98 / sheets**0.5 + 0.01


def _days(sheets: int, days: int, fullest: int, minimum: int | None = None) -> quality.Advice:
    found = quality.bursts(Measured(sheets, None, minimum, days, fullest))
    assert found is not None
    return found


class TestBeforeScoresMayBeSeen:
    """Who announces looks at what is odd; nothing of it tells how people answered."""

    def test_what_is_usual_is_not_mentioned(self) -> None:
        usual = Measured(60, 100, 30, days=10, fullest=20, modes={"self": 60}, shapes=Shapes(10, 10))
        assert quality.before_scores(usual) == ()

    @pytest.mark.parametrize(("sheets", "people"), [(121, 120), (1, 0)])
    def test_more_sheets_than_people(self, sheets: int, people: int) -> None:
        (says,) = quality.before_scores(Measured(sheets, people))
        assert "มากกว่าจำนวนคน" in says.th

    def test_a_day_with_most_of_them(self) -> None:
        (says,) = quality.before_scores(Measured(40, 100, 30, days=3, fullest=30))
        assert "30 จาก 40" in says.th

    @pytest.mark.parametrize("sheets", [5, 12, 20, 40, 400])
    @pytest.mark.parametrize("minimum", [None, 5, 30])
    @pytest.mark.parametrize("fullest", [1, 5, 11, 20, 39])
    def test_a_day_is_odd_here_as_it_is_beside_the_score(self, sheets: int, minimum: int | None, fullest: int) -> None:
        measured = Measured(sheets, 1000, minimum, days=4, fullest=min(fullest, sheets))
        beside = quality.bursts(measured)
        assert bool(quality.before_scores(measured)) == bool(beside and beside.is_odd)

    def test_best_answers_and_one_option_are_told_by_the_same_words(self) -> None:
        """Of the share of best answers a score's least would follow: 36 of 40 such sheets are 90 or more."""
        alike, top, both = (
            quality.before_scores(Measured(40, 100, 30, days=9, fullest=5, shapes=Shapes(*counts)))
            for counts in ((36, 0), (0, 36), (12, 20))
        )
        assert alike == top == both == (quality.ONE_SHAPE,)
        assert not quality.before_scores(Measured(40, 100, 30, days=9, fullest=5, shapes=Shapes(11, 11)))
        assert not quality.before_scores(Measured(10, 100, 5, days=9, fullest=5, shapes=Shapes(4, 4))), "of few nothing"
