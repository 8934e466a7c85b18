"""Interviews that waited in a device: once, for the right person, while she may send them, without a trace of her."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from prongsai.adapters import clock
from prongsai.core.surveys.respondents import READ_ALOUD
from prongsai.faces.oversight.interview_device import OWNER
from prongsai.faces.parts.survey.questionnaire import questionnaire
from prongsai.records.agencies.models import Mandate
from prongsai.records.journal.models import Entry
from prongsai.records.rounds.assigning import assign, take_back
from prongsai.records.rounds.models import Enrolment, Task
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.doors import forget
from prongsai.records.surveys.models import DayCount, Mode, Sheet, Suggestion
from tests.build import agency, collecting, official_round, over
from tests.faces.oversight.sealing import JSON, Tablet
from tests.faces.oversight.things import assigned
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment() -> Enrolment:
    made = official_round(agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง"))
    return made.enrolments.select_related("round__framework", "agency").earliest("pk")


@pytest.fixture
def browser(enrolment: Enrolment) -> Client:
    return signed_in(assigned(enrolment, Task.INTERVIEW))


@pytest.fixture
def address(enrolment: Enrolment) -> str:
    return reverse("oversight_interview", args=[enrolment.pk])


@pytest.fixture
def tablet(browser: Client, address: str) -> Tablet:
    return Tablet(browser, address)


def answers(of: Enrolment, key: str = "k" * 32, **more: str) -> dict[str, str]:
    rows = questionnaire(rules_of(of.round), "EIT2").rows
    return {row.name: "2" for row in rows} | {"key": key, "fits": "yes"} | more


def said(answer: HttpResponse) -> tuple[int, bool, str]:
    content = answer.json()
    return answer.status_code, content["received"], content.get("th", "")


def test_a_sealed_interview_is_taken_in_once_however_often_it_is_sent(
    enrolment: Enrolment, browser: Client, tablet: Tablet
) -> None:
    entries, sessions = Entry.objects.count(), {one.session_data for one in Session.objects.all()}
    waiting = tablet.sealed(answers(enrolment, words="ขอที่จอดรถ"))
    for more in ({}, {"queued": "1"}, {}):
        assert tablet.send(browser, waiting | more).json() == {"received": True}
    assert Sheet.objects.count() == 1
    assert Suggestion.objects.get().words == "ขอที่จอดรถ"
    assert [(one.mode, one.sheets) for one in DayCount.objects.all()] == [(Mode.INTERVIEW, 1)]
    assert Entry.objects.count() == entries
    assert {one.session_data for one in Session.objects.all()} == sessions


def test_nobody_sends_what_another_sealed(enrolment: Enrolment, tablet: Tablet) -> None:
    waiting, other = tablet.sealed(answers(enrolment)), signed_in(assigned(enrolment, Task.INTERVIEW))
    assert said(tablet.send(other, waiting))[:2] == (401, False), "it waits for its own person"
    own = Tablet(other, tablet.address)
    assert own.who != tablet.who
    assert said(tablet.send(other, waiting | {"who": own.who}))[:2] == (409, False), "the seal names the person too"
    assert not Sheet.objects.exists()


def test_a_seal_opens_for_its_own_agency_alone(enrolment: Enrolment) -> None:
    both = list(enrolment.round.enrolments.order_by("pk"))
    person = assigned(enrolment, Task.INTERVIEW)
    assign(enrolment.round, both, person, Task.INTERVIEW)
    mine = signed_in(person)
    one, other = (Tablet(mine, reverse("oversight_interview", args=[each.pk])) for each in both)
    waiting = one.sealed(answers(enrolment))
    assert said(one.send(mine, waiting, other.address))[:2] == (409, False)
    for spoilt in ("", "x", waiting["sealed"][:-8], waiting["sealed"][8:], "๙" * 40):
        assert said(one.send(mine, waiting | {"sealed": spoilt}))[:2] == (409, False)
    assert not Sheet.objects.exists()
    assert one.send(mine, waiting).json()["received"]


def test_who_was_signed_out_is_asked_to_sign_in_and_loses_nothing(enrolment: Enrolment, tablet: Tablet) -> None:
    status, received, why = said(tablet.send(Client(), tablet.sealed(answers(enrolment))))
    assert (status, received) == (401, False)
    assert "เข้าสู่ระบบอีกครั้ง" in why
    assert not Session.objects.filter(session_data__contains="kept").exists()


def test_the_reason_is_said_when_the_work_was_taken_back(enrolment: Enrolment, browser: Client, tablet: Tablet) -> None:
    take_back(enrolment.round, [enrolment], Task.INTERVIEW)
    status, received, why = said(tablet.send(browser, tablet.sealed(answers(enrolment))))
    assert (status, received) == (404, False)
    assert "ไม่ได้มอบหมายให้ท่านแล้ว" in why
    Mandate.objects.update(ended_at=clock.now())
    assert said(tablet.send(browser, tablet.sealed(answers(enrolment))))[:2] == (404, False)
    assert not Sheet.objects.exists()


def test_what_waited_is_taken_in_the_grace_after_the_deadline_and_nothing_else(
    enrolment: Enrolment, browser: Client, tablet: Tablet, monkeypatch: pytest.MonkeyPatch
) -> None:
    collecting(enrolment.round, -9, -1)
    midnight = datetime.combine(clock.today(), time(0), clock.BANGKOK)
    monkeypatch.setattr(clock, "now", lambda: midnight + timedelta(hours=1))
    forget()
    waiting = tablet.sealed(answers(enrolment, queued="1"))
    status, received, why = said(tablet.send(browser, waiting))
    assert (status, received) == (409, False), "what is inside of the seal does not say that it waited"
    assert "หมดเวลา" in why
    assert tablet.send(browser, waiting | {"queued": "1"}).json()["received"]
    assert [(one.mode, one.sheets) for one in DayCount.objects.all()] == [(Mode.INTERVIEW, 1)]


def test_what_is_stored_is_received_however_late_it_is_sent_again(
    enrolment: Enrolment, browser: Client, tablet: Tablet
) -> None:
    waiting = tablet.sealed(answers(enrolment))
    assert tablet.send(browser, waiting).json() == {"received": True}
    collecting(enrolment.round, -9, -1)
    for more in ({}, {"queued": "1"}):
        assert tablet.send(browser, waiting | more).json() == {"received": True}
    over(enrolment.round)
    assert tablet.send(browser, waiting).json() == {"received": True}
    close_round(enrolment.round)
    forget()
    assert tablet.send(browser, waiting | {"queued": "1"}).json() == {"received": True}
    assert Sheet.objects.count() == 1


def test_a_closed_survey_refuses_with_the_reason(enrolment: Enrolment, browser: Client, tablet: Tablet) -> None:
    waiting = tablet.sealed(answers(enrolment), queued="1")
    over(enrolment.round)
    close_round(enrolment.round)
    status, received, why = said(tablet.send(browser, waiting))
    assert (status, received) == (409, False)
    assert "ปิดรับและนับคำตอบแล้ว" in why
    assert not Sheet.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"fits": "no"}, {"fits": ""}, {"key": "short"}, {"skip": "1", "words": "ก" * 1001}]
)
def test_what_is_no_whole_interview_is_refused_in_words(
    enrolment: Enrolment, browser: Client, tablet: Tablet, changed: dict[str, str]
) -> None:
    _, received, why = said(tablet.send(browser, tablet.sealed(answers(enrolment) | changed)))
    assert not received
    assert why
    assert not Sheet.objects.exists()


def test_another_sites_page_sends_nothing(enrolment: Enrolment, browser: Client, tablet: Tablet) -> None:
    forged = browser.post(
        tablet.address, tablet.sealed(answers(enrolment)), headers=JSON | {"Origin": "https://elsewhere.example"}
    )
    assert forged.status_code == 403
    assert not Sheet.objects.exists()


def test_a_kept_page_shows_nothing_of_anybody(enrolment: Enrolment, address: str) -> None:
    person = assigned(enrolment, Task.INTERVIEW)
    answer = signed_in(person).get(address)
    page = answer.content.decode()
    assert "csrf" not in page
    assert str(person) not in page
    assert person.email not in page
    assert all(one.th.split("{")[0] in page.replace("\u200b", "") for one in READ_ALOUD)
    assert answer[OWNER] in page
    assert answer["Cache-Control"] == "no-store"


def test_pages_say_whose_they_are_and_run_our_own_script_alone(browser: Client, address: str) -> None:
    for where in (address, reverse("oversight_interviews"), f"/en{address}"):
        answer = browser.get(where)
        assert answer[OWNER] == Tablet(browser, address).who
        assert "script-src 'self';" in answer["Content-Security-Policy"]
        assert "unsafe" not in answer["Content-Security-Policy"]
    assert "script-src" not in browser.get(reverse("oversight"))["Content-Security-Policy"]
    assert OWNER not in browser.get(reverse("oversight"))


def test_the_worker_lies_above_the_interviews_alone(browser: Client) -> None:
    for language in ("", "/en"):
        source = browser.get(f"{language}/oversight/interviews/sw.js")
        assert source["Content-Type"].startswith("text/javascript")
        assert "prongsai-interviews" in source.content.decode()
    assert Client().get("/oversight/interviews/sw.js").status_code == 302


def test_who_signs_out_gets_the_page_that_drops_what_is_kept(browser: Client, enrolment: Enrolment) -> None:
    left = browser.post("/account/logout/")
    assert "entry/left.js" in left.content.decode()
    assert "script-src 'self';" in left["Content-Security-Policy"]
    assert browser.get(reverse("oversight_interviews")).status_code == 302
    assert signed_in(assigned(enrolment)).post("/account/logout/")["Location"] == "/", "others have nothing to drop"
