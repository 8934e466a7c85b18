"""Sending: once, whole or knowingly with gaps, and with nothing lost on the way."""

from __future__ import annotations

import pytest
from django.test import Client

from prongsai.core.surveys.respondents import STAFF
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.models import DayCount, Key, Mode, Sheet, Suggestion, Survey
from prongsai.records.surveys.services import add_point
from tests import build
from tests.faces.answer.sending import FORM, JSON, checked_on, complete, key_on, send

pytestmark = pytest.mark.django_db
STORED = (Sheet, Key, DayCount, Suggestion)


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()))


@pytest.fixture
def visitors(survey: Survey) -> Survey:
    return build.survey(survey.enrolment, "EIT1")


def stored() -> list[int]:
    return [model.objects.count() for model in STORED]


def test_a_whole_sheet_is_stored_and_receipted(survey: Survey) -> None:
    answer = send(survey, complete(survey, 4))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "ได้รับคำตอบแล้ว" in page
    assert "name=key" not in page
    assert not answer.cookies
    assert [one.answers for one in Sheet.objects.all()] == ["442444442444444"]
    assert DayCount.objects.get().mode == Mode.SELF


def test_the_receipt_says_nothing_of_the_answers(survey: Survey) -> None:
    pages = [send(survey, complete(survey, option)).content for option in (1, 6)]
    assert pages[0] == pages[1]


def test_a_repeat_gets_the_same_receipt_and_is_no_second_sheet(survey: Survey) -> None:
    fields = complete(survey)
    first, again = send(survey, fields), send(survey, fields | {"i1": "5"})
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert Sheet.objects.count() == 1


def test_the_key_of_the_form_is_taken(survey: Survey) -> None:
    key = key_on(Client().get(f"/s/{survey.code}/").content.decode())
    assert send(survey, complete(survey, key=key)).status_code == 200
    assert Sheet.objects.count() == 1


