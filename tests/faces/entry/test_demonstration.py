"""The demonstration's people and clock, which exist nowhere else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client

from prongsai.adapters import clock
from prongsai.records.agencies import demo
from prongsai.records.agencies.models import Agency, OversightRole, Role
from prongsai.records.agencies.office import chain_of
from tests.build import agency
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def movable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_movable", True)
    monkeypatch.setattr(clock, "_file", lambda: tmp_path / "clock")


def simulated() -> Agency:
    agency("องค์การบริหารส่วนตำบลจำลองเมฆขาว", "จังหวัดจำลอง", simulated=True)
    loaded = demo.load()
    assert loaded is not None
    return loaded


@pytest.mark.usefixtures("movable")
def test_anybody_takes_a_part_with_one_click(client: Client) -> None:
    of = simulated()
    page = client.get("/account/login/").content.decode()
    assert page.count('name="part"') == 8
    assert "ข้อมูลจำลอง" in page
    head = next(one for one in demo.people() if one.role == Role.HEAD)
    assert client.post("/account/demo/part/", {"part": head.pk})["Location"] == f"/office/{of.code}/"
    assert "นายกองค์การบริหารส่วนตำบล" in client.get(f"/office/{of.code}/").content.decode()


def test_elsewhere_nobody_is_offered_and_nobody_gets_in(client: Client) -> None:
    simulated()
    assert 'name="part"' not in client.get("/account/login/").content.decode()
    for one in demo.people():
        assert client.post("/account/demo/part/", {"part": one.pk}).status_code == 404
        assert not one.user.has_usable_password()
    assert client.post("/account/demo/clock/", {"to": "day"}).status_code == 404


@pytest.mark.usefixtures("movable")
def test_the_parts_of_the_assessment_team_lead_above_the_agencies(client: Client) -> None:
    simulated()
    assert [one.role for one in demo.people_above()] == list(OversightRole.values)
    for one in demo.people_above():
        assert client.post("/account/demo/part/", {"part": f"team-{one.pk}"})["Location"] == "/oversight/"
        assert client.get("/oversight/").status_code == 200


@pytest.mark.usefixtures("movable")
def test_no_other_person_can_be_taken_this_way(client: Client) -> None:
    simulated()
    from tests.build import member

    real = member(agency("เทศบาลตำบลหนึ่ง"))
    assert client.post("/account/demo/part/", {"part": real.memberships.get().pk}).status_code == 404


def test_loading_again_changes_nothing_and_the_chain_of_approval_is_filled() -> None:
    of = simulated()
    assert demo.load() == of
    assert len(demo.people()) == 4
    places = chain_of(of, clock.today(), demo.people()[0].user)
    assert [place.signer_name for place in places] == ["สมหญิง สาธิตดี", "สมใจ สาธิตดี", "สมชาย สาธิตดี"]


def test_without_a_simulated_agency_there_is_nobody() -> None:
    agency()
    assert demo.load() is None
    assert demo.people() == []


@pytest.mark.usefixtures("movable")
@pytest.mark.parametrize(
    ("to", "day"),
    [
        ("day", clock.today() + timedelta(days=1)),
        ("year", date(clock.today().year + (clock.today() >= date(clock.today().year, 10, 1)), 10, 1)),
        ("today", clock.today()),
    ],
)
def test_the_clock_moves_and_every_page_says_so(to: str, day: date) -> None:
    of = simulated()
    browser = signed_in(demo.people()[0].user)
    answer = browser.post("/account/demo/clock/", {"to": to, "next": f"/office/{of.code}/"})
    assert answer["Location"] == f"/office/{of.code}/"
    assert clock.today() == day
    shown = browser.get(f"/office/{of.code}/").content.decode()
    assert "วันที่จำลอง" in shown
    assert "การกลับมาวันนี้ไม่เปิดแบบวัดของรอบที่ปิดรับหรือนับคำตอบแล้วขึ้นใหม่" in shown


@pytest.mark.usefixtures("movable")
def test_a_month_later_is_the_same_day_or_the_last() -> None:
    from prongsai.faces.entry.views.demonstration import _month_later

    assert _month_later(date(2027, 1, 31)) == date(2027, 2, 28)
    assert _month_later(date(2026, 12, 5)) == date(2027, 1, 5)
