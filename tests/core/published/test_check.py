"""What contradicts, what cannot be, and what cannot be told."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.published.check import judge
from prongsai.core.scoring.exact import rounded, weighted
from tests.core.published.cases import LAMPANG, MAE_SAI, judged, row, verdicts

cents = st.integers(0, 10_000).map(lambda value: Fraction(value, 100))


def test_a_published_instrument_that_is_not_the_mean_of_its_indicators() -> None:
    result = judged(2566, MAE_SAI | {"EIT": "85.11"})
    assert verdicts(result)["instruments"] == "inconsistent"
    assert "84.11" in result.checks["instruments"].message.th
    assert "85.11" in result.checks["instruments"].message.en


def test_equal_scores_have_no_other_mean() -> None:
    """Scores that are all shown as 90.00 have a mean that is shown as 90.00, whatever was rounded away."""
    same = {str(number): "90.00" for number in range(1, 6)}
    assert verdicts(judged(2564, same | {"IIT": "90.00"}))["instruments"] == "consistent"
    assert verdicts(judged(2564, same | {"IIT": "90.01"}))["instruments"] == "inconsistent"
    assert verdicts(judged(2564, same | {"IIT": "89.99"}))["instruments"] == "inconsistent"


def test_parts_that_are_known_limit_what_the_whole_can_be() -> None:
    four = {str(number): "50" for number in range(1, 5)}
    beyond = judged(2564, four | {"IIT": "60.02"})
    assert verdicts(beyond)["instruments"] == "inconsistent"
    assert "40.00 ถึง 60.00" in beyond.checks["instruments"].message.th
    assert verdicts(judged(2564, four | {"IIT": "60.00"}))["instruments"] == "undecidable"
    assert verdicts(judged(2564, four | {"total": "90"}))["total"] == "inconsistent"
    assert verdicts(judged(2564, {"o42": "0", "10": "81.25"}))["instruments"] == "inconsistent"
    assert verdicts(judged(2564, {"o42": "0", "10": "75"}))["instruments"] == "undecidable"


def test_what_the_total_leaves_must_fit_the_parts_that_are_known() -> None:
    figures = {str(number): "50" for number in range(1, 5)} | {"EIT": "90", "OIT": "90"}
    result = judged(2564, figures | {"total": "88.00"})
    assert verdicts(result)["total"] == "inconsistent"
    assert "83.33" in result.checks["total"].message.th
    fits = judged(2564, figures | {"total": "80.00"})
    assert verdicts(fits)["total"] == "undecidable"
    assert "IIT ต้องได้ 56.64 ถึง 56.69" in fits.checks["total"].message.th


@pytest.mark.parametrize(
    ("year", "figures", "level", "verdict"),
    [
        (2566, {"EIT": "84.11"}, "ผ่านดี", "inconsistent"),
        (2566, {"EIT": "84.11"}, "ผ่าน", "undecidable"),
        (2564, {"IIT": "10", "OIT": "10"}, "AA", "inconsistent"),
        (2564, {"IIT": "10", "OIT": "10"}, "F", "consistent"),
        (2564, {}, "AA", "undecidable"),
    ],
)
def test_a_level_without_a_total_may_still_be_out_of_reach(year: int, figures, level: str, verdict: str) -> None:
    assert verdicts(judged(year, figures, level))["level"] == verdict


def test_a_total_by_merged_parts_is_confirmed_by_their_weights_only() -> None:
    parts = {"IIT": "90", "EIT1": "90", "EIT2": "84", "OIT": "100"}
    assert verdicts(judged(2566, parts | {"total": "93.10"}))["total"] == "consistent"
    assert verdicts(judged(2566, parts | {"total": "92.50"}))["total"] == "undecidable"
    assert verdicts(judged(2566, parts | {"total": "95.00"}))["total"] == "inconsistent"
    assert "EIT 87.00" in judged(2566, parts).checks["instruments"].message.th


def test_items_of_an_average_are_rounded_like_other_scores() -> None:
    """Two of three agencies have all items: 66.67 stands for 66.666…, and the mean is published as 66.67 too."""
    items = {f"o{number}": "66.67" for number in range(1, 44)}
    assert verdicts(judged(2564, items | {"OIT": "66.67"}, scope="average"))["instruments"] == "consistent"
    assert verdicts(judged(2564, items | {"OIT": "66.66"}, scope="average"))["instruments"] == "inconsistent"


def test_figures_that_the_year_has_no_place_for_are_named() -> None:
    message = judged(2564, {"EIT1": "50", "o44": "100", "EIT": "90"}).checks["instruments"].message
    assert "ไม่ได้ใช้คะแนน EIT1 และ o44 เพราะกรอบปี 2564" in message.th
    assert "ไม่ได้ใช้" not in judged(2569, {"i1": "100"}).checks["instruments"].message.th


def test_a_mean_over_agencies_need_not_lie_between_the_means_of_the_parts() -> None:
    parts = {"EIT": "90", "EIT1": "80", "EIT2": "85"}
    assert verdicts(judged(2566, parts, scope="average"))["instruments"] == "undecidable"


def test_the_levels_with_conditions_are_not_for_averages() -> None:
    figures = {"IIT": "90", "EIT": "84", "OIT": "95", "total": "90.20"}
    assert verdicts(judged(2566, figures, "ผ่านดี", scope="average"))["level"] == "undecidable"
    assert verdicts(judged(2566, figures, "AA", scope="average"))["level"] == "inconsistent"
    assert verdicts(judged(2564, figures, "A", scope="average"))["level"] == "consistent"


def test_merged_eit_must_lie_between_its_parts() -> None:
    parts = {"EIT": "90", "EIT1": "80", "EIT2": "85"}
    assert verdicts(judged(2566, parts))["instruments"] == "inconsistent"
    assert verdicts(judged(2566, parts | {"EIT": "82.50"}))["instruments"] != "inconsistent"


def test_parts_alone_give_eit_by_the_years_merge() -> None:
    card = judged(2566, {"EIT1": "80", "EIT2": "86"}).scorecard
    assert card.figure("EIT").value == 83
    assert card.figure("EIT").interval.shown == ("80.00", "86.00")


def test_a_total_out_of_reach_of_what_is_known() -> None:
    assert verdicts(judged(2564, {"OIT": "40", "total": "80"}))["total"] == "inconsistent"
    assert verdicts(judged(2564, {"OIT": "60", "total": "80"}))["total"] == "undecidable"


def test_a_missing_instrument_that_would_have_to_exceed_100() -> None:
    result = judged(2564, {"EIT": "90", "OIT": "90", "total": "94"})
    assert verdicts(result)["total"] == "inconsistent"
    assert "IIT" in result.checks["total"].message.th


def test_what_the_total_leaves_for_a_missing_instrument_decides_a_gate() -> None:
    """IIT 100, OIT 100 and a total of 94.00 leave 80.00 for EIT: only "pass"."""
    result = judged(2566, {"IIT": "100", "OIT": "100", "total": "94.00"}, "ผ่าน")
    assert result.scorecard.grade.level.name.th == "ผ่าน"


@pytest.mark.parametrize(
    ("total", "verdict"),
    [("98.01", "inconsistent"), ("98.02", "consistent"), ("98.03", "consistent"), ("98.04", "inconsistent")],
)
def test_one_hundredth_beyond_what_rounding_allows_is_found(total: str, verdict: str) -> None:
    assert verdicts(judged(2564, LAMPANG | {"total": total}))["total"] == verdict


def test_an_oit_item_is_0_or_100() -> None:
    assert verdicts(judged(2564, {"o42": "50"}))["reachable"] == "impossible"
    assert verdicts(judged(2569, {"o25": "50"}))["reachable"] == "undecidable"


def test_items_decide_their_indicator() -> None:
    items = {f"o{number}": "100" for number in range(1, 44)} | {"o42": "0"}
    result = judged(2564, items | {"10": "75.00", "9": "100"})
    assert verdicts(result)["instruments"] == "consistent"
    assert verdicts(judged(2564, items | {"10": "87.50"}))["instruments"] == "inconsistent"


def test_impossible_is_said_on_firm_facts_only() -> None:
    """The item list of FY 2567 is from memory: a value between its steps stays undecidable."""
    assert verdicts(judged(2567, {"10": "42.56"}))["reachable"] == "undecidable"


@given(st.tuples(cents, cents, cents))
def test_whatever_the_instruments_their_own_total_is_never_accused(values) -> None:
    iit, eit, oit = values
    exact = Fraction(
        *weighted(
            [
                ((iit.numerator, iit.denominator), (30, 1)),
                ((eit.numerator, eit.denominator), (30, 1)),
                ((oit.numerator, oit.denominator), (40, 1)),
            ]
        )
    )
    figures = {"IIT": iit, "EIT": eit, "OIT": oit, "total": rounded(exact)}
    published = row(2564, {})
    result = judge(type(published)(2, "x", 2564, figures), load(2564))
    assert verdicts(result)["total"] == "consistent"


@given(
    st.dictionaries(st.sampled_from([*map(str, range(1, 11)), "IIT", "EIT", "EIT1", "EIT2", "OIT", "total"]), cents),
    st.integers(2559, 2571),
    st.sampled_from(["", "AA", "ผ่าน", "?", "สูง"]),
)
def test_any_row_gets_four_verdicts_and_a_sentence_each(figures, year, level) -> None:
    result = judged(year, {code: str(float(value)) for code, value in figures.items()}, level)
    assert set(result.checks) == {"instruments", "total", "level", "reachable"}
    assert all(check.message.th and check.message.en for check in result.checks.values())
