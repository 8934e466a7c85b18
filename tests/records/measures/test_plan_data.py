"""A stored plan as papers and pages read it, and how it goes on a day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prongsai.core.calendar.model import Every, Rhythm
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.model import PlanKind, Source, Status
from prongsai.records.agencies.models import Role, Unit
from prongsai.records.files.services import keep
from prongsai.records.measures import selectors
from prongsai.records.measures.data import as_data
from prongsai.records.measures.models import Answer, LeftOpen, Meeting, Plan, PlanState, Progress, Risk
from prongsai.records.measures.times import stored_rhythms
from tests import build

pytestmark = pytest.mark.django_db
MID_YEAR = date(2024, 4, 1)


def a_plan() -> Plan:
    """Two measures: one that everybody does, one by two units with steps of their own, owners and times."""
    agency = build.agency()
    plan = build.plan(agency)
    build.measure(plan, "ให้ความรู้เรื่อง ITA", "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", all_units=True)
    manual = build.measure(
        plan, rhythms=[{"every": "month"}, {"every": "year-end"}], owner_text="นายช่าง\nและส่วนราชการอื่น"
    )
    manual.units.add(build.unit(agency), build.unit(agency, "งานพัสดุ", build.unit(agency, "กองคลัง")))
    build.step(manual, "จัดทำคู่มือ", "ภายในเดือนมีนาคม ๒๕๖๗", build.unit(agency, "กองคลัง"), status="under-way")
    build.step(manual, "แจ้งเวียน", "ม.ค. 67 - ก.ย. 67", status="done")
    Answer.objects.create(
        measure=manual, source="finding", kind="weakness", code="4", indicator="4", name_th="การใช้ทรัพย์สิน", shown="83.07"
    )
    return plan


def test_everything_of_a_plan_arrives_in_core() -> None:
    plan = as_data(a_plan())
    everybody, manual = plan.measures
    assert (plan.kind, plan.plan_year, plan.result_year, plan.oit_year) == (PlanKind.ITA, 2567, 2566, 2567)
    assert everybody.owners == ("ทุกสำนัก/กอง",)
    assert everybody.period is not None
    assert everybody.period.text == "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗"
    assert manual.owners == ("สำนักปลัด", "งานพัสดุ กองคลัง", "นายช่าง", "และส่วนราชการอื่น")
    assert manual.rhythms == (Rhythm(Every.MONTH), Rhythm(Every.YEAR_END))
    assert [(one.source, one.code, one.shown) for one in manual.answers] == [(Source.FINDING, "4", "83.07")]
    assert [(one.text, one.owners, one.status) for one in manual.steps] == [
        ("จัดทำคู่มือ", ("กองคลัง",), Status.UNDER_WAY),
        ("แจ้งเวียน", (), Status.DONE),
    ]


def test_replaced_reports_are_left_out_and_evidence_is_kept() -> None:
    plan = a_plan()
    step = plan.measures.last().steps.first()
    meeting = Meeting.objects.create(agency=plan.agency, plan=plan, title="ประชุมประจำเดือน", held_on=MID_YEAR)
    first = Progress.objects.create(step=step, reported_on=MID_YEAR, status="under-way", text="ร่างแล้ว")
    second = Progress.objects.create(
        step=step, reported_on=MID_YEAR, status="done", text="ประกาศใช้แล้ว", meeting=meeting, replaces=first,
        for_unit=build.unit(plan.agency), links=["https://example.go.th/manual"],
    )  # fmt: skip
    second.files.add(keep(plan.agency, "รูปประชุม.jpg", b"jpeg", "image/jpeg"))
    (report,) = as_data(plan).measures[1].steps[0].progress
    assert (report.text, report.meeting, report.for_unit) == ("ประกาศใช้แล้ว", "ประชุมประจำเดือน", "สำนักปลัด")
    assert [(one.title, one.is_photo) for one in report.evidence] == [
        ("รูปประชุม.jpg", True),
        ("https://example.go.th/manual", False),
    ]


def test_risks_name_the_measures_that_treat_them_and_what_is_left_open_its_reason() -> None:
    plan = a_plan()
    risk = Risk.objects.create(plan=plan, number=1, process="จัดซื้อ", risk="กำหนดคุณลักษณะเอื้อผู้ขาย", likelihood=3, impact=5)
    measure = plan.measures.first()
    Answer.objects.create(measure=measure, source="risk", name_th=risk.risk, risk=risk)
    LeftOpen.objects.create(plan=plan, code="8", name_th="การปรับปรุง", shown="82.73", reason="รอระบบใหม่ปีหน้า")
    data = as_data(plan)
    assert (data.risks[0].treated_by, data.risks[0].impact) == ((str(measure.pk),), 5)
    assert (data.left_open[0].name.th, data.left_open[0].reason) == ("การปรับปรุง", "รอระบบใหม่ปีหน้า")


def test_a_longer_plan_costs_no_more_queries() -> None:
    plan = a_plan()
    assert queries_of(plan) == queries_of(plan, longer=True)
    assert queries_of(plan) <= 18


def queries_of(plan: Plan, *, longer: bool = False) -> int:
    for _ in range(5 if longer else 0):
        build.step(build.measure(plan), "ทำ", "ตลอดปี", build.unit(plan.agency))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        as_data(plan)
    return len(asked)


def test_rhythms_are_stored_and_read_back() -> None:
    rhythms = (Rhythm(Every.YEAR_END), Rhythm(Every.DATE, MID_YEAR))
    assert stored_rhythms(rhythms) == [{"every": "year-end"}, {"every": "date", "by": "2024-04-01"}]


def test_the_summary_counts_steps_and_names_what_is_late_and_what_is_due() -> None:
    plan = a_plan()
    (summary,) = selectors.summary(plan.agency, MID_YEAR)
    assert (summary.measures, summary.steps, summary.done, summary.kept) == (2, 2, 1, 2)
    assert summary.standings == {Standing.LATE: 1, Standing.DONE: 1}
    assert [one.text for one in summary.late] == ["จัดทำคู่มือ"]
    assert summary.next_due is not None
    assert (summary.next_due.on, summary.next_due.measure.title) == (date(2024, 4, 30), "จัดทำคู่มือการใช้ทรัพย์สิน")


def test_on_its_last_day_a_step_is_not_late() -> None:
    plan = a_plan()
    assert selectors.late(plan.agency, date(2024, 3, 31)) == ()
    assert [one.text for one in selectors.late(plan.agency, MID_YEAR)] == ["จัดทำคู่มือ"]


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.CLOSED])
def test_only_plans_in_use_can_be_late(state: PlanState) -> None:
    plan = a_plan()
    Plan.objects.filter(pk=plan.pk).update(state=state)
    assert selectors.late(plan.agency, MID_YEAR) == ()
    assert len(selectors.summary(plan.agency, MID_YEAR)) == (state == PlanState.DRAFT)


def test_mine_are_the_steps_of_my_unit_of_its_sections_and_of_everybody() -> None:
    agency = build.agency()
    finance, clerk = build.unit(agency, "กองคลัง"), build.unit(agency)
    supplies = build.unit(agency, "งานพัสดุ", finance)
    measure = build.measure(build.plan(agency))
    measure.units.add(clerk)
    for text, units in (("ของสำนักปลัดตามมาตรการ", ()), ("ของกองคลัง", (finance,)), ("ของงานพัสดุ", (supplies,))):
        build.step(measure, text, "", *units)
    build.step(measure, "ของทุกกอง", all_units=True)
    assert texts_of_member(finance) == ["ของกองคลัง", "ของงานพัสดุ", "ของทุกกอง"]
    assert texts_of_member(supplies) == ["ของงานพัสดุ", "ของทุกกอง"]
    assert texts_of_member(clerk) == ["ของสำนักปลัดตามมาตรการ", "ของทุกกอง"]
    assert selectors.mine(build.member(agency), agency) == []


def texts_of_member(unit: Unit) -> list[str]:
    person = build.member(unit.agency, Role.UNIT, in_unit=unit)
    return [one.text for one in selectors.mine(person, unit.agency)]


def test_a_plan_of_several_years_is_the_plan_of_each() -> None:
    agency = build.agency()
    four_years = build.plan(agency, 2566, kind=PlanKind.ANTI_CORRUPTION.value, until_year=2569)
    assert selectors.plan_of(agency, PlanKind.ANTI_CORRUPTION, 2568) == four_years
    assert selectors.plan_of(agency, PlanKind.ANTI_CORRUPTION, 2570) is None
    assert selectors.plan_of(agency, PlanKind.ITA, 2568) is None
