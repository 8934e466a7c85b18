"""What a short link leads to, and what looking for it costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prongsai.records.surveys import doors
from prongsai.records.surveys.doors import door
from prongsai.records.surveys.models import ServicePoint, Survey
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_kept() -> Iterator[None]:
    doors.forget()
    yield
    doors.forget()


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()), "EIT1")


def questions_for(code: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        door(code)
    return len(asked)


def test_a_link_of_a_survey_and_one_of_a_service_point_lead_to_the_same_survey(survey: Survey) -> None:
    point = ServicePoint.objects.create(survey=survey, name="จุดที่ 1", code="point-1")
    by_link, by_point = door(survey.code), door(point.code)
    assert by_link is not None
    assert by_point is not None
    assert (by_link.survey, by_link.point) == (survey.pk, 0)
    assert (by_point.survey, by_point.point) == (survey.pk, point.pk)
    assert by_point.agency == by_link.agency == survey.enrolment.agency.name
    assert by_point.instrument == by_link.instrument == "EIT1"


def test_a_code_that_leads_nowhere_costs_one_question_and_is_not_kept(survey: Survey) -> None:
    doors._places._there.clear()
    for number in range(50):
        assert questions_for(f"nowhere{number}") == 1
    assert not doors._places._there, "whoever tries codes does not fill the memory"


def test_a_link_is_looked_up_once(survey: Survey) -> None:
    door(survey.code)  # binds the round to its words
    doors.forget()
    assert questions_for(survey.code) == 3, "where it leads, its round, the days for answers"
    assert questions_for(survey.code) == 0
