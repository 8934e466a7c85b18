"""The phases of a round: inclusive days, the framework's own dates, proposals, rehearsals and warnings."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from prongsai.core.calendar.phases import (
    PhaseCode,
    State,
    days_left,
    grace_until,
    odd_days,
    proposed,
    rehearsed,
    state_on,
    warning,
)
from prongsai.core.frameworks.loader import load

FIRST, LAST = date(2025, 3, 1), date(2025, 4, 30)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 2, 28), State.BEFORE),
        (FIRST, State.OPEN),
        (LAST, State.OPEN),
        (date(2025, 5, 1), State.OVER),
    ],
)
def test_first_and_last_day_both_count(day: date, state: State) -> None:
    assert state_on(FIRST, LAST, day) is state


def test_no_day_is_left_on_the_last_one() -> None:
    assert [days_left(LAST, LAST + timedelta(days=one)) for one in (-3, 0, 1)] == [3, 0, -1]


def test_a_calendar_that_is_known_is_the_framework_s_own() -> None:
    dates = {one.code: one for one in proposed(2565, load(2565))}
    assert list(dates) == list(PhaseCode)
    assert dates[PhaseCode.DISCLOSE][1:] == (date(2022, 3, 1), date(2022, 4, 30), True)
    assert dates[PhaseCode.REVIEW].starts_on == date(2022, 5, 1)
    assert dates[PhaseCode.ANNOUNCE][1:] == (date(2022, 8, 1), date(2022, 8, 1), True)
    assert not dates[PhaseCode.COLLECT].is_stated


def test_the_day_on_which_a_calendar_was_made_known_is_no_phase() -> None:
    announced = next(one for one in load(2565).calendar if one.code == "announce")
    assert announced.start == date(2021, 11, 26)
    assert proposed(2565, load(2565))[-1].starts_on != announced.start


def test_what_is_not_known_is_proposed_after_2565_and_says_so() -> None:
    dates = {one.code: one for one in proposed(2570)}
    assert not any(one.is_stated for one in dates.values())
    assert dates[PhaseCode.REGISTER][1:3] == (date(2027, 1, 1), date(2027, 2, 28))
    assert all(one.starts_on <= one.ends_on for one in dates.values())


def test_the_dates_of_one_year_are_no_proposal_for_another() -> None:
    assert proposed(2570, load(2565)) == proposed(2570)


def test_a_rehearsal_has_its_days_for_everything_and_is_counted_after_the_grace() -> None:
    dates = {one.code: (one.starts_on, one.ends_on) for one in rehearsed(FIRST, LAST)}
    assert dates[PhaseCode.REGISTER] == dates[PhaseCode.COLLECT] == dates[PhaseCode.DISCLOSE] == (FIRST, LAST)
    assert dates[PhaseCode.ANNOUNCE] == (date(2025, 5, 2), date(2025, 5, 2))


def test_the_grace_ends_in_the_last_minute_of_a_day_and_need_not_be() -> None:
    deadline = datetime(2025, 5, 1)  # noqa: DTZ001 (the place does not matter here)
    assert grace_until(deadline, deadline + timedelta(hours=24)) == datetime(2025, 5, 1, 23, 59)  # noqa: DTZ001
    assert grace_until(deadline, deadline) is None


@pytest.mark.parametrize(
    ("left", "expected"),
    [(60, None), (15, None), (14, 14), (8, 14), (7, 7), (4, 7), (3, 3), (2, 3), (1, 1), (0, 1), (-1, None)],
)
def test_a_warning_is_given_two_weeks_one_week_three_days_and_one_day_before(left: int, expected: int | None) -> None:
    assert warning(FIRST, LAST, LAST - timedelta(days=left)) == expected


def test_a_short_phase_is_not_warned_of_before_it_began() -> None:
    last = FIRST + timedelta(days=5)
    warnings = [warning(FIRST, last, FIRST + timedelta(days=one)) for one in range(-1, 7)]
    assert warnings == [None, None, None, 3, 3, 1, 1, None]


USUAL = {one.code: (one.starts_on, one.ends_on) for one in proposed(2570)}


@pytest.mark.parametrize("year", [2563, 2564, 2565, 2566, 2567, 2568, 2569])
def test_no_calendar_that_is_proposed_is_odd(year: int) -> None:
    assert odd_days({one.code: (one.starts_on, one.ends_on) for one in proposed(year, load(year))}) == {}


@pytest.mark.parametrize(
    ("code", "first", "says"),
    [
        (PhaseCode.REVIEW, date(2027, 2, 28), "before “OIT disclosure”"),
        (PhaseCode.ANNOUNCE, date(2026, 8, 1), "before “Scores confirmed”"),
        (PhaseCode.COLLECT, date(2026, 3, 1), "before “Registration and headcounts”"),
        (PhaseCode.REGISTER, date(2017, 1, 1), "longer than a year"),
    ],
)
def test_a_wrong_year_is_odd_and_says_why(code: PhaseCode, first: date, says: str) -> None:
    found = odd_days(USUAL | {code: (first, USUAL[code][1])})
    assert says in found[code].en


def test_phases_may_begin_on_the_same_day() -> None:
    assert odd_days(dict.fromkeys(PhaseCode, (FIRST, LAST))) == {}
