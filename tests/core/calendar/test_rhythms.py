"""Rhythms as plans write them, and the days on which they make reports due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.months import months, months_touched, whole_year
from prongsai.core.calendar.reading import read_period
from prongsai.core.calendar.rhythms import ordered, read_rhythms
from prongsai.core.calendar.rounds import all_due, due_dates, next_due, reporting_periods, say_stretch
from prongsai.core.calendar.saying import say_rhythms
from prongsai.core.thai.dates import fiscal_year, fiscal_year_span

MONTH, QUARTER, HALF, END = (Rhythm(one) for one in (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR_END))
BY_MARCH = Rhythm(Every.DATE, date(2024, 3, 31))
WORDED = [
    ("รายงานความก้าวหน้าทุกเดือนและสรุปเมื่อสิ้นปีงบประมาณ", (MONTH, END)),
    ("- ติดตามการปฏิบัติตามคู่มือ - รายงานความก้าวหน้าสิ้นปีงบประมาณ", (END,)),
    ("รายงานผลการดำเนินงานทุก ๓ เดือน", (QUARTER,)),
    ("รายงานผลการดำเนินงาน", ()),
    ("รายงานความก้าวหน้าและสรุปผลภายในเดือนมีนาคม ๒๕๖๗", (BY_MARCH,)),
    ("รายงาน ความก้าวหน้าและ สรุปผลภายในเดือน มีนาคม ๒๕๖๗", (BY_MARCH,)),
    ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", ()),
    ("เสนอผู้บริหารเป็นรายเดือน", (MONTH,)),
    ("รายงานในที่ประชุมประจำเดือน", (MONTH,)),
    ("รายงานในที่ประชุม ประจำเดือนกุมภาพันธ์ ๒๕๖๗", ()),
    ("รายไตรมาส", (QUARTER,)),
    ("รอบ 6 เดือน", (HALF,)),
    ("รอบ 6 เดือน และ 12 เดือน", (HALF, END)),
    ("ปีละ 2 ครั้ง", (HALF,)),
    ("ทุก 2 เดือน", ()),
    ("ภายใน 30 วัน", ()),
    ("ภายใน 31 มี.ค. 67 และสิ้นปี", (END, BY_MARCH)),
    ("every quarter and by 31 March 2024", (QUARTER, BY_MARCH)),
]


@pytest.mark.parametrize(("text", "rhythms"), WORDED)
def test_rhythms_of_real_reports_and_others(text: str, rhythms: tuple[Rhythm, ...]) -> None:
    assert read_rhythms(text) == rhythms


def test_a_date_without_a_year_needs_the_year_of_the_plan() -> None:
    assert read_rhythms("รายงานภายในเดือนมีนาคม") == ()
    assert read_rhythms("รายงานภายในเดือนมีนาคม", 2567) == (BY_MARCH,)


def test_two_rhythms_are_said_as_offices_say_them() -> None:
    assert say_rhythms([END, MONTH]).th == "รายงานทุกเดือน และสรุปเมื่อสิ้นปีงบประมาณ"
    assert say_rhythms([BY_MARCH]) == ("รายงานภายในวันที่ 31 มีนาคม 2567", "reported by 31 March 2024")
    assert say_rhythms([]) == ("", "")


def test_two_rhythms_at_once_make_one_report_due_where_their_days_fall_together() -> None:
    due = all_due([MONTH, END], [2567])
    assert len(due) == 12
    assert (due[0], due[-1]) == (date(2023, 10, 31), date(2024, 9, 30))


def test_months_outside_the_time_of_a_measure_are_not_asked_about() -> None:
    period = read_period("ก.พ. ๖๕ – ก.ย. ๖๕", 2565)
    assert [one.month for one in due_dates(MONTH, 2565, period)] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert due_dates(QUARTER, 2565, period) == (date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30))
    assert due_dates(END, 2565, period) == (date(2022, 9, 30),)
    assert due_dates(MONTH, 2566, period) == ()


def test_a_report_by_a_date_is_due_that_day_in_that_year_only() -> None:
    assert due_dates(BY_MARCH, 2567) == (date(2024, 3, 31),)
    assert due_dates(BY_MARCH, 2568) == ()


def test_the_day_on_which_it_is_due_still_counts() -> None:
    assert next_due([QUARTER], [2567], date(2023, 12, 31)) == date(2023, 12, 31)
    assert next_due([QUARTER], [2567], date(2024, 1, 1)) == date(2024, 3, 31)
    assert next_due([QUARTER], [2567], date(2024, 10, 1)) is None
    assert next_due([QUARTER], [2567, 2568], date(2024, 10, 1)) == date(2024, 12, 31)


def test_stretches_have_the_names_that_reports_use() -> None:
    said = [say_stretch(one).th for one in reporting_periods(HALF, 2567)]
    assert said == ["รอบ 6 เดือนแรก ปีงบประมาณ 2567", "รอบ 6 เดือนหลัง ปีงบประมาณ 2567"]
    assert say_stretch(reporting_periods(MONTH, 2567)[0]) == ("เดือนตุลาคม 2566", "October 2023")
    assert say_stretch(reporting_periods(QUARTER, 2567)[1]) == (
        "ไตรมาสที่ 2 ปีงบประมาณ 2567",
        "Quarter 2 of fiscal year 2567",
    )
    assert say_stretch(reporting_periods(Rhythm(Every.DATE, date(2024, 2, 15)), 2567)[0]).th == "ถึงวันที่ 15 กุมภาพันธ์ 2567"


def test_a_fiscal_year_runs_from_october_to_september() -> None:
    year = months(2567)
    assert [one.short.th for one in year][:4] == ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."]
    assert (year[0].starts_on, year[4].ends_on, year[11].ends_on) == (
        date(2023, 10, 1),
        date(2024, 2, 29),
        date(2024, 9, 30),
    )


YEARS = st.integers(2540, 2600)
REGULAR = st.sampled_from([MONTH, QUARTER, HALF, END])
DAYS = st.dates(date(1998, 1, 1), date(2056, 12, 31))
RHYTHMS = REGULAR | DAYS.map(lambda day: Rhythm(Every.DATE, day))
PERIODS = st.tuples(DAYS, DAYS).map(sorted).map(lambda pair: Period(*pair))


@given(st.lists(RHYTHMS, max_size=5))
def test_what_was_said_is_read_back(rhythms: list[Rhythm]) -> None:
    for words in say_rhythms(rhythms):
        assert read_rhythms(words) == ordered(rhythms)


@given(RHYTHMS, YEARS, PERIODS | st.none())
def test_due_dates_lie_in_the_fiscal_year_each_once(rhythm: Rhythm, year: int, period: Period | None) -> None:
    due = due_dates(rhythm, year, period)
    assert all(fiscal_year(day) == year for day in due)
    assert list(due) == sorted(set(due))


@given(REGULAR, YEARS, DAYS)
def test_every_day_of_a_year_is_in_one_stretch(rhythm: Rhythm, year: int, day: date) -> None:
    inside = [one for one in reporting_periods(rhythm, year) if one.starts_on <= day <= one.ends_on]
    assert len(inside) == (fiscal_year(day) == year)


@given(PERIODS, YEARS)
def test_the_months_touched_are_those_with_a_day_of_the_period(period: Period, year: int) -> None:
    first, last = fiscal_year_span(year)
    start, end = max(period.starts_on, first), min(period.ends_on, last)
    touched = [months(year)[place] for place in months_touched(period, year)]
    inside = [one for one in months(year) if one.starts_on <= end and start <= one.ends_on]
    assert touched == (inside if start <= end else [])
    assert whole_year(year)[:2] == (first, last)
