"""Writing a measure: every column, steps as rows, mistakes, two people at once; and pasting a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.calendar.model import Every, Rhythm
from prongsai.core.measures import model as core
from prongsai.records.measures import editing
from prongsai.records.measures.data import as_data
from prongsai.records.measures.models import Measure, Plan, PlanState, Progress
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.plans.forms import Values, untouched
from tests.records.measures.plan_results import agency_with_units
from tests.records.measures.test_plans import drafted

pytestmark = pytest.mark.django_db
TODAY = date(2024, 2, 15)
TABLE = (
    "มาตรการ\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\n"
    "ทำแนวปฏิบัติการยืมทรัพย์สิน\t- ร่าง - ประกาศ\tกองคลัง\tไตรมาส 2\n"
    "อบรมจริยธรรม\tจัดอบรม\tทุกสำนัก/กอง\tตามความเหมาะสม\n"
)


@pytest.fixture(autouse=True)
def in_february(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def measure() -> Measure:
    """The measure for indicator 4: five steps, two units."""
    return drafted(agency_with_units()).measures.get(group="4")


def text(response: HttpResponse) -> str:
    return response.content.decode()


def of(measure: Measure, rest: str = "edit/") -> str:
    return f"/office/{measure.agency.code}/plans/measures/{measure.pk}/{rest}"


def in_plan(plan: Plan, rest: str) -> str:
    return f"/office/{plan.agency.code}/plans/{plan.pk}/{rest}"


@pytest.fixture
def client(measure: Measure) -> Client:
    return signed_in(build.member(measure.agency, name="สมใจ"))


def opened(client: Client, measure: Measure) -> Values:
    return untouched(text(client.get(of(measure))))


def data_of(measure: Measure) -> core.Measure:
    return next(one for one in as_data(measure.plan).measures if one.key == str(measure.pk))


def test_saving_an_untouched_form_changes_nothing(client: Client, measure: Measure) -> None:
    before = data_of(measure)
    client.post(of(measure), opened(client, measure))
    assert data_of(measure) == before


def test_every_column_is_written_and_read(client: Client, measure: Measure) -> None:
    works = measure.agency.units.get(name="กองช่าง")
    sent = opened(client, measure) | {
        "title": ["การใช้รถส่วนกลาง"], "units": ["all", str(works.pk)], "owner_text": ["ผู้ใหญ่บ้าน\r\nคณะทำงาน"],
        "period": ["ก.พ. ๖๗ – ก.ย. ๖๗"], "rhythms": ["month", "year-end"], "by": ["31 มี.ค. 67"], "group": ["8"],
        "monitoring": ["ตรวจทุกเดือน"], "success": ["ไม่มีการใช้ส่วนตัว"], "budget": ["๒๕,๐๐๐"], "budget_note": ["ข้อบัญญัติ"],
        "expected_gain": ["0.50"], "former_way": ["ไม่มีระเบียบ"], "remark": ["-"], "outcome": ["ได้ผล"],
        "problems": ["โควิด"], "advice": ["ทำต่อ"], "answers": ["finding-weakness-8"],
    }  # fmt: skip
    client.post(of(measure), sent)
    one = data_of(measure)
    assert (one.title, one.group, one.owners) == (
        "การใช้รถส่วนกลาง",
        "8",
        ("ทุกสำนัก/กอง", "กองช่าง", "ผู้ใหญ่บ้าน", "คณะทำงาน"),
    )
    assert one.period == (date(2024, 2, 1), date(2024, 9, 30), "ก.พ. ๖๗ – ก.ย. ๖๗")
    assert one.rhythms == (Rhythm(Every.MONTH), Rhythm(Every.YEAR_END), Rhythm(Every.DATE, date(2024, 3, 31)))
    assert (one.budget, one.budget_note, one.expected_gain) == (25_000, "ข้อบัญญัติ", "0.50")
    assert (one.monitoring, one.success, one.former_way, one.remark) == (
        "ตรวจทุกเดือน",
        "ไม่มีการใช้ส่วนตัว",
        "ไม่มีระเบียบ",
        "-",
    )
    assert (one.outcome, one.problems, one.advice) == ("ได้ผล", "โควิด", "ทำต่อ")
    assert [each.code for each in one.answers] == ["8"]
    page = text(client.get(of(measure, "")))
    for words in ("25,000", "ข้อบัญญัติ", "ไม่มีการใช้ส่วนตัว", "ผู้ใหญ่บ้าน", "ก.พ. ๖๗ – ก.ย. ๖๗"):
        assert words in page


def test_steps_are_added_reworded_moved_and_taken_away(client: Client, measure: Measure) -> None:
    sent = opened(client, measure)
    first, second = measure.steps.all()[:2]
    sent |= {
        "step0-place": ["9"], "step1-text": [""], "step2-text": ["เสนอผู้บริหาร"], "step2-owner": ["กองช่าง, ผู้ใหญ่บ้าน"],
        "step5-text": ["ขั้นตอนใหม่"], "step5-owner": ["ทุกสำนัก/กอง"], "step5-period": ["ภายในเดือนมิถุนายน"],
    }  # fmt: skip
    client.post(of(measure), sent)
    steps = data_of(measure).steps
    assert [one.number for one in steps] == [1, 2, 3, 4, 5]
    assert steps[0].text == "เสนอผู้บริหาร"
    assert steps[0].owners == ("กองช่าง", "ผู้ใหญ่บ้าน")
    assert (steps[3].key, steps[4].text, steps[4].owners) == (str(first.pk), "ขั้นตอนใหม่", ("ทุกสำนัก/กอง",))
    assert steps[4].period is not None
    assert steps[4].period.ends_on == date(2024, 6, 30)
    assert str(second.pk) not in {one.key for one in steps}


def test_more_rows_come_without_a_script_and_everything_typed_stays(client: Client, measure: Measure) -> None:
    sent = opened(client, measure) | {"title": [""], "step5-text": ["ร่างใหม่"], "period": ["เมื่อพร้อม"], "more": ["1"]}
    again = untouched(text(client.post(of(measure), sent)))
    assert int(again["steps"][0]) == int(sent["steps"][0]) + 3
    assert (again["title"], again["step5-text"], again["period"]) == ([""], ["ร่างใหม่"], ["เมื่อพร้อม"])
    assert "step10-text" in again
    assert Measure.objects.get(pk=measure.pk).version == measure.version


def test_mistakes_are_listed_above_and_beside_and_nothing_is_lost(client: Client, measure: Measure) -> None:
    typed = {
        "title": [""], "period": ["ภายใน 30 วัน"], "by": ["31 ก.พ. 67"], "budget": ["สองพัน"],
        "step0-period": ["ม.ค. 2570"],
        "step1-place": ["ต้น"], "remark": ["สำคัญ"],
    }  # fmt: skip
    page = text(client.post(of(measure), opened(client, measure) | typed))
    for field in ("title", "period", "by", "budget", "step0-period", "step1-place"):
        assert f'href="#id_{field}"' in page
        assert f'id="id_{field}_error"' in page
    assert "ระยะเวลานี้อยู่นอกปีงบประมาณของแผน (2567)" in page
    assert {name: untouched(page)[name] for name in typed} == typed
    assert Measure.objects.get(pk=measure.pk).version == measure.version


def test_a_step_that_was_reported_on_is_kept_and_it_is_said_why(client: Client, measure: Measure) -> None:
    Progress.objects.create(step=measure.steps.first(), reported_on=TODAY, status="done")
    page = text(client.post(of(measure), opened(client, measure) | {"step0-text": [""], "remark": ["ของฉัน"]}))
    assert "มีรายงานความก้าวหน้าแล้ว จึงลบไม่ได้" in page
    assert untouched(page)["remark"] == ["ของฉัน"]
    assert measure.steps.count() == 5


def test_the_second_of_two_people_sees_what_the_first_stored_and_loses_nothing(
    client: Client, measure: Measure
) -> None:
    sent = opened(client, measure)
    draft = editing.draft_of(measure)
    steps = (*draft.steps, editing.StepDraft("ขั้นตอนของคนแรก"))
    other = build.member(measure.agency, name="สมศักดิ์")
    editing.change(measure, replace(draft, remark="หมายเหตุของคนแรก", steps=steps), other)
    page = text(client.post(of(measure), sent | {"success": ["ของคนที่สอง"]}))
    assert "สมศักดิ์ได้บันทึกรายการนี้ไปแล้ว" in page
    assert "หมายเหตุของคนแรก" in page
    again = untouched(page)
    assert (again["success"], again["remark"]) == (["ของคนที่สอง"], [""])
    assert ["ขั้นตอนของคนแรก"] in again.values()
    stored = Measure.objects.get(pk=measure.pk)
    assert (stored.remark, stored.success) == ("หมายเหตุของคนแรก", draft.success)
    client.post(of(measure), again)
    stored.refresh_from_db()
    assert (stored.remark, stored.success) == ("", "ของคนที่สอง")
    assert stored.steps.count() == 6


def test_a_step_taken_away_by_somebody_else_is_not_lost_to_who_was_writing_it(client: Client, measure: Measure) -> None:
    sent = opened(client, measure)
    draft = editing.draft_of(measure)
    editing.change(measure, replace(draft, steps=draft.steps[1:]), build.member(measure.agency))
    again = untouched(text(client.post(of(measure), sent | {"step0-text": ["ถ้อยคำใหม่ของฉัน"]})))
    client.post(of(measure), again)
    assert next(one.text for one in measure.steps.all()) == "ถ้อยคำใหม่ของฉัน"


def test_a_measure_in_ones_own_words_begins_with_what_it_is_for(client: Client, measure: Measure) -> None:
    plan = measure.plan
    new = untouched(text(client.get(in_plan(plan, "measures/new/?code=8"))))
    assert (new["group"], new["answers"], new["rhythms"]) == (["8"], ["finding-weakness-8"], ["quarter", "year-end"])
    client.post(in_plan(plan, "measures/new/"), new | {"title": ["ลดขั้นตอนคำร้อง"], "step0-text": ["สำรวจคำร้อง"]})
    made = as_data(plan).measures[-1]
    assert (made.title, [one.text for one in made.steps]) == ("ลดขั้นตอนคำร้อง", ["สำรวจคำร้อง"])
    assert made.period is not None
    assert made.period.text == "ตลอดปีงบประมาณ พ.ศ. 2567"


def test_what_is_typed_in_english_is_printed_in_thai(client: Client, measure: Measure) -> None:
    client.post(f"/en{of(measure)}", opened(client, measure) | {"period": ["by March 2024"]})
    measure.refresh_from_db()
    assert (measure.period_text, measure.ends_on) == ("", date(2024, 3, 31))


def test_words_that_name_no_days_stay_when_nobody_touches_them(client: Client, measure: Measure) -> None:
    Measure.objects.filter(pk=measure.pk).update(period_text="ตามความเหมาะสม")
    client.post(of(measure), opened(client, measure) | {"remark": ["แก้"]})
    measure.refresh_from_db()
    assert (measure.period_text, measure.remark) == ("ตามความเหมาะสม", "แก้")


def test_a_closed_unit_stays_where_it_stood(client: Client, measure: Measure) -> None:
    measure.agency.units.filter(name="กองคลัง").update(is_open=False)
    client.post(of(measure), opened(client, measure) | {"remark": ["แก้"]})
    assert data_of(measure).owners == ("สำนักปลัด", "กองคลัง")


def test_measures_move_and_are_removed_after_a_question(client: Client, measure: Measure) -> None:
    client.post(of(measure, "move/"), {"up": "1"})
    assert [one.group for one in measure.plan.measures.all()] == ["4", "2", "7", "8"]
    client.get(of(measure, "move/"))
    client.post(of(measure, "move/"), {"down": "1"})
    assert client.get(of(measure, "remove/")).status_code == 200
    assert measure.plan.measures.count() == 4
    client.post(of(measure, "remove/"))
    assert [one.number for one in measure.plan.measures.all()] == [1, 2, 3]


def test_a_measure_with_reports_is_not_removed_and_it_is_said_why(client: Client, measure: Measure) -> None:
    Progress.objects.create(step=measure.steps.first(), reported_on=TODAY, status="done")
    page = text(client.post(of(measure, "remove/"), follow=True))
    assert "มีรายงานความก้าวหน้าของมาตรการนี้แล้ว จึงลบไม่ได้" in page
    assert Measure.objects.filter(pk=measure.pk).exists()


def test_nothing_changes_in_a_plan_that_is_summed_up(client: Client, measure: Measure) -> None:
    sent = opened(client, measure)
    Plan.objects.filter(pk=measure.plan_id).update(state=PlanState.CLOSED)
    page = text(client.post(of(measure), sent | {"remark": ["แก้"]}))
    assert "แผนนี้สรุปผลแล้ว จึงแก้ไขไม่ได้" in page
    assert "แก้ไข</a>" not in text(client.get(of(measure, "")))


def test_a_pasted_table_is_shown_first_and_added_by_a_second_press(client: Client, measure: Measure) -> None:
    plan = measure.plan
    read = text(client.post(in_plan(plan, "paste/"), {"table": TABLE}))
    assert "อ่านได้ 2 มาตรการ" in read
    assert "อ่านระยะเวลา “ตามความเหมาะสม” เป็นวันไม่ได้" in read
    assert plan.measures.count() == 4
    sent = untouched(read)
    assert (sent["chosen"], sent["group0"], sent["group1"]) == (["0", "1"], ["4"], ["5"])
    assert sent["table"] == [TABLE]
    client.post(in_plan(plan, "paste/"), sent | {"chosen": ["1"], "group1": ["8"], "add": ["1"]})
    made = as_data(plan).measures[-1]
    assert (plan.measures.count(), made.title, made.owners) == (5, "อบรมจริยธรรม", ("ทุกสำนัก/กอง",))
    assert [one.code for one in made.answers] == ["8"]


@pytest.mark.parametrize(("table", "said"), [("", "โปรดวางตาราง"), ("สวัสดี", "ไม่พบหัวตารางของมาตรการ")])
def test_what_is_no_table_is_refused_and_kept(client: Client, measure: Measure, table: str, said: str) -> None:
    page = text(client.post(in_plan(measure.plan, "paste/"), {"table": table, "add": "1"}))
    assert said in page
    assert untouched(page)["table"] == [table]


def test_with_nothing_ticked_nothing_is_added(client: Client, measure: Measure) -> None:
    page = text(client.post(in_plan(measure.plan, "paste/"), {"table": TABLE, "add": "1"}))
    assert "ยังไม่ได้เลือกมาตรการ" in page
    assert "chosen" not in untouched(page)
    assert measure.plan.measures.count() == 4
