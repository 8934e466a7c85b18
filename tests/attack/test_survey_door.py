"""What comes to the door of a survey from outside: other agencies, other sites, robots, yesterday's people."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from prongsai.adapters import clock
from prongsai.records.journal.models import Entry
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.models import DayCount, Key, Sheet, Suggestion, Survey
from tests import build
from tests.faces.answer.sending import FORM, JSON, complete, send

pytestmark = pytest.mark.django_db
STORED = (Sheet, Key, DayCount, Suggestion)


@pytest.fixture
def surveys() -> list[Survey]:
    """IIT of two towns in one round."""
    made = build.official_round(build.agency("เทศบาลตำบลหนึ่ง"), build.agency("เทศบาลตำบลสอง"))
    return list(Survey.objects.filter(enrolment__round=made, instrument="IIT").order_by("pk"))


def stored() -> list[int]:
    return [model.objects.count() for model in STORED]


def test_what_goes_to_one_agency_never_counts_for_another(surveys: list[Survey]) -> None:
    one, other = surveys
    named = {"survey": str(other.pk), "survey_id": str(other.pk), "code": other.code, "agency": "2"}
    assert send(one, complete(one) | named).status_code == 200
    assert send(one, complete(one), where=f"/s/{one.code}/?code={other.code}&survey={other.pk}").status_code == 200
    assert [sheet.survey_id for sheet in Sheet.objects.all()] == [one.pk, one.pk]
    other.refresh_from_db()
    assert (other.received, other.waiting) == (0, 0)


def test_the_answers_of_another_survey_are_none_of_this_one(surveys: list[Survey]) -> None:
    one = surveys[0]
    eit = build.survey(one.enrolment, "EIT1")
    assert send(one, complete(eit)).status_code == 422
    assert stored() == [0, 0, 0, 0]


def test_a_key_that_served_one_survey_serves_another_once_too(surveys: list[Survey]) -> None:
    one, other = surveys
    fields = complete(one)
    for _ in range(2):
        assert send(one, fields).status_code == send(other, fields).status_code == 200
    assert sorted(sheet.survey_id for sheet in Sheet.objects.all()) == sorted([one.pk, other.pk])
    assert len(set(Key.objects.values_list("pk", flat=True))) == 2, "the same key leaves another trace in each survey"


@pytest.mark.parametrize("code", ["zzzzzzz", "2222222", "s", "x" * 300, "sw", "..", "%00", "a b"])
def test_a_code_that_leads_nowhere_stores_nothing(surveys: list[Survey], code: str) -> None:
    assert send(code, complete(surveys[0])).status_code in (400, 404)
    assert stored() == [0, 0, 0, 0]


def test_what_is_asked_by_interviewers_takes_nothing_from_the_public(surveys: list[Survey]) -> None:
    part = build.survey(surveys[0].enrolment, "EIT2")
    for more in ({}, {"mode": "interview"}, {"queued": "1"}, {"skip": "1"}):
        assert send(part, complete(part, **more)).status_code == 403
        assert send(part, complete(part, **more), headers=JSON).status_code == 403
    assert stored() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.elsewhere.example"},
        {"Origin": "http://testserver@elsewhere.example"},
        {"Referer": "https://elsewhere.example/testserver"},
        {"Origin": "https://elsewhere.example", "Referer": "http://testserver/"},
        {"Host": "elsewhere.example", "Origin": "https://elsewhere.example"},
    ],
)
def test_a_form_on_another_site_sends_nothing(surveys: list[Survey], headers: dict[str, str]) -> None:
    assert send(surveys[0], complete(surveys[0]), headers=headers).status_code in (400, 403)
    assert stored() == [0, 0, 0, 0]


def test_what_is_sent_for_the_mode_or_the_day_is_not_believed(surveys: list[Survey]) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    send(surveys[0], complete(surveys[0], mode="paper", day=tomorrow, point="7", id="1", received="99"))
    counted = DayCount.objects.get()
    assert (counted.mode, counted.day, counted.point, counted.sheets) == ("self", clock.today(), 0, 1)


def test_garbage_is_answered_in_words_and_stores_nothing(surveys: list[Survey]) -> None:
    rng, client, where = Random(2569), Client(), f"/s/{surveys[0].code}/"  # noqa: S311 (made-up garbage)
    client.raise_request_exception = False
    bodies: list[tuple[bytes, str]] = [
        *((rng.randbytes(rng.randrange(1, 2000)), FORM) for _ in range(30)),
        (b"a=" + b"x" * 2_000_000, FORM),
        (b"&".join(b"a%d=1" % n for n in range(5000)), FORM),
        (b"fits=yes&key=" + b"%00" * 20, FORM),
        (b"fits=yes&key=" + b"%ff%fe" * 10, FORM),
        (b'{"fits": "yes"}', "application/json"),
        (b"--x\r\nContent-Disposition: form-data; name=key\r\n\r\nabc\r\n--x--", "multipart/form-data; boundary=x"),
        (b"", ""),
    ]
    for body, kind in bodies:
        answer: Any = client.post(where, body, kind)
        assert 400 <= answer.status_code < 500, (kind, body[:60])
        assert len(answer.content) < 60_000
    assert stored() == [0, 0, 0, 0]


def test_an_option_that_there_is_not_is_asked_for_again(surveys: list[Survey]) -> None:
    for wrong in ("0", "9", "-1", "1e0", "๑", "1 ", "99999999999999999999", "'"):
        fields = complete(surveys[0])
        name = next(one for one in fields if one not in ("fits", "key"))
        assert send(surveys[0], fields | {name: wrong}).status_code == 422, wrong
    assert stored() == [0, 0, 0, 0]


def test_what_was_closed_takes_nothing_and_says_so(surveys: list[Survey]) -> None:
    one = surveys[0]
    early, late = complete(one), complete(one)
    assert send(one, early).status_code == 200
    build.over(one.enrolment.round)
    close_round(one.enrolment.round)
    before = stored()
    assert send(one, early | {"queued": "1"}).status_code == 200, "it is there: its device is told so once more"
    for fields in (late, late | {"queued": "1"}, early | {"key": late["key"]}):
        assert send(one, fields).status_code == 410
    assert stored() == before


def test_other_methods_change_nothing(surveys: list[Survey]) -> None:
    client = Client()
    for method in (client.put, client.patch, client.delete):
        assert method(f"/s/{surveys[0].code}/", "fits=yes", FORM).status_code == 405
    assert stored() == [0, 0, 0, 0]


def test_answering_is_no_event_of_the_journal(surveys: list[Survey]) -> None:
    before = Entry.objects.count()
    assert send(surveys[0], complete(surveys[0])).status_code == 200
    assert Entry.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_the_same_form_fifty_times_at_once_is_one_sheet_and_all_are_told_received(surveys: list[Survey]) -> None:
    fields = complete(surveys[0])

    def once(_: int) -> int:
        try:
            return send(surveys[0], fields).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        assert set(pool.map(once, range(50))) == {200}
    assert stored()[:2] == [1, 1]
    assert DayCount.objects.get().sheets == 1


def test_no_file_that_a_survey_page_asks_for_learns_which_survey_it_is(surveys: list[Survey]) -> None:
    """Else the log of a proxy for files would tell which address opened it, and when."""
    for page in ("", "why/", "app.webmanifest"):
        answer = Client().get(f"/s/{surveys[0].code}/{page}")
        assert answer.headers["Referrer-Policy"] == "strict-origin", (
            "without any, browsers would hide the origin of forms"
        )
    assert send(surveys[0], complete(surveys[0])).headers["Referrer-Policy"] == "strict-origin"
