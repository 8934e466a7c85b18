"""การติดตาม: which reports are owed on a day, when people are reminded, and how far a measure is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

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


class Said(NamedTuple):
    """What one report says: of the part of a unit (any key), or of the whole step (None)."""

    unit: int | None
    status: Status
    percent: int | None


def whole_of(reports: Sequence[Said], units: Collection[int]) -> tuple[Status, int | None]:
    """Status and per cent of a step that several units do, by the reports in their order.

    What is said of the whole holds until a unit says something of its part. The step is done when every unit has said
    so (a part that was dropped aside); per cent is the mean of the parts, those not heard of counting as the whole did.
    Without any report it is planned.
    """
    whole, parts = Said(None, Status.PLANNED, None), dict[int, Said]()
    for one in reports:
        if one.unit is None:
            whole, parts = one, {}
        else:
            parts[one.unit] = one
    if not parts:
        return whole.status, whole.percent
    each = [parts.get(unit, whole) for unit in {*units, *parts}]
    statuses = {one.status for one in each} - {Status.DROPPED}
    if statuses <= {Status.DONE}:
        return (Status.DONE, _FULL) if statuses else (Status.DROPPED, None)
    known = any(one.percent is not None for one in each)
    status = Status.PLANNED if statuses == {Status.PLANNED} else Status.UNDER_WAY
    return status, percent_of([(one.status, one.percent) for one in each]) if known else None


def percent_of(steps: Sequence[tuple[Status, int | None]]) -> int | None:
    """How far a measure is, in whole per cent: the mean of its steps, dropped ones aside; None without any.

    A step that is done counts 100, one for which no per cent was given 0, whatever is under way.
    """
    kept = [(status, percent) for status, percent in steps if status is not Status.DROPPED]
    if not kept:
        return None
    reached = sum(_FULL if status is Status.DONE else percent or 0 for status, percent in kept)
    return int(Fraction(reached, len(kept)))
