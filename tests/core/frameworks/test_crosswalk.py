"""No trend compares unlike things: every indicator and item of a year is continued or ended, and said so once."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.crosswalk import (
    Step,
    breaks_between,
    crosswalk,
    crosswalk_file,
    indicator_in,
    item_in,
    oit_items,
)
from prongsai.core.frameworks.loader import available_years, load

YEARS = available_years()
STEPS = crosswalk_file().steps
years = st.sampled_from(YEARS)


def continued(step: Step) -> dict[str, str]:
    if step.continues == "same":
        return {code: code for code in oit_items(load(step.from_year)) if code not in step.ended}
    return step.continues


def new(step: Step) -> list[str]:
    return oit_items(load(step.to_year)) if step.new == "all" else list(step.new)


def test_there_is_a_step_for_each_pair_of_consecutive_years() -> None:
    assert [(one.from_year, one.to_year) for one in STEPS] == list(pairwise(YEARS))


@pytest.mark.parametrize("step", STEPS, ids=lambda one: f"{one.from_year}-{one.to_year}")
def test_every_item_of_the_earlier_year_continues_or_has_ended(step: Step) -> None:
    assert sorted([*continued(step), *step.ended]) == sorted(oit_items(load(step.from_year)))


@pytest.mark.parametrize("step", STEPS, ids=lambda one: f"{one.from_year}-{one.to_year}")
def test_every_item_of_the_later_year_comes_from_one_or_is_new(step: Step) -> None:
    assert sorted({*continued(step).values()} | {*new(step)}) == sorted(oit_items(load(step.to_year)))
    assert not set(continued(step).values()) & set(new(step))


@pytest.mark.parametrize("step", STEPS, ids=lambda one: f"{one.from_year}-{one.to_year}")
def test_every_source_is_declared(step: Step) -> None:
    named = {*step.basis.source} | {key for one in step.breaks if one.basis for key in one.basis.source}
    assert named <= set(crosswalk_file().sources)


@pytest.mark.parametrize("year", range(2562, 2569))
def test_the_ten_indicators_continue_from_year_to_year(year: int) -> None:
    assert [indicator_in(str(n), year, year + 1) for n in range(1, 11)] == [(str(n),) for n in range(1, 11)]


def test_nothing_of_2561_continues() -> None:
    assert indicator_in("1", 2562, 2561) == ()
    assert indicator_in("1", 2561, 2562) == ()
    assert breaks_between(2561, 2564)[0].severs


@pytest.mark.parametrize(("first", "last"), list(product(range(2562, 2570), repeat=2)))
def test_no_break_after_2562_severs(first: int, last: int) -> None:
    assert not any(one.severs for one in breaks_between(first, last))


@pytest.mark.parametrize(
    ("code", "first", "last", "expected"),
    [
        ("o42", 2564, 2568, ("o27",)),
        ("o43", 2563, 2569, ("o26",)),
        ("o10", 2565, 2566, ("o11",)),
        ("o18", 2565, 2566, ("o11",)),
        ("o11", 2566, 2565, ("o10", "o18")),
        ("o34", 2564, 2565, ()),
        ("o34", 2565, 2566, ("o31",)),
        ("o34", 2564, 2568, ()),
        ("o1", 2568, 2567, ("o1", "o3")),
        ("i5", 2563, 2565, ("i5",)),
        ("i5", 2565, 2566, ()),
        ("e3", 2567, 2568, ("e3",)),
        ("o99", 2564, 2565, ()),
    ],
)
def test_where_an_item_went(code: str, first: int, last: int, expected: tuple[str, ...]) -> None:
    assert item_in(code, first, last) == expected


def test_the_improvement_pair_continues_through_all_years() -> None:
    for first, last in product(range(2563, 2570), repeat=2):
        mine, theirs = load(first).improvement, load(last).improvement
        assert mine
        assert theirs
        assert item_in(mine.measures, first, last) == (theirs.measures,)
        assert item_in(mine.report, first, last) == (theirs.report,)


def test_the_break_of_2566_is_said_in_words() -> None:
    said = " ".join(one.what.th for one in breaks_between(2565, 2566))
    assert "ห้าระดับ" in said
    assert "EIT แยกเป็นสองส่วน" in said
    assert "9.3" in said


def test_a_year_without_rules_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        crosswalk(2560, 2562)


@given(years)
def test_a_year_is_itself(year: int) -> None:
    assert all(codes == (code,) for code, codes in crosswalk(year, year).items.items())
    assert breaks_between(year, year) == ()


@given(years, years)
def test_backwards_is_forwards_turned(first: int, last: int) -> None:
    there, back = crosswalk(first, last).items, crosswalk(last, first).items
    assert {(old, new) for old, news in there.items() for new in news} == {
        (old, new) for new, olds in back.items() for old in olds
    }


@given(years, years)
def test_both_ways_have_the_same_breaks(first: int, last: int) -> None:
    assert breaks_between(first, last) == breaks_between(last, first)


@given(st.lists(years, min_size=3, max_size=3).map(sorted))
def test_two_steps_are_one_after_the_other(three: list[int]) -> None:
    first, middle, last = three
    for code in load(first).items:
        composed = {end for one in item_in(code, first, middle) for end in item_in(one, middle, last)}
        assert set(item_in(code, first, last)) == composed
