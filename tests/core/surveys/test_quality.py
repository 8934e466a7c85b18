"""What is worth knowing about answers, said as advice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.tally import layout
from prongsai.core.surveys import quality

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


def test_nothing_is_said_about_fewer_than_five() -> None:
    few = ["1" * WIDTH] * 4
    assert quality.straight_lining(few) is None
    assert quality.all_at_the_top(YEAR, "IIT", few) is None
    assert quality.margin_of_error(4, 100) is None


def test_one_option_on_every_row_is_straight_lining() -> None:
    found = quality.straight_lining(["1" * WIDTH, "2" * WIDTH, *[MIXED] * 8])
    assert found is not None
    assert "20.00" in found.says.th
    assert not found.is_odd


def test_a_third_alike_is_odd() -> None:
    found = quality.straight_lining(["1" * WIDTH] * 3 + [MIXED] * 7)
    assert found is not None
    assert found.is_odd


def test_a_sheet_of_two_answers_is_no_straight_line() -> None:
    found = quality.straight_lining(["11" + "-" * (WIDTH - 2)] * 5)
    assert found is not None
    assert "0.00" in found.says.th


def test_the_best_answer_turns_round_on_reversed_rows() -> None:
    best = quality._best_options(YEAR, "IIT")
    assert len(set(best)) > 1
    found = quality.all_at_the_top(YEAR, "IIT", [best] * 5 + [MIXED] * 5)
    assert found is not None
    assert "50.00" in found.says.th


def test_a_day_with_more_than_half_is_odd() -> None:
    first = date(2024, 3, 1)
    even = {first + timedelta(days=number): 5 for number in range(4)}
    assert not quality.bursts(even).is_odd  # type: ignore[union-attr]
    assert quality.bursts({**even, date(2024, 3, 9): 21}).is_odd  # type: ignore[union-attr]
    assert quality.bursts({first: 19}) is None


@given(st.integers(5, 5000), st.integers(2, 5000))
def test_a_margin_is_never_negative_and_never_beyond_that_of_a_random_choice(sheets: int, population: int) -> None:
    found = quality.margin_of_error(sheets, population)
    assert found is not None
    points = float(found.says.th.split("±")[1].split()[0])
    assert 0 <= points <= 98 / sheets**0.5 + 0.01
