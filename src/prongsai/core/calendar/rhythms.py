"""รอบรายงาน as people write it: "ทุกเดือนและสรุปเมื่อสิ้นปีงบประมาณ", "ทุก ๓ เดือน", "ภายในเดือนมีนาคม ๒๕๖๗"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from prongsai.core.calendar.model import Every, Rhythm
from prongsai.core.calendar.plain import plain
from prongsai.core.calendar.points import read_point, read_span
from prongsai.core.thai.dates import MONTHS, MONTHS_SHORT, buddhist_year

_NO_NAME = rf"(?!\s?(?:{'|'.join(re.escape(one) for one in (*MONTHS, *MONTHS_SHORT))}))"
_EVERY = r"(?:ทุก|ราย|รอบ|ในรอบ|แต่ละ|เป็นราย|every|each)\s?(?:ๆ\s?)?"
_FORMS = {
    Every.MONTH: rf"{_EVERY}(?:(?:1|หนึ่ง)\s?)?(?:เดือน{_NO_NAME}|months?\b)|ประจำเดือน{_NO_NAME}|เดือนละ|\bmonthly",
    Every.QUARTER: rf"{_EVERY}(?:(?:3|สาม|three)\s?(?:เดือน|months)|ไตรมาส|quarters?\b)|ไตรมาสละ"
    r"|ปีละ\s?4\s?ครั้ง|\bquarterly",
    Every.HALF_YEAR: rf"{_EVERY}(?:(?:6|หก|six)\s?(?:เดือน|months)|ครึ่งปี|half.?year)|ปีละ\s?(?:2|สอง)\s?ครั้ง"
    r"|\b(?:6|six).months?\b|half.?yearly|twice a year",
    Every.YEAR_END: rf"(?:สิ้น|ปลาย)(?:สุด)?\s?ปี|{_EVERY}(?:12|สิบสอง)\s?เดือน|รายปี|ทุกปี|(?:รายงาน|สรุป|สรุปผล)ประจำปี"
    r"|(?:และ|,)\s?12\s?เดือน|ปีละ\s?(?:1|หนึ่ง)?\s?ครั้ง|end of (?:the |each )?(?:fiscal )?year|\b(?:annual|yearly)",
}
_PATTERNS = {every: re.compile(form) for every, form in _FORMS.items()}
_DEADLINE = re.compile(r"(?:ภายใน|ไม่เกิน|ก่อน|\bby)\s?(?:วันที่|สิ้นเดือน|เดือน)?\s?")
_LONGEST_DATE = 4  # words: วันที่ 31 มีนาคม 2567


def read_rhythms(text: str, plan_year: int | None = None) -> tuple[Rhythm, ...]:
    """The rhythms that a text names, in the order of `Every`, dates last; none where it names no rhythm.

    A date is a rhythm where the text says by when ("ภายใน…"). Its year may be left out when `plan_year`, the fiscal
    year (Buddhist Era) of the plan, is known.
    """
    wording = plain(text)
    regular = [Rhythm(every) for every, pattern in _PATTERNS.items() if pattern.search(wording)]
    return ordered([*regular, *(Rhythm(Every.DATE, day) for day in _deadlines(wording, plan_year))])


def ordered(rhythms: Iterable[Rhythm]) -> tuple[Rhythm, ...]:
    """Each rhythm once, in the order of `Every`, dates last and in their order."""
    places = {every: place for place, every in enumerate(Every)}
    return tuple(sorted(set(rhythms), key=lambda one: (places[one.every], one.by or date.min)))


def _deadlines(wording: str, plan_year: int | None) -> Iterator[date]:
    for found in _DEADLINE.finditer(wording):
        words = wording[found.end() :].replace(",", " ").split()[:_LONGEST_DATE]
        tries = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        if day := next((day for one in tries if (day := _deadline(one, plan_year))), None):
            yield day


def _deadline(text: str, plan_year: int | None) -> date | None:
    point = read_point(text)
    if point is None or point.month is None or (point.year is None and plan_year is None):
        return None
    span = read_span(text, plan_year or buddhist_year(date(point.year or 1, 1, 1)))
    return span.last if span else None
