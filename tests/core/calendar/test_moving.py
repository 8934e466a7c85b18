"""A plan carried over keeps its words, with the years of the new one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.calendar.moving import moved, moved_day, moved_rhythm
from prongsai.core.calendar.reading import read_period

DAYS = st.dates(date(2010, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘"),
        ("ตลอดปีงบประมาณ", "ตลอดปีงบประมาณ"),
        ("ภายในเดือนมีนาคม 2567", "ภายในเดือนมีนาคม 2568"),
        ("ก.พ. ๖๗ – ก.ย. ๖๗", "ก.พ. ๖๘ – ก.ย. ๖๘"),
        ("1 ต.ค. 66 - 30 ก.ย. 67", "1 ต.ค. 67 - 30 ก.ย. 68"),
        ("๔ ก.พ. ๖๗", "๔ ก.พ. ๖๘"),
        ("ไตรมาส 2", "ไตรมาส 2"),
        ("6 เดือนแรก", "6 เดือนแรก"),
        ("15 ม.ค. 67", "15 ม.ค. 68"),
    ],
)
def test_words_are_kept_with_their_years_moved(before: str, after: str) -> None:
    there = moved(read_period(before, 2567), 1)
    assert there.text == after
    assert there[:2] == read_period(after, 2568)[:2]


def test_words_that_no_longer_say_the_days_are_dropped() -> None:
    odd = Period(date(2023, 10, 1), date(2024, 9, 30), "ตามความเหมาะสม")
    assert moved(odd, 1) == Period(date(2024, 10, 1), date(2025, 9, 30))


def test_the_end_of_february_stays_the_end() -> None:
    assert moved_day(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert moved_day(date(2023, 2, 28), 1) == date(2024, 2, 29)


def test_a_rhythm_by_a_date_moves_with_the_plan() -> None:
    assert moved_rhythm(Rhythm(Every.DATE, date(2024, 3, 31)), 1) == Rhythm(Every.DATE, date(2025, 3, 31))
    assert moved_rhythm(Rhythm(Every.MONTH), 1) == Rhythm(Every.MONTH)


@given(st.tuples(DAYS, DAYS).map(sorted), st.integers(1, 4))
def test_a_moved_period_never_ends_before_it_begins(days: list[date], years: int) -> None:
    there = moved(Period(*days), years)
    assert there.starts_on <= there.ends_on
    assert there.ends_on.month == days[1].month
