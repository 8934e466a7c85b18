"""Reviewing, interviewing, watching, inviting: what people above the agencies do every day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.thai.dates import thai_date
from prongsai.faces.parts.survey.questionnaire import questionnaire
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import mandates
from prongsai.records.agencies.memberships import Duty, join
from prongsai.records.agencies.models import Agency, OversightRole, Role
from prongsai.records.disclosures.judging import Judgement, judge
from prongsai.records.disclosures.models import Disclosure, Review
from prongsai.records.journal.models import Entry
from prongsai.records.notices.models import Notice
from prongsai.records.rounds.assigning import assign, take_back
from prongsai.records.rounds.models import Enrolment, Round, Task
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.rounds.services import count_people, enrol
from prongsai.records.surveys.doors import forget
from prongsai.records.surveys.models import DayCount, Mode, Sheet
from tests.build import PASSWORD, agency, collecting, member, official_round, over
from tests.faces.oversight.things import assigned, charged, reviewing_now
from tests.faces.reading import words_in
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
KEY = "k" * 30
MOST_QUERIES = 20
THAI = re.compile("[\u0e00-\u0e7f]")


@pytest.fixture(autouse=True)
def _counts_of_no_other_test() -> None:
    cache.clear()


@pytest.fixture
def enrolment() -> Enrolment:
    made = official_round(agency("เทศบาลตำบลหนึ่ง"))
    reviewing_now(made)
    return made.enrolments.select_related("round__framework", "agency").get()


def answers(of: Enrolment, **more: str) -> dict[str, str]:
    rows = questionnaire(rules_of(of.round), "EIT2").rows
    return {row.name: "2" for row in rows} | {"key": KEY, "fits": "yes"} | more


def test_an_interview_is_taken_in_without_a_trace_of_who_did_it(enrolment: Enrolment) -> None:
    browser = signed_in(assigned(enrolment, Task.INTERVIEW))
    address = reverse("oversight_interview", args=[enrolment.pk])
    page = browser.get(address).content.decode()
    assert "ส่งคำตอบ" in page
    entries, sessions = Entry.objects.count(), {one.session_data for one in Session.objects.all()}
    done = browser.post(address, answers(enrolment)).content.decode()
    assert "ได้รับคำตอบแล้ว" in done
    assert "สัมภาษณ์คนถัดไป" in done
    assert "ได้รับคำตอบแล้ว" in browser.post(address, answers(enrolment)).content.decode(), "a repeat is received too"
    assert Sheet.objects.count() == 1
    assert [(one.mode, one.sheets) for one in DayCount.objects.all()] == [(Mode.INTERVIEW, 1)]
    assert Entry.objects.count() == entries
    assert {one.session_data for one in Session.objects.all()} == sessions


def test_what_was_skipped_is_said_and_may_be_left_out(enrolment: Enrolment) -> None:
    browser = signed_in(assigned(enrolment, Task.INTERVIEW))
    address = reverse("oversight_interview", args=[enrolment.pk])
    first = questionnaire(rules_of(enrolment.round), "EIT2").rows[0].name
    refused = browser.post(address, answers(enrolment, **{first: ""}))
    assert refused.status_code == 422
    assert refused.content.decode().count(" checked") == len(answers(enrolment)) - 2, "all but one, and who is asked"
    assert not Sheet.objects.exists()
    browser.post(address, answers(enrolment, **{first: "", "skip": "1"}))
    assert Sheet.objects.count() == 1
    nobody = browser.post(address, answers(enrolment, fits="no", key="n" * 30)).content.decode()
    assert "ไม่มีสิ่งใดถูกบันทึก" in nobody
    assert browser.post(address, {"fits": "yes"}).status_code == 409
    assert Sheet.objects.count() == 1


def test_answers_of_who_was_signed_out_lie_in_no_session(enrolment: Enrolment, client: Client) -> None:
    person = assigned(enrolment, Task.INTERVIEW)
    address = reverse("oversight_interview", args=[enrolment.pk])
    back = client.post(address, answers(enrolment, words="ข้อความลับ"))
    assert back.status_code == 401
    assert back["Cache-Control"] == "no-store"
    assert 'value="ข้อความลับ"' in back.content.decode()
    assert not Session.objects.exists()
    assert not Sheet.objects.exists()
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    assert "ได้รับคำตอบแล้ว" in client.post(address, answers(enrolment)).content.decode()


def test_another_sites_page_sends_no_interview(enrolment: Enrolment) -> None:
    browser = signed_in(assigned(enrolment, Task.INTERVIEW))
    address = reverse("oversight_interview", args=[enrolment.pk])
    forged = browser.post(address, answers(enrolment), headers={"origin": "https://elsewhere.example"})
    assert forged.status_code == 403
    assert not Sheet.objects.exists()


def test_nobody_is_interviewed_out_of_time(enrolment: Enrolment) -> None:
    browser = signed_in(assigned(enrolment, Task.INTERVIEW))
    address = reverse("oversight_interview", args=[enrolment.pk])
    collecting(enrolment.round, 3, 30)
    assert "ยังไม่ถึงช่วงเก็บคำตอบ" in browser.get(address).content.decode()
    assert "ยังไม่ถึงช่วงเก็บคำตอบ" in browser.get(reverse("oversight_interviews")).content.decode()
    over(enrolment.round)
    assert browser.post(address, answers(enrolment)).status_code == 409
    assert not Sheet.objects.exists()


def test_a_reviewer_judges_one_item_after_the_other(enrolment: Enrolment) -> None:
    Disclosure.objects.create(
        enrolment=enrolment, item="o1", address="https://example.go.th/o1", explanation="ดู <b>หน้าแรก</b>", is_ready=True
    )
    person = assigned(enrolment)
    browser = signed_in(person)
    first = reverse("oversight_review_item", args=[enrolment.pk, "o1"])
    page = browser.get(first).content.decode()
    assert 'href="https://example.go.th/o1"' in page
    assert "ดู &lt;b&gt;หน้าแรก&lt;/b&gt;" in page
    refused = browser.post(first, {"points": "0", "note": ""})
    assert refused.status_code == 422
    assert "โปรดระบุเหตุผลที่ให้ 0 คะแนน" in refused.content.decode()
    assert browser.post(first, {"note": "เขียนไว้แล้ว"}).content.decode().count("เขียนไว้แล้ว") == 1
    assert browser.post(first, {"points": "100"})["Location"].endswith("/o2/")
    browser.post(reverse("oversight_review_item", args=[enrolment.pk, "o2"]), {"points": "0", "note": "เปิดไม่ได้"})
    assert [(one.item, one.points, one.judged_by) for one in Review.objects.order_by("pk")] == [
        ("o1", 100, person),
        ("o2", 0, person),
    ]
    listed = browser.get(reverse("oversight_review", args=[enrolment.pk])).content.decode()
    assert "ตรวจแล้ว 2 จาก 28 ข้อ" in listed
    assert browser.get(reverse("oversight_review_item", args=[enrolment.pk, "o99"])).status_code == 404


def test_who_is_done_with_an_agency_is_led_to_the_next(enrolment: Enrolment) -> None:
    person = assigned(enrolment)
    enrol(enrolment.round, [agency("เทศบาลตำบลสอง")])
    other = enrolment.round.enrolments.exclude(pk=enrolment.pk).get()
    assign(enrolment.round, [other], person, Task.REVIEW)
    browser = signed_in(person)
    listed, own = reverse("oversight_reviews"), reverse("oversight_review", args=[enrolment.pk])
    judged = [Review(enrolment=enrolment, item=f"o{number}", points=100) for number in range(1, 29)]
    Review.objects.bulk_create(judged[:3])
    assert reverse("oversight_review_item", args=[enrolment.pk, "o4"]) in browser.get(listed).content.decode()
    assert "ตรวจต่อ" not in browser.get(own).content.decode(), "there is something to do here first"
    Review.objects.bulk_create(judged[3:])
    onward = reverse("oversight_review_item", args=[other.pk, "o1"])
    assert all(onward in browser.get(one).content.decode() for one in (own, listed))
    assert "เหลือ 1 จาก 2 หน่วยงาน" in browser.get(listed).content.decode()
    Review.objects.bulk_create([Review(enrolment=other, item=one.item, points=100) for one in judged])
    assert "ตรวจครบทั้ง 2 หน่วยงานแล้ว" in browser.get(listed).content.decode()
    assert "ตรวจต่อ" not in browser.get(own).content.decode()


def test_a_reviewer_sees_what_another_judged_meanwhile_and_is_asked_again(enrolment: Enrolment) -> None:
    first, second = signed_in(assigned(enrolment)), signed_in(assigned(enrolment))
    address = reverse("oversight_review_item", args=[enrolment.pk, "o1"])
    seen = seen_in(second.get(address).content.decode())
    first.post(address, {"points": "0", "note": "ไม่พบโครงสร้าง", "seen": seen})
    reasonless = second.post(address, {"points": "0", "note": "", "seen": seen}).content.decode()
    assert seen_in(reasonless) == seen, "a page that does not show the other judgement does not count it as seen"
    refused = second.post(address, {"points": "100", "note": "ครบแล้ว", "seen": seen})
    shown = refused.content.decode()
    assert refused.status_code == 422
    assert "มีผู้ตรวจข้อนี้ระหว่างที่ท่านตรวจ" in shown
    assert "ไม่พบโครงสร้าง" in shown
    assert 'value="100" checked' in shown
    assert "ครบแล้ว</textarea>" in shown
    assert second.post(address, {"points": "100", "note": "ครบแล้ว", "seen": seen_in(shown)}).status_code == 302
    assert list(Review.objects.order_by("pk").values_list("points", flat=True)) == [0, 100]


def seen_in(page: str) -> str:
    found = re.search(r'name="seen" value="(\d*)"', page)
    assert found
    return found[1]


def test_what_a_reviewer_typed_is_not_lost_when_the_round_is_announced(enrolment: Enrolment) -> None:
    browser = signed_in(assigned(enrolment))
    Round.objects.update(announced_at=clock.now())
    address = reverse("oversight_review_item", args=[enrolment.pk, "o1"])
    answer = browser.post(address, {"points": "0", "note": "เปิดลิงก์ไม่ได้"})
    assert answer.status_code == 422
    assert "เปิดลิงก์ไม่ได้</textarea>" in answer.content.decode()
    assert not Review.objects.exists()
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("becomes", ["taken back", "officer"])
def test_what_a_reviewer_typed_is_not_lost_when_the_agency_is_hers_no_longer(
    enrolment: Enrolment, becomes: str
) -> None:
    person, other = assigned(enrolment), assigned(enrolment)
    judge(enrolment, "o1", Judgement(0, "ไม่พบเอกสารบนเว็บ"), other)
    browser = signed_in(person)
    if becomes == "officer":
        join(person, enrolment.agency, Duty(Role.OFFICER))
    else:
        take_back(enrolment.round, [enrolment], Task.REVIEW)
    address = reverse("oversight_review_item", args=[enrolment.pk, "o1"])
    answer = browser.post(address, {"points": "0", "note": "เปิดลิงก์ไม่ได้"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "เปิดลิงก์ไม่ได้</textarea>" in page
    assert "ไม่ได้มอบหมายให้ท่านแล้ว" in page
    assert "ไม่พบเอกสารบนเว็บ" not in page, "what others judged is not for her"
    assert Review.objects.count() == 1
    assert browser.get(address).status_code == 404


def test_out_of_the_time_for_reviews_one_can_only_look(enrolment: Enrolment) -> None:
    browser = signed_in(assigned(enrolment))
    Round.objects.update(announced_at=None)
    before, later = clock.today() - timedelta(days=1), clock.today() + timedelta(days=50)
    enrolment.round.phases.filter(code__in=["review", "confirm"]).update(starts_on=later, ends_on=later)
    address = reverse("oversight_review_item", args=[enrolment.pk, "o1"])
    says = f"ตรวจได้ตั้งแต่ {thai_date(later)}"
    listed = reverse("oversight_reviews")
    assert all(says in browser.get(one).content.decode() for one in (address, listed, "/oversight/"))
    assert "เหลือ 0" not in browser.get(listed).content.decode(), "what cannot be judged yet is not done"
    assert browser.post(address, {"points": "100"}).status_code == 422
    enrolment.round.phases.filter(code__in=["review", "confirm"]).update(starts_on=before, ends_on=before)
    assert "พ้นช่วงตรวจแล้ว" in browser.get(listed).content.decode()
    assert not Review.objects.exists()


def test_a_supervisor_reads_who_lags_and_reminds_them() -> None:
    one, other = agency("=เทศบาลตำบลหนึ่ง", "เชียงราย"), agency("เทศบาลตำบลสอง", "เชียงราย")
    officer = member(one)
    made = official_round(one, other, collect=(-10, 9))
    made.enrolments.update(staff=100, served=100)
    browser = signed_in(charged(OversightRole.SUPERVISOR, "เชียงราย"))
    address = reverse("oversight_progress_of", args=[made.pk])
    page = browser.get(address).content.decode()
    assert "จาก 2 หน่วยงาน 2 แห่งจะไม่ทันหากทำต่อในจังหวะนี้ ครบแล้ว 0 แห่ง เหลือ 9 วัน" in page
    assert browser.get(reverse("oversight_progress"))["Location"] == address
    rows = browser.get(reverse("oversight_progress_file", args=[made.pk, "csv"])).content.decode()
    assert "'=เทศบาลตำบลหนึ่ง" in rows
    assert "รอบการประเมินจริง ปี 2568 นับถึงเมื่อวาน" in rows
    assert browser.get(reverse("oversight_progress_file", args=[made.pk, "xlsx"])).content[:2] == b"PK"
    assert browser.get(reverse("oversight_progress_print", args=[made.pk])).status_code == 200
    remind = reverse("oversight_remind", args=[made.pk])
    before = browser.get(remind, {"behind": "1"}).content.decode()
    assert "IIT ขาด 30 ชุด" in before
    assert "ยังไม่มีเจ้าหน้าที่ในระบบ 1 หน่วยงาน" in before
    assert "เชิญเจ้าหน้าที่ของหน่วยงานเข้าระบบ" in before
    assert "เทศบาลตำบลสอง" in before
    assert before.count('name="agency"') == 1, "who cannot be told is not offered"
    said = browser.post(remind, {"words": "โทรหาได้"}).content.decode()
    assert "แจ้งเจ้าหน้าที่ 1 คน ใน 1 หน่วยงานแล้ว" in said
    assert "ยังไม่มีเจ้าหน้าที่ในระบบ 1 หน่วยงาน" in said
    assert [notice.user for notice in Notice.objects.all()] == [officer]
    after = browser.get(remind).content.decode()
    assert "เตือนแล้ววันนี้ 1 หน่วยงาน" in after
    assert 'name="agency"' not in after
    page = browser.get(address).content.decode()
    assert "OIT ขาด 28 ข้อ" in page
    assert page.count('name="agency"') == 1, "who was reminded today is not offered again"
    too_long = browser.post(remind, {"words": "ก" * 501})
    assert too_long.status_code == 422
    assert "ก" * 501 in too_long.content.decode()


def test_nothing_ticked_reminds_nobody_and_leaves_the_table_as_it_was() -> None:
    one = agency("เทศบาลตำบลหนึ่ง", "เชียงราย")
    member(one)
    made = official_round(one, collect=(-10, 9))
    made.enrolments.update(staff=100, served=100)
    browser = signed_in(charged(OversightRole.SUPERVISOR, "เชียงราย"))
    table = reverse("oversight_progress_of", args=[made.pk])
    remind = reverse("oversight_remind", args=[made.pk])
    assert '<input type="hidden" name="behind" value="1">' in browser.get(table, {"behind": "1"}).content.decode()
    answer = browser.get(remind, {"behind": "1", "chosen": "1"}, follow=True)
    assert answer.redirect_chain == [(f"{table}?behind=1", 302)]
    assert "ยังไม่ได้เลือกหน่วยงาน จึงยังไม่แจ้งใคร" in answer.content.decode()
    ticked = {"chosen": "1", "agency": str(made.enrolments.get().pk)}
    assert "IIT ขาด 30 ชุด" in browser.get(remind, ticked).content.decode()
    assert "IIT ขาด 30 ชุด" in browser.get(remind, {"behind": "1"}).content.decode(), "all of them, by their own button"


def test_the_list_for_a_meeting_counts_at_its_head_and_names_one_province_once() -> None:
    one, other = agency("เทศบาลตำบลหนึ่ง", "เชียงราย"), agency("เทศบาลตำบลสอง", "เชียงราย")
    made = official_round(one, other, collect=(-10, 9))
    later = clock.today() + timedelta(days=30)
    made.phases.filter(code=PhaseCode.DISCLOSE).update(starts_on=later, ends_on=later)
    made.enrolments.filter(agency=one).update(staff=100, served=100)
    browser = signed_in(charged(OversightRole.SUPERVISOR))
    address = reverse("oversight_progress_print", args=[made.pk])
    page = browser.get(address).content.decode()
    assert "2 หน่วยงาน: ทันตามจังหวะ 0 ช้า 1 ไม่ทราบ 1 ครบแล้ว 0 · เหลือ 9 วัน" in page
    assert page.count("เชียงราย") == 1
    Agency.objects.filter(pk=other.pk).update(province="พะเยา")
    page = browser.get(address).content.decode()
    assert "เชียงราย" in page
    assert "พะเยา" in page


def test_who_gave_no_headcounts_is_unknown_in_the_link_and_has_no_figure_in_the_file() -> None:
    one, other = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง")
    made = official_round(one, other, collect=(-10, 9))
    later = clock.today() + timedelta(days=30)
    made.phases.filter(code=PhaseCode.DISCLOSE).update(starts_on=later, ends_on=later)
    made.enrolments.filter(agency=one).update(staff=100, served=100)
    browser = signed_in(charged(OversightRole.SUPERVISOR))
    page = browser.get(reverse("oversight_progress_of", args=[made.pk])).content.decode()
    assert "1 แห่งจะไม่ทันหากทำต่อในจังหวะนี้ ไม่ทราบ 1 แห่ง" in page
    assert "แจ้งเตือนทุกแห่งที่ช้าในรายการนี้ (1) และที่ไม่ทราบ (1)" in page
    rows = browser.get(reverse("oversight_progress_file", args=[made.pk, "csv"])).content.decode()
    assert "ไม่ทราบ,,,ยัง," in rows
    assert "IIT ขาด 30,50,IIT,ใช่," in rows


def test_headcounts_that_were_changed_late_are_marked_in_the_table_and_the_file() -> None:
    one, other = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง")
    made = official_round(one, other)
    made.enrolments.update(staff=120, served=900)
    count_people(made.enrolments.get(agency=one), 60, 900, reason="โอนบุคลากรไป อบจ.")
    browser = signed_in(charged(OversightRole.SUPERVISOR))
    for name in ("progress_of", "progress_print"):
        page = browser.get(reverse(f"oversight_{name}", args=[made.pk])).content.decode()
        assert "แก้จำนวนคนหลังลงทะเบียน: บุคลากร 120 → 60 (โอนบุคลากรไป อบจ.)" in page
        assert page.count("แก้จำนวนคนหลังลงทะเบียน") == 1
    rows = browser.get(reverse("oversight_progress_file", args=[made.pk, "csv"])).content.decode()
    assert "แก้จำนวนคนหลังลงทะเบียน,เหตุผลที่แก้จำนวนคน,หมายเหตุ" in rows
    assert ",บุคลากร 120 → 60,โอนบุคลากรไป อบจ.," in rows


def test_a_workbook_that_would_take_too_long_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    made = official_round(agency())
    monkeypatch.setattr("prongsai.faces.oversight.progress.MOST_IN_EXCEL", 0)
    browser = signed_in(charged(OversightRole.SUPERVISOR))
    answer = browser.get(reverse("oversight_progress_file", args=[made.pk, "xlsx"]), follow=True)
    assert "หรือดาวน์โหลด CSV" in answer.content.decode()
    assert browser.get(reverse("oversight_progress_file", args=[made.pk, "csv"])).status_code == 200


def test_simulated_data_is_named_on_every_page_and_in_every_file() -> None:
    made = official_round()
    Round.objects.update(is_simulated=True)
    of = agency("เทศบาลตำบลจำลองดี", simulated=True)
    Enrolment.objects.create(round=made, agency=of)
    browser = signed_in(charged(OversightRole.ADMINISTRATOR))
    named = ("round", "phases", "enrol", "enrol_preview", "assignments", "announce", "progress_of", "progress_print")
    for name in (*named, "reopen", "remind"):
        assert "ข้อมูลจำลอง" in browser.get(reverse(f"oversight_{name}", args=[made.pk])).content.decode(), name
    assert "ข้อมูลจำลอง" in browser.get("/oversight/").content.decode()
    rows = browser.get(reverse("oversight_progress_file", args=[made.pk, "csv"])).content.decode()
    assert "(ข้อมูลจำลอง)" in rows


def test_the_team_is_invited_on_screen_and_the_link_works(client: Client) -> None:
    Agency.objects.all().delete()
    agency("เทศบาลตำบลหนึ่ง", "เชียงราย")
    browser = signed_in(charged(OversightRole.ADMINISTRATOR))
    form = {"email": "somying@example.go.th", "role": "supervisor", "province": "", "body": ""}
    refused = browser.post("/oversight/team/invite/", form)
    assert refused.status_code == 422
    assert "ส่วนที่กำกับอย่างเดียว" in refused.content.decode()
    page = browser.post("/oversight/team/invite/", form | {"province": "เชียงราย"}).content.decode()
    address = re.search(r"http://testserver(/account/invitation/[^/<]+/)", page)
    assert address
    assert "data:image/png;base64" in page
    assert "ผู้กำกับ (จังหวัดเชียงราย)" in client.get(address[1]).content.decode()
    good = "รหัสผ่านที่ยาวพอ 2570"
    answer = client.post(address[1], {"name": "สมหญิง รักงาน", "password": good, "again": good})
    assert answer["Location"] == "/oversight/"
    assert client.get("/oversight/").status_code == 200
    assert "สมหญิง รักงาน" in browser.get("/oversight/team/").content.decode()


def test_a_role_is_ended_after_asking_once_more() -> None:
    person = charged(OversightRole.REVIEWER, name="สมหญิง รักงาน")
    browser = signed_in(charged(OversightRole.ADMINISTRATOR))
    address = reverse("oversight_mandate_end", args=[person.mandates.get().pk])
    assert "สมหญิง รักงาน" in browser.get(address).content.decode()
    assert mandates(person)
    browser.post(address)
    assert not mandates(person)


def test_english_pages_hold_no_unmarked_thai(enrolment: Enrolment) -> None:
    pages = {
        OversightRole.ADMINISTRATOR: [
            "",
            "team/",
            "team/invite/",
            "rounds/",
            "rounds/new/",
            "frameworks/",
            "progress/",
        ],
        OversightRole.REVIEWER: ["", "reviews/", f"reviews/{enrolment.pk}/", f"reviews/{enrolment.pk}/o1/"],
        OversightRole.INTERVIEWER: ["", "interviews/", f"interviews/{enrolment.pk}/"],
    }
    of_round = ("", "phases/", "phases/collect/extend/", "enrol/", "enrol/preview/", "assignments/", "announce/")
    pages[OversightRole.ADMINISTRATOR] += [f"rounds/{enrolment.round_id}/{one}" for one in of_round]
    people = {
        OversightRole.ADMINISTRATOR: charged(OversightRole.ADMINISTRATOR, name="Somying"),
        OversightRole.REVIEWER: assigned(enrolment),
        OversightRole.INTERVIEWER: assigned(enrolment, Task.INTERVIEW),
    }
    for role, addresses in pages.items():
        for address in addresses:
            answer = signed_in(people[role]).get(f"/en/oversight/{address}", follow=True)
            assert answer.status_code == 200
            unmarked = [one for one in words_in(answer.content.decode(), other_than="th") if THAI.search(one)]
            assert [one for one in unmarked if not one.startswith(("บุคคลที่", "เทศบาล", "เชียงใหม่"))] == [], address


@pytest.mark.parametrize("agencies", [2, 12])
def test_the_number_of_queries_does_not_grow_with_what_is_assigned(agencies: int) -> None:
    made = official_round(*(agency(f"เทศบาลตำบลที่ {number}") for number in range(agencies)))
    reviewing_now(made)
    every = list(made.enrolments.all())
    reviewer, interviewer = charged(OversightRole.REVIEWER), charged(OversightRole.INTERVIEWER)
    assign(made, every, reviewer, Task.REVIEW)
    assign(made, every, interviewer, Task.INTERVIEW)
    asked = {
        (person, address): queries_of(person, address)
        for person, name in ((reviewer, "oversight_reviews"), (interviewer, "oversight_interviews"))
        for address in (reverse("oversight"), reverse(name))
    }
    assert [one for one in asked.items() if one[1] > MOST_QUERIES] == []


def queries_of(person: User, address: str) -> int:
    browser = signed_in(person)
    forget()
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every statement fails, as it does when the server is gone: even who is signed in cannot be asked."""

    def gone(*_: object) -> None:
        raise OperationalError("connection refused by 10.9.8.7")

    with monkeypatch.context() as patch:
        patch.setattr("django.db.backends.utils.CursorWrapper.execute", gone)
        yield


def test_answers_of_an_interview_stand_on_the_page_when_the_database_is_away(
    enrolment: Enrolment, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(assigned(enrolment, Task.INTERVIEW))
    address = reverse("oversight_interview", args=[enrolment.pk])
    sent = answers(enrolment, words="เปิดเผยงบประมาณให้ครบ")
    request.getfixturevalue("away")
    refused = browser.post(address, urlencode(sent), "application/x-www-form-urlencoded")
    page = refused.content.decode()
    assert (refused.status_code, refused["Cache-Control"]) == (503, "no-store")
    for name, value in sent.items():
        assert f'name="{name}" value="{value}"' in page
    assert browser.get(address).status_code == 503
