"""Measures and steps changed by one, by two at once, moved, taken away, carried over; risks and what treats them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prongsai.core.calendar.model import Every, Rhythm
from prongsai.core.calendar.reading import read_period
from prongsai.core.measures.model import PlanKind, Status
from prongsai.core.thai.errors import InputError
from prongsai.records.measures import carrying, editing, library, plans, risks, selectors
from prongsai.records.measures.editing import MeasureDraft, Owners, StepDraft
from prongsai.records.measures.guarding import EditedMeanwhile
from prongsai.records.measures.models import Measure, Plan, Progress
from prongsai.records.measures.risks import RiskDraft
from tests import build
from tests.records.measures.plan_results import agency_with_units, published
from tests.records.measures.test_plans import DAY, drafted, words

pytestmark = pytest.mark.django_db


def a_plan() -> Plan:
    agency = agency_with_units()
    return plans.start(agency, PlanKind.ITA, 2567, published(agency))


def a_draft(plan: Plan) -> MeasureDraft:
    """A measure with every column that reports have."""
    clerk, finance = plan.agency.units.all()[:2]
    return MeasureDraft(
        title="การใช้รถส่วนกลาง",
        group="4",
        owners=Owners((clerk, finance), text="ส่วนราชการอื่น"),
        period=read_period("ก.พ. ๖๗ – ก.ย. ๖๗", 2567),
        rhythms=(Rhythm(Every.MONTH), Rhythm(Every.YEAR_END)),
        steps=(
            StepDraft("จัดทำระเบียบ", Owners((clerk,)), read_period("ภายในเดือนมีนาคม ๒๕๖๗", 2567)),
            StepDraft("แจ้งเวียน", Owners(every=True)),
        ),
        answers=tuple(one for one in selectors.to_answer(plan) if one.code == "4"),
        monitoring="รายงานทุกเดือน",
        success="ไม่มีการใช้รถส่วนตัว",
        budget=25_000,
        budget_note="ข้อบัญญัติงบประมาณ",
        former_way="ไม่มีระเบียบ",
        remark="-",
    )  # fmt: skip


def test_what_is_written_is_what_is_read_back() -> None:
    plan = a_plan()
    draft = a_draft(plan)
    again = editing.draft_of(editing.add(plan, draft))
    assert editing.changed_fields(draft, replace(again, steps=draft.steps)) == []
    assert [one.text for one in again.steps] == ["จัดทำระเบียบ", "แจ้งเวียน"]
    assert again.budget == 25_000


def test_saving_without_a_change_writes_nothing() -> None:
    plan = a_plan()
    measure = editing.add(plan, a_draft(plan))
    before = len(words(measure.plan))
    assert editing.change(measure, editing.draft_of(measure)).version == measure.version
    assert Measure.objects.get(pk=measure.pk).version == measure.version
    assert len(words(measure.plan)) == before


def test_the_journal_names_the_fields_that_changed() -> None:
    plan = a_plan()
    measure = editing.add(plan, a_draft(plan))
    draft = editing.draft_of(measure)
    editing.change(measure, replace(draft, title="การใช้รถและน้ำมัน", budget=None, steps=draft.steps[:1]))
    assert words(plan)[-2:] == [
        "เพิ่มมาตรการที่ 1 “การใช้รถส่วนกลาง”",
        "แก้ไขมาตรการ “การใช้รถและน้ำมัน”: ชื่อมาตรการ, ขั้นตอน และงบประมาณ",
    ]


def test_of_two_people_the_second_is_told_and_loses_nothing() -> None:
    plan = a_plan()
    measure = editing.add(plan, a_draft(plan))
    seen, draft = measure.version, editing.draft_of(measure)
    editing.change(measure, replace(draft, remark="ของคนแรก"), build.member(plan.agency, name="สมใจ"), seen)
    with pytest.raises(EditedMeanwhile, match="สมใจ"):
        editing.change(measure, replace(draft, success="ของคนที่สอง"), version=seen)
    stored = Measure.objects.get(pk=measure.pk)
    assert (stored.remark, stored.success, stored.version) == ("ของคนแรก", "ไม่มีการใช้รถส่วนตัว", seen + 1)


def test_a_measure_that_was_taken_away_meanwhile_cannot_be_saved() -> None:
    plan = a_plan()
    measure = editing.add(plan, a_draft(plan))
    draft = editing.draft_of(measure)
    editing.remove(Measure.objects.get(pk=measure.pk))
    with pytest.raises(InputError, match="taken this away"):
        editing.change(measure, draft)


def test_steps_keep_their_reports_when_they_are_reworded_and_moved() -> None:
    plan = a_plan()
    measure = editing.add(plan, a_draft(plan))
    first, second = measure.steps.all()
    Progress.objects.create(step=first, reported_on=DAY, status="done", text="ประกาศแล้ว")
    first.status = Status.DONE.value
    first.save()
    draft = editing.draft_of(measure)
    turned = (draft.steps[1], replace(draft.steps[0], text="ประกาศใช้ระเบียบ"))
    editing.change(measure, replace(draft, steps=turned))
    assert [(one.pk, one.text, one.status) for one in measure.steps.all()] == [
        (second.pk, "แจ้งเวียน", "planned"),
        (first.pk, "ประกาศใช้ระเบียบ", "done"),
    ]


def test_a_step_or_measure_that_was_reported_on_is_not_taken_away() -> None:
    plan = a_plan()
    measure = editing.add(plan, a_draft(plan))
    Progress.objects.create(step=measure.steps.first(), reported_on=DAY, status="under-way")
    draft = editing.draft_of(measure)
    with pytest.raises(InputError, match="จัดทำระเบียบ"):
        editing.change(measure, replace(draft, title="อื่น", steps=draft.steps[1:]))
    with pytest.raises(InputError, match="cannot be removed"):
        editing.remove(measure)
    assert Measure.objects.get(pk=measure.pk).title == "การใช้รถส่วนกลาง"
    assert measure.steps.count() == 2


def test_a_measure_has_a_title() -> None:
    with pytest.raises(InputError, match="Type the measure"):
        editing.add(a_plan(), MeasureDraft("  "))


def test_measures_are_moved_and_numbered_anew() -> None:
    plan = drafted(agency_with_units())
    first = plan.measures.first()
    editing.move(first, 2)
    assert [(one.number, one.group) for one in plan.measures.all()] == [(1, "4"), (2, "7"), (3, "2"), (4, "8")]
    editing.move(first, 99)
    editing.remove(plan.measures.get(group="7"))
    assert [(one.number, one.group) for one in plan.measures.all()] == [(1, "4"), (2, "8"), (3, "2")]


def test_what_a_measure_answers_keeps_the_figure_of_the_edition_in_which_it_was_chosen() -> None:
    plan = a_plan()
    measure = editing.add(plan, a_draft(plan))
    plan = plans.rest_on(plan, published(plan.agency, other={"4": "70"}))
    now = tuple(one for one in selectors.to_answer(plan) if one.code in ("4", "8"))
    editing.change(measure, replace(editing.draft_of(measure), answers=now))
    assert [(one.code, one.shown) for one in measure.answers.all()] == [("4", "83.07"), ("8", "82.73")]


def test_nothing_of_a_plan_that_is_summed_up_changes() -> None:
    plan = plans.close(plans.adopt(drafted(agency_with_units()), DAY), DAY)
    measure = plan.measures.first()
    for act in (
        lambda: editing.add(plan, MeasureDraft("ใหม่")),
        lambda: editing.change(measure, MeasureDraft("ใหม่")),
        lambda: editing.remove(measure),
        lambda: editing.move(measure, 1),
        lambda: risks.add(plan, RiskDraft("จัดซื้อ", "ฮั้ว")),
    ):
        with pytest.raises(InputError, match="summed up"):
            act()


def test_a_plan_is_carried_over_with_its_outcome_and_days_a_year_later() -> None:
    before = a_plan()
    measure = editing.add(before, replace(a_draft(before), outcome="ใช้ระเบียบแล้วทุกกอง"))
    dropped = measure.steps.last()
    dropped.status = Status.DROPPED.value
    dropped.save()
    result = published(before.agency, 2567, {"4": "84", "8": "90"})
    plan = plans.start(before.agency, PlanKind.ITA, 2568, result)
    assert carrying.previous_of(plan) == before
    (carried,) = carrying.carry([measure], plan)
    assert carried.carried_from == measure
    assert Plan.objects.get(pk=plan.pk).previous == before
    draft = editing.draft_of(carried)
    assert draft.period == read_period("ก.พ. ๖๘ – ก.ย. ๖๘", 2568)
    assert [(one.text, one.period) for one in draft.steps] == [("จัดทำระเบียบ", read_period("ภายในเดือนมีนาคม ๒๕๖๘", 2568))]
    assert (draft.former_way, draft.outcome) == ("ใช้ระเบียบแล้วทุกกอง", "")
    assert [(one.code, one.shown) for one in draft.answers] == [("4", "84.00")]
    assert words(plan)[-1].startswith("ยกมาตรการ 1 ข้อจากมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2567 มายัง")


def test_a_measure_is_carried_once_and_what_has_become_strong_keeps_what_it_answered() -> None:
    before = a_plan()
    measure = editing.add(before, a_draft(before))
    high = {str(number): "98" for number in range(1, 11)} | {"5": "90", "6": "90", "10": "90"}
    plan = plans.start(before.agency, PlanKind.ITA, 2568, published(before.agency, 2567, high))
    (carried,) = carrying.carry([measure], plan)
    assert carrying.carry([measure], plan) == []
    assert [(one.code, one.shown) for one in carried.answers.all()] == [("4", "83.07")]


def test_without_an_outcome_the_last_reports_say_what_came_of_it() -> None:
    plan = a_plan()
    measure = editing.add(plan, a_draft(plan))
    first, second = measure.steps.all()
    old = Progress.objects.create(step=first, reported_on=DAY, status="under-way", text="กำลังร่าง")
    Progress.objects.create(step=first, reported_on=DAY, status="done", text="ประกาศแล้ว", replaces=old)
    Progress.objects.create(step=second, reported_on=date(2024, 4, 1), status="done", text="แจ้งครบ")
    assert carrying.outcome_of(measure) == "ประกาศแล้ว\nแจ้งครบ"


def test_risks_are_treated_by_measures() -> None:
    plan = plans.start(agency_with_units(), PlanKind.ANTI_CORRUPTION, 2566, until_year=2569)
    risk = risks.add(plan, RiskDraft("จัดซื้อจัดจ้าง", "กำหนดคุณลักษณะเอื้อผู้ขาย", 3, 5))
    measure = editing.add(plan, MeasureDraft("เปิดเผยการจัดซื้อ", risks=(risk,)))
    assert editing.draft_of(measure).risks == (risk,)
    assert selectors.as_data(plan).risks[0].treated_by == (str(measure.pk),)
    risks.remove(risk)
    assert editing.draft_of(measure).risks == ()


def test_risks_of_the_library_bring_the_measures_that_treat_them_once() -> None:
    plan = plans.start(agency_with_units(), PlanKind.ANTI_CORRUPTION, 2567)
    library.put_risks(plan, ["specification", "acceptance", "gifts"])
    data = selectors.as_data(plan)
    assert [len(one.treated_by) for one in data.risks] == [1, 1, 1]
    assert len(data.measures) == 2
    assert selectors.unanswered(plan) == ()


@pytest.mark.parametrize(
    "draft", [RiskDraft("", "x"), RiskDraft("x", " "), RiskDraft("x", "x", 6, 1), RiskDraft("x", "x", 1, 0)]
)
def test_a_risk_has_words_and_levels_from_one_to_five(draft: RiskDraft) -> None:
    plan = plans.start(build.agency(), PlanKind.ANTI_CORRUPTION, 2567)
    with pytest.raises(InputError):
        risks.add(plan, draft)


def test_two_people_at_one_risk() -> None:
    plan = plans.start(build.agency(), PlanKind.ANTI_CORRUPTION, 2567)
    risk = risks.add(plan, RiskDraft("จัดซื้อ", "ฮั้วประมูล"))
    risks.change(risk, RiskDraft("จัดซื้อ", "ฮั้วประมูลงาน", 2, 2), version=1)
    with pytest.raises(EditedMeanwhile):
        risks.change(risk, RiskDraft("จัดซื้อ", "อื่น"), version=1)


def test_risks_are_carried_over_with_the_measures_that_treat_them() -> None:
    before = plans.start(agency_with_units(), PlanKind.ANTI_CORRUPTION, 2567)
    library.put_risks(before, ["specification", "acceptance"])
    plan = plans.start(before.agency, PlanKind.ANTI_CORRUPTION, 2568)
    carrying.carry(list(before.measures.all()), plan)
    data = selectors.as_data(plan)
    assert [(one.process, len(one.treated_by)) for one in data.risks] == [("การจัดซื้อจัดจ้าง", 1), ("การตรวจรับงาน", 1)]


def test_measures_of_a_plan_that_says_when_it_is_reported_say_no_more_about_it() -> None:
    plan = plans.start(agency_with_units(), PlanKind.ANTI_CORRUPTION, 2567)
    plan = plans.change(plan, plans.PlanDraft(2567, 2567, 2567, rhythms=(Rhythm(Every.QUARTER),)))
    library.put_risks(plan, ["gifts"])
    assert [one.rhythms for one in selectors.as_data(plan).measures] == [()]
    assert selectors.as_data(plan).rhythms == (Rhythm(Every.QUARTER),)
