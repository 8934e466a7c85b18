"""The minimum that ITAS names, on screen: entered with where it says so, and answers counted against it."""

from __future__ import annotations

import pytest
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.thai.dates import thai_date
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.rounds.elsewhere import follow
from tests import build
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return build.agency()


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(build.member(agency, Role.OFFICER))


def sent(officer: Client, address: str, **fields: str) -> str:
    given = {f"IIT-{name}": value for name, value in fields.items()}
    return officer.post(address, given, follow=True).content.decode()


def test_answers_stand_against_the_minimum_that_itas_names(agency: Agency, officer: Client) -> None:
    part = follow(agency, 2570)
    build.collecting(part.round, -1, 20)
    address = f"/office/{agency.code}/rounds/{part.pk}/seen/"
    assert "ขั้นต่ำที่ ITAS ระบุ" in officer.get(address).content.decode()
    seen = {"sheets": "12", "seen_on": thai_date(clock.today()), "minimum": "๔๐"}
    refused = sent(officer, address, **seen)
    assert "โปรดระบุว่าระบบ ITAS บอกจำนวนนี้ที่ใด" in refused
    assert 'value="๔๐"' in refused
    shown = sent(officer, address, **seen, minimum_source="หน้าข้อมูลหน่วยงาน")
    assert "ขั้นต่ำ 40 คน (ITAS: หน้าข้อมูลหน่วยงาน) ยังขาด 28 คน" in shown
    home = officer.get(f"/office/{agency.code}/").content.decode()
    assert "IIT ยังขาด 28 คน" in home
    assert "ขั้นต่ำ 40 คน" in home


def test_where_the_year_has_a_rule_nothing_is_asked(agency: Agency, officer: Client) -> None:
    part = follow(agency, 2568)
    shown = officer.get(f"/office/{agency.code}/rounds/{part.pk}/seen/").content.decode()
    assert "ขั้นต่ำที่ ITAS ระบุ" not in shown
