"""The smallest sets of OIT items that bring what is wanted: exact, and always found in the same order.

Items of one sub-indicator weigh alike, so a set is a number of items of each sub-indicator. Of all sets of a size the
one that takes the heaviest items gains most, in the total and in OIT alike: when it does not suffice, none does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from prongsai.core.analysis.what_if import WhatIf, what_if
from prongsai.core.analysis.zeros import Zeros
from prongsai.core.scoring.scorecard import Scorecard

MOST_SETS = 3
Counts = tuple[int, ...]
Suffices = Callable[[Scorecard], bool]


class Choice(NamedTuple):
    """So many of the items at 0 of one sub-indicator, whichever they are."""

    zeros: Zeros
    take: int

    @property
    def gain(self) -> Fraction:
        """What they add to the total."""
        return self.take * self.zeros.each


class ItemSet(NamedTuple):
    """A set of items at 0 that are mended, with what the total gains and the Scorecard that results."""

    choices: tuple[Choice, ...]
    gain: Fraction
    after: Scorecard

    @property
    def number(self) -> int:
        """How many items it has."""
        return sum(one.take for one in self.choices)


def fewest(card: Scorecard, found: Sequence[Zeros], suffices: Suffices, most: int = MOST_SETS) -> tuple[ItemSet, ...]:
    """Up to `most` of the smallest sets of items at 0 after which a Scorecard suffices, the heaviest items first.

    `suffices` must stay true when more is gained. None where even all items together do not suffice.
    """
    search = _Search(card, sorted(found, key=lambda one: -one.each), suffices)
    number = search.least()
    return tuple(search.set_of(one) for one in islice(search.sets(number), most)) if number else ()


def heaviest(card: Scorecard, found: Sequence[Zeros], number: int) -> ItemSet:
    """The set of so many items (or of all, where there are fewer) that gains most."""
    search = _Search(card, sorted(found, key=lambda one: -one.each), lambda _: True)
    return search.set_of(search.filled((), number))


class _Search:
    """Sets as numbers of items of each sub-indicator, the heaviest sub-indicator first."""

    def __init__(self, card: Scorecard, found: Sequence[Zeros], suffices: Suffices) -> None:
        self.card, self.found, self.suffices = card, found, suffices

    def least(self) -> int:
        """The least number of items that suffices; 0 where all of them do not."""
        low, high = 1, sum(one.number for one in self.found)
        if not high or not self._is_enough(self.filled((), high)):
            return 0
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._is_enough(self.filled((), middle)) else (middle + 1, high)
        return low

    def sets(self, number: int, taken: Counts = ()) -> Iterator[Counts]:
        """All sets of this size that suffice and begin with `taken`; dead ends are left as soon as they show."""
        if len(taken) == len(self.found):
            yield taken
            return
        left = number - sum(taken)
        for take in range(min(left, self.found[len(taken)].number), -1, -1):
            full = self.filled((*taken, take), number)
            if sum(full) < number or not self._is_enough(full):
                return
            yield from self.sets(number, (*taken, take))

    def filled(self, taken: Counts, number: int) -> Counts:
        """The set that goes on from `taken` with the heaviest items, up to this size."""
        counts = list(taken)
        for one in self.found[len(taken) :]:
            counts.append(min(one.number, number - sum(counts)))
        return tuple(counts)

    def set_of(self, counts: Counts) -> ItemSet:
        """A set with what it brings."""
        choices = tuple(Choice(one, take) for one, take in zip(self.found, counts, strict=True) if take)
        gain = sum((one.gain for one in choices), Fraction(0))
        return ItemSet(choices, gain, self._moved(counts).after)

    def _is_enough(self, counts: Counts) -> bool:
        return self.suffices(self._moved(counts).after)

    def _moved(self, counts: Counts) -> WhatIf:
        moves: dict[str, Fraction] = {}
        for one, take in zip(self.found, counts, strict=True):
            moves |= one.moves(take)
        return what_if(self.card, moves)
