"""Periods and rhythms between the columns of the tables and the calendar of core."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.rhythms import ordered
from prongsai.records.measures.models import Measure, Plan, Step

StoredRhythms = list[dict[str, str]]


class Timed(Protocol):
    """What has a time of its own: a measure or a step."""

    starts_on: date | None
    ends_on: date | None
    period_text: str


def period_of(thing: Timed) -> Period | None:
    """The time of a measure or step itself; None where it has none."""
    if thing.starts_on is None or thing.ends_on is None:
        return None
    return Period(thing.starts_on, thing.ends_on, thing.period_text)


def period_of_step(step: Step) -> Period | None:
    """The time in which a step is done: its own, or that of its measure."""
    return period_of(step) or period_of(step.measure)


def set_period(thing: Timed, period: Period | None) -> None:
    """Puts a period into the columns."""
    thing.starts_on = period.starts_on if period else None
    thing.ends_on = period.ends_on if period else None
    thing.period_text = period.text if period else ""


def rhythms_of(stored: Sequence[dict[str, str]]) -> tuple[Rhythm, ...]:
    """Rhythms as they are stored: [{"every": "month"}, {"every": "date", "by": "2024-03-31"}]."""
    return ordered(
        Rhythm(Every(one["every"]), date.fromisoformat(one["by"]) if "by" in one else None) for one in stored
    )


def stored_rhythms(rhythms: Iterable[Rhythm]) -> StoredRhythms:
    """Rhythms as they are to be stored."""
    return [{"every": one.every.value} | ({"by": one.by.isoformat()} if one.by else {}) for one in ordered(rhythms)]


def rhythms_of_measure(measure: Measure) -> tuple[Rhythm, ...]:
    """How often a measure is reported: its own rhythms, or those of its plan."""
    return rhythms_of(measure.rhythms) or rhythms_of(measure.plan.rhythms)


def years_of(plan: Plan) -> range:
    """The fiscal years of a plan (Buddhist Era)."""
    return range(plan.plan_year, plan.until_year + 1)
