"""The least number of answers: ten per cent, but thirty; everybody below thirty; four hundred above four thousand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.surveys.sampling import minimum


@pytest.mark.parametrize(
    ("population", "sheets", "everybody"),
    [
        (0, 0, True),
        (1, 1, True),
        (29, 29, True),
        (30, 30, True),
        (31, 30, False),
        (300, 30, False),
        (301, 31, False),
        (4000, 400, False),
        (4001, 400, False),
        (90_000, 400, False),
    ],
)
def test_the_rule_of_2566(population: int, sheets: int, everybody: bool) -> None:
    found = minimum(load(2566), "IIT", population)
    assert found is not None
    assert (found.sheets, found.everybody) == (sheets, everybody)


def test_a_year_without_the_rule_has_no_minimum() -> None:
    assert minimum(load(2566), "OIT", 100) is None


def test_a_negative_population_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        minimum(load(2566), "IIT", -1)


@given(st.sampled_from(available_years()), st.integers(0, 200_000), st.integers(0, 1000))
def test_never_more_than_there_are_and_never_less_for_more_people(year: int, population: int, more: int) -> None:
    framework = load(year)
    for rule in framework.sampling:
        few, many = (minimum(framework, rule.instrument, size) for size in (population, population + more))
        if few and many:
            assert few.sheets <= population
            assert few.sheets <= many.sheets
