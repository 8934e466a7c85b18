"""The same time some years later: a plan that is carried over keeps its words, with other years."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from prongsai.core.calendar.model import Period, Rhythm
from prongsai.core.calendar.months import last_day
from prongsai.core.calendar.reading import read_period
from prongsai.core.thai.dates import fiscal_year
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.numerals import to_arabic, to_thai

_AFTER_WORDS = r"(?:(?<=[ก-ฮะ-์.A-Za-z] )|(?<=[ก-ฮะ-์.A-Za-z]))"
_YEAR = re.compile(
    rf"(?<![\d./-])([๐-๙]{{4}}|[0-9]{{4}}|{_AFTER_WORDS}(?:[๐-๙]{{2}}|[0-9]{{2}}))(?!\d)(?!\s?(?:เดือน|วัน))"
)


def moved_day(day: date, years: int) -> date:
    """The same day of another year; the last day of February stays the last."""
    is_last = day == last_day(day.year, day.month)
    end = last_day(day.year + years, day.month)
    return end if is_last else date(day.year + years, day.month, min(day.day, end.day))


def moved(period: Period, years: int) -> Period:
    """The same time so many years later. Its words are kept with their years moved, where they still say these days."""
    there = Period(moved_day(period.starts_on, years), moved_day(period.ends_on, years))
    if not period.text:
        return there
    for words in (period.text, _YEAR.sub(lambda found: _later(found[1], years), period.text)):
        with suppress(InputError):
            if read_period(words, fiscal_year(there.ends_on), fiscal_year(there.ends_on))[:2] == there[:2]:
                return there._replace(text=words)
    return there


def moved_rhythm(rhythm: Rhythm, years: int) -> Rhythm:
    """The same rhythm; a date so many years later."""
    return rhythm if rhythm.by is None else rhythm._replace(by=moved_day(rhythm.by, years))


def _later(digits: str, years: int) -> str:
    later = str(int(to_arabic(digits)) + years).zfill(len(digits))[-len(digits) :]
    return later if digits[0].isascii() else to_thai(later)
