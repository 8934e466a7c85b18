"""Announcements, the vehicle rule, orders, minutes, suggestions: what an agency says over its head's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prongsai.core.measures.model import Answered, Committee, Meeting, Source
from prongsai.core.reports import announcements, minutes, order, suggestions
from prongsai.core.reports.announcements import ANNOUNCED, to_fill
from prongsai.core.reports.blocks import Document, Paragraph, SealedHead, Signature, plain
from prongsai.core.reports.edit import Overlay, apply, text_hash
from prongsai.core.reports.paper import ANNOUNCEMENTS, PaperKind
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.suggestion import Suggestion
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from tests.core.reports.real_results import block, cells, ids, song_phi_nong, told
from tests.core.reports.seeds_build import (
    lampang_plan,
    lampang_setting,
    mae_sai_plan,
    mae_sai_setting,
    song_phi_nong_plan,
    song_phi_nong_setting,
    tham_rong_plan,
    tham_rong_setting,
)

KNOWN = {"phone": "0 5300 0000", "website": "www.example.go.th", "dated": date(2023, 12, 1)}


def said(document: Document) -> str:
    return "\n".join(plain(one.words) for one in document.blocks if isinstance(one, Paragraph))


# Announcements


@pytest.mark.parametrize("kind", ANNOUNCEMENTS)
def test_an_announcement_has_head_reason_basis_clauses_date_and_the_heads_place(kind: PaperKind) -> None:
    document = announcements.build(mae_sai_setting(**KNOWN), kind, mae_sai_plan())
    head = block(document, "head")
    assert isinstance(head, SealedHead)
    assert head.lines[0] == "ประกาศเทศบาลตำบลแม่สายมิตรภาพ"
    assert head.lines[1].startswith("เรื่อง ")
    assert "ประกาศ ณ วันที่ 1 ธันวาคม 2566" in said(document)
    assert len([key for key in ids(document) if key.startswith("clause-")]) >= 6
    signature = block(document, "signatures")
    assert isinstance(signature, Signature)
    assert [one.post for one in signature.signatories] == ["นายกเทศมนตรีตำบลแม่สายมิตรภาพ"]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (PaperKind.CONFLICT, 1),
        (PaperKind.BRIBERY, 1),
        (PaperKind.NO_GIFT, 1),
        (PaperKind.ETHICS, 4),
        (PaperKind.DISCLOSURE, 10),
    ],
)
def test_the_five_of_mae_sai_name_the_measure_that_calls_for_them(kind: PaperKind, number: int) -> None:
    document = announcements.build(mae_sai_setting(), kind, mae_sai_plan())
    assert f"มาตรการที่ {number} ตามแผนปีงบประมาณ พ.ศ. 2567" in told(block(document, "basis"))
    assert "ตามแผน" not in told(block(announcements.build(mae_sai_setting(), kind), "basis"))


def test_tham_rong_makes_the_rule_on_vehicles() -> None:
    document = announcements.build(tham_rong_setting(dated=date(2021, 2, 4)), PaperKind.VEHICLES, tham_rong_plan())
    head = block(document, "head")
    assert isinstance(head, SealedHead)
    assert head.lines == ("ระเบียบองค์การบริหารส่วนตำบลถ้ำรงค์", "ว่าด้วยหลักเกณฑ์การใช้รถส่วนกลาง พ.ศ. 2564")
    assert "มาตรการที่ 1" in told(block(document, "basis"))
    assert "องค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548" in told(block(document, "basis"))


def test_another_kind_of_agency_rests_on_other_rules() -> None:
    department = replace(mae_sai_setting(), agency="กรมตัวอย่าง", kind=AgencyKind.DEPARTMENT)
    basis = told(block(announcements.build(department, PaperKind.VEHICLES), "basis"))
    assert "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยรถราชการ พ.ศ. 2523" in basis


def test_what_is_not_certain_stands_in_brackets_and_is_listed() -> None:
    open_places = to_fill(announcements.build(mae_sai_setting(), PaperKind.ETHICS))
    assert open_places == (
        "[ระบุวันที่ประกาศของประมวลจริยธรรมแต่ละฉบับที่ใช้]",
        "[ระบุหมายเลขโทรศัพท์หรือเว็บไซต์ที่รับแจ้ง]",
    )
    assert to_fill(announcements.build(mae_sai_setting(**KNOWN), PaperKind.BRIBERY)) == ()


def test_a_place_that_the_officer_filled_in_is_no_longer_listed() -> None:
    document = announcements.build(mae_sai_setting(**KNOWN), PaperKind.ETHICS)
    basis = told(block(document, "basis"))
    filled = Overlay("basis", text_hash(basis), basis.replace(to_fill(document)[0], "ลงวันที่ 1 มกราคม 2565"))
    assert to_fill(apply(document, [filled]).document) == ()


@pytest.mark.parametrize("kind", list(ANNOUNCED))
@pytest.mark.parametrize("agency", list(AgencyKind))
def test_no_place_of_a_sentence_stays_empty_for_any_kind_of_agency(kind: PaperKind, agency: AgencyKind) -> None:
    for language in ("th", "en"):
        text = said(announcements.build(mae_sai_setting(kind=agency, language=language), kind))
        assert "{" not in text
        assert "  " not in text


# Orders


def test_the_order_appoints_who_the_committee_names_with_their_sides() -> None:
    committee = replace(lampang_plan().committees[0], order_number="12/2565", ordered_on=date(2022, 2, 1))
    document = order.build(lampang_setting(), committee)
    head = block(document, "head")
    assert isinstance(head, SealedHead)
    assert head.lines[1] == "ที่ 12/2565"
    assert [row[3] for row in cells(block(document, "members-table"))] == ["เจ้าหน้าที่", "สมาชิกสภา"]
    assert told(block(document, "given")) == "สั่ง ณ วันที่ 1 กุมภาพันธ์ 2565"


def test_an_order_without_members_or_number_leaves_places_open() -> None:
    document = order.build(lampang_setting(), Committee("c", "คณะทำงาน ITA"))
    assert to_fill(document) == ("[ระบุรายชื่อและตำแหน่งของผู้ได้รับแต่งตั้ง]",)
    assert "วิเคราะห์ผลการประเมิน" in told(block(document, "duties-c"))
    own = order.build(lampang_setting(), Committee("c", "คณะทำงาน ITA", duties="ติดตามผล\nรายงานสภา"))
    assert told(block(own, "duties-c")) == "ติดตามผล\nรายงานสภา"


# Minutes


def test_the_meeting_that_set_the_measures_lists_them_with_its_resolution() -> None:
    plan = lampang_plan()
    document = minutes.build(lampang_setting(), plan, plan.meetings[0])
    assert told(block(document, "set-list")).startswith("มาตรการที่ 1 แจ้งส่วนราชการ")
    assert told(block(document, "resolution")) == "เห็นชอบมาตรการทั้งสองข้อ"


def test_a_monthly_meeting_tells_what_it_heard_and_nothing_else() -> None:
    plan = tham_rong_plan()
    document = minutes.build(tham_rong_setting(), plan, plan.meetings[1])
    assert [row[0][:2] for row in cells(block(document, "heard-table"))] == ["4.", "5."]
    assert "ณ วันที่ 27 พฤศจิกายน 2563" in told(block(document, "counted"))
    assert to_fill(document) == ("[ระบุมติที่ประชุม]",)


def test_who_came_is_listed_and_counted_and_the_minutes_are_signed_by_writer_and_checker() -> None:
    plan = tham_rong_plan()
    meeting = replace(plan.meetings[0], present=("ปลัด", "ผู้อำนวยการกองคลัง"), present_count=14)
    document = minutes.build(tham_rong_setting(), plan, meeting)
    assert told(block(document, "present-list")).splitlines() == ["ปลัด", "ผู้อำนวยการกองคลัง"]
    assert told(block(document, "present-count")) == "ผู้มาประชุม 14 คน"
    written, checked = block(document, "written-signature"), block(document, "checked-signature")
    assert isinstance(written, Signature)
    assert isinstance(checked, Signature)
    assert written.signatories[0].post == "เจ้าหน้าที่ผู้รับผิดชอบ ITA"
    assert checked.signatories[0].post == "ปลัดองค์การบริหารส่วนตำบลถ้ำรงค์"


def test_a_meeting_that_heard_nothing_says_so() -> None:
    document = minutes.build(tham_rong_setting(), tham_rong_plan(), Meeting("x", "การประชุมพิเศษ", date(2021, 5, 1)))
    assert "ไม่มีรายงานความก้าวหน้า" in told(block(document, "nothing-heard"))


# Suggestions


def test_what_the_public_suggested_stands_with_room_for_a_decision() -> None:
    found = suggestions.received_of(song_phi_nong(), Saying("th"))
    document = suggestions.build(song_phi_nong_setting(), found, song_phi_nong_plan())
    rows = cells(block(document, "suggestions-table"))
    assert [row[1] for row in rows] == ["ใช้ระบบออนไลน์ให้มากขึ้น", "รับเรื่องสาธารณูปโภคผ่านระบบออนไลน์"]
    assert rows[0][2] == "แบบวัดการรับรู้ EIT ปีงบประมาณ พ.ศ. 2564"
    assert set(rows[0][4]) == {"."}
    assert "ยังไม่มีมาตรการ" in told(block(document, "answered-none"))


def test_suggestions_are_grouped_by_topic_what_has_none_last() -> None:
    given = (Suggestion("กล่อง", "", "ขอบคุณ"), Suggestion("เว็บไซต์", "ไฟทาง", "ซ่อมไฟ", 3))
    rows = cells(block(suggestions.build(song_phi_nong_setting(), given), "suggestions-table"))
    assert [row[0] for row in rows] == ["ไฟทาง", "1", "เรื่องอื่น", "2"]


def test_the_measures_that_answer_suggestions_are_named() -> None:
    plan = song_phi_nong_plan()
    answer = Answered(Source.EXTERNAL, "", "", Text("ใช้ระบบออนไลน์ให้มากขึ้น", "More online"))
    second = replace(plan.measures[1], answers=(answer,))
    document = suggestions.build(song_phi_nong_setting(), (), replace(plan, measures=(plan.measures[0], second)))
    assert told(block(document, "answered-list")) == "มาตรการที่ 2 เพิ่มช่องทางติดต่อทางสื่อออนไลน์"
    assert told(block(document, "summary-1")) == "ไม่มีข้อเสนอแนะที่บันทึกไว้"
