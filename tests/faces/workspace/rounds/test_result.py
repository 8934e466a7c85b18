"""A rehearsal is counted by hand or by night; its result is its own, and nobody sees a score before."""

from __future__ import annotations

import pytest
from django.test import Client

from prongsai.records.agencies.models import Agency, Role
from prongsai.records.disclosures.services import Entry, Typed, save
from prongsai.records.journal.models import Entry as Act
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.surveys.closing import SEEN, close_round
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.rounds.test_pages import answered, at, text
from tests.records.surveys.sending import send

pytestmark = pytest.mark.django_db
NOT_A_RESULT = "ผลการซ้อม ไม่ใช่ผลการประเมิน"


@pytest.fixture
def agency() -> Agency:
    return build.agency()


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(build.member(agency))


def counted(agency: Agency, rules_of: int = 2568, **sheets: int) -> Enrolment:
    part = build.rehearsal(agency, rules_of)
    for instrument, number in sheets.items():
        answered(part, instrument, number)
    build.over(part.round)
    close_round(part.round)
    return part


def seen(officer: Client, part: Enrolment) -> str:
    """The result, after the first look was asked for."""
    return text(officer.post(at(part.agency, f"{part.pk}/result/"), follow=True))


def test_the_first_look_is_asked_for_and_looking_at_the_question_changes_nothing(
    agency: Agency, officer: Client
) -> None:
    part = counted(agency, IIT=6, EIT1=6)
    address = at(agency, f"{part.pk}/result/")
    page = text(officer.get(address))
    assert "เมื่อมีผู้เห็นผลแล้ว จะเปิดรับคำตอบของการซ้อมนี้อีกไม่ได้" in page
    assert "คะแนนแต่ละเครื่องมือ" not in page
    officer.head(address)
    assert Round.objects.get(pk=part.round.pk).seen_at is None
    assert "คะแนนแต่ละเครื่องมือ" in seen(officer, part)
    assert Act.objects.get(verb=SEEN).actor == f"u{agency.memberships.get().user_id}"
    assert "คะแนนแต่ละเครื่องมือ" in text(officer.get(address))


def test_a_score_is_not_asked_for_before_the_count(agency: Agency, officer: Client) -> None:
    part = build.rehearsal(agency)
    assert "ไม่มีผู้ใดเห็นคะแนน" in seen(officer, part)
    assert Round.objects.get(pk=part.round.pk).seen_at is None


def test_nobody_sees_a_score_before_the_count(agency: Agency) -> None:
    part = build.rehearsal(agency)
    answered(part, "IIT", 8)
    for role in (Role.OFFICER, Role.CLERK, Role.HEAD):
        page = text(signed_in(build.member(agency, role)).get(at(agency, f"{part.pk}/result/")))
        assert "ไม่มีผู้ใดเห็นคะแนน" in page
        assert "คะแนนแต่ละเครื่องมือ" not in page
    assert Round.objects.get(pk=part.round.pk).seen_at is None


def test_the_officer_ends_a_rehearsal_early_and_it_stays_closed_once_seen(agency: Agency, officer: Client) -> None:
    part = build.rehearsal(agency)
    answered(part, "IIT", 8)
    asked = text(officer.get(at(agency, f"{part.pk}/count/")))
    assert "ยังไม่พ้นกำหนด" in asked
    page = text(officer.post(at(agency, f"{part.pk}/count/"), follow=True))
    assert "ดูผลการซ้อมได้" in page
    assert Round.objects.get(pk=part.round.pk).closed_at is not None
    assert NOT_A_RESULT in seen(officer, part)
    assert Round.objects.get(pk=part.round.pk).seen_at is not None


def test_an_official_round_is_not_counted_by_hand(agency: Agency, officer: Client) -> None:
    part = build.official_round(agency).enrolments.get()
    assert "นับคำตอบเองได้เฉพาะการซ้อม" in text(officer.post(at(agency, f"{part.pk}/count/")))
    assert Round.objects.get(pk=part.round.pk).closed_at is None
    assert "ผลของรอบการประเมินจริงประกาศโดยผู้จัดการประเมิน" in text(officer.get(at(agency, f"{part.pk}/result/")))


def test_ready_disclosures_count_as_full_and_the_page_says_so(agency: Agency, officer: Client) -> None:
    part = build.rehearsal(agency)
    for instrument in ("IIT", "EIT1", "EIT2"):
        answered(part, instrument, 6)
    ready = Typed(Entry("https://www.example.go.th/", "", True), Entry().mark)
    save(part, {f"o{number}": ready for number in range(1, 29)})
    build.over(part.round)
    close_round(part.round)
    page = seen(officer, part)
    assert "คะแนน OIT นับ 28 ข้อที่หน่วยงานเห็นว่าพร้อมเป็น 100" in page
    assert 'width="100.00%"' in page
    assert "IIT 6 ชุด" in page
    assert "คำตอบที่ใช้" in page
    assert "คะแนนรวม" in page


def test_groups_under_five_are_not_shown(agency: Agency, officer: Client) -> None:
    part = counted(agency, IIT=4, EIT1=6)
    page = seen(officer, part)
    assert "ไม่แสดง เพราะมีผู้ตอบน้อยกว่า 5 คน" in page
    assert "1 การปฏิบัติหน้าที่" not in page
    assert "ไม่มีคะแนนรวม" in page


def test_without_interviews_the_total_is_missing_and_the_assumption_is_named_as_one(
    agency: Agency, officer: Client
) -> None:
    part = counted(agency, IIT=6, EIT1=6)
    page = seen(officer, part)
    assert "ไม่มีการสัมภาษณ์ EIT ส่วนที่ 2 จึงไม่มีคะแนนรวม" in page
    assert "(ข้อสมมติ)" in page
    assert "ไม่มีผู้ตอบ" in page


def test_years_with_one_eit_have_a_total(agency: Agency, officer: Client) -> None:
    part = build.rehearsal(agency, 2565)
    for code, rows in (("IIT", 51), ("EIT", 19)):
        for _ in range(6):
            send(build.survey(part, code), "1" * rows)
    build.over(part.round)
    close_round(part.round)
    page = seen(officer, part)
    assert "ไม่มีคะแนนรวม" not in page
    assert "ข้อสมมติ)" not in page


def test_nobody_answered_is_no_breakdown(agency: Agency, officer: Client) -> None:
    part = counted(agency)
    page = seen(officer, part)
    assert NOT_A_RESULT in page
    assert "ไม่มีผู้ตอบ" in page
