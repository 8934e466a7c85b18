"""An officer puts the name of a service point right, and takes one out of the list."""

from __future__ import annotations

import pytest
from django.test import Client

from prongsai.faces.parts.survey_links import answer_link
from prongsai.records.agencies.models import Role
from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.models import ServicePoint
from prongsai.records.surveys.services import add_point, hide_point
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.collect.test_pages import address, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def rehearsal() -> Enrolment:
    return build.rehearsal(build.agency())


@pytest.fixture
def officer(rehearsal: Enrolment) -> Client:
    return signed_in(build.member(rehearsal.agency))


@pytest.fixture
def point(rehearsal: Enrolment) -> ServicePoint:
    return add_point(build.survey(rehearsal, "EIT1"), "งานทะเบยน")


def at(rehearsal: Enrolment, point: ServicePoint, act: str) -> str:
    return address(rehearsal, f"points/{point.pk}/{act}/")


def test_a_name_is_put_right(officer: Client, rehearsal: Enrolment, point: ServicePoint) -> None:
    assert "ที่พิมพ์ไปแล้วยังเป็นชื่อเดิม" in page(officer, rehearsal)
    shown = officer.post(at(rehearsal, point, "name"), {"name": "งานทะเบียน"}, follow=True).content.decode()
    assert "เปลี่ยนชื่อเป็น “งานทะเบียน” แล้ว" in shown
    assert "งานทะเบยน" not in shown
    assert f'value="{answer_link(point.code)}" readonly' in shown


@pytest.mark.parametrize("name", ["", "ห้องภาษี", "\0"])
def test_a_name_that_cannot_be_stays_typed_beside_its_reason(
    officer: Client, rehearsal: Enrolment, point: ServicePoint, name: str
) -> None:
    add_point(point.survey, "ห้องภาษี")
    answer = officer.post(at(rehearsal, point, "name"), {"name": name})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert f'aria-describedby="name-{point.pk}-error"' in shown
    assert "<details open>" in shown
    assert 'id="point-error"' not in shown  # nothing is wrong with a new one
    assert ServicePoint.objects.get(pk=point.pk).name == "งานทะเบยน"


def test_a_hidden_point_leaves_the_list_and_can_come_back(
    officer: Client, rehearsal: Enrolment, point: ServicePoint
) -> None:
    shown = officer.post(at(rehearsal, point, "hide"), follow=True).content.decode()
    assert f'value="{answer_link(point.code)}" readonly' not in shown
    assert "จุดที่ซ่อนไว้ 1 จุด" in shown
    assert Client().get(f"/s/{point.code}/").status_code == 200
    again = officer.post(at(rehearsal, point, "show"), follow=True).content.decode()
    assert f'value="{answer_link(point.code)}" readonly' in again
    assert "จุดที่ซ่อนไว้" not in again


def test_a_full_list_says_why_a_point_stays_hidden(
    officer: Client, rehearsal: Enrolment, point: ServicePoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_point(point)
    monkeypatch.setattr("prongsai.records.surveys.services.MOST_POINTS", 0)
    shown = officer.post(at(rehearsal, point, "show"), follow=True).content.decode()
    assert "มีจุดบริการได้ไม่เกิน" in shown
    assert "จุดที่ซ่อนไว้ 1 จุด" in shown


def test_another_s_point_is_not_there(officer: Client, rehearsal: Enrolment) -> None:
    other = add_point(build.survey(build.rehearsal(build.agency("เทศบาลตำบลอื่น")), "EIT1"), "ห้องภาษี")
    for act in ("name", "hide", "show"):
        assert officer.post(at(rehearsal, other, act), {"name": "x"}).status_code == 404
        assert officer.post(address(rehearsal, f"points/{2**64}/{act}/"), {"name": "x"}).status_code == 404
    assert ServicePoint.objects.get().name == "ห้องภาษี"


def test_who_only_looks_sees_no_way_to_change(rehearsal: Enrolment, point: ServicePoint) -> None:
    clerk = signed_in(build.member(rehearsal.agency, Role.CLERK))
    hide_point(add_point(point.survey, "ห้องภาษี"))
    shown = page(clerk, rehearsal)
    assert "งานทะเบยน" in shown
    assert "เปลี่ยนชื่อ" not in shown
    assert "แสดงในรายการ" not in shown
    assert clerk.post(at(rehearsal, point, "hide")).status_code == 403
