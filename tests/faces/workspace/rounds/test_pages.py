"""The officer's round: beginning one, seeing how it stands, changing its days and numbers."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.thai.dates import fiscal_year, thai_date
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.journal.models import Entry
from prongsai.records.rounds.elsewhere import follow
from prongsai.records.rounds.models import Enrolment, Phase, Round, RoundKind, SeenElsewhere
from prongsai.records.rounds.selectors import phases_of
from prongsai.records.rounds.services import count_people
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.models import DayCount, Survey
from prongsai.records.surveys.services import add_point
from tests import build
from tests.faces.reading import words_in
from tests.faces.sign_in import signed_in
from tests.records.surveys.sending import send

pytestmark = pytest.mark.django_db
THAI = re.compile("[\u0e00-\u0e7f]")
ONE_DAY = timedelta(days=1)


@pytest.fixture
def agency() -> Agency:
    return build.agency()


@pytest.fixture
def officer(agency: Agency) -> Client:
    return signed_in(build.member(agency))


def at(of: Agency, page: str = "", language: str = "") -> str:
    return f"{language}/office/{of.code}/rounds/{page}"


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_the_calendar_says_how_long_a_sheet_may_wait_in_a_device(officer: Client, agency: Agency) -> None:
    part = build.rehearsal(agency, collect=(-1, 4))
    page = text(officer.get(at(agency, f"{part.pk}/")))
    assert f"ไม่มีสัญญาณ ส่งได้ถึงวันที่ {thai_date(in_days(5))} เวลา 23.59 น." in page
    Round.objects.filter(pk=part.round_id).update(grace_hours=0)
    assert "ส่งได้ถึงวันที่" not in text(officer.get(at(agency, f"{part.pk}/")))


def in_days(days: int) -> date:
    return clock.today() + days * ONE_DAY


def answered(part: Enrolment, instrument: str, number: int) -> None:
    """So many sheets that came yesterday."""
    for _ in range(number):
        send(build.survey(part, instrument), "1" * (15 if instrument == "IIT" else 9))
    DayCount.objects.update(day=in_days(-1))


class TestBeginning:
    def test_an_agency_without_a_round_reads_what_it_can_do(self, agency: Agency, officer: Client) -> None:
        page = text(officer.get(at(agency)))
        assert "ยังไม่มีรอบการประเมิน" in page
        assert at(agency, "rehearse/") in page
        assert at(agency, "rehearse/") not in text(signed_in(build.member(agency, Role.HEAD)).get(at(agency)))

    def test_one_press_opens_a_rehearsal_with_its_links(self, agency: Agency, officer: Client) -> None:
        form = text(officer.get(at(agency, "rehearse/")))
        assert '<option value="2568">' in form
        assert f'value="{thai_date(clock.today())}"' in form
        given = {"rules_of": "2568", "first": thai_date(clock.today()), "last": thai_date(in_days(13))}
        answer = officer.post(at(agency, "rehearse/"), given | {"staff": "๔๕ คน", "served": "6,200"}, follow=True)
        part = Enrolment.objects.get(agency=agency)
        assert (part.staff, part.served, part.round.fiscal_year) == (45, 6200, fiscal_year(clock.today()))
        page = text(answer)
        assert "เหลือ 13 วันก่อนปิดรับคำตอบ" in page
        for survey in Survey.objects.filter(enrolment=part).exclude(instrument="EIT2"):
            assert f"/s/{survey.code}/" in page
        assert "ใช้ข้อคำถามและข้อ OIT ของปี 2568" in page

    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(self, agency: Agency, officer: Client) -> None:
        given = {"rules_of": "2568", "first": "1/1/2570", "last": "31 กุมภาพันธ์", "staff": "สามสิบ", "served": "7"}
        page = text(officer.post(at(agency, "rehearse/"), given))
        assert "โปรดพิมพ์จำนวนคนเป็นตัวเลข" in page
        for typed in ("1/1/2570", "31 กุมภาพันธ์", "สามสิบ"):
            assert f'value="{typed}"' in page
        assert not Round.objects.exists()

    def test_days_that_are_past_are_refused_by_the_records(self, agency: Agency, officer: Client) -> None:
        page = text(
            officer.post(at(agency, "rehearse/"), {"rules_of": "2568", "first": "1/1/2560", "last": "2/1/2560"})
        )
        assert "วันสุดท้ายผ่านไปแล้ว" in page
        assert not Round.objects.exists()

    def test_kinds_of_rounds_stand_apart_and_each_page_names_its_own(self, agency: Agency, officer: Client) -> None:
        rehearsal, official = build.rehearsal(agency), build.official_round(agency).enrolments.get()
        elsewhere = follow(agency, 2567)
        page = text(officer.get(at(agency)))
        places = [page.index(f"rounds/{one.pk}/") for one in (official, elsewhere, rehearsal)]
        assert places == sorted(places)
        assert page.index("รอบการประเมินจริงในระบบนี้") < page.index("รอบการประเมินจริงในระบบ ITAS") < places[2]
        for one, flag in ((rehearsal, "ซ้อม ไม่ใช่การประเมินจริง"), (elsewhere, "ตอบในระบบ ITAS")):
            for where in ("", "people/", "phases/", "extend/collect/", "oit/"):
                assert flag in text(officer.get(at(agency, f"{one.pk}/{where}")))
        assert "ซ้อม ไม่ใช่การประเมินจริง" not in text(officer.get(at(agency, f"{official.pk}/")))


class TestStanding:
    def test_counts_stand_against_their_minimum_up_to_yesterday(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        count_people(part, 45, 300)
        answered(part, "IIT", 2)
        send(build.survey(part), "1" * 15)  # today's is not told
        page = text(officer.get(at(agency, f"{part.pk}/")))
        assert "IIT ยังขาด 28 คน" in page
        assert "ขั้นต่ำ 30 คน ยังขาด 28 คน · นับถึงเมื่อวาน" in page
        assert 'width="6%"' in page
        assert "ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช." in page
        assert "ไม่มีผู้ใดเห็นคะแนน" in page

    def test_service_points_and_modes_are_told_with_their_numbers(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        add_point(build.survey(part, "EIT1"), "งานทะเบียน")
        answered(part, "EIT1", 5)
        page = text(officer.get(at(agency, f"{part.pk}/")))
        assert "ตอบเองทางลิงก์: 5" in page
        assert "จุดบริการ งานทะเบียน: 0" in page

    def test_few_of_a_mode_are_not_numbered_and_no_two_days_are_compared(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        answered(part, "EIT1", 4)
        page = text(officer.get(at(agency, f"{part.pk}/")))
        assert "ตอบเองทางลิงก์" not in page
        assert "ทางที่มีน้อยกว่า 5 ชุด นับรวมกับทางอื่น" in page
        assert "EIT1 มีผู้ตอบ 4 คน" in page
        DayCount.objects.update(sheets=8)
        assert "ตอบเองทางลิงก์: 8" in text(officer.get(at(agency, f"{part.pk}/")))
        assert "ตอบเองทางลิงก์" not in text(officer.get(at(agency, f"{part.pk}/"), {"on": thai_date(in_days(-1))}))

    def test_the_next_step_is_what_is_missing_first(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        assert "ระบุจำนวนบุคลากรและผู้รับบริการ" in text(officer.get(at(agency, f"{part.pk}/")))
        count_people(part, 2, 2)
        assert "ส่งลิงก์หรือติดป้าย QR" in text(officer.get(at(agency, f"{part.pk}/")))
        answered(part, "IIT", 2)
        answered(part, "EIT1", 2)
        assert "ทำ OIT อีก 28 ข้อให้พร้อมส่ง" in text(officer.get(at(agency, f"{part.pk}/")))

    def test_a_preview_says_so_and_changes_nothing(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        page = text(officer.get(at(agency, f"{part.pk}/"), {"on": thai_date(in_days(30))}))
        assert "ภาพล่วงหน้า ณ วันที่" in page
        assert "วันนี้เป็นวันสุดท้ายที่รับคำตอบ" in page
        for where in ("people/", "phases/", "extend/", "count/", "oit/"):
            assert f"/rounds/{part.pk}/{where}" not in page
        assert "รอนับคำตอบ" in text(officer.get(at(agency, f"{part.pk}/"), {"on": thai_date(in_days(31))}))

    def test_a_preview_tells_no_count_of_today(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        answered(part, "IIT", 1)
        for _ in range(3):
            send(build.survey(part), "1" * 15)
        assert "IIT มีผู้ตอบ 1 คน" in text(officer.get(at(agency, f"{part.pk}/"), {"on": thai_date(in_days(9))}))

    def test_a_day_that_cannot_be_read_is_said_beside_the_field(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        page = text(officer.get(at(agency, f"{part.pk}/"), {"on": "พรุ่งนี้"}))
        assert "ไม่ใช่วันที่" in page
        assert 'value="พรุ่งนี้"' in page
        assert "ภาพล่วงหน้า" not in page

    def test_after_the_count_it_leads_to_the_result(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        build.over(part.round)
        page = text(officer.get(at(agency, f"{part.pk}/")))
        assert "ก่อนนับคำตอบ หลังนับแล้วระบุไม่ได้" in page
        assert f'<a class="button quiet" href="{at(agency, f"{part.pk}/count/")}">ปิดและนับ</a>' in page
        assert "การซ้อมไม่มีผู้สัมภาษณ์ จึงไม่มีส่วนนี้" in page
        close_round(part.round)
        assert at(agency, f"{part.pk}/result/") in text(officer.get(at(agency, f"{part.pk}/count/")))
        page = text(officer.get(at(agency, f"{part.pk}/")))
        assert "ไม่ได้ระบุจำนวนคน จึงไม่ทราบขั้นต่ำ" in page
        assert "ระบุจำนวนคนก่อน" not in page
        assert "ปิดรับและนับคำตอบแล้ว" in page
        assert at(agency, f"{part.pk}/result/") in page
        assert at(agency, f"{part.pk}/people/") not in page
        assert at(agency, f"{part.pk}/result/") not in text(
            signed_in(build.member(agency, Role.UNIT)).get(at(agency, f"{part.pk}/"))
        )

    @pytest.mark.parametrize(
        "where", ["", "{pk}/", "{pk}/people/", "{pk}/phases/", "{pk}/oit/", "{pk}/count/", "rehearse/"]
    )
    def test_pages_speak_english(self, agency: Agency, officer: Client, where: str) -> None:
        part = build.rehearsal(agency)
        count_people(part, 45, 300)
        page = text(officer.get(at(agency, where.format(pk=part.pk), "/en")))
        assert [one for one in words_in(page, other_than="th") if THAI.search(one)] == []


class TestChanging:
    def test_after_registration_a_headcount_is_changed_with_a_reason(self, agency: Agency, officer: Client) -> None:
        part = build.official_round(agency).enrolments.select_related("round__framework", "agency").get()
        where = at(agency, f"{part.pk}/people/")
        assert 'name="reason"' not in text(officer.get(where)), "nothing was said yet"
        officer.post(where, {"staff": "120", "served": "900"})
        assert 'name="reason"' in text(officer.get(where))
        page = text(officer.post(where, {"staff": "60", "served": "900", "reason": ""}))
        assert "โปรดระบุเหตุผลที่แก้จำนวน" in page.split('id="id_reason_error"')[1]
        assert 'value="60"' in page
        officer.post(where, {"staff": "60", "served": "900", "reason": "โอนบุคลากรไป อบจ."})
        part.refresh_from_db()
        assert part.staff == 60

    def test_headcounts_are_kept_and_told_in_the_journal(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        page = text(officer.post(at(agency, f"{part.pk}/people/"), {"staff": "1,234", "served": ""}, follow=True))
        assert "1,234 คน" in page
        assert "IIT ยังขาด 124 คน" in page
        assert Entry.objects.filter(chain=agency.code, verb="rounds.counted").count() == 1

    def test_phases_of_an_own_round_are_set_together(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency, collect=(2, 30))
        form = {f"{code}-first": thai_date(in_days(1)) for code in ("register", "collect", "disclose")}
        form |= {f"{code}-last": thai_date(in_days(5)) for code in ("register", "collect", "disclose")}
        page = text(officer.post(at(agency, f"{part.pk}/phases/"), form, follow=True))
        assert "อีก 1 วันจะเปิดรับคำตอบ" in page
        wrong = text(officer.post(at(agency, f"{part.pk}/phases/"), form | {"disclose-last": "1/1/2560"}))
        assert "วันสุดท้ายต้องไม่มาก่อนวันแรก" in wrong
        assert 'value="1/1/2560"' in wrong

    def test_an_extension_stands_in_the_calendar_with_its_reason(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        where = at(agency, f"{part.pk}/extend/collect/")
        given = {"ends_on": thai_date(in_days(40)), "reason": "น้ำท่วมหมู่บ้าน"}
        page = text(officer.post(where, given, follow=True))
        assert "เพราะ น้ำท่วมหมู่บ้าน" in page
        assert "เหลือ 40 วันก่อนปิดรับคำตอบ" in page
        again = text(officer.post(where, given))
        assert "วันสุดท้ายใหม่ต้องหลังวันที่" in again
        assert "น้ำท่วมหมู่บ้าน" in again
        assert officer.get(at(agency, f"{part.pk}/extend/lunch/")).status_code == 404

    def test_what_is_refused_is_said_beside_what_must_be_changed(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        where = at(agency, f"{part.pk}/extend/collect/")
        early = text(officer.post(where, {"ends_on": thai_date(in_days(3)), "reason": "น้ำท่วม"}))
        assert 'id="id_ends_on_error"' in early
        assert 'id="id_reason_error"' not in early
        build.over(part.round)
        close_round(part.round)
        counted = text(officer.post(where, {"ends_on": thai_date(in_days(3)), "reason": "น้ำท่วม"}))
        assert "นับคำตอบแล้ว จึงเปลี่ยนเวลารับคำตอบไม่ได้" in counted
        assert 'id="id_ends_on_error"' not in counted

    @pytest.mark.parametrize("phase", ["review", "clarify", "confirm", "announce"])
    def test_a_rehearsal_has_no_other_phase_to_extend(self, agency: Agency, officer: Client, phase: str) -> None:
        part = build.rehearsal(agency)
        where = at(agency, f"{part.pk}/extend/{phase}/")
        given = {"ends_on": thai_date(in_days(90)), "reason": "ขอเวลา"}
        assert {officer.get(where).status_code, officer.post(where, given).status_code} == {404}

    def test_what_has_not_begun_is_not_extended_but_moved(self, agency: Agency, officer: Client) -> None:
        part = follow(agency, 2570)
        begun = Phase.objects.filter(round=part.round, code=PhaseCode.COLLECT)
        begun.update(starts_on=in_days(1), ends_on=in_days(9))
        assert "extend/collect/" not in text(officer.get(at(agency, f"{part.pk}/")))
        begun.update(starts_on=clock.today())
        assert "extend/collect/" in text(officer.get(at(agency, f"{part.pk}/")))

    def test_nothing_of_a_counted_rehearsal_is_moved(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        Phase.objects.filter(round=part.round, code=PhaseCode.DISCLOSE).update(starts_on=clock.today())
        assert "extend/disclose/" in text(officer.get(at(agency, f"{part.pk}/")))
        build.over(part.round)
        close_round(part.round)
        page = text(officer.get(at(agency, f"{part.pk}/")))
        assert "extend/" not in page
        assert "phases/" not in page

    def test_the_calendar_of_an_official_round_is_not_the_agency_s(self, agency: Agency, officer: Client) -> None:
        part = build.official_round(agency).enrolments.get()
        before = phases_of(part.round)[PhaseCode.COLLECT].ends_on
        for where in ("phases/", "extend/collect/"):
            given = {"ends_on": thai_date(in_days(40)), "reason": "ช้า"}
            page = text(officer.post(at(agency, f"{part.pk}/{where}"), given, follow=True))
            assert "กำหนดโดยผู้จัดการประเมิน" in page
        assert Phase.objects.get(round=part.round, code=PhaseCode.COLLECT).ends_on == before


class TestElsewhere:
    def test_a_round_in_itas_is_followed_with_what_is_seen_there(self, agency: Agency, officer: Client) -> None:
        year = fiscal_year(clock.today())
        answer = officer.post(at(agency, "itas/"), {"year": str(year)}, follow=True)
        part = Enrolment.objects.get(agency=agency, round__kind=RoundKind.ELSEWHERE)
        assert "สิ่งที่เห็นในระบบ ITAS" in text(answer)
        link = "https://itas.example.go.th/go/iit/abc123"
        seen = {"IIT-link": link, "IIT-sheets": "12", "IIT-seen_on": thai_date(in_days(-3))}
        page = text(officer.post(at(agency, f"{part.pk}/seen/"), seen, follow=True))
        assert link in page
        assert f"เห็นเมื่อ {thai_date(in_days(-3))}" in page
        assert "มีรอบของปี" in text(officer.post(at(agency, "itas/"), {"year": str(year)}))

    def test_mistakes_stand_beside_their_field(self, agency: Agency, officer: Client) -> None:
        part = follow(agency, 2568)
        seen = {"IIT-link": "itas.example.go.th", "EIT1-sheets": "5", "EIT1-seen_on": ""}
        page = text(officer.post(at(agency, f"{part.pk}/seen/"), seen))
        assert 'href="#id_IIT-link"' in page
        assert "โปรดระบุวันที่เห็นจำนวนนี้" in page
        assert 'value="itas.example.go.th"' in page
        assert not SeenElsewhere.objects.exists()

    def test_what_is_answered_here_is_not_entered(self, agency: Agency, officer: Client) -> None:
        part = build.rehearsal(agency)
        page = text(officer.get(at(agency, f"{part.pk}/seen/"), follow=True))
        assert "จำนวนผู้ตอบจึงนับเอง" in page
