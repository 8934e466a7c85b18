"""รอบรายงาน: the stretches of a fiscal year that reports are about, and the days on which they are due.

A report is due on the last day of its stretch; that day still counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.months import ENGLISH_MONTHS, MONTHS_OF_A_YEAR, months, whole_year
from prongsai.core.text import Text
from prongsai.core.thai.dates import BUDDHIST_ERA, MONTHS, fiscal_year

LENGTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR_END: MONTHS_OF_A_YEAR}


def reporting_periods(rhythm: Rhythm, fiscal_year: int, period: Period | None = None) -> tuple[Period, ...]:
    """The stretches of a fiscal year (Buddhist Era) that a rhythm asks reports about.

    Only those that touch `period`, the time of the measure; without one all of the year. A rhythm by a date has one
    stretch, from the first day of the year to that date, and none in a year that the date is not in.
    """
    year = whole_year(fiscal_year)
    by_date = rhythm.every is Every.DATE
    stretches = _by_date(rhythm.by, year) if by_date else _equal(fiscal_year, LENGTHS[rhythm.every])
    return tuple(one for one in stretches if period is None or _touch(one, period))


def due_dates(rhythm: Rhythm, fiscal_year: int, period: Period | None = None) -> tuple[date, ...]:
    """The days of a fiscal year (Buddhist Era) on which reports are due, in order."""
    return tuple(one.ends_on for one in reporting_periods(rhythm, fiscal_year, period))


def all_due(rhythms: Iterable[Rhythm], years: Iterable[int], period: Period | None = None) -> tuple[date, ...]:
    """All days on which reports are due in several fiscal years, each day once, in order."""
    rhythms = tuple(rhythms)
    return tuple(sorted({day for year in years for one in rhythms for day in due_dates(one, year, period)}))


def next_due(rhythms: Iterable[Rhythm], years: Iterable[int], today: date, period: Period | None = None) -> date | None:
    """The first day from `today` on (today counts) on which a report is due; None when none is left."""
    return next((day for day in all_due(rhythms, years, period) if day >= today), None)


def say_stretch(stretch: Period) -> Text:
    """What a report is about: "เดือนมีนาคม 2567", "ไตรมาสที่ 2 ปีงบประมาณ 2567", "รอบ 6 เดือนแรก …"."""
    year = fiscal_year(stretch.ends_on)
    number = next((n for n, one in _numbered(year) if one[:2] == stretch[:2]), None)
    if number is None:
        day = stretch.ends_on
        return Text(
            f"ถึงวันที่ {day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}",
            f"up to {day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}",
        )
    every, place = number
    return _said(every, place, stretch, year)


def _said(every: Every, place: int, stretch: Period, year: int) -> Text:
    day = stretch.ends_on
    in_year = Text(f"ปีงบประมาณ {year}", f"of fiscal year {year}")
    said = {
        Every.MONTH: Text(
            f"เดือน{MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}", f"{ENGLISH_MONTHS[day.month - 1]} {day.year}"
        ),
        Every.QUARTER: Text(f"ไตรมาสที่ {place}", f"Quarter {place}") + in_year,
        Every.HALF_YEAR: (Text("รอบ 6 เดือนแรก", "First half") if place == 1 else Text("รอบ 6 เดือนหลัง", "Second half"))
        + in_year,
        Every.YEAR_END: Text(f"ปีงบประมาณ {year}", f"Fiscal year {year}"),
    }
    return said[every]


def _numbered(year: int) -> Iterable[tuple[tuple[Every, int], Period]]:
    for every, length in LENGTHS.items():
        for place, one in enumerate(_equal(year, length), start=1):
            yield (every, place), one


def _equal(year: int, length: int) -> list[Period]:
    whole = months(year)
    starts = range(0, MONTHS_OF_A_YEAR, length)
    return [Period(whole[start].starts_on, whole[start + length - 1].ends_on) for start in starts]


def _by_date(by: date | None, year: Period) -> list[Period]:
    if by is None or not year.starts_on <= by <= year.ends_on:
        return []
    return [Period(year.starts_on, by)]


def _touch(one: Period, other: Period) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on
