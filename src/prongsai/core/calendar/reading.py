"""ระยะเวลาดำเนินการ as people write it: "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", "ก.พ. ๖๕ – ก.ย. ๖๕", "ภายในเดือนมีนาคม ๒๕๖๗"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from prongsai.core.calendar.model import Period
from prongsai.core.calendar.months import months, whole_year
from prongsai.core.calendar.plain import plain
from prongsai.core.calendar.points import YEAR, Span, christian_year, read_span
from prongsai.core.text import Text
from prongsai.core.thai.dates import BUDDHIST_ERA, fiscal_year, fiscal_year_span
from prongsai.core.thai.errors import InputError, quoted
from prongsai.core.thai.letters import tidy

_YEAR = rf"{YEAR}(?: ?\(\d{{4}}\)?)?"
_FISCAL = re.compile(rf"(?:ประจำ)?(?:ปี\s?งบประมาณ|ปี\s?งบ|fiscal years?|fy)\s?\.?\s?(?:{_YEAR}(?:\s?-\s?{_YEAR})?)?")
_YEARS = re.compile(rf"^(?:ปี\s?|(?=\d{{4}}))\s?{_YEAR}(?:\s?-\s?(?:ปี\s?)?{_YEAR})?$")
_DEADLINE = re.compile(r"^(?:ให้)?(?:ดำเนินการ)?(?:ให้)?(?:แล้วเสร็จ|เสร็จสิ้น|เสร็จ)?\s?(?:ภายใน|ไม่เกิน|before|within|by)\s?")
_REMARK = re.compile(r"\([^)]*\)")
_ONWARDS = re.compile(r"\s?(?:เป็นต้นไป|onwards?|on)$")
_ALL = re.compile(r"ตลอด|ต่อเนื่อง|ทุกเดือน|ปี|year|fy")
_BEFORE_A_YEAR = re.compile(r"^(?:ตลอด|ทั้ง|ทุก|ใน|throughout|all|\s)+")
_FILLING = re.compile(
    r"ตลอด|ทั้ง|ภายใน|สิ้น|ดำเนินการ|ต่อเนื่อง|ทุกปี|ทุกเดือน|ของ|ใน|throughout|during|within|the|all|year|end|of|by|ปี|[\s,/-]"
)
_HALF = re.compile(
    r"(?:รอบ|ราย|ช่วง)?\s?(?:6|หก)\s?เดือน\s?(แรก|หลัง)|ครึ่งปี\s?(แรก|หลัง)|(first|second) (?:half|six months)"
)
_Q = r"(?:ไตรมาส(?:\s?ที่)?|quarters?|q)"
_QUARTER = re.compile(rf"{_Q}\s?([1-4])(?:\s?(?:-|และ|and|,)\s?(?:{_Q})?\s?([1-4]))?")
_AFTER_QUARTER = re.compile(rf"^\s?[/ ]?\s?(?:ปี\s?)?{_YEAR}$")


class _Year(NamedTuple):
    """The fiscal year that is meant, the last one of several, the text without it, and the whole text."""

    first: int
    last: int
    rest: str
    wording: str


def read_period(text: str, plan_year: int, until_year: int | None = None) -> Period:
    """The days that a text means, keeping its words.

    Years are those of the text; what has none lies in the fiscal year `plan_year` (Buddhist Era), which "ตลอดปี"
    means too (up to `until_year` in a plan of several years). "ภายใน…" begins with the fiscal year.
    Raises InputError with what to write instead.
    """
    years = (plan_year, until_year or plan_year)
    span = _span(plain(text), *years) or _span(plain(_REMARK.sub(" ", text)), *years)
    if span is None:
        raise InputError(_not_a_period(text))
    if span.first > span.last:
        raise InputError(_backwards(text))
    return Period(span.first, span.last, tidy(text))


def _span(wording: str, plan_year: int, until_year: int) -> Span | None:
    year = _named_year(wording, plan_year, until_year)
    span = _read(_DEADLINE.sub("", year.rest, count=1).strip(), year)
    is_deadline = _DEADLINE.match(year.rest) is not None
    return Span(_from_the_start(span, year), span.last) if span and is_deadline else span


def _named_year(wording: str, plan_year: int, until_year: int) -> _Year:
    found = _FISCAL.search(wording)
    if not found:
        return _Year(plan_year, until_year, wording, wording)
    rest = (wording[: found.start()] + " " + wording[found.end() :]).strip()
    first = _buddhist(found[1]) if found[1] else plan_year
    last = _buddhist(found[2]) if found[2] else first if found[1] else until_year
    return _Year(first, last, rest, wording)


def _read(rest: str, year: _Year) -> Span | None:
    onwards = _ONWARDS.search(rest)
    if onwards:
        start = read_span(rest[: onwards.start()], year.first)
        return Span(start.first, fiscal_year_span(max(year.last, fiscal_year(start.first)))[1]) if start else None
    for reader in (_years, _halves, _quarters):
        if span := reader(rest, year):
            return span
    return read_span(rest, year.first) or _all_of_it(rest, year)


def _years(rest: str, year: _Year) -> Span | None:
    found = _YEARS.match(_BEFORE_A_YEAR.sub("", rest))
    if not found:
        return None
    first = _buddhist(found[1])
    return _whole(first, _buddhist(found[2]) if found[2] else first)


def _halves(rest: str, year: _Year) -> Span | None:
    found = _HALF.search(rest)
    if not found:
        return None
    months_there = months(year.first)
    if (found[1] or found[2] or found[3]) in ("แรก", "first"):
        return Span(months_there[0].starts_on, months_there[5].ends_on)
    return Span(months_there[6].starts_on, months_there[11].ends_on)


def _quarters(rest: str, year: _Year) -> Span | None:
    found = _QUARTER.search(rest)
    if not found:
        return None
    named = _AFTER_QUARTER.match(rest[found.end() :])
    there = months(_buddhist(named[1]) if named else year.first)
    first, last = int(found[1]), int(found[2] or found[1])
    return Span(there[3 * first - 3].starts_on, there[3 * last - 1].ends_on)


def _all_of_it(rest: str, year: _Year) -> Span | None:
    """The whole year where nothing but filling words is left: ตลอด, ภายใน, ต่อเนื่อง."""
    is_all = _ALL.search(year.wording) and not _FILLING.sub("", rest)
    return _whole(year.first, year.last) if is_all else None


def _whole(first: int, last: int) -> Span:
    period = whole_year(first, last)
    return Span(period.starts_on, period.ends_on)


def _from_the_start(span: Span, year: _Year) -> date:
    return min(fiscal_year_span(year.first)[0], fiscal_year_span(fiscal_year(span.last))[0])


def _buddhist(digits: str) -> int:
    return christian_year(digits) + BUDDHIST_ERA


def _not_a_period(text: str) -> Text:
    return Text(
        f"อ่านระยะเวลา {quoted(text)} ไม่ได้ โปรดเขียน เช่น ตลอดปีงบประมาณ, ก.พ. 67 – ก.ย. 67, "
        "ภายในเดือนมีนาคม 2567 หรือ ไตรมาส 2",
        f"The period {quoted(text)} cannot be read. Write, for example: ตลอดปีงบประมาณ, 1 Feb 2024 – 30 Sep 2024, "
        "by March 2024, or quarter 2.",
    )


def _backwards(text: str) -> Text:
    return Text(
        f"ระยะเวลา {quoted(text)} สิ้นสุดก่อนวันเริ่ม โปรดตรวจวันเดือนปี",
        f"The period {quoted(text)} ends before it begins. Check the dates.",
    )