def test_gaps_come_back_beside_the_question_with_everything_kept(survey: Survey) -> None:
    fields = complete(survey, 2)
    del fields["i2"], fields["i9"]
    answer = send(survey, fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert stored() == [0, 0, 0, 0]
    assert checked_on(page) == {name: value for name, value in fields.items() if name != "key"}
    assert key_on(page) == fields["key"]
    assert page.index("เหลือ 2 ข้อที่ยังไม่ได้ตอบ") < page.index("<p class=lead>"), "seen at once, also without a script"
    for name in ("i2", "i9"):
        assert f'<a href="#{name}">' in page
        assert f"<fieldset aria-describedby={name}-e>" in page
        assert f"<p class=error id={name}-e>ข้อนี้ยังไม่ได้ตอบ</p>" in page
        assert f"name={name} value=1 id={name}>" in page
    assert page.count("ข้อนี้ยังไม่ได้ตอบ") == 2


def test_gaps_may_be_left_when_one_says_so(survey: Survey) -> None:
    fields = complete(survey, 2, skip="1")
    del fields["i2"]
    assert send(survey, fields).status_code == 200
    assert Sheet.objects.get().answers == "2-2222222222222"


def test_an_empty_sheet_is_refused_in_words(survey: Survey) -> None:
    answer = send(survey, {"key": complete(survey)["key"], "fits": "yes", "skip": "1"})
    assert answer.status_code == 422
    assert "ยังไม่ได้ตอบข้อใดเลย" in answer.content.decode()
    assert "name=skip" not in answer.content.decode()
    assert stored() == [0, 0, 0, 0]


@pytest.mark.parametrize("value", ["0", "7", "9", "12", "x", "", "๑", "-1", "1 ", "²"])
def test_what_is_no_option_is_not_answered(survey: Survey, value: str) -> None:
    answer = send(survey, complete(survey, i1=value))
    assert answer.status_code == 422
    assert "เหลือ 1 ข้อที่ยังไม่ได้ตอบ" in answer.content.decode()
    assert stored() == [0, 0, 0, 0]


def test_who_is_not_asked_is_thanked_and_nothing_is_stored(survey: Survey) -> None:
    answer = send(survey, complete(survey, fits="no"))
    assert answer.status_code == 200
    assert STAFF.whom.th in answer.content.decode().replace("\u200b", "")
    assert stored() == [0, 0, 0, 0]


def test_whether_one_is_asked_must_be_said(survey: Survey) -> None:
    fields = complete(survey, 2, skip="1")
    del fields["fits"]
    answer = send(survey, fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#fits">' in page
    assert "<p class=error id=fits-e>" in page
    assert len(checked_on(page)) == 15
    assert stored() == [0, 0, 0, 0]


def test_a_suggestion_is_kept_apart(visitors: Survey) -> None:
    send(visitors, complete(visitors, words="ขอที่จอดรถเพิ่ม\r\nและที่นั่งรอ"))
    assert Suggestion.objects.get().words == "ขอที่จอดรถเพิ่ม\nและที่นั่งรอ"


def test_a_suggestion_stays_when_something_is_missing(visitors: Survey) -> None:
    fields = complete(visitors, words="<b>ขอที่จอดรถ</b>")
    del fields["e1"]
    assert "rows=3 maxlength=1000>&lt;b&gt;ขอที่จอดรถ&lt;/b&gt;</textarea>" in send(visitors, fields).content.decode()


def test_a_suggestion_as_long_as_the_field_allows_is_taken_whole(visitors: Survey) -> None:
    words = "ก\n" * 499 + "กก"
    send(visitors, complete(visitors, words=words.replace("\n", "\r\n")))
    assert Suggestion.objects.get().words == words


def test_a_longer_one_is_not_cut_in_silence(visitors: Survey) -> None:
    answer = send(visitors, complete(visitors, words="ก" * 1001))
    assert answer.status_code == 422
    assert "ยาวเกิน 1,000 ตัวอักษร" in answer.content.decode()
    assert "ก" * 1001 in answer.content.decode()
    assert stored() == [0, 0, 0, 0]


def test_staff_cannot_slip_words_in(survey: Survey) -> None:
    send(survey, complete(survey, words="ผมชื่อ ก"))
    assert Suggestion.objects.count() == 0


def test_a_service_point_counts_its_own(visitors: Survey) -> None:
    point = add_point(visitors, "จุดรับคำร้อง")
    send(point.code, complete(visitors))
    assert DayCount.objects.get().point == point.pk


def test_before_and_after_nothing_is_taken(survey: Survey) -> None:
    build.collecting(survey.enrolment.round, 3, 9)
    assert send(survey, complete(survey)).status_code == 409
    build.over(survey.enrolment.round)
    answer = send(survey, complete(survey))
    assert answer.status_code == 410
    assert "คำตอบชุดนี้ไม่ได้ถูกบันทึก" in answer.content.decode()
    assert stored() == [0, 0, 0, 0]


def test_in_the_grace_only_what_waited_in_a_device_is_taken(survey: Survey) -> None:
    build.collecting(survey.enrolment.round, -9, -1)
    assert send(survey, complete(survey)).status_code == 410
    assert send(survey, complete(survey, queued="1")).status_code == 200
    assert DayCount.objects.get().mode == Mode.OFFLINE


def test_after_the_grace_not_even_that(survey: Survey) -> None:
    build.over(survey.enrolment.round)
    assert send(survey, complete(survey, queued="1")).status_code == 410


@pytest.mark.parametrize("queued", ["", "1"])
def test_what_is_stored_is_received_however_late_it_is_sent_again(survey: Survey, queued: str) -> None:
    fields = complete(survey, 3)
    send(survey, fields)

    def is_received_again() -> bool:
        page = send(survey, fields | {"queued": queued})
        return page.status_code == 200 and "ได้รับคำตอบแล้ว ขอบคุณ" in page.content.decode()

    build.collecting(survey.enrolment.round, -9, -1)  # the hours of grace
    assert is_received_again()
    build.over(survey.enrolment.round)
    assert is_received_again()
    close_round(survey.enrolment.round)
    build.forget()
    assert is_received_again()
    assert send(survey, fields, headers=JSON).json() == {"received": True}
    assert Sheet.objects.count() == 1


def test_a_key_of_one_survey_says_nothing_in_another(survey: Survey, visitors: Survey) -> None:
    part_2 = build.survey(survey.enrolment, "EIT2")
    fields = complete(survey)
    send(survey, fields)
    build.over(survey.enrolment.round)
    assert send(visitors, complete(visitors, key=fields["key"])).status_code == 410
    assert send(part_2, complete(part_2, key=fields["key"])).status_code == 403
    assert Sheet.objects.count() == 1


def test_a_survey_that_was_closed_a_moment_ago_stores_nothing(survey: Survey) -> None:
    fields = complete(survey)
    Client().get(f"/s/{survey.code}/")  # the door is remembered as open
    Survey.objects.filter(pk=survey.pk).update(closed_at="2026-01-01T00:00Z")
    answer = send(survey, fields)
    assert answer.status_code == 410
    assert stored() == [0, 0, 0, 0]


def test_a_closed_round_says_so(survey: Survey) -> None:
    build.over(survey.enrolment.round)
    close_round(survey.enrolment.round)
    build.forget()
    assert send(survey, complete(survey, queued="1"), headers=JSON).status_code == 410


def test_part_2_is_not_taken_by_link(survey: Survey) -> None:
    other = build.survey(survey.enrolment, "EIT2")
    assert send(other, complete(other)).status_code == 403
    assert stored() == [0, 0, 0, 0]


def test_a_sheet_of_another_link_does_not_count_here(survey: Survey, visitors: Survey) -> None:
    assert send(survey, complete(visitors)).status_code == 422
    assert stored() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", FORM),
        (b"key=short&fits=yes", FORM),
        (b"fits=yes&i1=1", FORM),
        ("key=กกกกกกกกกกกกกกกกกกกก".encode(), FORM),
        (b"key=%FF%FE%FD&i1=1", FORM),
        (b"a=1&" * 400, FORM),
        (b"words=" + b"a" * 60_000, FORM),
        (b'{"key": "x"}', "application/json"),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x"),
    ],
)
def test_what_is_no_form_of_ours_gets_a_sentence(survey: Survey, body: bytes, kind: str) -> None:
    answer = Client().post(f"/s/{survey.code}/", body, kind)
    assert answer.status_code == 400
    assert "โปรดเปิดแบบวัด" in answer.content.decode()
    assert stored() == [0, 0, 0, 0]
    said = Client().post(f"/s/{survey.code}/", body, kind, headers=JSON)
    assert said.status_code == 400
    assert set(said.json()) == {"received", "th", "en"}


