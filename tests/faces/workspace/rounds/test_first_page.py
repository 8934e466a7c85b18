"""The first page while a round runs: days left, figures, cards, next step; and as before where none runs."""

from __future__ import annotations

import re

import pytest

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.thai.dates import thai_date
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.papers import approvals
from prongsai.records.rounds.elsewhere import Seen, follow, see
from prongsai.records.rounds.models import Enrolment, Phase
from prongsai.records.rounds.services import count_people
from prongsai.records.surveys.closing import close_round, mark_seen
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.rounds.test_pages import answered, in_days, text
from tests.records.papers import build as papers

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


def disclosing(part: Enrolment, first: int, last: int) -> None:
    """Give the time for OIT other days, counted from today."""
    found = Phase.objects.filter(round=part.round, code=PhaseCode.DISCLOSE)
    found.update(starts_on=in_days(first), ends_on=in_days(last))


def official(agency: Agency, answers: int, oit: int) -> Enrolment:
    """An official round with so many days left for answers and for OIT."""
    part = build.official_round(agency, collect=(-60, answers)).enrolments.select_related("round").get()
    announcing = Phase.objects.filter(round=part.round, code=PhaseCode.ANNOUNCE)
    announcing.update(starts_on=in_days(90), ends_on=in_days(90))
    disclosing(part, -60, oit)
    count_people(part, 20, 300)
    return part


def lines(shown: str) -> list[str]:
    """What is to be done, in its order: when, and what."""
    found = re.findall(r'<span class="when( late)?">(.*?)</span><span><strong>(.*?)</strong>', shown)
    return [f"{'! ' if late else ''}{when}: {what}" for late, when, what in found]


def oit_card(shown: str) -> str:
    start = shown.index("<h3>OIT")
    return shown[start : shown.index("</section>", start)]


