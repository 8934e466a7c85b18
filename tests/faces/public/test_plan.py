"""An agency's plan as everybody may see it."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.measures.model import Status
from prongsai.records.measures.models import Plan, PlanState
from prongsai.records.measures.progress import Report, report
from tests import build
from tests.faces.reading import words_in

pytestmark = pytest.mark.django_db
TODAY = clock.today()
THAI = re.compile("[\u0e00-\u0e7f]")


def a_plan(**columns: object) -> Plan:
    """A public plan with a late step of กองคลัง and a reported one with an owner in words."""
    agency = build.agency()
    plan = build.plan(agency, **{"is_public": True, "adopted_on": date(2023, 11, 1), **columns})
    measure = build.measure(plan, "คู่มือการใช้ทรัพย์สิน", "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", owner_text="นายสมมุติ ผู้รับผิดชอบ")
    build.step(measure, "จัดทำคู่มือ", "ภายในเดือนมีนาคม 2567", build.unit(agency, "กองคลัง"))
    step = build.step(measure, "เผยแพร่", "", owner_text="นางสมมุติ ผู้รับผิดชอบ")
    officer = build.member(agency, name="เจ้าหน้าที่ ลับ")
    if plan.state == PlanState.ADOPTED:
        links = ("https://example.go.th/manual",)
        said = Report(Status.UNDER_WAY, TODAY - timedelta(days=2), "เผยแพร่แล้วบางส่วน", 40, "คนไม่พอ", links=links)
        report(step, said, officer)
    return plan


def at(plan: Plan, ending: str = "", year: int = 2567) -> str:
    return f"/agencies/{plan.agency.code}/plan/{year}/{ending}"


def test_everybody_sees_measures_units_standing_and_results(client: Client) -> None:
    plan = a_plan()
    page = client.get(at(plan)).content.decode()
    for shown in ("คู่มือการใช้ทรัพย์สิน", "กองคลัง", "ล่าช้า", "เผยแพร่แล้วบางส่วน", "https://example.go.th/manual", "ร้อยละ 40"):
        assert shown in page


@pytest.mark.parametrize("ending", ["", "data.csv", "data.json"])
def test_nobody_is_named_and_obstacles_stay_inside(client: Client, ending: str) -> None:
    page = client.get(at(a_plan(), ending)).content.decode()
    for hidden in ("สมมุติ", "เจ้าหน้าที่ ลับ", "คนไม่พอ", "@example"):
        assert hidden not in page


@pytest.mark.parametrize("columns", [{"is_public": False}, {"state": PlanState.DRAFT}])
def test_a_plan_that_is_not_public_or_not_in_use_is_not_there(client: Client, columns: dict[str, object]) -> None:
    plan = a_plan(**columns)
    for ending in ("", "data.csv", "data.json"):
        assert client.get(at(plan, ending)).status_code == 404


def test_years_without_a_plan_and_unknown_agencies_are_not_there(client: Client) -> None:
    plan = a_plan()
    assert client.get(at(plan, year=2566)).status_code == 404
    assert client.get("/agencies/nobody/plan/2567/").status_code == 404


def test_a_plan_of_several_years_stands_in_each(client: Client) -> None:
    plan = a_plan(until_year=2570)
    assert client.get(at(plan, year=2570)).status_code == 200


def test_a_plan_that_was_summed_up_stays(client: Client) -> None:
    plan = a_plan()
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.CLOSED)
    assert client.get(at(plan)).status_code == 200


def test_the_data_can_be_taken(client: Client) -> None:
    plan = a_plan()
    rows = list(csv.DictReader(io.StringIO(client.get(at(plan, "data.csv")).content.decode("utf-8-sig"))))
    assert [(one["step"], one["units"], one["standing"], one["percent"]) for one in rows] == [
        ("จัดทำคู่มือ", "กองคลัง", "late", ""),
        ("เผยแพร่", "", "late", "40"),
    ]
    data = json.loads(client.get(at(plan, "data.json")).content)
    assert (data["code"], data["is_simulated"]) == (plan.agency.code, False)
    late, reported = data["plans"][0]["measures"][0]["steps"]
    assert (late["ends_on"], late["standing"]) == ("2024-03-31", "late")
    assert reported["links"] == ["https://example.go.th/manual"]


def test_a_simulated_agency_is_labelled(client: Client) -> None:
    agency = build.agency("เทศบาลตำบลจำลองดาวหวาน", simulated=True)
    plan = build.plan(agency, is_public=True)
    assert "ข้อมูลจำลอง" in client.get(at(plan)).content.decode()
    assert json.loads(client.get(at(plan, "data.json")).content)["is_simulated"]
    assert "simulated" in client.get(at(plan, "data.csv"))["Content-Disposition"]


def test_the_english_page_marks_what_is_thai(client: Client) -> None:
    page = client.get("/en" + at(a_plan())).content.decode()
    assert not [one for one in words_in(page, other_than="th") if THAI.search(one)]


def test_the_page_sets_no_cookie(client: Client) -> None:
    assert not client.get(at(a_plan())).cookies
