"""Dates as people type them: "31 มีนาคม 2567", "๓๑ มี.ค. ๖๗", "31/3/2567", "2024-03-31"."""

from __future__ import annotations

import re
from datetime import date

from prongsai.core.text import Text
from prongsai.core.thai.dates import BUDDHIST_ERA, MONTHS, MONTHS_SHORT
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_PREFIX = re.compile(r"^(?:วัน\s?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)\s?)?(?:ที่|วันที่)?\s?")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$")
_NUMBERS = re.compile(r"^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})$")
_WORDS = re.compile(r"^(\d{1,2})[\s-]?([^\d\s]+?)[\s,-]?(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s?(\d{4}|\d{2})$")
_BUDDHIST_YEARS = range(2400, 2700)
_CHRISTIAN_YEARS = range(1900, 2200)


def _plain(month: str) -> str:
    return month.replace(".", "").lower()


_MONTH_NUMBERS = {
    _plain(name): number
    for names in (MONTHS, MONTHS_SHORT, _ENGLISH, [name[:3] for name in _ENGLISH])
    for number, name in enumerate(names, start=1)
}

_HOW = Text(
    "โปรดพิมพ์ วัน เดือน ปี พ.ศ. เช่น 31 มีนาคม 2567 หรือ 31/3/2567",
    "Type day, month and Buddhist year, such as 31/3/2567.",
)


def _not_a_date(value: str) -> InputError:
    return InputError(Text(f"{quoted(value)} ไม่ใช่วันที่", f"{quoted(value)} is not a date.") + _HOW)


def _no_such_day(value: str) -> InputError:
    return InputError(
        Text(f"ไม่มีวันที่ {quoted(value)} ในปฏิทิน", f"There is no day {quoted(value)} in the calendar.") + _HOW
    )


def _christian_year(digits: str, value: str) -> int:
    year = int(digits) if len(digits) == 4 else 2500 + int(digits)
    if year in _BUDDHIST_YEARS:
        return year - BUDDHIST_ERA
    if year in _CHRISTIAN_YEARS:
        return year
    raise _not_a_date(value)


def _parts(text: str, value: str) -> tuple[str, int, int]:
    """Year digits, month, day."""
    if found := _ISO.match(text):
        return found[1], int(found[2]), int(found[3])
    if found := _NUMBERS.match(text):
        return found[3], int(found[2]), int(found[1])
    if (found := _WORDS.match(text)) and (month := _MONTH_NUMBERS.get(_plain(found[2]))):
        return found[3], month, int(found[1])
    raise _not_a_date(value)


def parse_thai_date(text: str) -> date:
    """The day that a text names.

    Day before month before year; Thai or Arabic digits; months long, short or as numbers; ISO dates too.
    A year from 2400 is Buddhist, one from 1900 to 2199 Christian, and two digits are Buddhist (67 → 2567).
    Raises InputError with what to type instead.
    """
    plain = _PREFIX.sub("", to_arabic(tidy(text)), count=1)
    year, month, day = _parts(plain, text)
    try:
        return date(_christian_year(year, text), month, day)
    except InputError:
        raise
    except ValueError:
        raise _no_such_day(text) from None
