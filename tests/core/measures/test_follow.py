from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.calendar.model import Every, Rhythm
from prongsai.core.calendar.rounds import all_due
from prongsai.core.measures.follow import Said, Stage, owed, percent_of, stage, whole_of
from prongsai.core.measures.model import Status

OCT, NOV, DEC = date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 31)
MARCH = date(2027, 3, 31)
DAYS = st.dates(date(2026, 10, 1), date(2027, 9, 30))


def test_without_reports_everything_is_owed_in_order() -> None:
    assert owed([NOV, OCT, NOV], []) == (OCT, NOV)


def test_a_report_within_the_month_counts_for_it() -> None:
    assert owed([OCT, NOV, DEC], [date(2026, 10, 15)]) == (NOV, DEC)
    assert owed([OCT, NOV, DEC], [OCT]) == (NOV, DEC)


def test_a_late_report_makes_up_for_all_that_was_overdue_and_not_for_the_next() -> None:
    assert owed([OCT, NOV, DEC], [date(2026, 12, 3)]) == (DEC,)


def test_two_reports_in_a_month_after_a_missed_one_count_for_both() -> None:
    assert owed([OCT, NOV], [date(2026, 11, 3), date(2026, 11, 25)]) == ()


def test_what_was_said_in_december_is_no_report_by_march() -> None:
    assert owed([MARCH], [date(2026, 12, 20)]) == (MARCH,)
    assert owed([MARCH], [date(2027, 3, 2)]) == ()


def test_a_monthly_report_is_not_the_one_at_the_end_of_the_year() -> None:
    due = all_due([Rhythm(Every.MONTH), Rhythm(Every.YEAR_END)], [2570])
    assert len(due) == 12
    reports = [day - timedelta(days=2) for day in due]
    assert owed(due, reports[:11]) == (date(2027, 9, 30),)
    assert owed(due, reports) == ()


@given(st.lists(DAYS), st.lists(DAYS), DAYS)
def test_one_more_report_never_makes_more_owed(due: list[date], reported: list[date], more: date) -> None:
    assert set(owed(due, reported)) <= set(due)
    assert len(owed(due, [*reported, more])) <= len(owed(due, reported))


@given(st.lists(DAYS), st.lists(DAYS))
def test_a_report_today_leaves_nothing_overdue(due: list[date], reported: list[date]) -> None:
    today = date(2027, 9, 30)
    assert all(one >= today for one in owed(due, [*reported, today]))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 22), None),
        (date(2026, 11, 23), Stage.BEFORE),
        (date(2026, 11, 29), Stage.BEFORE),
        (NOV, Stage.TODAY),
        (date(2026, 12, 1), Stage.AFTER),
    ],
)
def test_people_are_reminded_before_on_and_after_the_day(today: date, expected: Stage | None) -> None:
    assert stage(NOV, today) is expected


def test_a_measure_is_as_far_as_its_steps_on_average() -> None:
    assert percent_of([(Status.DONE, None), (Status.UNDER_WAY, 50), (Status.PLANNED, None)]) == 50
    assert percent_of([(Status.DONE, 100), (Status.DROPPED, 10)]) == 100
    assert percent_of([(Status.DONE, 100), (Status.UNDER_WAY, 99)]) == 99
    assert percent_of([(Status.DROPPED, 10)]) is None


def test_a_step_of_several_units_is_done_when_all_have_said_so() -> None:
    one, two = Said(1, Status.DONE, 100), Said(2, Status.UNDER_WAY, 40)
    assert whole_of([], {1, 2}) == (Status.PLANNED, None)
    assert whole_of([one], {1, 2}) == (Status.UNDER_WAY, 50)
    assert whole_of([one, two], {1, 2}) == (Status.UNDER_WAY, 70)
    assert whole_of([one, two, Said(2, Status.DONE, 100)], {1, 2}) == (Status.DONE, 100)


def test_what_is_said_of_the_whole_holds_until_a_unit_speaks() -> None:
    part, whole = Said(1, Status.UNDER_WAY, 20), Said(None, Status.DONE, 100)
    assert whole_of([part, whole], {1, 2}) == (Status.DONE, 100)
    assert whole_of([whole, part], {1, 2}) == (Status.UNDER_WAY, 60)


def test_a_part_that_was_dropped_is_no_hindrance() -> None:
    dropped, done = Said(1, Status.DROPPED, None), Said(2, Status.DONE, 100)
    assert whole_of([dropped, done], {1, 2}) == (Status.DONE, 100)
    assert whole_of([dropped, Said(2, Status.DROPPED, None)], {1, 2}) == (Status.DROPPED, None)
    assert whole_of([dropped], {1, 2}) == (Status.PLANNED, None)


def test_per_cent_is_unknown_where_nobody_gave_one() -> None:
    assert whole_of([Said(1, Status.UNDER_WAY, None)], {1, 2}) == (Status.UNDER_WAY, None)
