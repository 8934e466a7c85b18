"""From a published result to a plan in use: how many presses, and nothing to type."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.measures.model import PlanKind
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.measures import carrying, plans, selectors
from prongsai.records.measures.models import Measure, Plan, PlanState, Step
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.plans.forms import untouched
from tests.records.measures.plan_results import WEAK, agency_with_units, published

pytestmark = pytest.mark.django_db
TODAY = date(2023, 11, 20)


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def text(response: HttpResponse) -> str:
    return response.content.decode()


def at(agency: Agency, rest: str = "") -> str:
    return f"/office/{agency.code}/plans/{rest}"


def officer_of(agency: Agency) -> Client:
    return signed_in(build.member(agency))


def test_three_presses_and_no_typing_from_a_result_to_a_plan_in_use() -> None:
    agency = agency_with_units()
    published(agency)
    client = officer_of(agency)
    assert at(agency, "new/ita/") in text(client.get(at(agency)))
    made = client.post(at(agency, "new/ita/"), untouched(text(client.get(at(agency, "new/ita/")))))
    plan = Plan.objects.get(agency=agency)
    assert made["Location"] == at(agency, f"{plan.pk}/")
    assert at(agency, f"{plan.pk}/adopt/") in text(client.get(made["Location"]))
    client.post(at(agency, f"{plan.pk}/adopt/"), untouched(text(client.get(at(agency, f"{plan.pk}/adopt/")))))
    plan.refresh_from_db()
    assert (plan.state, plan.adopted_on) == (PlanState.ADOPTED, TODAY)
    data = selectors.as_data(plan)
    assert [one.group for one in data.measures] == list(WEAK)
    assert all(one.owners and one.period and one.rhythms and one.steps and one.answers for one in data.measures)


def test_the_page_says_what_the_plan_will_answer() -> None:
    agency = agency_with_units()
    published(agency, other={"o42": "0", "i7": "80"}, recommendations={"IIT": "พัฒนาเรื่องการยืม"}, suggestions="ตอบช้า")
    page = text(officer_of(agency).get(at(agency, "new/ita/")))
    for words in ("83.07", "พัฒนาเรื่องการยืม", "ตอบช้า", "(ข้อ o34)", "คะแนนรวมเพิ่มได้ 2.00", "กองคลัง"):
        assert words in page


def test_only_what_is_ticked_is_made() -> None:
    agency = agency_with_units()
    published(agency)
    client = officer_of(agency)
    client.post(
        at(agency, "new/ita/"), {"plan_year": "๒๕๖๗", "chosen": ["4:loan-register", "4:vehicle-use", "9:nothing"]}
    )
    measures = Measure.objects.filter(plan__agency=agency)
    assert [one.library_key for one in measures] == ["loan-register", "vehicle-use"]
    page = text(client.get(at(agency, f"{measures[0].plan_id}/")))
    assert "อีก 3 ประเด็นที่แผนยังไม่ได้กล่าวถึง" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"plan_year": "2024", "chosen": "4:loan-register"}, "ปี 2024 เป็นปี ค.ศ."),
        ({"plan_year": "", "chosen": "4:loan-register"}, "โปรดพิมพ์ปีงบประมาณ"),
        ({"plan_year": "2567"}, "ยังไม่ได้เลือกมาตรการ"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_ticked_stays(sent: dict[str, str], said: str) -> None:
    agency = agency_with_units()
    published(agency)
    page = text(officer_of(agency).post(at(agency, "new/ita/"), sent))
    assert said in page
    assert untouched(page).get("chosen", []) == ([sent["chosen"]] if "chosen" in sent else [])
    assert untouched(page)["plan_year"] == [sent["plan_year"]]
    assert not Plan.objects.exists()


def test_a_second_plan_of_the_same_year_is_refused() -> None:
    agency = agency_with_units()
    published(agency)
    client = officer_of(agency)
    sent = untouched(text(client.get(at(agency, "new/ita/"))))
    client.post(at(agency, "new/ita/"), sent)
    page = text(client.post(at(agency, "new/ita/"), sent))
    assert "อยู่แล้ว โปรดแก้ไขแผนนั้น" in page
    assert Plan.objects.count() == 1


def test_without_a_result_the_library_is_offered_and_nothing_is_ticked() -> None:
    agency = build.agency()
    client = officer_of(agency)
    page = text(client.get(at(agency, "new/ita/")))
    assert "chosen" not in untouched(page)
    assert "ยังไม่มีผลการประเมินในระบบ" in page
    client.post(at(agency, "new/ita/"), {"plan_year": "2567", "chosen": ["4:loan-register"]})
    plan = Plan.objects.get()
    assert (plan.result, plan.measures.get().owner_text) == (None, "กองคลัง")
    assert plans.adopt(plan, TODAY).state == PlanState.ADOPTED


def test_more_measures_are_added_and_what_is_there_is_not_ticked_again() -> None:
    agency = agency_with_units()
    published(agency)
    client = officer_of(agency)
    client.post(at(agency, "new/ita/"), {"plan_year": "2567", "chosen": ["4:property-manual"]})
    plan = Plan.objects.get()
    address = at(agency, f"{plan.pk}/library/")
    page = text(client.get(address))
    assert [one.split(":")[0] for one in untouched(page)["chosen"]] == ["2", "7", "8"]
    assert "อยู่ในแผนแล้ว" in page
    client.post(address, {"chosen": ["8:fewer-steps"]})
    assert [one.number for one in plan.measures.all()] == [1, 2]
    client.post(address, {})
    assert plan.measures.count() == 2


def test_unfinished_measures_of_the_year_before_are_ticked_instead_of_new_ones() -> None:
    agency = agency_with_units()
    published(agency)
    client = officer_of(agency)
    client.post(at(agency, "new/ita/"), {"plan_year": "2567", "chosen": ["4:property-manual", "7:clear-website"]})
    before = Plan.objects.get()
    Step.objects.filter(measure__group="7").update(status="done")
    plans.leave_open(plans.rest_on(before, before.result), {"2": "รอ", "8": "รอ"})
    plans.close(plans.adopt(before, TODAY), TODAY)
    published(agency, 2567)
    ticked = untouched(text(client.get(at(agency, "new/ita/"))))
    manual = before.measures.get(group="4")
    assert ticked["plan_year"] == ["2568"]
    assert ticked["chosen"][0] == f"carry:{manual.pk}"
    assert [one.split(":")[0] for one in ticked["chosen"][1:]] == ["2", "7", "8"]
    client.post(at(agency, "new/ita/"), ticked)
    plan = Plan.objects.get(plan_year=2568)
    assert plan.measures.get(carried_from=manual).answers.get().shown == "83.07"
    assert plan.previous == before
    assert selectors.unanswered(plan) == ()


def test_measures_are_carried_into_a_plan_that_is_there() -> None:
    agency = agency_with_units()
    before = build.plan(agency, 2567)
    old = build.measure(before, outcome="ใช้ครบทุกกอง")
    build.step(old, status="done")
    plan = build.plan(agency, 2568, PlanState.DRAFT)
    client = officer_of(agency)
    address = at(agency, f"{plan.pk}/carry/")
    page = text(client.get(address))
    assert "ใช้ครบทุกกอง" in page
    assert "chosen" not in untouched(page)
    client.post(address, {"chosen": [f"carry:{old.pk}", "carry:999999"]})
    assert plan.measures.get().former_way == "ใช้ครบทุกกอง"
    assert carrying.previous_of(plan) == before
    assert "ไม่มีมาตรการของแผนก่อนที่ยังไม่ได้ยกมา" in text(client.get(address))


def test_a_plan_against_corruption_begins_with_risks_and_what_treats_them() -> None:
    agency = agency_with_units()
    client = officer_of(agency)
    address = at(agency, "new/anti-corruption/")
    page = text(client.get(address))
    sent = untouched(page) | {"until_year": ["2570"], "chosen": ["specification", "gifts"]}
    client.post(address, sent)
    plan = Plan.objects.get()
    assert (plan.kind, plan.plan_year, plan.until_year) == (PlanKind.ANTI_CORRUPTION, 2567, 2570)
    assert [one.process for one in plan.risks.all()] == ["การจัดซื้อจัดจ้าง", "การรับของขวัญและการเลี้ยงรับรอง"]
    assert all(one.treated_by for one in selectors.as_data(plan).risks)
    assert plan.rhythms == [{"every": "half-year"}]


def test_years_in_the_wrong_order_are_said_beside_the_field() -> None:
    agency = agency_with_units()
    sent = {"plan_year": "2570", "until_year": "2567", "chosen": ["gifts"]}
    page = text(officer_of(agency).post(at(agency, "new/anti-corruption/"), sent))
    assert "ปีสุดท้ายไม่มาก่อนปีแรก" in page
    assert not Plan.objects.exists()


def test_other_roles_read_and_do_not_draft() -> None:
    agency = agency_with_units()
    published(agency)
    plan = build.plan(agency, state=PlanState.DRAFT)
    build.measure(plan)
    client = signed_in(build.member(agency, Role.HEAD))
    assert "new/ita" not in text(client.get(at(agency)))
    page = text(client.get(at(agency, f"{plan.pk}/")))
    assert "จัดการแผน" not in page
    assert client.get(at(agency, "new/ita/")).status_code == 403
    assert client.get(at(agency, "new/nothing/")).status_code == 403
    assert officer_of(agency).get(at(agency, "new/nothing/")).status_code == 404
