"""การติดตาม: which reports are owed on a day, when people are reminded, and how far a measure is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from prongsai.core.measures.model import Status

COUNTS_AHEAD = timedelta(days=31)
REMIND_AHEAD = timedelta(days=7)
_FULL = 100


class Stage(StrEnum):
    """When somebody is reminded of a report: in the week before it is due, on that day, after it."""

    BEFORE = "before"
    TODAY = "today"
    AFTER = "after"


def owed(due: Iterable[date], reported: Iterable[date]) -> tuple[date, ...]:
    """The due days, past and to come, for which there is no report yet.

    A report tells everything up to its day. So one that comes late makes up for all that was overdue then, and not for
    the next due day as well; one that makes up for nothing counts for the next due day if that is at most 31 days
    ahead: what was said in November is no report by March. The rule is ours, no manual has one.
    """
    left = sorted(set(due))
    for day in sorted(reported):
        overdue = [one for one in left if one < day]
        ahead = [one for one in left if day <= one <= day + COUNTS_AHEAD][:1]
        left = [one for one in left if one not in (overdue or ahead)]
    return tuple(left)


def stage(due_on: date, today: date) -> Stage | None:
    """Which reminder a report that is owed calls for on a day; None while it is more than a week ahead."""
    if today > due_on:
        return Stage.AFTER
    if today == due_on:
        return Stage.TODAY
    return Stage.BEFORE if due_on - today <= REMIND_AHEAD else None


def percent_of(steps: Sequence[tuple[Status, int | None]]) -> int | None:
    """How far a measure is, in whole per cent: the mean of its steps, dropped ones aside; None without any.

    A step that is done counts 100, one for which no per cent was given 0, whatever is under way.
    """
    kept = [(status, percent) for status, percent in steps if status is not Status.DROPPED]
    if not kept:
        return None
    reached = sum(_FULL if status is Status.DONE else percent or 0 for status, percent in kept)
    return int(Fraction(reached, len(kept)))
