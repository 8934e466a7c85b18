"""From a result to a plan in use: started, filled from the library, adopted, summed up, carried over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from prongsai.core.measures.drafts import Years
from prongsai.core.measures.model import PlanKind, Source
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.models import Entry
from prongsai.records.journal.verbs import said
from prongsai.records.measures import library, plans, selectors
from prongsai.records.measures.guarding import EditedMeanwhile
from prongsai.records.measures.models import Plan, PlanState, Progress, Recommendation
from prongsai.records.measures.plans import PlanDraft
from tests import build
from tests.records.measures.plan_results import WEAK, agency_with_units, published

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 16)
YEARS = Years(2567, 2567, 2567, date(2023, 10, 5))


def drafted(agency: Agency, **received: Any) -> Plan:
    """A draft with the default measure of each topic."""
    result = published(agency, **received)
    chosen = [one for topic in library.topics_of(result, YEARS) for one in topic.drafts if one.is_default]
    return library.start_with(agency, PlanKind.ITA, YEARS, result, chosen, build.member(agency))


def words(plan: Plan) -> list[str]:
    """The journal of an agency in Thai, oldest first."""
    entries = Entry.objects.filter(chain=plan.agency.code).order_by("number").select_related("person")
    return [
        said(one.verb, {key: str(value) for key, value in (one.facts | one.person.names).items()}).th for one in entries
    ]


def test_a_press_makes_a_draft_in_which_every_weakness_is_answered() -> None:
    plan = drafted(agency_with_units())
    assert (plan.state, plan.plan_year, plan.result_year, plan.oit_year) == (PlanState.DRAFT, 2567, 2566, 2567)
    assert [one.group for one in plan.measures.all()] == list(WEAK)
    assert selectors.unanswered(plan) == ()


def test_measures_come_with_the_units_days_rhythms_and_figures() -> None:
    plan = selectors.as_data(drafted(agency_with_units()))
    manual = plan.measures[1]
    assert manual.title == "จัดทำคู่มือการยืมและใช้ทรัพย์สินของราชการ และเผยแพร่ให้บุคลากรทุกคน"
    assert manual.owners == ("สำนักปลัด", "กองคลัง")
    assert manual.period is not None
    assert manual.period[:2] == (date(2023, 10, 1), date(2024, 3, 31))
    assert [(one.owners, one.period is not None) for one in manual.steps][2:4] == [(("สำนักปลัด",), True)] * 2
    assert [(one.code, one.shown, one.kind) for one in manual.answers] == [("4", "83.07", "weakness")]
    assert all((one.monitoring, one.success, one.former_way, one.rhythms) for one in plan.measures)


def test_an_agency_without_units_gets_the_usual_names_in_words() -> None:
    plan = selectors.as_data(drafted(build.agency()))
    assert plan.measures[1].owners == ("กองคลัง", "สำนักปลัด")


def test_steps_for_everybody_say_so() -> None:
    plan = selectors.as_data(drafted(agency_with_units()))
    assert ("ทุกสำนัก/กอง",) in [one.owners for measure in plan.measures for one in measure.steps]


def test_advice_is_taken_in_and_what_measures_answer_points_to_it() -> None:
    plan = drafted(agency_with_units(), recommendations={"IIT": "พัฒนาด้านทรัพย์สิน"}, suggestions="- ตอบช้า\n- ไม่มีที่จอดรถ")
    assert Recommendation.objects.filter(agency=plan.agency).count() == 3
    answers = [one for measure in plan.measures.all() for one in measure.answers.all()]
    given = [one.recommendation.text for one in answers if one.recommendation]
    assert sorted(given) == ["ตอบช้า", "พัฒนาด้านทรัพย์สิน", "ไม่มีที่จอดรถ"]
    assert {one.result for one in answers} == {plan.result}


def test_advice_that_the_agency_wrote_down_itself_can_be_answered_too() -> None:
    plan = drafted(agency_with_units())
    Recommendation.objects.create(agency=plan.agency, result_year=2566, source="assessor", code="4", text="เพิ่มที่จอดรถ")
    assert [one.name.th for one in selectors.to_answer(plan)][-1] == "เพิ่มที่จอดรถ"
    topic = next(one for one in library.topics_of_plan(plan) if one.code == "4")
    assert Source.ASSESSOR in {one.source for one in topic.answers}


def test_a_plan_of_a_year_is_made_once() -> None:
    plan = drafted(agency_with_units())
    with pytest.raises(InputError, match="There is already"):
        plans.start(plan.agency, PlanKind.ITA, 2567, plan.result)
    assert plans.start(plan.agency, PlanKind.ANTI_CORRUPTION, 2566, until_year=2569).until_year == 2569
    with pytest.raises(InputError, match="There is already"):
        plans.start(plan.agency, PlanKind.ANTI_CORRUPTION, 2569)


@pytest.mark.parametrize(("first", "last"), [(2567, 2566), (2567, 2572), (2024, 2024)])
def test_years_are_buddhist_in_order_and_at_most_five(first: int, last: int) -> None:
    with pytest.raises(InputError):
        plans.start(build.agency(), PlanKind.ANTI_CORRUPTION, first, until_year=last)


def test_when_nothing_fits_nothing_is_started() -> None:
    agency = agency_with_units()
    plan = drafted(agency)
    with pytest.raises(InputError):
        library.start_with(agency, PlanKind.ITA, YEARS, plan.result, [])
    assert Plan.objects.filter(agency=agency).count() == 1


def test_a_plan_is_adopted_when_every_weakness_is_answered_or_left_open_with_a_reason() -> None:
    plan = drafted(agency_with_units())
    plan.measures.filter(group__in=["7", "8"]).delete()
    with pytest.raises(InputError) as refused:
        plans.adopt(plan, DAY)
    assert "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร (84.54) และตัวชี้วัดที่ 8" in refused.value.text.th
    plans.leave_open(plan, {"7": "รอระบบใหม่ปีหน้า", "8": "  "})
    with pytest.raises(InputError, match="indicator 8"):
        plans.adopt(plan, DAY)
    plans.leave_open(plan, {"8": "ไม่มีงบประมาณ"})
    assert plans.adopt(plan, DAY).state == PlanState.ADOPTED
    assert [(one.code, one.shown) for one in plan.left_open.all()] == [("7", "84.54"), ("8", "82.73")]


def test_a_reason_is_taken_back_with_an_empty_one_and_nothing_is_left_open_that_is_not_weak() -> None:
    plan = drafted(agency_with_units())
    plans.leave_open(plan, {"7": "รอระบบใหม่", "1": "ไม่จำเป็น"})
    plans.leave_open(plan, {"7": ""})
    assert list(plan.left_open.all()) == []


def test_an_empty_plan_is_not_adopted_and_a_plan_only_once() -> None:
    plan = plans.start(build.agency(), PlanKind.ANTI_CORRUPTION, 2567)
    with pytest.raises(InputError, match="no measures"):
        plans.adopt(plan, DAY)
    build.measure(plan)
    plans.adopt(plan, DAY)
    with pytest.raises(InputError, match="in use already"):
        plans.adopt(plan, DAY)


def test_a_plan_that_is_summed_up_is_read_only_until_it_is_opened_again() -> None:
    plan = plans.adopt(drafted(agency_with_units()), DAY)
    plan = plans.close(plan, date(2024, 9, 30))
    assert plan.closed_on == date(2024, 9, 30)
    with pytest.raises(InputError, match="summed up"):
        plans.change(plan, PlanDraft(2567, 2567, 2567, "ชื่อใหม่"))
    with pytest.raises(InputError, match="summed up"):
        plans.leave_open(plan, {"4": "ไม่ทำ"})
    plan = plans.reopen(plan)
    assert plans.change(plan, PlanDraft(2567, 2567, 2567, "ชื่อใหม่")).title == "ชื่อใหม่"


def test_only_a_plan_in_use_is_shown_to_the_public() -> None:
    plan = drafted(agency_with_units())
    with pytest.raises(InputError, match="draft"):
        plans.show(plan)
    assert plans.show(plans.adopt(plan, DAY)).is_public
    assert not plans.show(plan, public=False).is_public


def test_a_draft_is_thrown_away_but_no_plan_in_use_and_none_with_reports() -> None:
    plan = drafted(agency_with_units())
    step = plan.measures.first().steps.first()
    report = Progress.objects.create(step=step, reported_on=DAY, status="done")
    with pytest.raises(InputError):
        plans.discard(plan)
    report.delete()
    plans.discard(plan)
    assert not Plan.objects.filter(pk=plan.pk).exists()


def test_a_newer_edition_is_taken_when_somebody_says_so() -> None:
    plan = drafted(agency_with_units())
    newer = published(plan.agency, other={"4": "70"})
    assert plan.result != newer
    plan = plans.rest_on(plan, newer)
    figures = {one.code: one.shown for one in selectors.to_answer(plan)}
    assert figures["4"] == "70.00"
    assert plan.measures.get(group="4").answers.get().shown == "83.07"


def test_two_people_at_the_particulars_of_a_plan() -> None:
    plan = drafted(agency_with_units())
    seen = plan.version
    plans.change(plan, PlanDraft(2567, 2567, 2567, "ชื่อของคนแรก"), build.member(plan.agency, name="สมใจ"), seen)
    with pytest.raises(EditedMeanwhile) as refused:
        plans.change(plan, PlanDraft(2567, 2567, 2567, "ชื่อของคนที่สอง"), version=seen)
    assert "สมใจ" in refused.value.text.th
    assert Plan.objects.get(pk=plan.pk).title == "ชื่อของคนแรก"
    plans.change(plan, PlanDraft(2567, 2567, 2567, "ชื่อของคนที่สอง"), version=refused.value.version)


def test_the_journal_says_it_all_in_words() -> None:
    plan = drafted(agency_with_units())
    plans.leave_open(plan, {"4": "รอ"})
    plans.leave_open(plan, {"4": ""})
    plans.close(plans.show(plans.adopt(plan, DAY)), DAY)
    told = words(plan)
    assert "เริ่มมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2567" in told
    assert told[-5:] == [
        "ระบุเหตุผลที่ยังไม่ดำเนินการตามตัวชี้วัดที่ 4 ในมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2567",
        "ยกเลิกเหตุผลที่ยังไม่ดำเนินการตามตัวชี้วัดที่ 4 ในมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2567",
        "ใช้มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2567 ตั้งแต่ 16 ธันวาคม 2566",
        "แสดงมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2567 ต่อสาธารณะ",
        "สรุปมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2567",
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "แผนปฏิบัติการป้องกันการทุจริต ปี 2566–2569"),
        ("แผนสุจริต", "แผนสุจริต ปี 2566–2569"),
        ("แผนสุจริต พ.ศ. ๒๕๖๖ – ๒๕๖๙", "แผนสุจริต พ.ศ. ๒๕๖๖ – ๒๕๖๙"),
    ],
)
def test_a_plan_is_called_by_its_title_and_its_years_once(title: str, name: str) -> None:
    plan = build.plan(build.agency(), 2566, kind="anti-corruption", until_year=2569, title=title)
    assert plans.name_of(plan).th == name
