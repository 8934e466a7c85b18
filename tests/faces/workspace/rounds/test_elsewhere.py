"""What the officer sees in ITAS, on screen: counts with their day, and the minimum that ITAS names."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.thai.dates import thai_date
from prongsai.faces.workspace.collect.links import asked_of
from prongsai.faces.workspace.collect.words import poster
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.rounds.elsewhere import Seen, follow, see
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


def test_no_minutes_are_named_where_the_questions_of_the_year_are_not_known(agency: Agency, officer: Client) -> None:
    part = follow(agency, 2569)
    see(part, {"IIT": Seen("https://itas.example.go.th/go/iit/abc123")})
    shown = officer.get(f"/office/{agency.code}/collect/{part.pk}/").content.decode()
    assert "https://itas.example.go.th/go/iit/abc123" in shown
    assert "(ITA)\nโปรดตอบ" in shown
    assert "0 นาที" not in shown
    one = asked_of(part, "IIT", clock.today())
    assert one
    assert poster(one.way(), "th").call == "ส่องเพื่อตอบแบบวัด"


def test_a_count_is_seen_today_unless_the_officer_says_otherwise(agency: Agency, officer: Client) -> None:
    part = follow(agency, 2568)
    long_ago = clock.today() - timedelta(days=9)
    see(part, {"IIT": Seen("https://itas.example.go.th/go/iit/abc123", 12, long_ago)})
    address = f"/office/{agency.code}/rounds/{part.pk}/seen/"
    form = officer.get(address).content.decode()
    assert form.count(f'value="{thai_date(clock.today())}"') == 3
    assert f"ครั้งก่อน 12 คน เห็นเมื่อ {thai_date(long_ago)}" in form
    assert 'value="12"' not in form, "an old number is not saved as if it were seen today"
    proposed = re.search(r'name="IIT-seen_on" value="([^"]*)"', form)
    assert proposed is not None
    sent(officer, address, link="https://itas.example.go.th/go/iit/abc123", sheets="15", seen_on=proposed[1])
    assert part.elsewhere.get(instrument="IIT").seen_on == clock.today()


def test_a_number_that_was_not_looked_up_again_keeps_its_day(agency: Agency, officer: Client) -> None:
    part, long_ago = follow(agency, 2568), clock.today() - timedelta(days=9)
    see(part, {"IIT": Seen("", 12, long_ago), "EIT1": Seen("", 7, long_ago)})
    address, today = f"/office/{agency.code}/rounds/{part.pk}/seen/", thai_date(clock.today())
    days = {f"{code}-seen_on": today for code in ("IIT", "EIT1", "EIT2")}
    officer.post(address, days | {"EIT1-sheets": "9"})
    kept = {one.instrument: (one.sheets, one.seen_on) for one in part.elsewhere.all()}
    assert (kept["IIT"], kept["EIT1"]) == ((12, long_ago), (9, clock.today()))
    officer.post(address, days | {"IIT-sheets": "", "IIT-seen_on": thai_date(long_ago + timedelta(days=1))})
    assert part.elsewhere.get(instrument="IIT").seen_on == long_ago + timedelta(days=1), "the day alone was corrected"


def test_no_link_is_asked_for_where_the_assessors_interview(agency: Agency, officer: Client) -> None:
    part = follow(agency, 2568)
    address = f"/office/{agency.code}/rounds/{part.pk}/seen/"
    form = officer.get(address).content.decode()
    assert 'name="EIT1-link"' in form
    assert 'name="EIT2-link"' not in form
    assert "คณะผู้ประเมินเป็นผู้เก็บ จึงไม่มีลิงก์" in form
    officer.post(address, {"EIT2-sheets": "4", "EIT2-seen_on": thai_date(clock.today())})
    assert part.elsewhere.get(instrument="EIT2").sheets == 4


def test_a_link_that_was_entered_for_interviews_is_kept_and_not_shown(agency: Agency, officer: Client) -> None:
    part, link = follow(agency, 2568), "https://itas.example.go.th/go/eit2/abc"
    see(part, {"EIT2": Seen(link, 3, clock.today())})
    officer.post(f"/office/{agency.code}/rounds/{part.pk}/seen/", {"EIT2-sheets": "4", "EIT2-seen_on": "1 ต.ค. 2569"})
    assert part.elsewhere.get(instrument="EIT2").link == link
    assert link not in officer.get(f"/office/{agency.code}/rounds/{part.pk}/").content.decode()
