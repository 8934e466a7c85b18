"""A plan over the months of a fiscal year, October to September: bars as shares of the year, and the days in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from prongsai.core.calendar.model import Period
from prongsai.core.calendar.months import Month, months, whole_year
from prongsai.core.calendar.rounds import all_due
from prongsai.core.calendar.standing import Standing
from prongsai.records.measures.follow_selectors import MeasureView
from prongsai.records.measures.models import Measure, Step
from prongsai.records.measures.times import period_of, period_of_step, rhythms_of_measure

WHOLE = 100


class Bar(NamedTuple):
    """A stretch of the year in per cent of its width."""

    x: str
    width: str


class Row(NamedTuple):
    """A measure or a step of it. `bar` is None where it has no time in this year; `due` where reports are due."""

    measure: Measure
    step: Step | None
    standing: Standing
    period: Period | None
    bar: Bar | None
    due: tuple[str, ...]
    is_late: bool


class Timeline(NamedTuple):
    """A fiscal year with its months; `today` is the place of the day in per cent, None outside the year."""

    fiscal_year: int
    months: tuple[tuple[Month, str], ...]
    rows: tuple[Row, ...]
    today: str | None


def timeline(views: Iterable[MeasureView], fiscal_year: int, today: date) -> Timeline:
    """The measures and steps of a plan in one fiscal year (Buddhist Era)."""
    year = whole_year(fiscal_year)
    middle = WHOLE / 24
    named = tuple((one, _shown(place * 2 * middle + middle)) for place, one in enumerate(months(fiscal_year)))
    rows = tuple(row for view in views for row in _rows(view, fiscal_year))
    here = _place(today, year) if year.starts_on <= today <= year.ends_on else None
    return Timeline(fiscal_year, named, rows, here)


def _rows(view: MeasureView, fiscal_year: int) -> list[Row]:
    year, period = whole_year(fiscal_year), period_of(view.measure)
    days = all_due(rhythms_of_measure(view.measure), [fiscal_year], period)
    due = tuple(_place(day, year) for day in days)
    first = Row(view.measure, None, view.standing, period, _bar(period, year), due, view.standing is Standing.LATE)
    steps = [
        Row(view.measure, one.step, one.standing, period_of_step(one.step), None, (), one.standing is Standing.LATE)
        for one in view.steps
    ]
    return [first, *(one._replace(bar=_bar(one.period, year)) for one in steps)]


def _bar(period: Period | None, year: Period) -> Bar | None:
    if period is None or period.ends_on < year.starts_on or period.starts_on > year.ends_on:
        return None
    first, last = max(period.starts_on, year.starts_on), min(period.ends_on, year.ends_on)
    length = (year.ends_on - year.starts_on).days + 1
    share = WHOLE * ((last - first).days + 1) / length
    return Bar(_shown(WHOLE * (first - year.starts_on).days / length), _shown(max(share, 1)))


def _place(day: date, year: Period) -> str:
    length = (year.ends_on - year.starts_on).days + 1
    return _shown(WHOLE * ((day - year.starts_on).days + 0.5) / length)


def _shown(share: float) -> str:
    return f"{share:.2f}%"
