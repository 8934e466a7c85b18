"""The form: light, without a cookie, in both languages, and true to the rules of its year."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.tally import layout
from prongsai.core.thai.dates import thai_date
from prongsai.records.frameworks.selectors import usable_years
from prongsai.records.rounds.selectors import instrument_of, phases_of, survey_codes
from prongsai.records.surveys.models import DayCount, Key, Sheet, Suggestion, Survey
from prongsai.records.surveys.services import add_point
from tests import build
from tests.faces.answer.sending import key_on
from tests.faces.reading import words_in

THAI = re.compile("[\u0e00-\u0e7f]")
MOST_BYTES = 30 * 1024
LONG_NAME = "องค์การบริหารส่วนตำบลที่มีชื่อยาวมากเป็นพิเศษเพื่อการทดสอบ"

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()))


def opened(survey: Survey, language: str = "") -> str:
    answer = Client().get(f"{language}/s/{survey.code}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("year", [2563, 2564, 2565, 2567, 2568])
def test_every_form_weighs_little_and_asks_what_its_year_asks(year: int) -> None:
    enrolment = build.rehearsal(build.agency(LONG_NAME, simulated=True), year)
    for code in survey_codes(load(year)):
        if code == "EIT2":
            continue
        rows = layout(load(year), instrument_of(load(year), code).code)
        for language in ("", "/en"):
            page = opened(build.survey(enrolment, code), language)
            assert len(page.encode()) <= MOST_BYTES
            asked = re.findall(r"type=radio name=([\w.-]+) value=(\d)", page)
            assert asked == [(row, str(one)) for row, options in rows for one in range(1, len(options) + 1)]
            assert page.count("<fieldset") == page.count("</fieldset>") == page.count("<legend>")


def test_the_years_that_can_be_asked_are_the_tested_ones() -> None:
    assert set(usable_years()) == {2563, 2564, 2565, 2567, 2568}


@pytest.mark.parametrize("code", ["IIT", "EIT1"])
def test_an_english_form_holds_no_unmarked_thai(survey: Survey, code: str) -> None:
    own = build.survey(survey.enrolment, code)
    for address in (f"/en/s/{own.code}/", f"/en/s/{own.code}/why/", "/en/s/nowhere/"):
        page = Client().get(address).content.decode()
        assert not [words for words in words_in(page, other_than="th") if THAI.search(words)], address
        assert "ไม่มีใครรู้" not in page


def test_opening_sets_no_cookie_keeps_nothing_and_is_not_cached(survey: Survey) -> None:
    answer = Client().get(f"/s/{survey.code}/")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "csrf" not in answer.content.decode()
    assert [model.objects.count() for model in (Sheet, Key, DayCount, Suggestion)] == [0, 0, 0, 0]


def test_opening_asks_the_database_once_and_then_no_more(survey: Survey, django_assert_num_queries) -> None:
    opened(survey)
    with django_assert_num_queries(0):
        opened(survey)


def test_each_form_has_its_own_key(survey: Survey) -> None:
    assert key_on(opened(survey)) != key_on(opened(survey))
    assert len(key_on(opened(survey))) >= 32


def test_only_our_own_script_may_run(survey: Survey) -> None:
    policy = Client().get(f"/s/{survey.code}/").headers["Content-Security-Policy"]
    for part in (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert "script-src" not in Client().get("/").headers["Content-Security-Policy"]


def test_it_says_which_round_it_is(survey: Survey) -> None:
    assert "ซ้อมประเมิน ไม่ใช่รอบจริง" in opened(survey)
    official = build.official_round(build.agency("เทศบาลตำบลจริง"))
    page = opened(Survey.objects.get(enrolment__round=official, instrument="IIT"))
    assert "ซ้อมประเมิน" not in page
    assert "ข้อมูลจำลอง" not in page


def test_a_simulated_agency_is_named_as_such() -> None:
    made = build.rehearsal(build.agency("เทศบาลตำบลจำลองดาว", simulated=True))
    assert "ข้อมูลจำลอง" in opened(build.survey(made))


def test_what_is_not_verified_is_said(survey: Survey) -> None:
    assert "ยังไม่ได้ตรวจสอบกับคู่มือ ป.ป.ช." in opened(survey)
    verified = build.survey(build.rehearsal(build.agency("เทศบาลตำบลเดิม"), 2564), "IIT")
    assert "ยังไม่ได้ตรวจสอบ" not in opened(verified)


def test_the_name_of_an_agency_is_text(survey: Survey) -> None:
    made = survey.enrolment.agency
    made.name = "<b onclick=x>&"
    made.save()
    build.forget()
    page = opened(survey)
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;&amp;" in page


def test_only_visitors_are_asked_in_own_words(survey: Survey) -> None:
    assert "<textarea" not in opened(survey)
    page = opened(build.survey(survey.enrolment, "EIT1"))
    assert "maxlength=1000" in page
    assert "โปรดอย่าเขียนชื่อหรือเบอร์โทร" in page


def test_visitors_are_asked_about_the_fiscal_year_of_the_round(survey: Survey) -> None:
    page = opened(build.survey(survey.enrolment, "EIT1"))
    assert "ตั้งแต่ 1 ตุลาคม 2569 ท่านเคยติดต่อ" in page
    assert "Since 1 October 2026, have you" in opened(build.survey(survey.enrolment, "EIT1"), "/en")


def test_a_question_with_several_rows_is_a_group() -> None:
    page = opened(build.survey(build.rehearsal(build.agency(), 2564), "IIT"))
    assert "<legend>4.1. เงิน</legend><label>" in page
    assert "30 ข้อ ประมาณ 9 นาที" in page
    assert "จาก 51" in page
    assert "ไม่นับค่าธรรมเนียม" in page


def test_the_link_of_a_service_point_opens_the_form(survey: Survey) -> None:
    point = add_point(build.survey(survey.enrolment, "EIT1"), "จุดรับชำระภาษี")
    page = Client().get(f"/s/{point.code}/").content.decode()
    assert 'name=key value="' in page
    assert "จุดรับชำระภาษี" not in page


def test_a_link_that_leads_nowhere_says_what_to_do() -> None:
    answer = Client().get("/s/nowhere/")
    assert answer.status_code == 404
    assert "โปรดสแกน QR อีกครั้ง" in answer.content.decode()
    assert not answer.cookies


def test_before_the_first_day_it_says_when_it_opens(survey: Survey) -> None:
    build.collecting(survey.enrolment.round, 3, 9)
    page = opened(survey)
    assert "ยังไม่เปิดรับคำตอบ" in page
    assert "name=key" not in page


def test_after_the_last_day_it_says_so(survey: Survey) -> None:
    build.over(survey.enrolment.round)
    answer = Client().get(f"/s/{survey.code}/")
    assert answer.status_code == 410
    assert "ปิดรับคำตอบแล้ว" in answer.content.decode()
    assert "name=key" not in answer.content.decode()


def grace_of(survey: Survey) -> str:
    """The sentence with the minute until which a sheet may wait in a device: a day after the last one."""
    last = phases_of(survey.enrolment.round)[PhaseCode.COLLECT].ends_on + timedelta(days=1)
    return f"ชุดที่ค้างในเครื่องเพราะไม่มีสัญญาณส่งได้ถึงวันที่ {thai_date(last)} เวลา 23.59 น."


def test_the_form_tells_the_script_until_when_a_sheet_may_wait(survey: Survey) -> None:
    until = re.search(r'data-until="([^"]+)"', opened(survey))
    assert until is not None
    assert grace_of(survey).endswith(until[1])
    assert re.search(r'data-until="\d+ \w+ \d{4} [^"]* at 23:59"', opened(survey, "/en"))


def test_in_the_grace_the_form_is_closed_for_newcomers(survey: Survey) -> None:
    build.collecting(survey.enrolment.round, -9, -1)
    answer = Client().get(f"/s/{survey.code}/")
    assert answer.status_code == 410
    assert grace_of(survey) in answer.content.decode()
    assert grace_of(survey) in Client().get(f"/s/{survey.code}/why/").content.decode()


def test_where_no_grace_is_left_none_is_promised(survey: Survey) -> None:
    build.over(survey.enrolment.round)
    for page in ("", "why/"):
        assert "ส่งได้ถึงวันที่" not in Client().get(f"/s/{survey.code}/{page}").content.decode()


def test_part_2_is_answered_to_an_interviewer(survey: Survey) -> None:
    page = opened(build.survey(survey.enrolment, "EIT2"))
    assert "ตอบกับผู้สัมภาษณ์" in page
    assert "name=key" not in page


def test_why_it_can_be_believed_also_says_what_cannot_be_promised(survey: Survey) -> None:
    page = Client().get(f"/s/{survey.code}/why/").content.decode()
    assert "สิ่งที่ไม่เก็บ" in page
    assert "ปกติไม่ถึง 20 ชุด" in page
    assert Client().get("/s/nowhere/why/").status_code == 404
