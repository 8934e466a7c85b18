"""The pages of one plan: table, months, one unit, adopting, what is left open, risks, and what is done to it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.adapters import clock
from prongsai.core.measures.model import PlanKind
from prongsai.faces.workspace.plans.timeline import timeline
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.measures import library, plans
from prongsai.records.measures.data import as_data
from prongsai.records.measures.follow_selectors import following
from prongsai.records.measures.models import Plan, PlanState, Progress, Risk
from prongsai.records.measures.risks import RiskDraft
from prongsai.records.measures.risks import add as add_risk
from tests import build
from tests.faces.reading import words_in
from tests.faces.sign_in import signed_in
from tests.faces.workspace.plans.forms import untouched
from tests.records.measures.plan_results import agency_with_units, published
from tests.records.measures.test_plans import DAY, drafted

pytestmark = pytest.mark.django_db
THAI = re.compile("[\u0e00-\u0e7f]")
TODAY = date(2024, 2, 15)


@pytest.fixture(autouse=True)
def in_february(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def plan() -> Plan:
    """A draft in which every weakness is answered."""
    return drafted(agency_with_units())


def text(response: HttpResponse) -> str:
    return response.content.decode()


def at(agency: Agency, rest: str = "") -> str:
    return f"/office/{agency.code}/plans/{rest}"


def of(plan: Plan, rest: str = "") -> str:
    return at(plan.agency, f"{plan.pk}/{rest}")


def officer_of(plan: Plan) -> Client:
    return signed_in(build.member(plan.agency))


def test_the_table_has_the_columns_of_the_reports(plan: Plan) -> None:
    client = officer_of(plan)
    page = text(client.get(of(plan)))
    for heading in ("มาตรการ/แนวทาง", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา", "การกำกับติดตาม"):
        assert f">{heading}</th>" in page
    assert "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ (83.07)" in page
    assert "ร่างพร้อมใช้" in page
    plans.adopt(plan, DAY)
    in_use = text(client.get(of(plan)))
    assert ">สถานะ</th>" in in_use
    assert "เสร็จ 0 จาก 5" in in_use


def test_the_table_of_a_unit_has_its_steps_alone(plan: Plan) -> None:
    works = plan.agency.units.get(name="กองช่าง")
    mine = build.step(plan.measures.first(), "งานของกองช่าง", "", works)
    client = signed_in(build.member(plan.agency, Role.UNIT, in_unit=works))
    assert f"?unit={works.pk}" in text(client.get(of(plan)))
    page = text(client.get(of(plan, f"?unit={works.pk}")))
    assert mine.text in page
    assert "สรุปแผนการใช้จ่ายประจำปีเป็นหน้าเดียว" not in page
    assert "จัดทำคู่มือการยืม" not in page


def test_a_measure_names_the_units_of_its_steps_as_well() -> None:
    agency = build.agency()
    measure = build.measure(build.plan(agency), "กำกับการใช้รถ")
    measure.units.add(build.unit(agency))
    build.step(measure, "ตรวจการเบิกจ่าย", "", build.unit(agency, "กองคลัง"))
    (view,) = following(agency.plans.all(), TODAY)[0].measures
    assert view.owners == view.units == as_data(measure.plan).measures[0].all_owners == ("สำนักปลัด", "กองคลัง")


def test_months_go_from_october_to_september_with_the_days_in_words(plan: Plan) -> None:
    page = text(officer_of(plan).get(of(plan, "timeline/")))
    assert re.findall(r'y="70%">([^<]+)<', page)[:4] == ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."]
    assert "ตุลาคม 2566 – มีนาคม 2567" in page


def test_bars_stand_where_their_days_are() -> None:
    plan = build.plan(build.agency())
    first = build.measure(plan, "ครึ่งปีหลัง", "เม.ย. 67 - ก.ย. 67", rhythms=[{"every": "quarter"}])
    build.step(first, "วันเดียว", "1 ต.ค. 66")
    build.measure(plan, "ปีก่อน", "ก.พ. 66 - ก.ย. 66")
    build.measure(plan, "ไม่มีเวลา")
    (found,) = following(Plan.objects.filter(pk=plan.pk), TODAY)
    line = timeline(found.measures, 2567, TODAY)
    half, day, before, never = line.rows
    assert half.bar is not None
    assert (half.bar.x, half.bar.width) == ("50.00%", "50.00%")
    assert [one.split(".")[0] for one in half.due] == ["74", "99"]
    assert day.bar is not None
    assert (day.bar.x, day.bar.width) == ("0.00%", "1.00%")
    assert day.is_late
    assert (before.bar, never.bar, never.period) == (None, None, None)
    assert line.today is not None
    assert line.today.startswith("37.")


def test_a_plan_of_several_years_shows_one_at_a_time() -> None:
    plan = build.plan(build.agency(), 2566, kind="anti-corruption", until_year=2569)
    build.measure(plan, "ทั้งแผน", "ปีงบประมาณ 2566 - 2569")
    client = officer_of(plan)
    assert "ปฏิทินปีงบประมาณ 2567" in text(client.get(of(plan, "timeline/")))
    assert "ปฏิทินปีงบประมาณ 2569" in text(client.get(of(plan, "timeline/?year=2569")))
    assert "ปฏิทินปีงบประมาณ 2567" in text(client.get(of(plan, "timeline/?year=2599")))


def test_what_is_not_spoken_of_keeps_the_plan_from_being_adopted(plan: Plan) -> None:
    plan.measures.filter(group="8").delete()
    client = officer_of(plan)
    assert "อีก 1 ประเด็นที่แผนยังไม่ได้กล่าวถึง" in text(client.get(of(plan)))
    page = text(client.get(of(plan, "adopt/")))
    assert "แผนยังไม่พร้อมใช้" in page
    assert "ยังไม่ได้กล่าวถึง" in page
    refused = text(client.post(of(plan, "adopt/"), {"on": "16 ธ.ค. 66"}))
    assert "ยังไม่มีมาตรการสำหรับ ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน (82.73)" in refused


def test_a_reason_makes_it_ready_and_stands_in_the_plan(plan: Plan) -> None:
    plan.measures.filter(group="8").delete()
    client = officer_of(plan)
    assert untouched(text(client.get(of(plan, "left-open/")))) == {"8": [""]}
    client.post(of(plan, "left-open/"), {"8": "รอระบบใหม่"})
    assert "รอระบบใหม่" in text(client.get(of(plan)))
    assert untouched(text(client.get(of(plan, "left-open/")))) == {"8": ["รอระบบใหม่"]}
    client.post(of(plan, "adopt/"), {"on": "๑๖ ธ.ค. ๖๖"})
    assert Plan.objects.get(pk=plan.pk).adopted_on == date(2023, 12, 16)
    assert client.get(of(plan, "adopt/")).status_code == 302


def test_a_wrong_day_is_said_and_kept(plan: Plan) -> None:
    page = text(officer_of(plan).post(of(plan, "adopt/"), {"on": "31 ก.พ. 67"}))
    assert "ไม่มีวันที่" in page
    assert untouched(page)["on"] == ["31 ก.พ. 67"]


def test_what_measures_lack_is_named_before_adopting() -> None:
    plan = build.plan(build.agency(), state=PlanState.DRAFT)
    build.measure(plan)
    page = text(officer_of(plan).get(of(plan, "adopt/")))
    for words in ("ยังไม่มีผู้รับผิดชอบ", "ยังไม่มีระยะเวลา", "ยังไม่มีขั้นตอน", "ยังไม่มีรอบรายงาน"):
        assert f"มาตรการที่ 1 {words}" in page


def test_a_measure_outside_the_years_of_its_plan_is_named() -> None:
    plan = build.plan(build.agency(), 2568, PlanState.DRAFT)
    build.measure(plan, period="ก.พ. 67 - ก.ย. 67")
    assert "มาตรการที่ 1 มีระยะเวลานอกปีของแผน" in text(officer_of(plan).get(of(plan, "adopt/")))


@pytest.mark.parametrize("where", ["", "timeline/", "risks/", "adopt/", "library/"])
def test_a_longer_plan_costs_no_more_queries(plan: Plan, where: str) -> None:
    client = officer_of(plan)
    client.get(of(plan, where))
    few = queries(client, of(plan, where))
    for _ in range(6):
        measure = build.measure(plan, period="ตลอดปี", rhythms=[{"every": "month"}])
        measure.units.add(build.unit(plan.agency))
        build.step(measure, "ทำ", "ไตรมาส 2", build.unit(plan.agency, "กองคลัง"))
    assert queries(client, of(plan, where)) <= few + 1


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code in (200, 302)
    return len(asked)


def test_particulars_are_kept_and_a_second_person_is_told(plan: Plan) -> None:
    client = officer_of(plan)
    sent = untouched(text(client.get(of(plan, "particulars/"))))
    assert sent["oit_year"] == ["2567"]
    client.post(of(plan, "particulars/"), sent | {"title": "มาตรการของเรา", "rhythms": ["month", "year-end"]})
    assert "มาตรการของเรา ปี 2567" in text(client.get(of(plan)))
    second = text(client.post(of(plan, "particulars/"), sent | {"title": "ของคนที่สอง"}))
    assert "ได้บันทึกรายการนี้ไปแล้ว" in second
    again = untouched(second)
    assert again["title"] == ["ของคนที่สอง"]
    client.post(of(plan, "particulars/"), again)
    assert Plan.objects.get(pk=plan.pk).title == "ของคนที่สอง"


@pytest.mark.parametrize(("field", "typed"), [("plan_year", "67"), ("until_year", "2566"), ("oit_year", "x")])
def test_wrong_years_are_said_beside_the_field(plan: Plan, field: str, typed: str) -> None:
    client = officer_of(plan)
    sent = untouched(text(client.get(of(plan, "particulars/")))) | {field: typed}
    page = text(client.post(of(plan, "particulars/"), sent))
    assert f'id="id_{field}_error"' in page
    assert untouched(page)[field] == [typed]


def test_acts_ask_first_and_are_done_by_a_press(plan: Plan) -> None:
    client = officer_of(plan)
    plans.adopt(plan, DAY)
    for what, field, value in (
        ("show", "is_public", True),
        ("hide", "is_public", False),
        ("close", "state", "closed"),
        ("reopen", "state", "adopted"),
    ):
        assert client.get(of(plan, f"act/{what}/")).status_code == 200
        assert getattr(Plan.objects.get(pk=plan.pk), field) != value
        client.post(of(plan, f"act/{what}/"))
        assert getattr(Plan.objects.get(pk=plan.pk), field) == value
    assert client.post(of(plan, "act/burn/")).status_code == 404


def test_a_refused_act_is_explained_on_the_plan(plan: Plan) -> None:
    client = officer_of(plan)
    page = text(client.post(of(plan, "act/show/"), follow=True))
    assert "แผนยังเป็นร่าง" in page
    Progress.objects.create(step=plan.measures.first().steps.first(), reported_on=TODAY, status="done")
    page = text(client.post(of(plan, "act/discard/"), follow=True))
    assert "ลบได้เฉพาะร่างที่ยังไม่มีรายงานความก้าวหน้า" in page
    assert Plan.objects.filter(pk=plan.pk).exists()


def test_a_draft_is_thrown_away(plan: Plan) -> None:
    response = officer_of(plan).post(of(plan, "act/discard/"))
    assert response["Location"] == at(plan.agency)
    assert not Plan.objects.exists()


def test_a_newer_edition_is_offered_and_taken(plan: Plan) -> None:
    client = officer_of(plan)
    newer = published(plan.agency, other={"4": "70"})
    assert "ซึ่งใหม่กว่าฉบับที่แผนนี้ใช้" in text(client.get(of(plan)))
    client.post(of(plan, "act/rest/"))
    assert Plan.objects.get(pk=plan.pk).result == newer
    assert "ซึ่งใหม่กว่าฉบับที่แผนนี้ใช้" not in text(client.get(of(plan)))


def test_risks_stand_in_the_matrix_and_in_a_list_with_what_treats_them() -> None:
    plan = build.plan(agency_with_units(), state=PlanState.DRAFT, kind=PlanKind.ANTI_CORRUPTION.value)
    client = officer_of(plan)
    assert "ยังไม่มีความเสี่ยงในแผนนี้" in text(client.get(of(plan, "risks/")))
    sent = untouched(text(client.get(of(plan, "risks/new/"))))
    client.post(of(plan, "risks/new/"), sent | {"process": "จัดซื้อ", "risk": "ฮั้วประมูล", "likelihood": "3", "impact": "5"})
    page = text(client.get(of(plan, "risks/")))
    assert "ความเสี่ยง 1 ข้อยังไม่มีมาตรการ" in page
    assert '<td class="high"><strong>1</strong> <small>สูง</small></td>' in page
    assert "โอกาส 3 × ผลกระทบ 5" in page
    risk = Risk.objects.get()
    new = untouched(text(client.get(of(plan, f"measures/new/?risk={risk.pk}"))))
    assert new["risks"] == [str(risk.pk)]
    client.post(of(plan, "measures/new/"), new | {"title": "เปิดเผยการจัดซื้อ"})
    assert "ความเสี่ยงทุกข้อมีมาตรการ" in text(client.get(of(plan, "risks/")))


def test_a_risk_is_changed_by_one_at_a_time_and_removed() -> None:
    plan = build.plan(build.agency(), state=PlanState.DRAFT)
    risk = add_risk(plan, RiskDraft("จัดซื้อ", "ฮั้ว"))
    client = officer_of(plan)
    address = at(plan.agency, f"risks/{risk.pk}/edit/")
    sent = untouched(text(client.get(address)))
    client.post(address, sent | {"risk": "ของคนแรก"})
    second = text(client.post(address, sent | {"risk": "ของคนที่สอง", "impact": "2"}))
    assert "ได้บันทึกรายการนี้ไปแล้ว" in second
    client.post(address, untouched(second))
    risk.refresh_from_db()
    assert (risk.risk, risk.impact) == ("ของคนที่สอง", 2)
    page = text(client.post(address, untouched(second) | {"risk": "", "likelihood": "9"}))
    assert 'id="id_risk_error"' in page
    assert 'id="id_likelihood_error"' in page
    client.post(at(plan.agency, f"risks/{risk.pk}/remove/"))
    assert not Risk.objects.exists()


def test_english_pages_hold_no_unmarked_thai(plan: Plan) -> None:
    plan.measures.filter(group="8").delete()
    plans.leave_open(plan, {"8": "รอระบบใหม่"})
    library.put_risks(plan, ["gifts"])
    client, measure, risk = officer_of(plan), plan.measures.first(), plan.risks.get()
    whole = (
        "", "timeline/", "library/", "paste/", "carry/", "left-open/", "adopt/", "particulars/", "act/discard/",
        "risks/", "risks/new/", "measures/new/",
    )  # fmt: skip
    below = [of(plan, one) for one in whole]
    own = [
        f"measures/{measure.pk}/",
        f"measures/{measure.pk}/edit/",
        f"measures/{measure.pk}/remove/",
        f"risks/{risk.pk}/edit/",
    ]
    plain = ["", "new/ita/", "new/anti-corruption/"]
    for address in [*below, *(at(plan.agency, one) for one in [*own, *plain])]:
        page = text(client.get(f"/en{address}"))
        found = [one for one in words_in(page, other_than="th") if THAI.search(one)]
        assert [one for one in found if one not in typed_on(page)] == [], address


def typed_on(page: str) -> set[str]:
    """What people have typed into fields, and names of units in a menu, which has no room for a mark."""
    areas = re.findall(r"<textarea[^>]*>\n?([^<]*)<", page)
    options = re.findall(r"<option[^>]*>([^<]*)<", page)
    return {one.strip() for one in (*areas, *options)}
