"""The officer's page of a result: what to answer, with which measure, and what the next level lacks."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.test import Client

from prongsai.core.published.row import PublishedRow, Received
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.measures.models import Answer, Measure
from prongsai.records.results.models import Result
from prongsai.records.results.services import record_published
from tests import build
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db

MAE_SAI_2566 = ("95.01", "84.45", "88.62", "83.07", "86.04", "85.07", "84.54", "82.73", "100", "100")


def publish(agency: Agency, year: int = 2566, received: Received | None = None, **figures: str) -> Result:
    """A published result of the agency; the ten indicators of Mae Sai unless others are given."""
    usual = dict(zip(map(str, range(1, 11)), MAE_SAI_2566, strict=True)) | {"total": "91.47"}
    exact = {code.lstrip("_"): Fraction(value) for code, value in (figures or usual).items()}
    row = PublishedRow(2, agency.name, year, exact, province=agency.province, received=received or Received())
    assert record_published([row]).problems == ()
    return Result.objects.get(agency=agency, fiscal_year=year, is_published=True)


def shown(agency: Agency, year: int = 2566, then: str = "", role: Role = Role.OFFICER, language: str = "") -> str:
    client = signed_in(build.member(agency, role))
    response = client.get(f"{language}/office/{agency.code}/analysis/{year}/{then}")
    assert response.status_code == 200
    return response.content.decode()


def answer(measure: Measure, result: Result, code: str, **columns: str) -> None:
    facts = {"source": "finding", "kind": "weakness", "code": code, "indicator": code, "name_th": "x", **columns}
    Answer.objects.create(measure=measure, result=result, **facts)


def test_the_newest_year_is_opened() -> None:
    agency = build.agency()
    publish(agency, 2564, total="80")
    publish(agency)
    response = signed_in(build.member(agency)).get(f"/office/{agency.code}/analysis/")
    assert response["Location"] == f"/office/{agency.code}/analysis/2566/"


def test_without_a_result_the_page_says_what_to_do() -> None:
    agency = build.agency()
    response = signed_in(build.member(agency)).get(f"/office/{agency.code}/analysis/")
    assert "ยังไม่มีผลการประเมินของหน่วยงาน" in response.content.decode()
    assert "ยังไม่มีผลที่วิเคราะห์ได้ของปี 2566" in shown(agency)
    assert "ยังไม่มีผลที่วิเคราะห์ได้ของปี 2566" in shown(agency, then="what-if/?8=90")


def test_weaknesses_without_a_measure_are_counted() -> None:
    agency = build.agency()
    publish(agency)
    page = shown(agency)
    assert "มี 4 เรื่องที่ต่ำกว่าเกณฑ์และยังไม่มีมาตรการ" in page
    assert page.count('<span class="flag wrong">ยังไม่มีมาตรการ</span>') == 4
    assert 'id="finding-weakness-8"' in page
    assert "82.73" in page


def test_each_thing_stands_beside_the_measures_that_answer_it() -> None:
    agency = build.agency()
    result = publish(agency, received=Received(recommendations={"8": "ปรับปรุงขั้นตอน"}, suggestions="ขอที่จอดรถ"))
    plan = build.plan(agency, 2567, result=result)
    answer(build.measure(plan, "ลดขั้นตอนบริการ"), result, "8")
    answer(build.measure(plan, "ทบทวนคู่มือบริการ"), result, "8", source="assessor", kind="", name_th="ปรับปรุงขั้นตอน")
    page = shown(agency)
    finding, advice, suggestion = (page.split(f'<tr id="{key}')[1].split("</tr>")[0] for key in KEYS)
    assert "ลดขั้นตอนบริการ" in finding
    assert "ทบทวนคู่มือบริการ" in advice
    assert "ข้อเสนอแนะของผู้ประเมิน · 8" in advice
    assert "ยังไม่มี" in suggestion
    assert "มี 3 เรื่องที่ต่ำกว่าเกณฑ์และยังไม่มีมาตรการ" in page


KEYS = ("finding-weakness-8", "assessor-8-", "external-")


def test_the_gap_and_what_each_indicator_adds() -> None:
    agency = build.agency()
    publish(agency)
    page = shown(agency)
    assert "ระดับถัดไปคือ “ผ่านดี” ยังขาดดังนี้" in page
    gains = page.split('id="gains"')[1].split("</table>")[0]
    assert gains.index("8 การปรับปรุงระบบการทำงาน") < gains.index("1 การปฏิบัติหน้าที่")
    assert "+1.73" in gains


def test_the_year_before_stands_beside_with_what_changed_in_the_rules() -> None:
    agency = build.agency()
    publish(agency, 2565, total="90.00", _8="80.00")
    publish(agency)
    page = shown(agency)
    assert "เทียบกับปี 2565" in page
    assert "เพิ่มขึ้น 2.73 จาก 80.00 ในปี 2565" in page
    assert "+1.47" in page
    assert "ระดับเปลี่ยนจากอักษร" in page


def test_years_that_cannot_be_compared_are_not() -> None:
    agency = build.agency()
    publish(agency, 2561, total="86.50")
    publish(agency, 2562, total="90")
    change = shown(agency, 2562).split('id="change"')[1]
    assert "วัดห้าดัชนี" in change
    assert "86.50" not in change


def test_an_assumption_is_worked_out_for_the_agency_alone() -> None:
    agency = build.agency()
    publish(agency)
    page = shown(agency, then="what-if/?8=90")
    assert "คะแนนรวม 91.47 เป็น 92.19 (+0.73)" in page
    response = signed_in(build.member(agency)).get(f"/office/{agency.code}/analysis/2566/what-if/?8=90&1=")
    assert response["Location"].endswith("/what-if/?8=90")


def test_every_role_may_read_it_and_the_page_is_in_english_too() -> None:
    agency = build.agency()
    publish(agency)
    assert "What the measures are to answer" in shown(agency, role=Role.UNIT, language="/en")


def test_a_page_of_another_agency_is_not_there(client: Client) -> None:
    agency, neighbour = build.agency("เทศบาลตำบลหนึ่ง"), build.agency("เทศบาลตำบลสอง")
    publish(agency)
    response = signed_in(build.member(neighbour)).get(f"/office/{agency.code}/analysis/2566/")
    assert response.status_code == 404
