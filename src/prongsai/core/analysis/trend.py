"""การเปลี่ยนแปลงจากปีก่อน: what went up or down since another year, by the crosswalk: unlike things are not compared."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.analysis.assumptions import lineage
from prongsai.core.analysis.findings import name_of
from prongsai.core.frameworks.crosswalk import Break, breaks_between, crosswalk
from prongsai.core.scoring.exact import rounded
from prongsai.core.scoring.figures import Figure, Interval, Known
from prongsai.core.scoring.gates import is_known
from prongsai.core.scoring.plan import TOTAL
from prongsai.core.scoring.scorecard import Scorecard
from prongsai.core.text import Text


class Direction(StrEnum):
    """Which way a score went; SAME also where rounding does not tell."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


class Change(NamedTuple):
    """A node of the later year with its score then and before, both from 0 to 100.

    `difference` is later less earlier, as shown; `interval` all that rounding leaves of it. `cautions` are changes of
    the rules between the years that concern it: the scores stand beside each other, and are compared with care.
    """

    code: str
    code_before: str
    name: Text
    before: Known
    after: Known
    difference: Fraction
    interval: Interval
    cautions: tuple[Break, ...]

    @property
    def direction(self) -> Direction:
        """The way that it surely went."""
        if self.interval.low > 0:
            return Direction.UP
        return Direction.DOWN if self.interval.high < 0 else Direction.SAME


def changes(before: Scorecard, after: Scorecard) -> tuple[Change, ...]:
    """What changed from one year to another, in the order of the later year; a published figure goes before a computed.

    Total and instruments, unless a change of rules severs the years; indicators and items that continue one to one.
    One that ended, is new, or was merged or split is not compared. KeyError for a year without rules.
    """
    years = before.framework.fiscal_year, after.framework.fiscal_year
    between = breaks_between(*years)
    if any(one.severs for one in between):
        return ()
    pairs = [(TOTAL, TOTAL), *_instruments(before, after), *_continued(*years)]
    found = (_change(before, after, old, new, between) for old, new in pairs)
    return tuple(one for one in found if one is not None)


def severed(before: Scorecard, after: Scorecard) -> tuple[Break, ...]:
    """The changes of rules because of which nothing of two years can be compared; none when they can."""
    between = breaks_between(before.framework.fiscal_year, after.framework.fiscal_year)
    return tuple(one for one in between if one.severs)


def _instruments(before: Scorecard, after: Scorecard) -> Iterator[tuple[str, str]]:
    known = {one.code for one in before.framework.instruments}
    for one in after.framework.instruments:
        if one.code in known:
            yield one.code, one.code
            yield from ((part.code, part.code) for part in one.parts)


def _continued(before: int, after: int) -> Iterator[tuple[str, str]]:
    """Indicators and items that continue as one, each as (earlier code, later code), in the order of the later year."""
    forward, back = crosswalk(before, after), crosswalk(after, before)
    for there, here in ((forward.indicators, back.indicators), (forward.items, back.items)):
        for new, olds in here.items():
            if len(olds) == 1 and there.get(olds[0]) == (new,):
                yield olds[0], new


def _change(before: Scorecard, after: Scorecard, old: str, new: str, between: tuple[Break, ...]) -> Change | None:
    was, now = _figure(before, old), _figure(after, new)
    if not is_known(was) or not is_known(now):
        return None
    difference = rounded(now.value) - rounded(was.value)
    interval = Interval(now.interval.low - was.interval.high, now.interval.high - was.interval.low)
    cautions = tuple(one for one in between if _concerns(one, after, new))
    return Change(new, old, name_of(after, new), was, now, difference, interval, cautions)


def _figure(card: Scorecard, code: str) -> Figure:
    return card.stated.get(code) or card.figure(code)


def _concerns(one: Break, card: Scorecard, code: str) -> bool:
    """A change of the whole result concerns the total; one of an instrument what belongs to it, and the total."""
    if code == TOTAL:
        return True
    return not {code, *lineage(card.framework).ancestors(code)}.isdisjoint(one.instruments)
