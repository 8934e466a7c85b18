"""ระยะห่างจากหน่วยงานอื่น: how far a score is from the median and the quartiles of its peers, exactly.

Peers are the other agencies of the same year and kind, in the same province and in the whole country. A group of fewer
than five is not shown, nor one beside a wider one where the rest between them would be fewer than five. Scores come in
hundredths, as they are shown (9147 is 91.47): a nation of whole numbers is sorted in a moment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.analysis.small_groups import is_large_enough, may_stand_beside


class Reach(StrEnum):
    """How far a group of peers reaches."""

    PROVINCE = "province"
    COUNTRY = "country"


class Spread(NamedTuple):
    """A group of scores, from 0 to 100: how many, and the values that divide them into four."""

    number: int
    lower: Fraction
    median: Fraction
    upper: Fraction


class Distance(NamedTuple):
    """A score beside those of its peers: `above` and `below` are the numbers of peers with less and with more."""

    code: str
    own: Fraction
    spread: Spread
    above: int
    below: int

    @property
    def to_median(self) -> Fraction:
        """Points above the median; negative below it."""
        return self.own - self.spread.median


class Group(NamedTuple):
    """A group of peers with the distances to it, of those figures that enough peers have."""

    reach: Reach
    number: int
    distances: tuple[Distance, ...]


Scores = Mapping[str, Sequence[int]]


def spread(scores: Sequence[int]) -> Spread | None:
    """Median and quartiles (as spreadsheets have them: between two scores in proportion); None for fewer than five."""
    if not is_large_enough(len(scores)):
        return None
    ordered = sorted(scores)
    return Spread(len(ordered), *(_at(ordered, Fraction(quarter, 4)) for quarter in (1, 2, 3)))


def distance(code: str, own: int, scores: Sequence[int]) -> Distance | None:
    """A score beside those of its peers (its own not among them); None for fewer than five of them."""
    found = spread(scores)
    if found is None:
        return None
    above, below = sum(one < own for one in scores), sum(one > own for one in scores)
    return Distance(code, Fraction(own, 100), found, above, below)


def groups(own: Mapping[str, int], province: Scores, country: Scores) -> tuple[Group, ...]:
    """The groups that may be shown, the narrowest first.

    `own` the scores of the agency by code; `province` those of the others of its kind there, `country` of all others of
    its kind, the same ones among them. A code that fewer than five of a group have is left out of it.
    """
    found = []
    for code, value in own.items():
        near, far = province.get(code, ()), country.get(code, ())
        is_near_shown = is_large_enough(len(near))
        is_far_shown = len(far) > len(near) and (not is_near_shown or may_stand_beside(len(near), len(far)))
        found += [(Reach.PROVINCE, distance(code, value, near))] if is_near_shown else []
        found += [(Reach.COUNTRY, distance(code, value, far))] if is_far_shown else []
    by_reach = {reach: tuple(one for at, one in found if at is reach and one is not None) for reach in Reach}
    return tuple(Group(reach, max(one.spread.number for one in ones), ones) for reach, ones in by_reach.items() if ones)


def _at(ordered: Sequence[int], part: Fraction) -> Fraction:
    """The score at this part of the way from the lowest to the highest."""
    place = part * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return (ordered[low] + (place - low) * (ordered[high] - ordered[low])) / 100
