"""ระยะเวลาและรอบรายงาน in words: what is said here, `reading` and `rhythms` read back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.months import ENGLISH_MONTHS, last_day
from prongsai.core.calendar.rhythms import ordered
from prongsai.core.text import Text
from prongsai.core.thai.dates import BUDDHIST_ERA, fiscal_year, fiscal_year_span, thai_date

_REGULAR = {
    Every.MONTH: Text("ทุกเดือน", "every month"),
    Every.QUARTER: Text("ทุกไตรมาส", "every quarter"),
    Every.HALF_YEAR: Text("ทุก 6 เดือน", "every six months"),
}
_SUMMING_UP = Text("สรุปเมื่อสิ้นปีงบประมาณ", "summed up at the end of the fiscal year")


def say_period(period: Period | None) -> Text:
    """A period in words; what the plan worded itself stays in Thai, and English has the days. Empty without one."""
    if period is None:
        return Text("", "")
    said = _whole_years(period) or _whole_months(period) or _days(period)
    return Text(period.text, said.en) if period.text else said


def say_day(day: date) -> Text:
    """A day: "31 มีนาคม 2567", "31 March 2024"."""
    return Text(thai_date(day), f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}")


def say_late(days: int) -> Text:
    """How long ago the last day of a step was, in days from 1: "เกินกำหนด 3 วัน"."""
    return Text(f"เกินกำหนด {days} วัน", f"{days} days overdue" if days > 1 else "1 day overdue")


def say_unreported(due: date) -> Text:
    """A report that is owed, which says nothing of how late the step is: "ยังไม่รายงาน ครบกำหนด 31 มีนาคม 2567"."""
    day = say_day(due)
    return Text(f"ยังไม่รายงาน ครบกำหนด {day.th}", f"Unreported, was due {day.en}")


def say_rhythms(rhythms: Sequence[Rhythm]) -> Text:
    """Rhythms in words: "รายงานทุกเดือน และสรุปเมื่อสิ้นปีงบประมาณ"; empty without any."""
    pieces = [_piece(one) for one in ordered(rhythms)]
    if not pieces:
        return Text("", "")
    thai = " และ".join(one.th for one in pieces)
    starts = "" if pieces[0].th.startswith("สรุป") else "รายงาน"
    english = ", and ".join(one.en for one in pieces)
    return Text(starts + thai, english if pieces[0] == _SUMMING_UP else f"reported {english}")


def _piece(rhythm: Rhythm) -> Text:
    if rhythm.every is Every.YEAR_END:
        return _SUMMING_UP
    if rhythm.every is Every.DATE:
        day = say_day(rhythm.by) if rhythm.by else Text("-", "-")
        return Text(f"ภายในวันที่ {day.th}", f"by {day.en}")
    return _REGULAR[rhythm.every]


def _whole_years(period: Period) -> Text | None:
    first, last = fiscal_year(period.starts_on), fiscal_year(period.ends_on)
    if (period.starts_on, period.ends_on) != (fiscal_year_span(first)[0], fiscal_year_span(last)[1]):
        return None
    if first == last:
        return Text(f"ตลอดปีงบประมาณ พ.ศ. {first}", f"throughout fiscal year {first} ({first - BUDDHIST_ERA})")
    return Text(
        f"ปีงบประมาณ พ.ศ. {first} – {last}",
        f"fiscal years {first} ({first - BUDDHIST_ERA}) – {last} ({last - BUDDHIST_ERA})",
    )


def _whole_months(period: Period) -> Text | None:
    start, end = period.starts_on, period.ends_on
    if start.day != 1 or end != last_day(end.year, end.month):
        return None
    there = Text(thai_date(end, "month"), f"{ENGLISH_MONTHS[end.month - 1]} {end.year}")
    if (start.year, start.month) == (end.year, end.month):
        return Text(f"เดือน{there.th}", there.en)
    here = Text(thai_date(start, "month"), f"{ENGLISH_MONTHS[start.month - 1]} {start.year}")
    if start.year == end.year:
        here = Text(here.th.split()[0], here.en.split()[0])
    return Text(f"{here.th} – {there.th}", f"{here.en} – {there.en}")


def _days(period: Period) -> Text:
    start, end = say_day(period.starts_on), say_day(period.ends_on)
    if start == end:
        return start
    return Text(f"{start.th} – {end.th}", f"{start.en} – {end.en}")
