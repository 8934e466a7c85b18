"""What fewer than five people answered is shown to nobody, also not by subtraction."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.analysis.small_groups import (
    TOO_FEW,
    hidden_codes,
    is_large_enough,
    may_stand_beside,
    public_tallies,
    without_small_groups,
)
from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Item, known_items
from prongsai.core.scoring.figures import Exact
from prongsai.core.scoring.scorecard import score
from prongsai.core.scoring.tally import Tally

YEAR = 2564
ROWS = [row.code for row in load(YEAR).rows_of("IIT")]
Vector = dict[str, Fraction]


def tally(few: dict[str, int], others: int = 30, sheets: int = 30) -> Tally:
    """IIT with so many answers to some rows, and `others` to all others."""
    options = {row.code: len(load(YEAR).scales[row.scale].options) for row in load(YEAR).rows_of("IIT")}
    counts = {code: (number := few.get(code, others)) and (number - 1, 1, *[0] * (options[code] - 2)) for code in ROWS}
    return Tally("IIT", sheets, {code: one or (0,) * options[code] for code, one in counts.items()})


def hidden(few: dict[str, int], others: int = 30) -> set[str]:
    return set(hidden_codes(load(YEAR), [tally(few, others)]))


@pytest.mark.parametrize(("number", "shown"), [(0, False), (4, False), (5, True), (300, True)])
def test_five_are_enough(number: int, shown: bool) -> None:
    assert is_large_enough(number) is shown


@pytest.mark.parametrize(
    ("part", "whole", "may"), [(5, 5, True), (5, 9, False), (5, 10, True), (4, 100, False), (96, 100, False)]
)
def test_a_group_beside_a_wider_one_leaves_nobody_or_enough(part: int, whole: int, may: bool) -> None:
    assert may_stand_beside(part, whole) is may


def test_when_enough_answered_all_is_shown() -> None:
    assert hidden({}) == set()
    assert hidden({}, others=5) == set()


INDICATOR_1 = {row.code for item in known_items(load(YEAR).indicators[0]) for row in item.rows} | {
    item.code for item in known_items(load(YEAR).indicators[0])
}


@pytest.mark.parametrize(
    "few", [{"i3.1": 4, "i3.3": 20}, {"i2": 4, "i5.2": 10}, {"i1.1": 4, "i1.2": 1, "i2": 29}, {"i6.1": 1}]
)
def test_a_row_that_few_answered_is_hidden_with_all_questions_of_its_indicator(few: dict[str, int]) -> None:
    """One other is not enough: the sum of both is known, and often one pair of fractions alone gives it."""
    assert hidden(few) == INDICATOR_1


def test_a_question_that_nobody_answered_is_said_to_be_without_answers_not_hidden() -> None:
    nobody = {"i4.1": 0, "i4.2": 0, "i4.3": 0}
    assert hidden({"i2": 4} | nobody) == INDICATOR_1 - {"i4", *nobody}


def test_a_row_that_nobody_answered_hides_nothing() -> None:
    assert hidden({"i2": 0}) == set()


def test_when_few_answered_at_all_every_question_is_hidden_and_the_indicators_stay() -> None:
    small = tally({}, others=4, sheets=4)
    card = without_small_groups(score(load(YEAR), [small], {"o1": 100}), [small])
    assert {code for code, one in card.figures.items() if one is TOO_FEW} == {*ROWS, *(f"i{n}" for n in range(1, 31))}
    assert isinstance(card.figure("1"), Exact)
    assert card.figure("o1") == Exact(Fraction(100))


def test_a_result_with_enough_answers_stays_as_it_is() -> None:
    card = score(load(YEAR), [tally({})], {})
    assert without_small_groups(card, [tally({})]) is card


def test_of_two_parts_the_smaller_counts() -> None:
    framework = load(2567)
    rows = {
        row.code: (3, 2, 0, 0, 0, 0)[: len(framework.scales[row.scale].options)] for row in framework.rows_of("EIT")
    }
    few = rows | {"e1": (3, 1, 0, 0, 0, 0)}
    assert "e1" in hidden_codes(framework, [Tally("EIT1", 5, rows), Tally("EIT2", 5, few)])
    assert not hidden_codes(framework, [Tally("EIT1", 5, rows), Tally("EIT2", 5, rows)])


def test_counts_are_published_where_they_tell_nobody_s_answer() -> None:
    counts = {"i1.1": (3, 2, 0, 0), "i1.2": (3, 1, 1, 0), "i2": (5, 0, 0, 0), "i3.1": (0, 0, 0, 0)}
    (kept,) = public_tallies(load(YEAR), [Tally("IIT", 5, counts), Tally("EIT", 4, {"e1.1": (2, 2, 0, 0)})])
    assert (kept.instrument, kept.sheets, set(kept.counts)) == ("IIT", 5, {"i1.1", "i1.2"})


@pytest.mark.parametrize("few", [{"i2": 4, "i5.2": 10}, {"i3.1": 2, "i3.3": 20}, {"i1.1": 4, "i1.2": 1, "i2": 29}])
def test_what_is_hidden_beside_a_row_of_few_is_not_published_as_counts_either(few: dict[str, int]) -> None:
    """With the counts of its neighbour the hidden score would follow from the one above both."""
    (kept,) = public_tallies(load(YEAR), [tally(few)])
    assert not hidden(few) & kept.counts.keys()
    assert len(kept.counts) == len(ROWS) - len(hidden(few) & set(ROWS))


@given(st.dictionaries(st.sampled_from(ROWS), st.integers(1, 8), max_size=len(ROWS)))
def test_nothing_that_few_answered_can_be_worked_out(few: dict[str, int]) -> None:
    """Shown scores are equations in the scores of rows: no hidden score of a few follows from them."""
    unseen = hidden(few)
    answers = dict.fromkeys(ROWS, 30) | few
    for indicator in load(YEAR).indicators[:5]:
        items = known_items(indicator)
        equations = _shown(items, unseen)
        for item in items:
            rows = [row.code for row in item.rows]
            small = [code for code in rows if answers[code] < 5]
            targets = [_mean([code]) for code in small] + ([_mean(rows)] if len(small) == len(rows) else [])
            all_small = all(answers[row.code] < 5 for one in items for row in one.rows)
            assert all_small or not any(_follows(target, equations) for target in targets)


def _shown(items: tuple[Item, ...], unseen: set[str]) -> list[Vector]:
    rows = [_mean([row.code]) for item in items for row in item.rows if row.code not in unseen]
    means = [_mean([row.code for row in item.rows]) for item in items]
    indicator = {code: part / len(means) for one in means for code, part in one.items()}
    return [*rows, *(one for item, one in zip(items, means, strict=True) if item.code not in unseen), indicator]


def _mean(codes: list[str]) -> Vector:
    return dict.fromkeys(codes, Fraction(1, len(codes)))


def _follows(target: Vector, equations: list[Vector]) -> bool:
    """Whether the target is a sum of multiples of the equations (elimination, exact)."""
    reduced: list[tuple[str, Vector]] = []
    for one in equations:
        left = _without(one, reduced)
        if left:
            reduced.append((next(iter(left)), left))
    return not _without(target, reduced)


def _without(vector: Vector, reduced: list[tuple[str, Vector]]) -> Vector:
    left = dict(vector)
    for lead, one in reduced:
        if lead in left:
            times = left[lead] / one[lead]
            left = {code: left.get(code, Fraction(0)) - times * one.get(code, Fraction(0)) for code in {*left, *one}}
            left = {code: value for code, value in left.items() if value}
    return left
