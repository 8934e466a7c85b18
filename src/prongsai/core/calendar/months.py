"""The months of a fiscal year, from October to September, and where a period lies among them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from prongsai.core.calendar.model import Period
from prongsai.core.text import Text
from prongsai.core.thai.dates import BUDDHIST_ERA, FISCAL_MONTHS, MONTHS, MONTHS_SHORT, fiscal_year_span

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_OF_A_YEAR = len(FISCAL_MONTHS)


class Month(NamedTuple):
    """A month of a fiscal year with its first and last day."""

    starts_on: date
    ends_on: date

    @property
    def name(self) -> Text:
        number = self.starts_on.month - 1
        return Text(MONTHS[number], ENGLISH_MONTHS[number])

    @property
    def short(self) -> Text:
        number = self.starts_on.month - 1
        return Text(MONTHS_SHORT[number], ENGLISH_MONTHS[number][:3])


def months(fiscal_year: int) -> tuple[Month, ...]:
    """The twelve months of a fiscal year (Buddhist Era) from October to September."""
    return tuple(month_of(*_calendar(number, fiscal_year)) for number in FISCAL_MONTHS)


def month_of(year: int, month: int) -> Month:
    """A month of a year of the Christian era."""
    return Month(date(year, month, 1), last_day(year, month))


def last_day(year: int, month: int) -> date:
    """The last day of a month of a year of the Christian era."""
    return date(year, month, monthrange(year, month)[1])


def year_of(month: int, fiscal_year: int) -> int:
    """The year (Christian era) in which a month of a fiscal year lies: October of 2567 → 2023."""
    return _calendar(month, fiscal_year)[0]


def months_touched(period: Period, fiscal_year: int) -> range:
    """The places 0 to 11 of the months of a fiscal year that a period touches; empty when it lies outside."""
    touched = [
        place
        for place, month in enumerate(months(fiscal_year))
        if month.starts_on <= period.ends_on and period.starts_on <= month.ends_on
    ]
    return range(touched[0], touched[-1] + 1) if touched else range(0)


def whole_year(fiscal_year: int, until_year: int | None = None) -> Period:
    """A fiscal year as a period, or several up to `until_year`."""
    first, last = fiscal_year_span(fiscal_year)[0], fiscal_year_span(until_year or fiscal_year)[1]
    return Period(first, last)


def _calendar(month: int, fiscal_year: int) -> tuple[int, int]:
    return fiscal_year - BUDDHIST_ERA - (month >= FISCAL_MONTHS[0]), month
