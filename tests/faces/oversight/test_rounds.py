"""An official round on screen: from the first click to the announcement, and what is refused on the way."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.loader import package_bytes
from prongsai.core.thai.dates import thai_date
from prongsai.records.agencies.models import Agency, OversightRole
from prongsai.records.disclosures.models import Review
from prongsai.records.frameworks.selectors import usable_years
from prongsai.records.jobs.models import Job
from prongsai.records.rounds.announcing import ANNOUNCE
from prongsai.records.rounds.models import Enrolment, Round, RoundKind
from prongsai.records.rounds.selectors import official_rounds
from prongsai.records.rounds.services import RoundDraft, enrol, make_round
from prongsai.records.surveys.closing import close_round, may_close
from prongsai.records.surveys.jobs import CLOSE, OPEN
from prongsai.records.surveys.models import Survey
from tests.build import agency, collecting, official_round, over, survey
from tests.faces.oversight.things import charged, reviewing_now
from tests.faces.sign_in import signed_in
from tests.records.surveys.sending import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return signed_in(charged(OversightRole.ADMINISTRATOR))


def at(name: str, made: Round, *more: object) -> str:
    return reverse(f"oversight_{name}", args=[made.pk, *more])


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def who(browser: Client) -> int:
    """The person at that browser."""
    return int(browser.session["_auth_user_id"])


def counted(*agencies: Agency) -> Round:
    """A round whose answers are counted; review, clarification and confirmation are today."""
    made = official_round(*agencies)
    reviewing_now(made)
    over(made)
    close_round(made)
    return official_rounds().get(pk=made.pk)


def confirmed(made: Round) -> None:
    """Let the days on which scores are confirmed be over."""
    yesterday = clock.today() - timedelta(days=1)
    made.phases.filter(code=PhaseCode.CONFIRM).update(starts_on=yesterday, ends_on=yesterday)


def test_a_round_is_made_filled_opened_closed_and_announced(browser: Client) -> None:
    one, two = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง")
    assert "ยังไม่มีรอบการประเมินจริง" in page(browser, "/oversight/rounds/")
    answer = browser.post("/oversight/rounds/new/", {"fiscal_year": "2568"})
    made = Round.objects.get()
    assert answer["Location"] == at("phases", made)
    assert "เปิดรอบการประเมินจริง ปี 2568 แล้ว โปรดตรวจปฏิทิน" in page(browser, at("phases", made))
    assert not made.is_simulated
    assert "ยังไม่มีหน่วยงานในรอบนี้" in page(browser, at("round", made))
    answer = browser.post(at("enrol", made), {"names": f"{one.code}\n{two.code}\nเทศบาลตำบลไม่มีจริง"})
    preview = page(browser, answer["Location"])
    assert "เทศบาลตำบลไม่มีจริง" in preview
    assert Enrolment.objects.count() == 0
    browser.post(answer["Location"])
    assert Enrolment.objects.count() == 2
    collecting(made, -1, 30)
    browser.post(at("open", made))
    assert Survey.objects.count() == 6
    browser.post(at("close", made))
    assert Round.objects.get().closed_at is None, "there is time left"
    over(made)
    assert may_close(made, clock.now())
    assert "ปิดรับและนับคำตอบ" in page(browser, at("round", made))
    browser.post(at("close", made))
    assert Round.objects.get().closed_at is not None
    asked = page(browser, at("announce", made))
    assert "คำตอบไม่ถึงขั้นต่ำ 2 แห่ง" in asked
    assert browser.post(at("announce", made)).status_code == 422
    assert Round.objects.get().announced_at is None
    confirmed(made)
    browser.post(at("announce", made), {"sure": "yes"})
    assert Round.objects.get().announced_at is not None
    assert "ประกาศผลแล้ว" in page(browser, at("round", made))


def test_a_calendar_that_is_past_comes_before_the_links(browser: Client) -> None:
    made = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
    enrol(made, [agency()])
    over(made)
    shown = page(browser, at("round", made))
    assert "ช่วงเก็บคำตอบในปฏิทินผ่านไปแล้ว" in shown
    assert f'class="button" href="{at("phases", made)}"' in shown
    answer = browser.post(at("open", made), follow=True)
    assert answer.redirect_chain == [(at("phases", made), 302)]
    assert "จึงยังไม่ได้สร้างลิงก์" in answer.content.decode()
    browser.post(at("close", made))
    assert not Survey.objects.exists()
    assert Round.objects.get().closed_at is None


def test_a_round_without_agencies_is_deleted_from_its_page(browser: Client) -> None:
    made = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
    assert at("round_delete", made) in page(browser, at("round", made))
    assert browser.get(at("round_delete", made)).status_code == 405
    answer = browser.post(at("round_delete", made), follow=True)
    assert "ลบรอบการประเมินจริง ปี 2568 แล้ว" in answer.content.decode()
    kept = official_round(agency())
    assert at("round_delete", kept) not in page(browser, at("round", kept))
    browser.post(at("round_delete", kept))
    assert list(Round.objects.all()) == [kept]


def test_many_agencies_are_opened_by_a_worker(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = official_round(agency())
    monkeypatch.setattr("prongsai.faces.oversight.rounds.views.AT_ONCE", 0)
    browser.post(at("open", made))
    asked = Job.objects.get(kind=OPEN).arguments
    assert asked == {"the_round": made.pk, "by": who(browser)}
    assert browser.get(at("round", made))["Refresh"]


def test_the_journal_can_name_who_had_many_agencies_counted(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = official_round(agency())
    over(made)
    monkeypatch.setattr("prongsai.faces.oversight.rounds.views.CLOSED_AT_ONCE", 0)
    browser.post(at("close", made))
    assert Job.objects.get(kind=CLOSE, arguments__by__isnull=False).arguments == {
        "the_round": made.pk,
        "by": who(browser),
    }


def test_after_counting_the_reviews_come_next_and_not_the_announcement(browser: Client) -> None:
    made = counted(agency("เทศบาลตำบลหนึ่ง"))
    Review.objects.create(enrolment=made.enrolments.get(), item="o1", points=100)
    shown = page(browser, at("round", made))
    assert "ขณะนี้อยู่ในช่วงตรวจ OIT (วันสุดท้าย) · OIT ยังไม่ได้ตรวจ 27 ข้อ" in shown
    assert "ขั้นต่อไปคือประกาศผล" not in shown
    assert f'class="button" href="{at("announce", made)}"' not in shown
    assert "ยังไม่ถึงเวลาประกาศผล" in shown
    assert "ขณะนี้อยู่ในช่วงตรวจ OIT" in page(browser, "/oversight/")
    confirmed(made)
    shown = page(browser, at("round", made))
    assert "ขั้นต่อไปคือประกาศผล · OIT ยังไม่ได้ตรวจ 27 ข้อ" in shown
    assert f'class="button" href="{at("announce", made)}"' in shown
    assert "ยังไม่ถึงเวลาประกาศผล" not in shown


def test_announcing_before_scores_are_confirmed_asks_a_second_time(browser: Client) -> None:
    made = counted(agency("เทศบาลตำบลหนึ่ง"))
    asked = page(browser, at("announce", made))
    assert "ช่วงตรวจ OIT ยังไม่สิ้นสุด" in asked
    assert "ยังไม่ได้ตรวจ OIT 28 ข้อ" in asked
    refused = browser.post(at("announce", made), {"sure": "yes"})
    assert refused.status_code == 422
    assert 'name="sure" value="yes" checked' in refused.content.decode()
    assert Round.objects.get().announced_at is None
    browser.post(at("announce", made), {"sure": "yes", "early": "yes"})
    assert Round.objects.get().announced_at is not None


def test_odd_answers_are_shown_before_they_are_announced(browser: Client) -> None:
    made = official_round(agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง"))
    made.enrolments.update(staff=6, served=50)
    for _ in range(9):
        send(survey(made.enrolments.earliest("pk")), "1" * 15)
    over(made)
    progress = at("progress_of", made)
    assert "ข้อสังเกตต่อคำตอบ" not in page(browser, progress), "nothing before the answers are counted"
    close_round(made)
    asked = page(browser, at("announce", made))
    assert "มีข้อสังเกตต่อคำตอบ 1 แห่ง" in asked
    told = asked.split('id="odd"')[1]
    assert "ได้ 9 ชุดจากผู้มีสิทธิตอบ 6 คน มากกว่าจำนวนคน" in told
    assert "ตอบแบบเดียวทั้งชุด" in told
    assert "เทศบาลตำบลสอง" not in told
    for address in (progress, at("progress_print", made)):
        assert "IIT ได้ 9 ชุดจากผู้มีสิทธิตอบ 6 คน มากกว่าจำนวนคน" in page(browser, address)
    odd_ones = page(browser, f"{progress}?behind=odd").split("<table")[1]
    assert "ทต.หนึ่ง" in odd_ones
    assert "ทต.สอง" not in odd_ones
    file = page(browser, at("progress_file", made, "csv"))
    heading = file.splitlines()[0]
    first = next(one for one in file.splitlines() if "เทศบาลตำบลหนึ่ง" in one)
    assert "IIT อัตราตอบ (%),EIT1 อัตราตอบ (%),EIT2 อัตราตอบ (%),ข้อสังเกตต่อคำตอบ" in heading
    assert ",150.00,0.00,0.00,IIT ได้" in first
    assert "มากกว่าจำนวนคน" in first
    assert page(browser, at("progress_file", made, "csv") + "?behind=odd").count("\n") == 2
    assert Round.objects.get().seen_at is None, "no score was seen"


def test_two_presses_announce_by_one_job(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counted(agency("เทศบาลตำบลหนึ่ง"))
    confirmed(made)
    monkeypatch.setattr("prongsai.records.results.from_rounds.WITHOUT_A_WORKER", 0)
    assert browser.post(at("announce", made), {"sure": "yes"}).status_code == 302
    assert "ประกาศผลของรอบนี้อยู่แล้ว" in browser.post(at("announce", made), {"sure": "yes"}).content.decode()
    assert Job.objects.filter(kind=ANNOUNCE).count() == 1


@pytest.mark.parametrize("is_counted", [False, True])
def test_a_preview_of_another_day_changes_nothing(browser: Client, is_counted: bool) -> None:
    made = counted(agency()) if is_counted else official_round(agency())
    day = clock.today() + timedelta(days=200)
    shown = page(browser, at("round", made) + f"?on={thai_date(day)}").split("<main", 1)[1]
    assert ("ขั้นต่อไปคือประกาศผล" if is_counted else "หมดเวลาเก็บคำตอบแล้ว") in shown
    assert 'method="post"' not in shown
    changing = ("phases", "enrol", "open", "close", "reopen", "announce", "assignments")
    assert [one for one in changing if at(one, made) in shown] == []
    assert "extend/" not in shown


def test_days_are_set_as_people_write_them_and_a_wrong_one_loses_nothing(browser: Client) -> None:
    made = official_round(agency())
    today = clock.today()
    typed = {f"{code}_{end}": thai_date(today + timedelta(days=40)) for code in PhaseCode for end in ("starts", "ends")}
    wrong = browser.post(at("phases", made), typed | {"review_ends": "วันไหนก็ได้"})
    assert wrong.status_code == 422
    assert "วันไหนก็ได้" in wrong.content.decode()
    before = browser.post(at("phases", made), typed | {"review_ends": thai_date(today)})
    assert "วันสุดท้ายต้องไม่มาก่อนวันแรก" in before.content.decode()
    assert browser.post(at("phases", made), typed).status_code == 302
    assert {one.starts_on for one in made.phases.all()} == {today + timedelta(days=40)}


def test_a_calendar_that_looks_wrong_is_asked_about_beside_its_day(browser: Client) -> None:
    made = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
    today = clock.today()
    typed = {f"{code}_{end}": thai_date(today + timedelta(days=40)) for code in PhaseCode for end in ("starts", "ends")}
    past = browser.post(at("phases", made), typed | dict.fromkeys(("collect_starts", "collect_ends"), "1/3/2568"))
    assert past.status_code == 422
    assert "วันสุดท้ายผ่านไปแล้ว" in past.content.decode().split('id="id_collect_ends_error"')[1]
    assert 'name="insist"' not in past.content.decode(), "there is nothing to insist on"
    typed["review_starts"] = "1/3/2568"
    asked = browser.post(at("phases", made), typed)
    shown = asked.content.decode()
    assert asked.status_code == 422
    assert "เริ่มก่อนช่วงเปิดเผยข้อมูล OIT" in shown.split('id="id_review_starts_error"')[1]
    ticked = {"insist": shown.split('name="insist" value="')[1].split('"')[0]}
    other = browser.post(at("phases", made), typed | ticked | {"announce_starts": "1/3/2568"})
    assert other.status_code == 422, "the tick was for other days"
    assert browser.post(at("phases", made), typed | ticked).status_code == 302


def test_an_extension_needs_a_reason_and_a_later_day(browser: Client) -> None:
    made = official_round(agency())
    address = at("extend", made, PhaseCode.COLLECT)
    collect = made.phases.get(code=PhaseCode.COLLECT)
    early = browser.post(address, {"ends_on": thai_date(collect.ends_on), "reason": "น้ำท่วม"})
    assert early.status_code == 422
    assert "น้ำท่วม" in early.content.decode()
    later = collect.ends_on + timedelta(days=7)
    assert browser.post(address, {"ends_on": thai_date(later), "reason": " "}).status_code == 422
    browser.post(address, {"ends_on": thai_date(later), "reason": "น้ำท่วม"})
    assert made.phases.get(code=PhaseCode.COLLECT).ends_on == later
    shown = page(browser, at("round", made))
    assert "น้ำท่วม" in shown


def test_a_round_is_shown_as_on_another_day(browser: Client) -> None:
    made = official_round(agency())
    collect = made.phases.get(code=PhaseCode.COLLECT)
    shown = page(browser, at("round", made) + f"?on={thai_date(collect.ends_on + timedelta(days=3))}")
    assert "แสดงปฏิทินเสมือนเป็นวันที่" in shown
    assert "หมดเวลาเก็บคำตอบแล้ว" in shown
    assert "หมดเวลาเก็บคำตอบแล้ว" not in page(browser, at("round", made))
    assert browser.get(at("round", made), {"on": "ไม่ใช่วันที่"}).status_code == 200


def test_answers_are_taken_again_only_while_nobody_has_seen_a_score(browser: Client) -> None:
    made = official_round(agency())
    over(made)
    browser.post(at("close", made))
    assert browser.post(at("reopen", made), {"reason": ""}).status_code == 422
    answer = browser.post(at("reopen", made), {"reason": "เครือข่ายล่มทั้งจังหวัด"})
    assert answer["Location"] == at("extend", made, PhaseCode.COLLECT)
    assert Round.objects.get().closed_at is None
    browser.post(at("close", made))
    Round.objects.update(seen_at=clock.now())
    refused = browser.post(at("reopen", made), {"reason": "อีกครั้ง"})
    assert refused.status_code == 422
    assert "มีผู้เห็นคะแนน" in refused.content.decode()


def test_a_file_of_rules_says_line_field_and_remedy(browser: Client) -> None:
    broken = SimpleUploadedFile("2571.yaml", b"fiscal_year: 2571\nweak_below: 185\n")
    answer = browser.post("/oversight/frameworks/", {"file": broken})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "weak_below" in said
    assert "2571.yaml" in said
    text = package_bytes(2568).decode().replace("fiscal_year: 2568", "fiscal_year: 2571", 1).replace("2025-", "2028-")
    answer = browser.post("/oversight/frameworks/", {"file": SimpleUploadedFile("2571.yaml", text.encode())})
    assert answer.status_code == 302, answer.content.decode()
    assert 2571 in usable_years()
    assert "ปี 2571" in page(browser, "/oversight/frameworks/")


@pytest.mark.parametrize("file", [None, SimpleUploadedFile("a.xlsx", b"PK\x03\x04 no workbook")])
def test_a_list_that_cannot_be_read_says_what_to_do(browser: Client, file: SimpleUploadedFile | None) -> None:
    made = official_round(agency())
    answer = browser.post(at("enrol", made), {"names": "  "} | ({"file": file} if file else {}))
    assert answer.status_code == 422
    assert "ยังอ่านไม่ได้" in answer.content.decode()
    assert browser.get(at("enrol_preview", made), {"list": "forged"}).status_code == 404


def test_a_pasted_list_that_is_too_long_stands_in_the_form_again(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = official_round(agency())
    monkeypatch.setattr("prongsai.records.rounds.choosing.MOST_LINES", 2)
    answer = browser.post(at("enrol", made), {"names": "เทศบาลตำบลก\nเทศบาลตำบลข\nเทศบาลตำบลค"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "โปรดแบ่งส่ง" in said
    assert "เทศบาลตำบลก\nเทศบาลตำบลข\nเทศบาลตำบลค</textarea>" in said


def test_the_first_page_names_each_round_that_runs(browser: Client) -> None:
    made, other = official_round(agency("เทศบาลตำบลหนึ่ง")), official_round(rules_of=2567)
    shown = page(browser, "/oversight/")
    assert f'href="{at("round", made)}"' in shown
    assert f'<a href="{at("round", other)}">รอบการประเมินจริง ปี 2567</a>' in shown
    Round.objects.filter(pk=other.pk).update(announced_at=clock.now())
    assert "รอบอื่น" not in page(browser, "/oversight/")


def test_from_the_preview_one_goes_back_to_what_was_pasted_or_chosen(browser: Client) -> None:
    made, pasted = official_round(agency("เทศบาลตำบลหนึ่ง")), "เทศบาลตำบลไม่มีจริง"
    preview = browser.post(at("enrol", made), {"names": pasted})["Location"]
    back = re.search(r'href="([^"]*/enrol/\?list=[^"]+)"', page(browser, preview))
    assert back
    assert f">{pasted}</textarea>" in page(browser, html.unescape(back[1]))
    chosen = page(browser, at("enrol", made) + "?kind=&province=&body=")
    assert "ยังอ่านไม่ได้" not in chosen


def test_a_list_is_not_lost_when_the_round_closes_before_it_is_taken(browser: Client) -> None:
    made = official_round(agency("เทศบาลตำบลหนึ่ง"))
    other = agency("เทศบาลตำบลสอง")
    preview = browser.post(at("enrol", made), {"names": f"{other.code}\nเทศบาลตำบลไม่มีจริง"})["Location"]
    over(made)
    close_round(made)
    answer = browser.post(preview)
    assert answer.status_code == 422
    assert f"{other.code}\nเทศบาลตำบลไม่มีจริง</textarea>" in answer.content.decode()
    assert Enrolment.objects.count() == 1


def test_work_is_spread_and_taken_back_on_screen(browser: Client) -> None:
    made = official_round(agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง"))
    address = at("assignments", made)
    browser.post(address, {"act": "spread"})
    assert "โปรดเชิญในหน้าทีมประเมินก่อน" in page(browser, address)
    person = charged(OversightRole.REVIEWER, name="สมหญิง รักงาน")
    browser.post(address, {"act": "spread"})
    assert page(browser, address).count("สมหญิง รักงาน") >= 3
    one = made.enrolments.earliest("pk")
    browser.post(address, {"act": "take_back", "agency": one.pk})
    assert [each.pk for each in Enrolment.objects.filter(assignments__ended_at=None)].count(one.pk) == 0
    browser.post(address, {"act": "assign", "agency": one.pk, "person": person.pk})
    assert one.assignments.filter(ended_at=None).count() == 1
    assert browser.get(address, {"task": "nothing"}).status_code == 404
