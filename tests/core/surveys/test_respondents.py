"""Who is asked, for how long, and by whose headcount, is said in one place."""

from __future__ import annotations

from prongsai.core.frameworks.loader import load
from prongsai.core.surveys.respondents import (
    STAFF,
    Population,
    is_interviewed,
    minutes,
    population_kind,
    respondents_of,
)

SURVEYS = ("IIT", "EIT", "EIT1", "EIT2")


def test_staff_are_asked_by_one_survey_and_the_public_by_all_others() -> None:
    assert respondents_of("IIT", 2568) == STAFF
    assert len({respondents_of(one, 2568) for one in SURVEYS[1:]}) == 1
    assert [population_kind(one) for one in SURVEYS] == [Population.STAFF, *[Population.SERVED] * 3]


def test_the_year_of_the_public_begins_in_october() -> None:
    asked = respondents_of("EIT1", 2568)
    assert "1 ตุลาคม 2567" in asked.asks.th
    assert "1 October 2024" in asked.who.en


def test_those_who_are_not_asked_are_told_who_is() -> None:
    assert STAFF.who.th in STAFF.whom.th
    assert STAFF.whom.en.startswith("This survey is for officials, employees")


def test_only_the_second_part_needs_an_interviewer() -> None:
    assert [is_interviewed(one) for one in SURVEYS] == [False, False, False, True]


def test_minutes_follow_the_rows() -> None:
    assert [minutes(load(2568), "IIT"), minutes(load(2568), "EIT"), minutes(load(2565), "IIT")] == [3, 2, 9]
