"""Measures before they are in a plan: who would do them, and when, in a plan of these years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.months import MONTHS_OF_A_YEAR, months, whole_year
from prongsai.core.measures.library.shape import MeasureIdea, Months, places
from prongsai.core.measures.model import Answered
from prongsai.core.measures.owners import UsualOwner
from prongsai.core.text import Text

NOTHING = Text("", "")


class Years(NamedTuple):
    """The fiscal years (Buddhist Era) of a plan, that of the OIT items it serves, and the day of drafting."""

    plan_year: int
    until_year: int
    oit_year: int
    today: date


class DraftStep(NamedTuple):
    """A step with its usual owner and its time in the plan."""

    text: Text
    owner: UsualOwner
    period: Period


class DraftMeasure(NamedTuple):
    """A measure as it would be put into a plan. `key` names it in the library, or the OIT item that it mends."""

    key: str
    group: str
    title: Text
    owners: tuple[UsualOwner, ...]
    period: Period
    rhythms: tuple[Rhythm, ...]
    steps: tuple[DraftStep, ...]
    monitoring: Text = NOTHING
    success: Text = NOTHING
    former: Text = NOTHING
    expected_gain: str = ""
    answers: tuple[Answered, ...] = ()
    is_default: bool = False


def drafted(idea: MeasureIdea, group: str, years: Years, answers: Iterable[Answered] = ()) -> DraftMeasure:
    """An idea of the library with its days in the plan; where its first month has passed, it begins with this one."""
    shift = _months_late(idea.months, years)
    steps = tuple(DraftStep(one.text, one.owner, _days(one.months, shift, years)) for one in idea.steps)
    return DraftMeasure(
        key=idea.key,
        group=group,
        title=idea.title.text,
        owners=idea.owners,
        period=_whole(_days(idea.months, shift, years), years),
        rhythms=tuple(Rhythm(Every(one)) for one in idea.rhythms),
        steps=steps,
        monitoring=idea.monitoring.text,
        success=idea.success.text,
        former=idea.former.text,
        answers=tuple(answers),
    )


def _months_late(named: Months, years: Years) -> int:
    """How many months of the plan's year have gone by since the first; none in a year that is over or to come."""
    there = months(years.plan_year)
    now = next((place for place, one in enumerate(there) if one.starts_on <= years.today <= one.ends_on), 0)
    return max(0, now - places(named)[0])


def _days(named: Months, shift: int, years: Years) -> Period:
    """Months of the plan's first year as days, so many months later, but within the year."""
    there, last = months(years.plan_year), MONTHS_OF_A_YEAR - 1
    first, end = (min(place + shift, last) for place in places(named))
    return Period(there[first].starts_on, there[end].ends_on)


def _whole(period: Period, years: Years) -> Period:
    """In a plan of several years a measure goes on to the end of the last."""
    if years.until_year == years.plan_year:
        return period
    return period._replace(ends_on=whole_year(years.until_year).ends_on)


def until(last: date, years: Years) -> Period:
    """From the first day of the plan, or the month of drafting, to `last`; where that has passed, to the year's end."""
    year = whole_year(years.plan_year)
    if not year.starts_on <= years.today <= year.ends_on:
        return Period(min(year.starts_on, last), last)
    first = years.today.replace(day=1)
    return Period(first, last if last >= years.today else year.ends_on)