def test_the_script_is_told_in_a_word(survey: Survey) -> None:
    fields = complete(survey)
    answer = send(survey, fields, headers=JSON)
    assert (answer.status_code, answer.json(), answer.headers["Content-Type"]) == (
        200,
        {"received": True},
        "application/json",
    )
    assert send(survey, fields, headers=JSON).json() == {"received": True}
    assert send("nowhere", fields, headers=JSON).status_code == 404
    assert send(survey, fields | {"i1": ""}, headers=JSON).status_code == 422
    assert send(survey, fields | {"fits": "no"}, headers=JSON).json()["received"] is False
    build.over(survey.enrolment.round)
    assert send(survey, fields, headers=JSON).json() == {"received": True}, "what is stored stays received"
    closed = send(survey, complete(survey), headers=JSON)
    assert closed.status_code == 410
    assert closed.json() == {
        "received": False,
        "th": "ปิดรับคำตอบแล้ว คำตอบชุดนี้ไม่ได้ถูกบันทึก",
        "en": "The survey is closed. These answers were not stored.",
    }


def test_pages_of_other_sites_may_not_send(survey: Survey) -> None:
    fields = complete(survey)
    assert send(survey, fields, headers={"Origin": "https://example.com"}).status_code == 403
    assert send(survey, fields, headers={"Origin": "null"}).status_code == 403
    assert stored() == [0, 0, 0, 0]
    assert send(survey, fields, headers={"Origin": "http://testserver"}).status_code == 200


def test_other_methods_are_not_taken(survey: Survey) -> None:
    for method in ("put", "patch", "delete"):
        assert getattr(Client(), method)(f"/s/{survey.code}/").status_code == 405
    assert Client().head(f"/s/{survey.code}/").status_code == 200


def test_sending_costs_few_questions_to_the_database(survey: Survey, django_assert_max_num_queries) -> None:
    send(survey, complete(survey))
    fields = complete(survey)
    with django_assert_max_num_queries(9):  # SQLite: savepoints and one statement for each table
        send(survey, fields)
