"""The report at the end of the year: what was done, what came of it, and the result before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from prongsai.core.calendar.model import Period
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.model import Evidence, Plan, PlanKind, Progress, Status
from prongsai.core.reports.blocks import Cover, Document, Pictures, Table
from prongsai.core.reports.standing import plan_on
from prongsai.core.reports.year_end import YearEndForm, build, plan_at
from prongsai.core.thai.dates import fiscal_year_span
from tests.core.reports.real_results import block, cells, chan_lan, ids, mae_sai, subject, tham_rong, told
from tests.core.reports.seeds_build import (
    chan_lan_plan,
    chan_lan_setting,
    mae_sai_plan,
    mae_sai_setting,
    tham_rong_plan,
    tham_rong_setting,
)


def tham_rong_paper(plan: Plan | None = None) -> Document:
    return build(tham_rong_setting(), plan or tham_rong_plan(), tham_rong(), arrange="instrument")


def chan_lan_paper() -> Document:
    form = YearEndForm.FORMER_AND_RESULT
    return build(chan_lan_setting(), chan_lan_plan(), later=chan_lan(), form=form, with_cover=True)


def headers(document: Document, key: str) -> list[str]:
    table = block(document, key)
    assert isinstance(table, Table)
    return [one.header for one in table.columns]


# The form of Tham Rong


def test_tham_rong_has_a_table_for_each_instrument_with_what_was_reported_in_which_month() -> None:
    document = tham_rong_paper()
    assert headers(document, "measures-table-IIT") == [
        "มาตรการ/แนวทาง",
        "วิธีการดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "ผลการดำเนินการ",
        "ข้อเสนอแนะ",
    ]
    (iit,) = cells(block(document, "measures-table-IIT"))
    assert iit[3] == "4 ก.พ. 64"
    assert iit[4].startswith("รายงานในการประชุมประจำเดือนกุมภาพันธ์ 2564")
    assert iit[4].count("\n") == 6
    (eit,) = cells(block(document, "measures-table-EIT"))
    assert eit[2] == "สำนักปลัด\nกองคลัง\nกองช่าง\nกองการศึกษา\nกองสวัสดิการสังคม"
    months = [row[4].split("ประจำเดือน")[1].split()[0] for row in cells(block(document, "measures-table-OIT"))]
    assert months == ["ธันวาคม", "พฤศจิกายน", "พฤศจิกายน", "ตุลาคม", "ตุลาคม", "ตุลาคม", "ตุลาคม"]


def test_tham_rong_tells_the_scores_it_has_and_calls_none_the_lowest_of_one() -> None:
    document = tham_rong_paper()
    assert "94.48" in told(block(document, "measures-IIT-says"))
    assert "83.65" in told(block(document, "measures-EIT-says"))
    assert "50.00" in told(block(document, "measures-OIT-says"))
    assert "ต่ำสุด" not in told(block(document, "measures-IIT-says"))


def test_the_caption_names_the_result_and_the_year_of_the_measures() -> None:
    table = block(tham_rong_paper(), "measures-table-IIT")
    assert isinstance(table, Table)
    assert table.caption.endswith("ผลการประเมิน IIT ปีงบประมาณ พ.ศ. 2563 เพื่อปรับปรุงและพัฒนาในปีงบประมาณ พ.ศ. 2564")


# The form of Chan Lan


def test_chan_lan_has_the_former_way_beside_the_result_and_an_owner_for_each_step() -> None:
    document = chan_lan_paper()
    assert headers(document, "measures-table") == [
        "มาตรการหรือกิจกรรม",
        "วิธีการดำเนินการ (เดิม)",
        "สรุปผลการดำเนินการ",
        "ผลลัพธ์หรือความสำเร็จ",
        "ผู้รับผิดชอบ",
        "หมายเหตุ",
    ]
    rows = cells(block(document, "measures-table"))
    assert rows[0][1] == "จัดประชุมบุคลากร\nส่งบุคลากรอบรมตามสายงาน"
    assert [(row[2][:2], row[4]) for row in rows[:5]] == [
        ("1.", "ทุกสำนัก/กอง"),
        ("2.", "สำนักปลัด"),
        ("3.", "ทุกสำนัก/กอง"),
        ("4.", "สำนักปลัด"),
        ("5.", "ทุกสำนัก/กอง"),
    ]
    assert rows[2][3] == "อบรมครบทุกสายงาน ร้อยละ 100"
    assert rows[5][3].count("\n") == 3


def test_an_outcome_of_fewer_lines_than_steps_stands_beside_the_first() -> None:
    plan = chan_lan_plan()
    plan = replace(plan, measures=(replace(plan.measures[0], outcome="บริการเร็วขึ้น"), plan.measures[1]))
    rows = cells(block(build(chan_lan_setting(), plan, form=YearEndForm.FORMER_AND_RESULT), "measures-table"))
    assert [row[3] for row in rows[:5]] == ["บริการเร็วขึ้น", "", "", "", ""]


def test_chan_lan_has_a_cover_a_foreword_and_its_order_of_9_february() -> None:
    document = chan_lan_paper()
    cover = block(document, "cover")
    assert isinstance(cover, Cover)
    assert cover.foot == (
        "องค์การบริหารส่วนตำบลจานลาน",
        "อำเภอพนา จังหวัดอำนาจเจริญ",
        "โทรศัพท์ 0 4598 9663",
        "www.janlan-acr.go.th",
    )
    assert told(block(document, "foreword-month")) == "กุมภาพันธ์ 2567"
    assert "ตามคำสั่งที่ 70/2566 ลงวันที่ 9 กุมภาพันธ์ 2566" in told(block(document, "committee-ita"))


# Counts and what was not done


def test_the_counts_agree_with_the_table() -> None:
    document = tham_rong_paper()
    assert "9 มาตรการ 29 ขั้นตอน เสร็จแล้ว 29 ขั้นตอน ทำเสร็จร้อยละ 100.0" in told(block(document, "counted"))
    tables = [f"measures-table-{code}" for code in ("IIT", "EIT", "OIT")]
    steps = sum(row[1].count("\n") + 1 for key in tables for row in cells(block(document, key)))
    assert steps == 29
    assert told(block(document, "all-done")) == "ทุกขั้นตอนแล้วเสร็จ"


def test_what_was_dropped_or_late_stands_with_its_reason() -> None:
    plan = tham_rong_plan()
    first, *rest = plan.measures[0].steps
    dropped = replace(first, status=Status.DROPPED, dropped_because="ยุบรวมกับระเบียบพัสดุ", progress=())
    slow = replace(rest[0], progress=(Progress(date(2021, 2, 26), Status.UNDER_WAY, "ทำไปครึ่งหนึ่ง", 50, "ขาดคน"),))
    plan = replace(plan, measures=(replace(plan.measures[0], steps=(dropped, slow, *rest[1:])), *plan.measures[1:]))
    document = tham_rong_paper(plan)
    one, two = cells(block(document, "unfinished-table"))
    assert one[2:] == ["ยกเลิก", "ยุบรวมกับระเบียบพัสดุ"]
    assert two[2:] == ["ล่าช้า 238 วัน", "ขาดคน"]
    assert "ทำเสร็จร้อยละ 96.4 ของขั้นตอนที่ไม่ได้ยกเลิก" in told(block(document, "counted"))


def test_nothing_is_said_to_be_done_that_nobody_reported() -> None:
    document = build(mae_sai_setting(), mae_sai_plan(), mae_sai())
    assert "ยังไม่มีรายงาน (ล่าช้า" not in told(block(document, "counted"))
    assert "1. ยังไม่มีรายงาน (ยังไม่เริ่ม)" in told(block(document, "measures-table"))


# Before and after


def test_before_and_after_stand_side_by_side_with_the_measures_about_them() -> None:
    later = subject("เทศบาลตำบลแม่สายมิตรภาพ", 2567, {"4": "88.10", "9": "98.00", "total": "93.00"})
    document = build(mae_sai_setting(), mae_sai_plan(), mae_sai(), later=later)
    rows = {row[0]: row[1:] for row in cells(block(document, "compared-table"))}
    assert rows["คะแนนรวม"] == ["91.47", "93.00", "+1.53", ""]
    assert rows["ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ"] == ["83.07", "88.10", "+5.03", "มาตรการที่ 5"]
    assert rows["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"][2] == "-2.00"
    assert "อาจมีเหตุอื่น" in told(block(document, "compared-says"))
    assert "รายการ OIT ลดจาก 43" in told(block(document, "compared-cautions"))


def test_unlike_years_are_not_compared() -> None:
    before = subject("อบต.ทดสอบ", 2561, {"total": "80"})
    later = subject("อบต.ทดสอบ", 2566, {"total": "90"})
    document = build(mae_sai_setting(), mae_sai_plan(), before, later=later)
    assert "compared-table" not in ids(document)
    assert "เทียบ" in told(block(document, "compared-severed"))


def test_a_later_result_alone_is_told_and_not_compared() -> None:
    document = chan_lan_paper()
    assert told(block(document, "compared-later-1")) == "คะแนนรวม 84.14 คะแนน ระดับ “ต้องปรับปรุง”"
    assert "เทียบผลไม่ได้" in told(block(document, "compared-none"))


# Proof


def test_photos_and_documents_that_were_handed_in_are_the_appendix() -> None:
    plan = tham_rong_plan()
    photo = Evidence("ประชุมเดือนตุลาคม", sha256="ab" * 32, is_photo=True)
    link = Evidence("ประกาศ", "https://example.go.th/1")
    report = replace(plan.measures[8].steps[0].progress[0], evidence=(photo, link))
    step = replace(plan.measures[8].steps[0], progress=(report,))
    measure = replace(plan.measures[8], steps=(step, *plan.measures[8].steps[1:]))
    document = tham_rong_paper(replace(plan, measures=(*plan.measures[:8], measure)))
    photos = block(document, "photos")
    assert isinstance(photos, Pictures)
    assert photos.pictures[0].source == "ab" * 32
    assert photos.pictures[0].caption == "มาตรการที่ 9 ขั้นตอนที่ 1 ประชุมเดือนตุลาคม"
    assert cells(block(document, "proof-table")) == [["9/1", "ประกาศ", "https://example.go.th/1"]]
    assert "appendix" not in ids(tham_rong_paper())


def test_an_empty_plan_has_nothing_to_report_and_says_so() -> None:
    document = build(mae_sai_setting(), Plan(PlanKind.ITA, "", 2567, 2567, 2566, 2567))
    assert "ไม่มีมาตรการในแผนนี้" in told(block(document, "results-none"))


def test_the_anti_corruption_plan_is_reported_by_the_same_builder() -> None:
    document = build(mae_sai_setting(), replace(mae_sai_plan(), kind=PlanKind.ANTI_CORRUPTION))
    assert "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต" in document.title
    assert "source" not in ids(document)
    assert "risks-none" in ids(document)


def test_at_the_end_of_the_plan_a_step_due_that_day_and_never_begun_is_late_as_on_the_next_morning() -> None:
    setting, plan = replace(tham_rong_setting(), dated=None), tham_rong_plan()
    first, *others = plan.measures
    last_day = fiscal_year_span(plan.until_year)[1]
    idle = replace(first.steps[0], status=Status.PLANNED, progress=(), period=Period(last_day, last_day))
    plan = replace(plan, measures=(replace(first, steps=(idle,)), *others))
    at_the_end, next_morning = plan_at(setting, plan), plan_on(plan, last_day + timedelta(days=1))
    assert (at_the_end.steps[0].standing, at_the_end.steps[0].days_late) == (Standing.LATE, 1)
    assert at_the_end.counted == next_morning.counted
    assert plan_on(plan, last_day - timedelta(days=1)).steps[0].standing is Standing.NOT_STARTED
    said = told(block(build(setting, plan, tham_rong(), arrange="instrument"), "counted"))
    assert said.startswith("ณ วันที่ 30 กันยายน 2564 ")
    assert "ล่าช้า 1 ขั้นตอน" in said
    assert "ยังไม่เริ่ม" not in said
