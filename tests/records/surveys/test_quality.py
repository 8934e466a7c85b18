"""What is kept of answers beside their tally: whole numbers, that a sentence is made of only when it is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.surveys.measuring import Measured, Shapes
from prongsai.core.surveys.quality import advice
from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.closing import close_pieces, close_round, close_surveys, closings_of, finish_closing
from prongsai.records.surveys.models import DayCount, Mode, Survey
from prongsai.records.surveys.quality import looked_at, measured_of
from tests import build
from tests.records.surveys.sending import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment() -> Enrolment:
    found = build.rehearsal(build.agency())
    found.staff, found.served = 40, 200
    found.save()
    return found


def closed(enrolment: Enrolment) -> dict[str, Measured]:
    build.over(enrolment.round)
    close_round(enrolment.round)
    return {one.survey.instrument: measured_of(one) for one in closings_of(enrolment)}


def test_sheets_days_and_modes_are_counted_when_a_survey_closes(enrolment: Enrolment) -> None:
    survey = build.survey(enrolment)
    for number in range(30):
        send(survey, "1" * 15 if number < 12 else "12" * 7 + "1", mode=Mode.PAPER if number < 6 else Mode.SELF)
    DayCount.objects.filter(survey=survey, mode=Mode.PAPER).update(day=clock.today() - timedelta(days=1))
    found = closed(enrolment)
    assert found["IIT"] == Measured(
        30, population=40, minimum=30, days=2, fullest=24, modes={"paper": 6, "self": 24}, shapes=Shapes(12, 0)
    )
    odd = {one.key for one in advice(found["IIT"]) if one.is_odd}
    assert odd == {"straight-lining", "bursts"}
    assert found["EIT2"] == Measured(0, population=200)


def test_everything_kept_is_a_whole_number(enrolment: Enrolment) -> None:
    for _ in range(6):
        send(build.survey(enrolment), "1" * 15)
    closed(enrolment)
    for one in closings_of(enrolment):
        flat = [*one.quality.values(), *one.quality["modes"].values(), *(one.quality["shapes"] or [])]
        assert all(value is None or isinstance(value, int | dict | list) for value in flat)


def test_more_sheets_than_people_are_flagged_and_none_is_left_out(enrolment: Enrolment) -> None:
    Enrolment.objects.update(staff=6)
    for _ in range(9):
        send(build.survey(enrolment), "1" * 15)
    found = closed(enrolment)["IIT"]
    assert found.sheets == 9
    assert "response-rate" in {one.key for one in advice(found) if one.is_odd}
    assert Survey.objects.get(instrument="IIT").sheets.count() == 9


def test_of_four_people_no_shape_is_kept(enrolment: Enrolment) -> None:
    for _ in range(4):
        send(build.survey(enrolment), "1" * 15)
    assert closed(enrolment)["IIT"].shapes is None


def test_what_is_odd_is_known_by_agency_once_the_whole_round_is_closed() -> None:
    one, other = build.agency("เทศบาลตำบลหนึ่ง"), build.agency("เทศบาลตำบลสอง")
    made = build.official_round(one, other)
    made.enrolments.update(staff=6, served=50)
    mine = made.enrolments.get(agency=one)
    for _ in range(9):
        send(build.survey(mine), "1" * 15)
    build.over(made)
    first, *others = close_pieces(made)[0]
    close_surveys(made, [first])
    assert looked_at(made) == {}, "some are still asked"
    close_surveys(made, others)
    assert finish_closing(made)
    found = looked_at(made)
    assert {number: [one.code for one in surveys] for number, surveys in found.items()} == {
        one.pk: ["IIT", "EIT1", "EIT2"] for one in made.enrolments.all()
    }
    iit = found[mine.pk][0]
    assert iit.rate == 150
    assert len(iit.odd) == 2, "more sheets than people, and all of one pattern"
    assert looked_at(made, [mine.pk]) == {mine.pk: found[mine.pk]}
