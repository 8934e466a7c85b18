"""A memo tells the executive how a matter came, the facts in figures, what is asked, and who said what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prongsai.core.calendar.model import Period
from prongsai.core.measures.model import PlanKind, Progress, Status
from prongsai.core.offices import Act
from prongsai.core.reports.blocks import Document, MemoHead, Signatory, Signature
from prongsai.core.reports.memo import Matter, MemoPurpose, build
from prongsai.core.reports.paper import PaperKind, Place
from prongsai.core.reports.suggestion import Suggestion
from tests.core.reports.real_results import block, chan_lan, ids, mae_sai, told
from tests.core.reports.seeds_build import (
    chan_lan_plan,
    chan_lan_setting,
    lampang_plan,
    lampang_setting,
    mae_sai_plan,
    mae_sai_setting,
    tham_rong_plan,
    tham_rong_setting,
)


def chan_lan_memo(**setting: object) -> Document:
    return build(chan_lan_setting(**setting), MemoPurpose.YEAR_END, Matter(chan_lan_plan(), later=chan_lan()))


def facts(document: Document) -> str:
    key = "facts-list" if "facts-list" in ids(document) else "facts-says"
    return told(block(document, key))


def places(document: Document) -> list[Signatory]:
    return [each for one in document.blocks if isinstance(one, Signature) for each in one.signatories]


# The memo of Chan Lan


def test_the_head_carries_office_number_date_subject_and_to_whom() -> None:
    head = block(chan_lan_memo(), "head")
    assert isinstance(head, MemoHead)
    assert head.office == "(งานนิติการ) สำนักปลัดองค์การบริหารส่วนตำบลจานลาน โทร. 0 4598 9663"
    assert (head.number, head.date) == ("อจ 71901/-", "20 กุมภาพันธ์ 2567")
    assert head.subject.startswith("รายงานผลการดำเนินการตามมาตรการ")
    assert head.to == "นายกองค์การบริหารส่วนตำบลจานลาน"


def test_the_parts_come_in_the_order_of_the_office() -> None:
    parts = ["background", "facts", "proposals", "closing", "proposed", "opinion-1-head", "order-2-head"]
    found = ids(chan_lan_memo())
    assert [one for one in found if one in parts] == parts


def test_the_facts_are_the_figures_of_the_report() -> None:
    said = facts(chan_lan_memo())
    assert "ณ วันที่ 20 กุมภาพันธ์ 2567 แผนมี 2 มาตรการ 9 ขั้นตอน เสร็จแล้ว 9 ขั้นตอน" in said
    assert "คะแนนรวม 84.14 คะแนน ระดับ “ต้องปรับปรุง”" in said


def test_what_is_asked_follows_from_the_figures() -> None:
    asked = told(block(chan_lan_memo(), "proposals-list"))
    assert "เผยแพร่บนเว็บไซต์หลัก www.janlan-acr.go.th ให้ประชาชนทราบ" in asked
    assert "ยังไม่แล้วเสร็จ" not in asked


def test_the_one_who_acts_for_another_signs_with_both_posts_and_the_opinion_is_of_the_post() -> None:
    document = chan_lan_memo()
    acting = places(document)[1]
    assert (acting.post, acting.acting_as) == ("รองปลัดองค์การบริหารส่วนตำบล", "รักษาการแทน")
    assert acting.acting_for == "ปลัดองค์การบริหารส่วนตำบลจานลาน"
    assert block(document, "opinion-1-head").text == "ความเห็นปลัดองค์การบริหารส่วนตำบลจานลาน"  # type: ignore[union-attr]


def test_what_was_said_stands_there_and_lines_where_nothing_was() -> None:
    head = Signatory("นายกองค์การบริหารส่วนตำบลจานลาน", "สมมุติ ใจดี")
    chain = (Place(Act.PROPOSE, Signatory("หัวหน้าสำนักปลัด")), Place(Act.ORDER, head, "เห็นชอบ ดำเนินการ"))
    document = chan_lan_memo(chain=chain)
    assert told(block(document, "order-1")) == "เห็นชอบ ดำเนินการ"
    assert "opinion-1" not in ids(document)
    assert set(told(block(chan_lan_memo(), "order-2"))) == {"."}


def test_without_a_chain_the_usual_one_of_the_kind_stands_with_open_names() -> None:
    document = build(mae_sai_setting(), MemoPurpose.ADOPT, Matter(mae_sai_plan(), mae_sai()))
    assert [one.post for one in places(document)] == [
        "เจ้าหน้าที่ผู้รับผิดชอบ ITA",
        "ปลัดเทศบาลตำบลแม่สายมิตรภาพ",
        "นายกเทศมนตรีตำบลแม่สายมิตรภาพ",
    ]


# Purposes


def test_adoption_tells_the_result_the_meeting_the_measures_and_what_is_answered() -> None:
    document = build(mae_sai_setting(), MemoPurpose.ADOPT, Matter(mae_sai_plan(), mae_sai()))
    assert "ตามข้อ o34 ของ OIT ปีงบประมาณ พ.ศ. 2567" in told(block(document, "background-says"))
    assert "ประเด็นที่ต่ำกว่าเกณฑ์มี 4 ตัวชี้วัด มีมาตรการหรือเหตุผลครบแล้ว" in facts(document)
    assert "16 ธันวาคม 2564" in facts(build(lampang_setting(), MemoPurpose.ADOPT, Matter(lampang_plan())))


def test_adoption_says_which_weakness_nobody_answered() -> None:
    plan = replace(mae_sai_plan(), measures=tuple(one for one in mae_sai_plan().measures if one.group != "7"))
    said = facts(build(mae_sai_setting(), MemoPurpose.ADOPT, Matter(plan, mae_sai())))
    assert "ยังไม่มีมาตรการหรือเหตุผล 1 ตัวชี้วัด คือ 7 ประสิทธิภาพการสื่อสาร" in said


def test_progress_names_who_is_late_and_asks_to_hurry() -> None:
    plan = tham_rong_plan()
    slow = replace(plan.measures[7].steps[0], progress=(Progress(date(2020, 10, 28), Status.UNDER_WAY, "เริ่มแล้ว"),))
    measure = replace(plan.measures[7], steps=(slow, *plan.measures[7].steps[1:]))
    plan = replace(plan, measures=(*plan.measures[:7], measure, *plan.measures[8:]))
    matter = Matter(plan, stretch=Period(date(2020, 11, 1), date(2020, 11, 30)))
    document = build(tham_rong_setting(), MemoPurpose.PROGRESS, matter)
    assert "ล่าช้า 1 ขั้นตอน คือ มาตรการที่ 8 ขั้นตอนที่ 1 (สำนักปลัด)" in facts(document)
    assert "กำชับผู้รับผิดชอบ" in told(block(document, "proposals-list"))
    assert "ประจำเดือนพฤศจิกายน 2563" in document.title


def test_announcements_are_proposed_by_name() -> None:
    matter = Matter(mae_sai_plan(), announced=(PaperKind.NO_GIFT, PaperKind.ETHICS))
    said = facts(build(mae_sai_setting(), MemoPurpose.ANNOUNCE, matter))
    assert said.startswith("ได้ยกร่างแล้ว 2 ฉบับ คือ ประกาศนโยบายไม่รับของขวัญ (No Gift Policy) และประกาศ")


def test_suggestions_are_counted_and_the_most_frequent_topic_named() -> None:
    given = (
        Suggestion("กล่องรับความเห็น", "ไฟทาง", "ซ่อมไฟทางหมู่ 3", 12),
        Suggestion("เว็บไซต์", "ออนไลน์", "รับคำร้องออนไลน์", 5),
        Suggestion("เว็บไซต์", "ไฟทาง", "เพิ่มไฟทางแยก", 2),
    )
    said = facts(build(mae_sai_setting(), MemoPurpose.SUGGESTIONS, Matter(suggestions=given)))
    assert "ได้รับข้อเสนอแนะ 3 เรื่อง จากผู้เสนอ 19 ราย" in said
    assert "เรื่องที่เสนอมากที่สุดคือ ไฟทาง (14 ราย)" in said


def test_the_officer_adds_facts_and_proposals_and_a_subject_of_her_own() -> None:
    matter = Matter(chan_lan_plan(), facts=("ได้รับหนังสือจังหวัด",), proposals=("เห็นควรแจ้งสภา",), subject_line="ขอหารือ")
    document = build(chan_lan_setting(), MemoPurpose.YEAR_END, matter)
    assert document.title == "บันทึกข้อความ ขอหารือ"
    assert facts(document).splitlines()[-1] == "ได้รับหนังสือจังหวัด"
    assert told(block(document, "proposals-list")).splitlines()[-1] == "เห็นควรแจ้งสภา"


@pytest.mark.parametrize("purpose", list(MemoPurpose))
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_memo_about_nothing_known_says_so_and_breaks_no_sentence(purpose: MemoPurpose, language: str) -> None:
    document = build(mae_sai_setting(language=language), purpose, Matter())
    said = told(block(document, "facts-says"))
    assert said in ("ยังไม่มีข้อมูลที่บันทึกไว้ในระบบ", "No data has been recorded yet.")


def test_the_anti_corruption_plan_names_its_own_item() -> None:
    plan = replace(mae_sai_plan(), kind=PlanKind.ANTI_CORRUPTION)
    document = build(replace(mae_sai_setting(), oit_year=2566), MemoPurpose.ADOPT, Matter(plan))
    assert "ตามข้อ o36 ของ OIT" in told(block(document, "background-says"))
