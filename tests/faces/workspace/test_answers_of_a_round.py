"""What an officer reads of the answers behind her agency's result, and who does not read it."""

from __future__ import annotations

import pytest
from django.test import Client

from prongsai.records.agencies.models import Role
from prongsai.records.results.from_rounds import announce
from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.closing import close_round
from tests import build
from tests.records.surveys.sending import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment() -> Enrolment:
    the_round = build.official_round(build.agency())
    found = the_round.enrolments.select_related("agency", "round__framework").get()
    for number in range(7):
        send(build.survey(found), "1" * 15)
        send(build.survey(found, "EIT1"), "1" * 9, words=f"นางสุดา ใจดี ไม่ให้จอดรถหน้าอาคาร {number}")
    build.over(the_round)
    close_round(the_round)
    announce(the_round)
    return found


def page(enrolment: Enrolment, role: Role, language: str = "") -> str:
    client = Client()
    client.force_login(build.member(enrolment.agency, role))
    return client.get(f"{language}/office/{enrolment.agency.code}/analysis/2568/").content.decode()


def test_an_officer_reads_masked_suggestions_and_the_quality_of_answers(enrolment: Enrolment) -> None:
    shown = page(enrolment, Role.OFFICER)
    assert "คำตอบที่ใช้" in shown
    assert "ที่จอดรถ" in shown
    assert "ไม่ให้จอดรถหน้าอาคาร" in shown
    assert "[ชื่อ]" in shown
    assert "สุดา" not in shown
    assert "What people suggested in EIT" in page(enrolment, Role.HEAD, "/en")


@pytest.mark.parametrize("role", [Role.UNIT, Role.ADMINISTRATOR])
def test_units_and_administrators_read_no_suggestion(enrolment: Enrolment, role: Role) -> None:
    assert "ไม่ให้จอดรถหน้าอาคาร" not in page(enrolment, role)
