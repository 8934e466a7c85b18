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


def test_merged_eit_must_lie_between_its_parts() -> None:
    parts = {"EIT": "90", "EIT1": "80", "EIT2": "85"}
    assert verdicts(judged(2566, parts))["instruments"] == "inconsistent"
    assert verdicts(judged(2566, parts | {"EIT": "82.50"}))["instruments"] != "inconsistent"


def test_parts_alone_give_eit_by_the_years_merge() -> None:
    card = judged(2566, {"EIT1": "80", "EIT2": "86"}).scorecard
    assert card.figure("EIT").value == 83
    assert card.figure("EIT").interval.shown == ("80.00", "86.01")


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


@given(st.lists(cents, min_size=10, max_size=10), st.booleans())
def test_a_chain_that_rounds_on_its_way_is_not_accused_either(indicators, on_the_way) -> None:
    keep = rounded if on_the_way else (lambda value: value)
    groups = indicators[:5], indicators[5:8], indicators[8:]
    iit, eit, oit = (keep(sum(group, Fraction(0)) / len(group)) for group in groups)
    total = rounded(Fraction(30, 100) * iit + Fraction(30, 100) * eit + Fraction(40, 100) * oit)
    figures = {str(number): value for number, value in enumerate(indicators, start=1)}
    figures |= {"IIT": rounded(iit), "EIT": rounded(eit), "OIT": rounded(oit), "total": total}
    published = type(row(2564, {}))(2, "x", 2564, figures)
    result = judge(published, load(2564))
    assert verdicts(result)["instruments"] == "consistent"
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
