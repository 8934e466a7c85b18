"""The plan says what is to be done, by whom, by when and who watches, as agencies' own plans do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prongsai.core.calendar.model import Every, Period, Rhythm
from prongsai.core.measures.model import LeftOpen, Measure, Plan, PlanKind, Risk, Step
from prongsai.core.reports.blocks import Document, Heading, Row, Table
from prongsai.core.reports.plan import ColumnSet, build
from prongsai.core.text import Text
from tests.core.reports.real_results import block, cells, ids, lampang, mae_sai, song_phi_nong, subject, told
from tests.core.reports.seeds_build import (
    LAMPANG_PROBLEM,
    chan_lan_plan,
    chan_lan_setting,
    lampang_plan,
    lampang_setting,
    mae_sai_plan,
    mae_sai_setting,
    song_phi_nong_plan,
    song_phi_nong_setting,
)


def headers(document: Document, key: str) -> list[str]:
    table = block(document, key)
    assert isinstance(table, Table)
    return [one.header for one in table.columns]


def lampang_paper(**options: object) -> Document:
    given = {"columns": ColumnSet.PERIOD, "arrange": "instrument", "problems": (LAMPANG_PROBLEM,)} | options
    return build(lampang_setting(), lampang_plan(), lampang(), **given)  # type: ignore[arg-type]


# Column sets


def test_song_phi_nong_has_the_advice_first_and_a_table_for_each_instrument() -> None:
    document = build(
        song_phi_nong_setting(),
        song_phi_nong_plan(),
        song_phi_nong(),
        columns=ColumnSet.ASSESSOR,
        arrange="instrument",
    )
    assert headers(document, "measures-table-IIT") == [
        "ผลการประเมิน/ข้อเสนอแนะจากผู้ประเมิน",
        "ขั้นตอนหรือวิธีการ",
        "ผู้รับผิดชอบ",
        "การกำกับติดตาม",
    ]
    (row,) = cells(block(document, "measures-table-IIT"))
    assert row[0].startswith("- ข้อเสนอแนะ: ทำขั้นตอนขออนุญาตยืม")
    assert "1. จัดทำแนวทางปฏิบัติ" in row[0]
    assert row[2] == "สำนักปลัด\nกองคลัง"
    assert "ทำขั้นตอนขออนุญาตยืม" in told(block(document, "measures-IIT-advice"))
    assert told(block(document, "measures-OIT-none")) == "ไม่มีมาตรการเฉพาะของเครื่องมือนี้"


def test_song_phi_nong_reports_at_two_rhythms_at_once() -> None:
    document = build(song_phi_nong_setting(), song_phi_nong_plan(), song_phi_nong())
    (row,) = [row for row in cells(block(document, "measures-table")) if row[0].startswith("2.")]
    assert row[3] == "รายงานทุกเดือน และสรุปเมื่อสิ้นปีงบประมาณ"
    assert "รายงานทุกเดือน และสรุปเมื่อสิ้นปีงบประมาณ: มาตรการที่ 2" in told(block(document, "following-rhythms"))


def test_mae_sai_runs_throughout_the_year_or_is_summed_up_by_march() -> None:
    document = build(mae_sai_setting(), mae_sai_plan(), mae_sai(), arrange="plan")
    rows = cells(block(document, "measures-table"))
    assert [row[0].split(".")[0] for row in rows] == [str(number) for number in range(1, 11)]
    assert rows[0][3] == "รายงานความก้าวหน้าและสรุปผลภายในเดือนมีนาคม 2567"
    assert rows[2][3].startswith("ตลอดปีงบประมาณ พ.ศ. 2567")
    assert rows[2][2] == "ทุกสำนัก/กอง"
    assert rows[5][2] == "สำนักปลัด/กองคลัง"


def test_lampang_has_a_column_for_time_with_its_own_words() -> None:
    document = lampang_paper()
    assert headers(document, "measures-table-OIT") == [
        "มาตรการ/แนวทาง",
        "วิธีการดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "การติดตามผล",
    ]
    first, second = cells(block(document, "measures-table-OIT"))
    assert first[3:] == ["ภายในปีงบประมาณ 2565", "รายงานผลการดำเนินงานทุก 3 เดือน"]
    assert second[3] == "ก.พ. 65 – ก.ย. 65"
    assert second[2] == "กองยุทธศาสตร์และงบประมาณ\nส่วนราชการต่าง ๆ"


def test_lampang_tells_the_meeting_of_16_december_and_the_problems() -> None:
    document = lampang_paper()
    said = told(block(document, "set-by-december"))
    assert said.startswith("จากการประชุมองค์การบริหารส่วนจังหวัดลำปาง เมื่อวันที่ 16 ธันวาคม 2564")
    assert said.endswith("มติที่ประชุม: เห็นชอบมาตรการทั้งสองข้อ")
    assert "โควิด 19" in told(block(document, "problems-list"))
    assert "สมาชิกสภา 1 คน" in told(block(document, "following-watchers"))


def test_the_whole_set_has_success_budget_and_gain_where_somebody_gave_them() -> None:
    plan = mae_sai_plan()
    first = replace(
        plan.measures[0], success="ไม่มีเรื่องร้องเรียน", budget=30000, budget_note="ข้อบัญญัติ", expected_gain="0.50"
    )
    whole = build(mae_sai_setting(), replace(plan, measures=(first, *plan.measures[1:])), columns=ColumnSet.FULL)
    assert headers(whole, "measures-table")[-3:] == ["ตัวชี้วัดความสำเร็จ", "งบประมาณ", "คะแนนรวมที่คาดว่าจะเพิ่ม"]
    assert "30,000 บาท\nข้อบัญญัติ" in told(block(whole, "measures-table"))
    assert "30,000 บาท ใน 1 มาตรการ" in told(block(whole, "measures-counted"))
    bare = build(mae_sai_setting(), plan, columns=ColumnSet.FULL)
    assert headers(bare, "measures-table")[-1] == "การกำกับติดตาม"


# Owners and times of steps


def test_a_step_with_its_own_owner_stands_beside_it() -> None:
    table = block(build(chan_lan_setting(), chan_lan_plan()), "measures-table")
    assert isinstance(table, Table)
    rows = [row for row in table.rows if isinstance(row, Row)]
    assert [row.key for row in rows[:2]] == ["quality-s1", "quality-s2"]
    told_rows = cells(table)
    assert [row[2] for row in told_rows[:5]] == ["ทุกสำนัก/กอง", "สำนักปลัด", "ทุกสำนัก/กอง", "สำนักปลัด", "ทุกสำนัก/กอง"]
    assert [row.joins for row in rows[:5]] == [(), (0, 3), (0, 3), (0, 3), (0, 3)]


def test_steps_of_one_owner_and_time_share_one_row() -> None:
    rows = cells(block(build(chan_lan_setting(), chan_lan_plan()), "measures-table"))
    assert rows[5][1].count("\n") == 3
    assert rows[5][2] == "ทุกสำนัก/กอง"


def test_a_step_with_a_time_of_its_own_has_a_row_of_its_own() -> None:
    december = Period(date(2023, 12, 1), date(2023, 12, 31))
    steps = (Step("a", 1, "ประกาศ", period=december), Step("b", 2, "ติดตาม"))
    measure = Measure("m", 1, "มาตรการ", steps=steps, owners=("กองคลัง",), rhythms=(Rhythm(Every.MONTH),))
    plan = Plan(PlanKind.ITA, "", 2567, 2567, 2566, 2567, measures=(measure,))
    rows = cells(block(build(mae_sai_setting(), plan, columns=ColumnSet.PERIOD), "measures-table"))
    assert [row[3] for row in rows] == ["เดือนธันวาคม 2566", ""]


# What the measures answer


def test_each_weak_indicator_stands_with_the_measures_that_answer_it() -> None:
    rows = cells(block(build(mae_sai_setting(), mae_sai_plan(), mae_sai()), "answering-table"))
    assert [row[0].split()[1] for row in rows] == ["2", "4", "7", "8"]
    assert rows[1][1].splitlines()[0] == "- ได้ 83.07 คะแนน ต่ำกว่า 85.00"
    assert rows[1][2] == "มาตรการที่ 5 กำหนดแนวปฏิบัติการขอยืมทรัพย์สินของราชการ"


def test_a_weak_question_of_a_strong_indicator_is_to_be_worked_on() -> None:
    result = subject("อบต.ทดสอบ", 2564, {"total": "90", "5": "86.04", "i25": "84.20", "o42": "0"})
    rows = {
        row[0].split()[1]: row
        for row in cells(block(build(lampang_setting(), lampang_plan(), result), "answering-table"))
    }
    assert rows["5"][1].splitlines()[0] == "- ได้ 86.04 คะแนน"
    assert rows["5"][1].splitlines()[1].startswith("- i25 ")
    assert "84.20" in rows["5"][1]
    assert "o42 มาตรการส่งเสริมคุณธรรมและความโปร่งใส ได้ 0 คะแนน" in rows["10"][1]


def test_what_a_weak_indicator_assesses_is_told_where_its_questions_are_not_known() -> None:
    rows = cells(block(build(mae_sai_setting(), mae_sai_plan(), mae_sai()), "answering-table"))
    assert "สิ่งที่ประเมิน: รู้แนวปฏิบัติการใช้ทรัพย์สินของราชการ" in rows[1][1]


def test_what_nobody_answered_is_said_to_be_open_with_or_without_a_reason() -> None:
    plan = mae_sai_plan()
    kept = tuple(one for one in plan.measures if one.group not in ("4", "7"))
    left = (LeftOpen("7", Text("ประสิทธิภาพการสื่อสาร", "Communication"), "84.54", "รอเว็บไซต์ใหม่"),)
    document = build(mae_sai_setting(), replace(plan, measures=kept, left_open=left), mae_sai())
    rows = {row[0].split()[1]: row[2] for row in cells(block(document, "answering-table"))}
    assert rows["4"] == "ยังไม่มีมาตรการ และยังไม่ได้ระบุเหตุผล"
    assert rows["7"] == "ยังไม่มีมาตรการ เพราะรอเว็บไซต์ใหม่"
    assert cells(block(document, "left-open-table")) == [["7 ประสิทธิภาพการสื่อสาร", "84.54", "รอเว็บไซต์ใหม่"]]


def test_by_instrument_every_known_indicator_is_named_and_the_lowest_marked() -> None:
    rows = [row for row in cells(block(lampang_paper(), "answering-table")) if len(row) > 1]
    assert len(rows) == 10
    assert "93.75 คะแนน ต่ำสุดในเครื่องมือนี้" in rows[9][1]
    assert rows[9][2].startswith("มาตรการที่ 1")
    assert rows[0][2] == "รักษาระดับไว้และติดตามต่อเนื่อง"


def test_an_indicator_without_a_score_is_never_said_to_be_well() -> None:
    document = build(song_phi_nong_setting(), song_phi_nong_plan(), song_phi_nong(), arrange="instrument")
    assert "ไม่มีประเด็นที่ต่ำกว่าเกณฑ์" not in told(block(document, "answering-table"))


# What is missing


def test_what_is_missing_is_named_and_no_sentence_breaks() -> None:
    bare = Measure("m", 3, "มาตรการเปล่า")
    plan = Plan(PlanKind.ITA, "", 2567, 2567, 2566, 2567, measures=(bare,))
    said = told(block(build(mae_sai_setting(), plan), "gaps"))
    for what in ("ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "การกำกับติดตาม"):
        assert f"ยังไม่ระบุ{what}: มาตรการที่ 3" in said
    assert "ยังไม่ได้บันทึกการประชุม" in said


def test_an_empty_plan_is_a_paper_that_says_so() -> None:
    document = build(mae_sai_setting(), Plan(PlanKind.ITA, "", 2567, 2567, None, 2567))
    assert "ยังไม่มีมาตรการในแผนนี้" in told(block(document, "measures-none"))
    assert "ไม่ได้ระบุปีของผลการประเมิน" in told(block(document, "source-none"))
    assert "measures-table" not in ids(document)


def test_a_measure_that_is_summed_up_by_a_date_has_its_time() -> None:
    assert "ระยะเวลา" not in told(block(build(mae_sai_setting(), mae_sai_plan(), mae_sai()), "gaps"))


# Against corruption


def corruption_plan(*risks: Risk) -> Plan:
    return replace(mae_sai_plan(), kind=PlanKind.ANTI_CORRUPTION, plan_year=2566, until_year=2570, risks=risks)


def test_the_anti_corruption_plan_lists_its_risks_with_what_is_done() -> None:
    risks = (
        Risk("r1", 1, "จัดซื้อ", "กำหนดคุณลักษณะเอื้อผู้ขาย", 3, 4, "คณะกรรมการกำหนดคุณลักษณะ", ("m7",)),
        Risk("r2", 2, "อนุญาตก่อสร้าง", "เรียกรับเพื่อเร่งงาน", 2, None),
    )
    document = build(mae_sai_setting(), corruption_plan(*risks))
    first, second = cells(block(document, "risks-table"))
    assert first[3:6] == ["3", "4", "12"]
    assert first[7] == "มาตรการที่ 7 ประกาศแผนการจัดซื้อจัดจ้าง"
    assert second[5] == ""
    assert second[7] == "ยังไม่มีมาตรการ"
    assert "(12 คะแนน)" in told(block(document, "risks-highest"))
    assert told(block(document, "risks-not-judged")).endswith("ข้อ 2")


def test_a_plan_of_several_years_says_all_of_them() -> None:
    document = build(mae_sai_setting(), corruption_plan())
    assert "ปีงบประมาณ พ.ศ. 2566 ถึง 2570" in document.title
    assert "แผนปฏิบัติการป้องกันการทุจริต" in document.title
    assert "ยังไม่ได้บันทึกความเสี่ยง" in told(block(document, "risks-none"))


# Parts


@pytest.mark.parametrize("arrange", ["plan", "indicator", "instrument"])
def test_parts_are_numbered_without_gaps(arrange: str) -> None:
    document = build(mae_sai_setting(), mae_sai_plan(), mae_sai(), arrange=arrange)  # type: ignore[arg-type]
    numbers = [int(one.text.split(".")[0]) for one in document.blocks if isinstance(one, Heading) and one.level == 1]
    assert numbers == list(range(1, len(numbers) + 1))


def test_scores_that_contradict_each_other_warn_in_the_plan_as_well() -> None:
    assert "ขัดกันเอง" in told(block(build(mae_sai_setting(), mae_sai_plan(), mae_sai(total="95.00")), "contradictions"))
