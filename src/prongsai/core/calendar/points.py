"""Days, months and years as people write them, in whole or in part: "4 ก.พ. 64", "มีนาคม 2567", "ก.พ.", "1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from prongsai.core.calendar.months import ENGLISH_MONTHS, last_day, year_of
from prongsai.core.thai.date_reading import parse_thai_date
from prongsai.core.thai.dates import BUDDHIST_ERA, MONTHS, MONTHS_SHORT
from prongsai.core.thai.errors import InputError

MONTH_NUMBERS = {
    name.replace(".", "").lower(): number
    for names in (MONTHS, MONTHS_SHORT, ENGLISH_MONTHS, [one[:3] for one in ENGLISH_MONTHS])
    for number, name in enumerate(names, start=1)
}
YEAR = r"((?:19|2[0-6])\d{2}|\d{2})(?!\d)"  # 1900 to 2699, or two digits
_LEADING = re.compile(r"^(?:ระหว่าง|ตั้งแต่|เริ่ม|ใน|ช่วง|วันที่|สิ้น|เดือน|ประจำเดือน|ต้นเดือน|from|between|in|on|the|month|of)\s?")
_MONTH = re.compile(rf"^([ก-๙a-z][ก-๙a-z.]*?)[\s,]*(?:ปี\s?)?(?:{YEAR})?$")
_DAY_AND_MONTH = re.compile(r"^(\d{1,2})\s?([ก-๙a-z][ก-๙a-z.]*)$")
_DAY = re.compile(r"^(\d{1,2})$")
_BETWEEN = re.compile(r"\s?-\s?")


class Span(NamedTuple):
    """First and last day."""

    first: date
    last: date


class Point(NamedTuple):
    """A day or a month; what was not written is None. `year` is of the Christian era."""

    day: int | None
    month: int | None
    year: int | None


def read_span(text: str, plan_year: int) -> Span | None:
    """The days of a single day or month, or of two with a dash between; None when it reads as neither.

    A year that is not written is that of the fiscal year `plan_year` (Buddhist Era); in a range it is that of the end.
    """
    single = read_point(text)
    if single and single.month:
        return _days(single, plan_year)
    return next((span for pair in _pairs(text) if (span := _range(*pair, plan_year))), None)


def read_point(text: str) -> Point | None:
    """A day, a month or the number of a day; None when it is none of them."""
    plain = text
    while (shorter := _LEADING.sub("", plain, count=1)) != plain:
        plain = shorter
    return _whole_date(plain) or _day_and_month(plain) or _month(plain) or _bare_day(plain)


def christian_year(digits: str) -> int:
    """The year that two or four digits mean: 67 and 2567 → 2024; up to 2199 it is taken as of the Christian era."""
    number = int(digits) if len(digits) == 4 else 2500 + int(digits)
    return number if number < 2200 else number - BUDDHIST_ERA


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for found in _BETWEEN.finditer(text):
        yield text[: found.start()].strip(), text[found.end() :].strip()


def _range(left: str, right: str, plan_year: int) -> Span | None:
    first, last = read_point(left), read_point(right)
    if first is None or last is None or last.month is None:
        return None
    end = _days(last, plan_year)
    month = first.month or last.month
    year = first.year or _year_before(month, last, end, plan_year)
    start = _days(first._replace(month=month, year=year), plan_year)
    return Span(start.first, end.last) if start and end else None


def _year_before(month: int, last: Point, end: Span | None, plan_year: int) -> int:
    """The year of a first month that has none: the end's, or the one before when the month comes later in the year."""
    if last.year is None or end is None:
        return year_of(month, plan_year)
    return last.year - (month > end.last.month)


def _days(point: Point, plan_year: int) -> Span | None:
    if point.month is None:
        return None
    year = point.year or year_of(point.month, plan_year)
    try:
        first = date(year, point.month, point.day or 1)
    except ValueError:
        return None
    return Span(first, first if point.day else last_day(year, point.month))


def _whole_date(text: str) -> Point | None:
    try:
        day = parse_thai_date(text)
    except InputError:
        return None
    return Point(day.day, day.month, day.year)


def _day_and_month(text: str) -> Point | None:
    found = _DAY_AND_MONTH.match(text)
    month = _number(found[2]) if found else None
    return Point(int(found[1]), month, None) if found and month else None


def _month(text: str) -> Point | None:
    found = _MONTH.match(text)
    month = _number(found[1]) if found else None
    if not found or not month:
        return None
    return Point(None, month, christian_year(found[2]) if found[2] else None)


def _bare_day(text: str) -> Point | None:
    found = _DAY.match(text)
    return Point(int(found[1]), None, None) if found else None


def _number(month: str) -> int | None:
    return MONTH_NUMBERS.get(month.replace(".", ""))