class TestTwoDeadlines:
    """OIT may end long before the answers, or after them: the nearer day leads, and each is said."""

    def test_the_last_day_of_oit_leads_though_answers_have_a_month(self, agency: Agency) -> None:
        official(agency, answers=31, oit=0)
        shown = page(agency)
        assert "<h1>วันนี้เป็นวันสุดท้ายที่ทำ OIT ได้</h1>" in shown
        assert f"รับคำตอบถึงวันที่ {thai_date(in_days(31))}" in shown
        oit, answers = lines(shown)[:2]
        assert oit == "! วันนี้วันสุดท้าย: ทำ OIT อีก 28 ข้อให้พร้อมส่ง"
        assert answers == f"ภายใน {thai_date(in_days(31))}: ส่งลิงก์หรือติดป้าย QR ให้ผู้ตอบ"
        assert f"ถึงวันที่ {thai_date(in_days(0))} (วันนี้วันสุดท้าย)" in oit_card(shown)

    def test_answers_lead_in_their_last_week_and_oit_keeps_its_own_day(self, agency: Agency) -> None:
        official(agency, answers=3, oit=20)
        shown = page(agency)
        assert "<h1>เหลือ 3 วันก่อนปิดรับคำตอบ</h1>" in shown
        answers, oit = lines(shown)[:2]
        assert answers.startswith("! เหลือ 3 วัน: ")
        assert oit == f"ภายใน {thai_date(in_days(20))}: ทำ OIT อีก 28 ข้อให้พร้อมส่ง"
        assert f"ถึงวันที่ {thai_date(in_days(20))} (เหลือ 20 วัน)" in oit_card(shown)

    def test_the_day_after_it_says_that_the_time_for_oit_is_over(self, agency: Agency) -> None:
        official(agency, answers=30, oit=-1)
        shown = page(agency)
        assert "<h1>เหลือ 30 วันก่อนปิดรับคำตอบ</h1>" in shown
        assert f"หมดเวลา OIT แล้วเมื่อ {thai_date(in_days(-1))}" in oit_card(shown)
        assert "ดูรายการ OIT" in oit_card(shown)
        assert "เปิดรายการ OIT" not in shown
        assert "หมดเวลา OIT แล้ว ไม่พร้อมส่ง 28 ข้อ มีค่ารวม 40.00 คะแนน" in shown
        assert "ทำ OIT อีก" not in shown

    def test_before_its_time_the_card_says_when_it_opens(self, agency: Agency) -> None:
        part = official(agency, answers=30, oit=40)
        disclosing(part, 5, 40)
        shown = page(agency)
        assert f"เปิดตั้งแต่ {thai_date(in_days(5))} ถึง {thai_date(in_days(40))}" in oit_card(shown)
        assert "ทำ OIT อีก" not in shown

    def test_after_the_answers_were_counted_oit_still_leads(self, agency: Agency) -> None:
        part = official(agency, answers=-3, oit=12)
        close_round(part.round)
        shown = page(agency)
        assert "<h1>เหลือ 12 วันก่อนหมดเวลา OIT</h1>" in shown
        assert lines(shown)[0] == f"ภายใน {thai_date(in_days(12))}: ทำ OIT อีก 28 ข้อให้พร้อมส่ง"
        round_page = text(signed_in(build.member(agency)).get(f"/office/{agency.code}/rounds/{part.pk}/"))
        assert "<h1>เหลือ 12 วันก่อนหมดเวลา OIT</h1>" in round_page
        assert "ทำ OIT อีก 28 ข้อ" in round_page

    def test_in_itas_what_has_no_more_time_is_no_next_step(self, agency: Agency) -> None:
        part = follow(agency, 2568)
        Phase.objects.filter(round=part.round).update(starts_on=in_days(-90), ends_on=in_days(-60))
        Phase.objects.filter(round=part.round, code=PhaseCode.ANNOUNCE).update(ends_on=in_days(10))
        shown = page(agency)
        assert [one for one in lines(shown) if "สำนัก/กอง" not in one] == []
        assert "หมดเวลา OIT แล้ว" in oit_card(shown)

    def test_a_rehearsal_takes_oit_until_its_count(self, agency: Agency) -> None:
        part = build.rehearsal(agency, collect=(-9, 3))
        disclosing(part, -9, -1)
        count_people(part, 20, 300)
        shown = page(agency)
        assert "! เหลือ 3 วัน: ทำ OIT อีก 28 ข้อให้พร้อมส่ง" in lines(shown)
        assert "หมดเวลา OIT" not in shown

    def test_english_says_so_too(self, agency: Agency) -> None:
        official(agency, answers=31, oit=1)
        shown = page(agency, language="/en")
        assert "<h1>1 day left for OIT disclosure</h1>" in shown
        assert lines(shown)[0] == "! 1 day left: Make 28 more OIT items ready"


class TestWhatLeads:
    """While a round leads, what is to be done in it stands under the headline, before everything else."""

    def test_the_steps_of_the_round_stand_before_those_of_a_new_agency(self, agency: Agency) -> None:
        part = official(agency, answers=0, oit=-1)
        shown = page(agency)
        step = shown.index(f'class="button" href="/office/{agency.code}/collect/{part.pk}/"')
        assert shown.index("<h1>") < step < shown.index("<h2>")
        assert shown.count("ส่งลิงก์หรือติดป้าย QR ให้ผู้ตอบ</strong>") == 1
        assert "<summary>จากผลถึงเอกสารที่เผยแพร่: เสร็จ 0 จาก 9 ขั้น</summary>" in shown
        assert "ขั้นต่อไป" not in shown

    def test_what_waits_for_a_signature_stands_before_both(self, agency: Agency) -> None:
        office = papers.office()
        official(office.agency, answers=10, oit=-1)
        paper = papers.edition(office)
        approvals.send(paper.paper, office.officer)
        shown = text(signed_in(office.officer).get(f"/office/{office.agency.code}/"))
        assert "<h1>รอท่านลงนาม 1 ฉบับ</h1>" in shown
        assert shown.index("อ่านและลงนาม") < shown.index("ส่งลิงก์หรือติดป้าย QR") < shown.index("<h2>")
        assert shown.count("อ่านและลงนาม") == 1

    def test_a_round_that_does_not_lead_leaves_the_first_steps_open(self, agency: Agency) -> None:
        build.rehearsal(agency, collect=(60, 90))
        shown = page(agency)
        assert "<h1>ขั้นต่อไป: บอกว่ามีสำนัก/กองใด</h1>" in shown
        assert "<summary>จากผลถึง" not in shown
