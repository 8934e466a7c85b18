"""The first page while a round runs: days left, figures, cards, next step; and as before where none runs."""

from __future__ import annotations

import pytest

from prongsai.adapters import clock
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.rounds.elsewhere import Seen, follow, see
from prongsai.records.rounds.models import Phase
from prongsai.records.rounds.services import count_people
from prongsai.records.surveys.closing import close_round, mark_seen
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.rounds.test_pages import answered, in_days, text

pytestmark = pytest.mark.django_db


def page(of: Agency, role: Role = Role.OFFICER, language: str = "") -> str:
    return text(signed_in(build.member(of, role)).get(f"{language}/office/{of.code}/"))


@pytest.fixture
def agency() -> Agency:
    return build.agency()


def test_days_left_and_what_is_missing_stand_first(agency: Agency) -> None:
    part = build.rehearsal(agency)
    count_people(part, 20, 300)
    answered(part, "IIT", 20)
    answered(part, "EIT1", 3)
    shown = page(agency)
    assert "<h1>เหลือ 30 วันก่อนปิดรับคำตอบ</h1>" in shown
    lead = f"{part.round.name.th}: IIT ครบขั้นต่ำแล้ว, EIT1 ยังขาด 27 คน และ OIT ยังไม่พร้อมส่ง 28 ข้อ มีค่ารวม 40.00 คะแนน"
    assert lead in shown
    assert "ซ้อม ไม่ใช่การประเมินจริง" in shown
    assert f"/office/{agency.code}/collect/{part.pk}/" in shown
    assert "ส่งลิงก์หรือติดป้าย QR" in shown
    assert "ขั้นต่ำ 20 คน ครบแล้ว ยังตอบเพิ่มได้ · นับถึงเมื่อวาน" in shown


def test_the_last_week_is_urgent(agency: Agency) -> None:
    build.rehearsal(agency, collect=(-9, 3))
    assert '<span class="when late">เหลือ 3 วัน</span>' in page(agency)


def test_an_executive_sees_where_it_stands_and_no_office_work(agency: Agency) -> None:
    build.rehearsal(agency)
    shown = page(agency, Role.HEAD)
    assert "เหลือ 30 วันก่อนปิดรับคำตอบ" in shown
    assert "ระบุจำนวนบุคลากรและผู้รับบริการ" not in shown


def test_a_unit_sees_its_own_work_alone(agency: Agency) -> None:
    build.rehearsal(agency)
    assert "ก่อนปิดรับคำตอบ" not in page(agency, Role.UNIT)


def test_a_round_far_ahead_has_its_cards_and_leaves_the_headline_to_the_plan(agency: Agency) -> None:
    build.plan(agency, 2570, adopted_on=clock.today())
    build.rehearsal(agency, collect=(60, 90))
    shown = page(agency)
    assert "<h1>อีก 60 วัน" not in shown
    assert "<p>อีก 60 วันจะเปิดรับคำตอบ</p>" in shown


def test_counts_of_itas_are_told_with_the_day_on_which_they_were_seen(agency: Agency) -> None:
    part = follow(agency, 2568)
    Phase.objects.filter(round=part.round).update(starts_on=in_days(-5), ends_on=in_days(20))
    count_people(part, 45, 300)
    see(part, {"IIT": Seen("https://itas.example.go.th/go/iit/abc123", 12, in_days(-2))})
    shown = page(agency)
    assert "เหลือ 20 วันก่อนปิดรับคำตอบ" in shown
    assert "IIT ยังขาด 18 คน" in shown
    assert "เห็นเมื่อ" in shown
    assert "นับถึงเมื่อวาน" not in shown
    assert "รอบการประเมินจริง ตอบในระบบ ITAS" in shown


def test_a_rehearsal_leads_until_its_result_was_seen(agency: Agency) -> None:
    part = build.rehearsal(agency)
    build.over(part.round)
    close_round(part.round)
    assert "ดูผลการซ้อม" in page(agency)
    mark_seen(part.round)
    shown = page(agency)
    assert part.round.name.th not in shown
    assert "ซ้อมประเมิน หรือติดตามรอบจริงในระบบ ITAS" in shown


def test_it_speaks_english(agency: Agency) -> None:
    build.rehearsal(agency)
    shown = page(agency, language="/en")
    assert "30 days left for answers" in shown
    assert "Rehearsal, not the real assessment" in shown


def test_it_asks_the_database_a_bounded_number_of_times(
    agency: Agency,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for _ in range(5):
        part = build.rehearsal(agency)
    answered(part, "IIT", 3)
    browser = signed_in(build.member(agency))
    with django_assert_max_num_queries(75):
        browser.get(f"/office/{agency.code}/")
