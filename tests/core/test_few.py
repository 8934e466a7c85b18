"""Of a whole and its parts only so much is told that no part of one to four can be worked out."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from prongsai.core.few import LEAST, Together, Tree, halves, is_few, parts_of, told

PARTS = ["a", "b", "c", "d", "e", "f"]
TREES = st.permutations(PARTS).flatmap(
    lambda parts: st.sampled_from(
        [halves(parts), tuple(parts), (halves(parts[:4]), tuple(parts[4:])), (parts[0], halves(parts[1:]))]
    )
)
COUNTS = st.fixed_dictionaries({one: st.integers(0, 12) for one in PARTS})


def test_a_small_part_takes_its_neighbour_with_it() -> None:
    tree = halves(["a", "b", "c", "d"])
    assert told(tree, {"a": 38, "b": 2, "c": 7, "d": 9}) == (
        Together(("a", "b"), 40),
        Together(("c",), 7),
        Together(("d",), 9),
    )
    assert told(tree, {"a": 2, "b": 1, "c": 7, "d": 9}) == (Together(("a", "b", "c", "d"), 19),)
    assert told(tree, {"a": 8}) == (Together(("a",), 8), *(Together((one,), 0) for one in "bcd"))


@given(TREES, COUNTS)
def test_all_is_told_once_and_no_few_apart(tree: Tree, counted: dict[str, int]) -> None:
    groups = told(tree, counted)
    assert [part for one in groups for part in one.parts] == list(parts_of(tree))
    assert sum(one.number for one in groups) == sum(counted.values())
    assert not any(is_few(one.number) for one in groups if len(groups) > 1)


@given(TREES, COUNTS, st.integers(1, LEAST - 1))
def test_a_hidden_part_may_be_any_number_of_few(tree: Tree, counted: dict[str, int], other: int) -> None:
    """The same is told of other counts, in which the part has any other number from one to four."""
    assume(sum(counted.values()) >= LEAST)
    groups = told(tree, counted)
    hidden = [(part, one) for one in groups if not one.is_apart for part in one.parts]
    for part, group in hidden:
        elsewhere = [
            counted | dict.fromkeys(group.parts, 0) | {part: other, far: group.number - other}
            for far in group.parts
            if far != part
        ]
        assert any(told(tree, one) == groups for one in elsewhere)


@pytest.mark.parametrize("tree", [("a", "b"), ("a", "b", "c"), (("a", "b"), "c"), ("a", ("b", "c"))])
def test_who_knows_all_that_could_have_been_learns_nothing(tree: Tree) -> None:
    """Every way in which a whole can be parted, put together by what is told of it."""
    most, parts = 11, list(parts_of(tree))
    worlds: dict[tuple[Together, ...], list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(most + 1), repeat=len(parts)):
        if LEAST <= sum(numbers) <= most:
            worlds[told(tree, dict(zip(parts, numbers, strict=True)))].append(numbers)
    for alike in worlds.values():
        for values in map(set, zip(*alike, strict=True)):
            assert not any(map(is_few, values)) or {1, 2, 3, 4} <= values


@given(st.lists(st.integers(0, 12), min_size=1, max_size=9), st.integers(1, 9))
def test_empty_parts_that_come_later_uncover_nothing(numbers: list[int], later: int) -> None:
    """What is told of the others stays as it was, group for group."""
    parts = [f"p{at}" for at in range(len(numbers) + later)]
    counted = dict(zip(parts, numbers, strict=False))
    new = set(parts[len(numbers) :])
    before = told(halves(parts[: len(numbers)]), counted)
    after = told(halves(parts), counted)
    assert [
        (tuple(one for one in group.parts if one not in new), group.number)
        for group in after
        if not set(group.parts) <= new
    ] == [tuple(one) for one in before]
