"""A result beside those of its peers, as the template parts/peers.html shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.core.analysis.comparison_words import NO_PEERS, distance_said, group_name, signed
from prongsai.core.analysis.peers import Distance, Group
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind

TOTAL_NAME = Text("คะแนนรวม", "Total")


@dataclass(frozen=True)
class DistanceView:
    """A score, the median and the quartiles of its peers, and the points to the median."""

    label: Text
    own: str
    median: str
    lower: str
    upper: str
    difference: str


@dataclass(frozen=True)
class GroupView:
    """A group of peers: whom it holds, how the first score (the total, where known) stands, and all scores."""

    key: str
    name: Text
    number: int
    says: Text
    rows: tuple[DistanceView, ...]


@dataclass(frozen=True)
class PeersView:
    """The groups, the narrowest first; `none` says why there are none."""

    groups: tuple[GroupView, ...]
    none: Text = NO_PEERS


def peers_view(found: Sequence[Group], kind: str) -> PeersView:
    """The groups of peers of an agency of this kind."""
    return PeersView(tuple(_group(one, AgencyKind(kind)) for one in found))


def _group(one: Group, kind: AgencyKind) -> GroupView:
    first = one.distances[0]
    said, name = distance_said(first), _name(first.code)
    says = Text(f"{name.th} {shown(first.own)} {said.th}", f"{name.en} {shown(first.own)}: {said.en}")
    rows = tuple(_distance(each) for each in one.distances)
    return GroupView(one.reach.value, group_name(one.reach, kind.abbreviation), one.number, says, rows)


def _distance(one: Distance) -> DistanceView:
    found = one.spread
    median, lower, upper = shown(found.median), shown(found.lower), shown(found.upper)
    return DistanceView(_name(one.code), shown(one.own), median, lower, upper, signed(one.to_median))


def _name(code: str) -> Text:
    return TOTAL_NAME if code == TOTAL else Text(code, code)
