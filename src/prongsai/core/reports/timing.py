"""Periods and rhythms in words, as tables of measures have them: "ก.พ. 65 – ก.ย. 65", "ทุกเดือนและสรุปเมื่อสิ้นปี"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Text
from prongsai.core.thai.dates import DateStyle, fiscal_year, fiscal_year_span

WHOLE_YEAR = Text("ตลอดปีงบประมาณ พ.ศ. {year}", "Throughout fiscal year {year} B.E.")
FROM_TO = Text("{first} – {last}", "{first} – {last}")
TIMES = {
    Every.MONTH: Text("ทุกเดือน", "every month"),
    Every.QUARTER: Text("ทุก 3 เดือน", "every three months"),
    Every.HALF_YEAR: Text("ทุก 6 เดือน", "every six months"),
}
REPORT = Text("รายงานความก้าวหน้า{times}", "Progress is reported {times}")
SUM_UP = Text("สรุปผลเมื่อสิ้นปีงบประมาณ", "summed up at the end of the fiscal year")
BY_MONTH = Text("สรุปผลภายในเดือน{month}", "summed up by the end of {month}")
BY_DAY = Text("สรุปผลภายในวันที่ {day}", "summed up by {day}")
BOTH = Text("{first} และ{last}", "{first} and {last}")


def period_words(period: Period | None, saying: Saying) -> str:
    """How a period is written in a table; empty without one.

    What the officer typed stands as typed. Else the whole fiscal year, whole months, or days; one day stands alone.
    """
    if period is None:
        return ""
    if period.text:
        return period.text
    if (period.starts_on, period.ends_on) == fiscal_year_span(fiscal_year(period.starts_on)):
        return saying.say(WHOLE_YEAR, year=fiscal_year(period.starts_on))
    if period.starts_on == period.ends_on:
        return saying.date(period.ends_on, "brief")
    style: DateStyle = "month_short" if _is_whole_months(period) else "brief"
    first, last = saying.date(period.starts_on, style), saying.date(period.ends_on, style)
    return first if first == last else saying.say(FROM_TO, first=first, last=last)


def rhythm_words(rhythms: Sequence[Rhythm], saying: Saying) -> str:
    """All rhythms of a measure in one sentence; empty without any."""
    parts = [saying.say(TIMES[one.every]) for one in rhythms if one.every in TIMES]
    reports = [saying.say(REPORT, times=saying.joined(parts))] if parts else []
    ends = [words for one in rhythms if (words := _end(one, saying))]
    said = [*reports, *ends]
    if not reports and said:
        said[0] = said[0][:1].upper() + said[0][1:]
    while len(said) > 1:
        said[-2:] = [saying.say(BOTH, first=said[-2], last=said[-1])]
    return "".join(said)


def _end(rhythm: Rhythm, saying: Saying) -> str:
    if rhythm.every is Every.YEAR_END:
        return saying.say(SUM_UP)
    if rhythm.every is not Every.DATE or rhythm.by is None:
        return ""
    if (rhythm.by + timedelta(days=1)).day == 1:
        return saying.say(BY_MONTH, month=saying.date(rhythm.by, "month"))
    return saying.say(BY_DAY, day=saying.date(rhythm.by))


def _is_whole_months(period: Period) -> bool:
    return period.starts_on.day == 1 and (period.ends_on + timedelta(days=1)).day == 1
