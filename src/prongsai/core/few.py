"""จำนวนน้อย: what may be told of a whole and of its parts, so that nobody learns of one to four people.

A whole is told. Its parts are told only where each of them is nobody or at least five: else one that is hidden could be
worked out from the whole and the others. Parts lie in a tree, so that a small one takes no more with it than it must.
How a whole is divided follows from the tree alone, never from how large the others are. So whoever knows this rule too
learns no more of a part that is hidden: it may be one, two, three or four (or more).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

LEAST = 5
Tree = str | tuple["Tree", ...]


class Together(NamedTuple):
    """Parts that are told with one number: how many they have together."""

    parts: tuple[str, ...]
    number: int

    @property
    def is_apart(self) -> bool:
        """Whether it is the number of one part alone."""
        return len(self.parts) == 1


def is_few(number: int) -> bool:
    """Whether a number would tell of one to four people."""
    return 0 < number < LEAST


def told(tree: Tree, counted: Mapping[str, int]) -> tuple[Together, ...]:
    """The numbers that may be told of a whole whose number everybody knows; what is not counted is 0."""
    if isinstance(tree, str):
        return (Together((tree,), counted.get(tree, 0)),)
    if any(is_few(_number(one, counted)) for one in tree):
        return (Together(tuple(parts_of(tree)), _number(tree, counted)),)
    return tuple(group for one in tree for group in told(one, counted))


def halves(parts: Sequence[str]) -> Tree:
    """A tree of parts that have no order of their own: a small one takes its neighbour with it.

    It is divided after 1, 2, 4, 8 … of them, so that a part that comes at the end changes nothing before it: else the
    same numbers, told once without and once with an empty part, would uncover the small ones.
    """
    if len(parts) == 1:
        return parts[0]
    middle = 1 << (len(parts) - 1).bit_length() - 1
    return halves(parts[:middle]), halves(parts[middle:])


def parts_of(tree: Tree) -> Iterator[str]:
    """The parts of a whole from left to right."""
    if isinstance(tree, str):
        yield tree
    else:
        for one in tree:
            yield from parts_of(one)


def _number(tree: Tree, counted: Mapping[str, int]) -> int:
    return sum(counted.get(one, 0) for one in parts_of(tree))
