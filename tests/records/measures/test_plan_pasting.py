"""A pasted table in a plan: its owners are the agency's units where their names are known."""

from __future__ import annotations

import pytest

from prongsai.core.measures.model import PlanKind
from prongsai.core.measures.pasted import read_pasted
from prongsai.records.measures import plans
from prongsai.records.measures.data import as_data
from prongsai.records.measures.pasting import add_pasted, owners_named
from tests import build
from tests.records.measures.plan_results import agency_with_units, published

pytestmark = pytest.mark.django_db
TABLE = (
    "มาตรการ\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\n"
    "ทำแนวปฏิบัติการยืมทรัพย์สิน\tร่าง\nประกาศ\tกองคลัง\nสำนักปลัดฯ\tไตรมาส 2\n"
    "อบรมจริยธรรม\tจัดอบรม\tทุกสำนัก/กอง และสถานศึกษา\tตลอดปี\n"
)


def test_a_table_becomes_measures_that_answer_the_findings_of_their_indicator() -> None:
    agency = agency_with_units()
    plan = plans.start(agency, PlanKind.ITA, 2567, published(agency))
    add_pasted(plan, read_pasted(TABLE, 2567), build.member(agency))
    borrowing, ethics = as_data(plan).measures
    assert [(one.text, one.owners) for one in borrowing.steps] == [("ร่าง", ("กองคลัง",)), ("ประกาศ", ("สำนักปลัด",))]
    assert [(one.code, one.shown) for one in borrowing.answers] == [("4", "83.07")]
    assert ethics.owners == ("ทุกสำนัก/กอง",)


def test_names_that_no_unit_has_stay_in_words() -> None:
    agency = build.agency()
    clerk = build.unit(agency, "สำนักปลัดเทศบาล")
    law = build.unit(agency, "งานนิติการ", clerk)
    owners = owners_named(["สำนักปลัดฯ", "งานนิติการ สำนักปลัดเทศบาล", "ผู้ใหญ่บ้าน", "สำนักงานปลัด"], [clerk, law])
    assert (owners.units, owners.text, owners.every) == ((clerk, law), "ผู้ใหญ่บ้าน", False)
