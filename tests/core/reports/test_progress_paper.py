"""A progress report says what was reported in its time, what is late then, and what comes next: whenever it is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from prongsai.core.calendar.model import Period
from prongsai.core.measures.model import Evidence, Plan, PlanKind, Progress, Status, Training
from prongsai.core.reports.blocks import Chart, Document
from prongsai.core.reports.progress import build
from tests.core.reports.real_results import block, cells, ids, told
from tests.core.reports.seeds_build import mae_sai_setting, tham_rong_plan, tham_rong_setting

FIRST_QUARTER = Period(date(2020, 10, 1), date(2020, 12, 31))
NOVEMBER = Period(date(2020, 11, 1), date(2020, 11, 30))
FIRST_HALF = Period(date(2020, 10, 1), date(2021, 3, 31))


def paper(stretch: Period = FIRST_QUARTER, plan: Plan | None = None) -> Document:
    return build(tham_rong_setting(), plan or tham_rong_plan(), stretch)


def changed(plan: Plan, number: int, report: Progress | None) -> Plan:
    """The plan with another report, or none, on the first step of a measure."""
    measure = plan.measures[number - 1]
    first = replace(measure.steps[0], progress=(report,) if report else (), status=Status.PLANNED)
    measures = list(plan.measures)
    measures[number - 1] = replace(measure, steps=(first, *measure.steps[1:]))
    return replace(plan, measures=tuple(measures))


# The stretch


def test_the_title_names_month_quarter_or_half_year() -> None:
    assert "ประจำไตรมาสที่ 1 ปีงบประมาณ 2564" in paper().title
    assert "ประจำเดือนพฤศจิกายน 2563" in paper(NOVEMBER).title
    assert "รอบ 6 เดือนแรก" in paper(FIRST_HALF).title


def test_the_counts_are_those_of_the_last_day_of_the_stretch_whatever_came_later() -> None:
    assert "เสร็จแล้ว 18 ขั้นตอน ทำเสร็จร้อยละ 62.1" in told(block(paper(), "counted"))
    assert "เสร็จแล้ว 13 ขั้นตอน ทำเสร็จร้อยละ 44.8" in told(block(paper(NOVEMBER), "counted"))


def test_the_table_of_counts_says_what_the_sentence_says() -> None:
    rows = {row[0]: row[1:] for row in cells(block(paper(), "counts-table"))}
    assert rows == {"ยังไม่เริ่ม": ["11", "37.9"], "เสร็จแล้ว": ["18", "62.1"], "รวม": ["29", "100.0"]}


def test_the_chart_has_a_bar_for_each_measure_and_says_its_figures_in_words() -> None:
    chart = block(paper(), "measures-chart")
    assert isinstance(chart, Chart)
    assert [bar.shown for bar in chart.bars] == ["0", "0", *["100"] * 7]
    assert "มาตรการที่ 9 100" in chart.alt


# What was reported


def test_each_report_stands_under_the_meeting_that_heard_it() -> None:
    rows = cells(block(paper(), "reported-table"))
    assert rows[3][5].startswith("รายงานในการประชุมประจำเดือนพฤศจิกายน 2563 (27 พ.ย. 2563) ดังนี้\n1. ")
    assert rows[0][4:] == ["ยังไม่เริ่ม", ""]


def test_only_the_reports_of_the_stretch_are_told() -> None:
    document = paper(NOVEMBER)
    assert "รอบนี้มีรายงาน 2 ครั้ง จาก 2 ขั้นตอน" in told(block(document, "reported-counted"))
    rows = cells(block(document, "reported-table"))
    assert [bool(row[5]) for row in rows] == [False, False, False, True, True, False, False, False, False]


def test_a_report_with_its_percent_its_proof_and_its_problem() -> None:
    link = Evidence("ประกาศบนเว็บไซต์", "https://example.go.th/p/1")
    report = Progress(date(2020, 12, 20), Status.UNDER_WAY, "ยกร่างแล้ว", 40, "รอฝ่ายกฎหมาย", evidence=(link,))
    document = paper(plan=changed(tham_rong_plan(), 3, report))
    row = cells(block(document, "reported-table"))[2]
    assert "1. ยกร่างแล้ว\nหลักฐาน: ประกาศบนเว็บไซต์ https://example.go.th/p/1" in row[5]
    assert "มาตรการที่ 3 ขั้นตอนที่ 1: รอฝ่ายกฎหมาย" in told(block(document, "problems-list"))
    assert "1. ล่าช้า 28 วัน" in row[4]


def test_a_stretch_without_reports_says_so() -> None:
    empty = paper(Period(date(2021, 3, 1), date(2021, 3, 31)))
    assert told(block(empty, "reported-counted")) == "รอบนี้ไม่มีรายงานใหม่"


# What is late, and what is next


def test_a_step_is_late_from_the_day_after_its_last() -> None:
    plan = changed(tham_rong_plan(), 3, None)
    assert "late-none" in ids(paper(Period(date(2020, 12, 1), date(2020, 12, 3)), plan))
    late = cells(block(paper(plan=plan), "late-table"))
    assert late == [["มาตรการที่ 3 ขั้นตอนที่ 1 กำหนดมาตรการภายใน", late[0][1], "3 ธันวาคม 2563", "28"]]
    assert late[0][1].startswith("สำนักปลัด")


def test_reports_that_nobody_made_are_named_with_their_day_and_who_owes_them() -> None:
    plan = tham_rong_plan()
    measure = replace(plan.measures[5], steps=tuple(replace(one, progress=()) for one in plan.measures[5].steps))
    measure = replace(measure, steps=tuple(replace(one, status=Status.PLANNED) for one in measure.steps))
    plan = replace(plan, measures=(*plan.measures[:5], measure, *plan.measures[6:]))
    assert "มาตรการที่ 6" in told(block(paper(plan=plan), "owed-list"))
    assert "31 ต.ค. 2563 (สำนักปลัด)" in told(block(paper(plan=plan), "owed-list"))


def test_the_next_reports_come_in_the_order_of_their_days() -> None:
    rows = cells(block(paper(), "next-table"))
    assert [row[2] for row in rows] == ["31 มกราคม 2564", "28 กุมภาพันธ์ 2564"]
    assert told(block(paper(FIRST_HALF), "next-none")) == "ไม่มีรายงานที่ต้องส่งอีกในแผนนี้"


def test_meetings_and_training_of_the_stretch_stand_with_how_many_came() -> None:
    training = Training("t", "จริยธรรมในงาน", date(2020, 11, 12), expected=40, attended=37)
    document = paper(plan=replace(tham_rong_plan(), trainings=(training,)))
    assert [row[0] for row in cells(block(document, "meetings-table"))] == [
        "28 ต.ค. 2563",
        "27 พ.ย. 2563",
        "28 ธ.ค. 2563",
    ]
    assert cells(block(document, "trainings-table")) == [["12 พ.ย. 2563", "จริยธรรมในงาน", "40", "37", "92"]]
    assert "trainings-table" not in ids(
        paper(Period(date(2020, 10, 1), date(2020, 10, 31)), replace(tham_rong_plan(), trainings=(training,)))
    )


def test_a_plan_without_measures_or_steps_breaks_no_sentence() -> None:
    empty = build(mae_sai_setting(), Plan(PlanKind.ITA, "", 2567, 2567, 2566, 2567), FIRST_QUARTER)
    assert "แผนมี 0 มาตรการ ยังไม่มีขั้นตอน" in told(block(empty, "counted"))
    assert "ยังไม่มีมาตรการ" in told(block(empty, "reported-none"))
