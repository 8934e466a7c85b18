"""Service points: a name can be put right, a counter that closed leaves the list, and its link goes on counting."""

from __future__ import annotations

import pytest

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.journal.models import Entry
from prongsai.records.surveys.doors import door
from prongsai.records.surveys.models import DayCount, Mode, ServicePoint, Survey
from prongsai.records.surveys.selectors import ONE_DAY, came
from prongsai.records.surveys.services import (
    MOST_POINTS,
    POINT_HIDDEN,
    POINT_RENAMED,
    POINT_SHOWN,
    add_point,
    hide_point,
    rename_point,
    show_point,
)
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()), "EIT1")


def test_a_point_is_renamed_and_keeps_its_link(survey: Survey) -> None:
    point = add_point(survey, "งานทะเบยน")
    rename_point(point, "  งาน  ทะเบียน ")
    again = ServicePoint.objects.get()
    assert (again.name, again.code) == ("งาน ทะเบียน", point.code)
    act = Entry.objects.get(verb=POINT_RENAMED)
    assert act.facts == {"old": "งานทะเบยน", "name": "งาน ทะเบียน"}
    assert act.chain == survey.enrolment.agency.code


def test_the_same_name_again_is_no_change(survey: Survey) -> None:
    rename_point(add_point(survey, "งานทะเบียน"), "งานทะเบียน ")
    assert not Entry.objects.filter(verb=POINT_RENAMED).exists()


@pytest.mark.parametrize("name", ["", " ", "ก" * 121, "ห้องภาษี"])
def test_a_name_that_cannot_be_is_refused(survey: Survey, name: str) -> None:
    add_point(survey, "ห้องภาษี")
    point = add_point(survey, "งานทะเบียน")
    with pytest.raises(InputError):
        rename_point(point, name)
    assert ServicePoint.objects.get(pk=point.pk).name == "งานทะเบียน"


def test_what_stands_in_an_agency_s_official_round_stands_in_its_own_journal() -> None:
    agency = build.agency()
    survey = build.survey(build.official_round(agency).enrolments.get(), "EIT1")
    point = add_point(survey, "ห้องภาษี")
    rename_point(point, "งานภาษี")
    hide_point(point)
    show_point(point)
    acts = Entry.objects.filter(verb__startswith="surveys.point.")
    assert {one.chain for one in acts} == {agency.code}
    assert len(acts) == 4


def test_a_hidden_point_leaves_room_and_its_link_goes_on_counting(survey: Survey) -> None:
    point = add_point(survey, "ห้องภาษี")
    hide_point(point)
    hide_point(point)
    assert Entry.objects.filter(verb=POINT_HIDDEN).count() == 1
    found = door(point.code)
    assert found is not None
    assert found.point == point.pk
    day = clock.today() - ONE_DAY
    DayCount.objects.create(survey=survey, day=day, mode=Mode.SELF, point=point.pk, sheets=9)
    assert came(survey, clock.today()).by(point) == 9
    for at in range(MOST_POINTS):
        add_point(survey, f"จุด {at}")
    with pytest.raises(InputError):
        show_point(point)
    hide_point(ServicePoint.objects.get(name="จุด 1"))
    show_point(point)
    assert ServicePoint.objects.get(pk=point.pk).hidden_at is None
    assert Entry.objects.filter(verb=POINT_SHOWN).count() == 1


def test_a_name_that_is_hidden_is_told_to_be_there(survey: Survey) -> None:
    hide_point(add_point(survey, "ห้องภาษี"))
    with pytest.raises(InputError) as refused:
        add_point(survey, "ห้องภาษี")
    assert "ซ่อนไว้" in refused.value.text.th
