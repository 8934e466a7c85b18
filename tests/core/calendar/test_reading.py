"""Periods as plans write them. The first block stands in real reports."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.calendar.model import Period
from prongsai.core.calendar.months import last_day
from prongsai.core.calendar.reading import read_period
from prongsai.core.calendar.saying import say_period
from prongsai.core.thai.dates import fiscal_year_span
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.numerals import to_thai

YEAR_2567 = ("2023-10-01", "2024-09-30")
FROM_REPORTS = [
    ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", 2567, *YEAR_2567),
    ("ภายในปีงบประมาณ ๒๕๖๕", 2565, "2021-10-01", "2022-09-30"),
    ("ก.พ. ๖๕ – ก.ย. ๖๕", 2565, "2022-02-01", "2022-09-30"),
    ("๔ ก.พ. ๖๔", 2564, "2021-02-04", "2021-02-04"),
    ("๗ ม.ค. ๖๔", 2564, "2021-01-07", "2021-01-07"),
    ("๓ ธ.ค. ๖๓", 2564, "2020-12-03", "2020-12-03"),
    ("๘ ตุลาคม ๒๕๖๓", 2564, "2020-10-08", "2020-10-08"),
    ("พ.ศ. ๒๕๖๑ – พ.ศ. ๒๕๖๔", 2561, "2017-10-01", "2021-09-30"),
    ("ภายในเดือนมีนาคม ๒๕๖๗", 2567, "2023-10-01", "2024-03-31"),
    ("ไตรมาส 2", 2567, "2024-01-01", "2024-03-31"),
    ("1 ต.ค. 66 - 30 ก.ย. 67", 2567, *YEAR_2567),
]
OTHER_WAYS = [
    ("ตลอดปี", *YEAR_2567),
    ("ดำเนินการต่อเนื่องตลอดปีงบประมาณ", *YEAR_2567),
    ("ภายในสิ้นปีงบประมาณ", *YEAR_2567),
    ("ตลอดปีงบ 67", *YEAR_2567),
    ("ปี 67", *YEAR_2567),
    ("FY 2024", *YEAR_2567),
    ("ตลอดปีงบประมาณ (ต.ค. 66 – ก.ย. 67)", *YEAR_2567),
    ("ระหว่างเดือนตุลาคม 2566 ถึงเดือนกันยายน 2567", *YEAR_2567),
    ("1/10/66-30/9/67", *YEAR_2567),
    ("1-10-66 - 30-9-67", *YEAR_2567),
    ("ต.ค.66-ก.ย.67", *YEAR_2567),
    ("ปีงบประมาณ 2566 - 2570", "2022-10-01", "2027-09-30"),
    ("ต.ค. - ม.ค. 67", "2023-10-01", "2024-01-31"),
    ("มกราคม – มีนาคม", "2024-01-01", "2024-03-31"),
    ("1 - 31 ม.ค. 67", "2024-01-01", "2024-01-31"),
    ("ตุลาคม", "2023-10-01", "2023-10-31"),
    ("มี.ค.67", "2024-03-01", "2024-03-31"),
    ("ไตรมาสที่ 1-2", "2023-10-01", "2024-03-31"),
    ("ไตรมาส 2/2568", "2025-01-01", "2025-03-31"),
    ("ปีงบประมาณ 2568 ไตรมาส 3", "2025-04-01", "2025-06-30"),
    ("ภายในไตรมาส 2", "2023-10-01", "2024-03-31"),
    ("รอบ ๖ เดือนหลัง", "2024-04-01", "2024-09-30"),
    ("ครึ่งปีแรก", "2023-10-01", "2024-03-31"),
    ("ให้แล้วเสร็จภายในสิ้นเดือนมีนาคม 2567", "2023-10-01", "2024-03-31"),
    ("ตั้งแต่เดือนมกราคม 2567 เป็นต้นไป", "2024-01-01", "2024-09-30"),
    ("by March 2024", "2023-10-01", "2024-03-31"),
    ("29 ก.พ. 2567", "2024-02-29", "2024-02-29"),
]
UNREADABLE = ["", "-", "15", "67", "ของ", "ภายใน 30 วัน", "31 ก.พ. 67", "ธันวาคม 2566, มีนาคม 2567", "ปีงบประมาณ 0001 ครับ"]


@pytest.mark.parametrize(("text", "plan_year", "starts", "ends"), FROM_REPORTS)
def test_periods_of_real_reports(text: str, plan_year: int, starts: str, ends: str) -> None:
    assert read_period(text, plan_year) == Period(date.fromisoformat(starts), date.fromisoformat(ends), text)


@pytest.mark.parametrize(("text", "starts", "ends"), OTHER_WAYS)
def test_other_ways_of_writing_in_a_plan_of_2567(text: str, starts: str, ends: str) -> None:
    assert read_period(text, 2567)[:2] == (date.fromisoformat(starts), date.fromisoformat(ends))
    assert read_period(to_thai(text), 2567)[:2] == read_period(text, 2567)[:2]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_is_said_with_what_to_write(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read_period(text, 2567)
    assert "โปรดเขียน" in refused.value.text.th
    assert "Write" in refused.value.text.en


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(InputError, match="ends before it begins"):
        read_period("ก.ย. 67 – ต.ค. 66", 2567)


def test_a_plan_of_several_years_takes_all_of_them_where_no_year_is_named() -> None:
    assert read_period("ตลอดปีงบประมาณ", 2566, 2570)[:2] == (date(2022, 10, 1), date(2027, 9, 30))


def test_english_tells_the_days_of_thai_words() -> None:
    said = say_period(read_period("ก.พ. ๖๕ – ก.ย. ๖๕", 2565))
    assert said == ("ก.พ. ๖๕ – ก.ย. ๖๕", "February – September 2022")


DAYS = st.dates(date(2010, 1, 1), date(2050, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(sorted).map(lambda pair: Period(*pair))
WHOLE_MONTHS = PERIODS.map(
    lambda one: Period(one.starts_on.replace(day=1), last_day(one.ends_on.year, one.ends_on.month))
)
YEARS = st.integers(2540, 2600)
WHOLE_YEARS = (
    st.tuples(YEARS, YEARS)
    .map(sorted)
    .map(lambda pair: Period(fiscal_year_span(pair[0])[0], fiscal_year_span(pair[1])[1]))
)


@given(PERIODS | WHOLE_MONTHS | WHOLE_YEARS, YEARS)
def test_what_was_said_is_read_back(period: Period, plan_year: int) -> None:
    for words in say_period(period):
        assert read_period(words, plan_year)[:2] == period[:2]


PIECES = st.sampled_from(
    ["ตลอด", "ปี", "งบประมาณ", "ภายใน", "เดือน", "มีนาคม", "ก.พ.", "ไตรมาส", "2", "31", "2567", "๖๕", "9999", "-", "–",
     " ", "ถึง", "เป็นต้นไป", "6", "แรก", "to", "March", "by", "/", "(", ")", "0", "FY"]
)  # fmt: skip


@given(st.text(max_size=30) | st.lists(PIECES, max_size=9).map("".join), YEARS)
def test_any_text_is_read_or_refused_in_words(text: str, plan_year: int) -> None:
    with suppress(InputError):
        period = read_period(text, plan_year)
        assert period.starts_on <= period.ends_on
