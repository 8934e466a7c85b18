from collections.abc import Iterator
from datetime import date, timedelta
from threading import Event

import pytest
from pytest_django import Settings

from prongsai.adapters import clock
from prongsai.adapters.mail import server_from
from prongsai.core.text import Text
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import take
from prongsai.records.jobs.worker import do
from prongsai.records.journal.models import Entry
from prongsai.records.notices import selectors, sending
from prongsai.records.notices.letters import mail_of
from prongsai.records.notices.models import Letter, LetterState, Notice
from prongsai.records.notices.post import PAUSES
from prongsai.records.notices.services import MAIL, Wanted, mark_all_read, mark_read, notify, settle
from tests import build
from tests.adapters.mail.smtp_server import Taken, mail_server

pytestmark = pytest.mark.django_db
DUE = Text("ถึงกำหนดรายงานมาตรการ “คู่มือการใช้ทรัพย์สิน”", "A report on the measure “Property manual” is due.")


@pytest.fixture
def taken(settings: Settings) -> Iterator[Taken]:
    with mail_server() as server:
        settings.MAIL_SERVER = server_from(server.url)
        yield server


def told(agency: Agency, *people: User, key: str = "report:1:2026-11-30:before") -> list[Notice]:
    path = f"/office/{agency.code}/follow/"
    return notify(agency, [Wanted(one, key, DUE, path, date(2026, 11, 30)) for one in people])


def worked() -> None:
    """A worker does what waits now."""
    while (job := take()) is not None:
        do(job, Event())


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + by)
    Job.objects.filter(state=State.WAITING).update(not_before=now)


def test_a_notice_is_made_once_for_each_person() -> None:
    agency = build.agency()
    one, other = build.member(agency), build.member(agency, Role.HEAD)
    assert len(told(agency, one, other, one)) == 2
    assert told(agency, one, other) == []
    assert len(told(agency, one, key="report:1:2026-11-30:after")) == 1
    assert (selectors.unread(one), selectors.unread(other, agency)) == (2, 1)


def test_read_ones_are_no_longer_counted_and_come_last() -> None:
    agency = build.agency()
    person, other = build.member(agency), build.member(agency)
    (first,) = told(agency, person, key="a")
    (second,) = told(agency, person, key="b")
    told(agency, other, key="a")
    assert mark_read([first]) == 1
    assert mark_read([first]) == 0
    assert list(selectors.of_person(person, agency)) == [second, first]
    assert mark_all_read(person, agency) == 1
    assert (selectors.unread(person), selectors.unread(other)) == (0, 1)


def test_what_is_done_needs_no_reading() -> None:
    agency, elsewhere = build.agency(), build.agency("องค์การบริหารส่วนตำบลอื่น")
    person, stranger = build.member(agency), build.member(elsewhere)
    told(agency, person, key="report:1:2026-11-30:before")
    told(agency, person, key="report:1:2026-11-30:after")
    told(agency, person, key="report:12:2026-11-30:after")
    told(elsewhere, stranger, key="report:1:2026-11-30:after")
    assert settle(agency, "report:1:2026-11-30:") == 2
    assert (selectors.unread(person), selectors.unread(stranger)) == (1, 1)


def test_without_a_mail_server_everything_stands_on_the_page() -> None:
    agency = build.agency()
    told(agency, build.member(agency))
    assert not selectors.is_mail_set_up()
    assert (Notice.objects.count(), Letter.objects.count(), Job.objects.count()) == (1, 0, 0)


def test_each_person_gets_one_mail_about_all_that_is_new(taken: Taken) -> None:
    agency = build.agency()
    one, other = build.member(agency, name="กองคลัง"), build.member(agency)
    notify(agency, [Wanted(one, "a", DUE), Wanted(one, "b", DUE), Wanted(other, "a", DUE)])
    worked()
    told(agency, one, key="a")
    worked()
    assert sorted(taken.recipients) == sorted([one.email, other.email])
    assert {letter.state for letter in Letter.objects.all()} == {LetterState.SENT}


def test_a_mail_speaks_thai_then_english_and_leads_to_the_page(taken: Taken) -> None:
    agency = build.agency()
    told(agency, build.member(agency, name="กองคลัง"))
    worked()
    (message,) = taken.messages
    thai, english = message.get_content().split("Dear")
    assert message["Subject"] == f"{agency.short_name}: {DUE.th}"
    assert thai.startswith("เรียน กองคลัง")
    assert DUE.th in thai
    assert f"http://testserver/office/{agency.code}/follow/" in thai
    assert DUE.en in english
    assert f"http://testserver/en/office/{agency.code}/follow/" in english


def test_a_mail_of_a_simulated_agency_says_so(taken: Taken) -> None:
    agency = build.agency("เทศบาลตำบลจำลองดาวหวาน", simulated=True)
    told(agency, build.member(agency))
    worked()
    assert taken.messages[0]["Subject"].startswith("[ข้อมูลจำลอง")
    assert "Simulated data" in taken.messages[0].get_content()


def test_a_mail_that_was_not_taken_is_tried_again_and_arrives_once(
    taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency = build.agency()
    taken.answers["MAIL"] = "451 busy"
    told(agency, build.member(agency))
    worked()
    letter = Letter.objects.get()
    assert (letter.state, letter.tries, "451 busy" in letter.reason.th) == (LetterState.WAITING, 1, True)
    assert list(selectors.mail_troubles(agency)) == [letter]
    assert Job.objects.filter(kind=MAIL, state=State.WAITING).count() == 1

    taken.answers.clear()
    later(monkeypatch, timedelta(minutes=6))
    worked()
    worked()
    assert len(taken.messages) == 1
    assert Letter.objects.get().state == LetterState.SENT
    assert not selectors.mail_troubles(agency)


def test_a_mail_is_not_tried_before_its_time(taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    agency = build.agency()
    taken.answers["MAIL"] = "451 busy"
    told(agency, build.member(agency))
    worked()
    later(monkeypatch, timedelta(minutes=4))
    worked()
    assert Letter.objects.get().tries == 1


def test_a_mail_that_may_have_arrived_is_never_sent_again(taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    agency = build.agency()
    taken.answers["END"] = "TAKE AND HANG UP"
    told(agency, build.member(agency))
    worked()
    taken.answers.clear()
    later(monkeypatch, timedelta(days=2))
    list(sending.LETTERS.send(mail_of))
    assert len(taken.messages) == 1
    assert Letter.objects.get().state == LetterState.UNSURE
    assert Entry.objects.get(verb=sending.UNSURE).chain == agency.code


def test_a_mail_whose_worker_died_is_not_sent_again(taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    agency = build.agency()
    told(agency, build.member(agency))
    assert sending.LETTERS.taken(Letter.objects.get().pk) is not None
    worked()
    assert Letter.objects.get().state == LetterState.SENDING
    later(monkeypatch, timedelta(minutes=11))
    list(sending.LETTERS.send(mail_of))
    assert Letter.objects.get().state == LetterState.UNSURE
    assert taken.messages == []


def test_a_mail_is_taken_by_one_worker_only(taken: Taken) -> None:
    agency = build.agency()
    told(agency, build.member(agency))
    pk = Letter.objects.get().pk
    assert sending.LETTERS.taken(pk) is not None
    assert sending.LETTERS.taken(pk) is None


def test_an_address_that_does_not_exist_is_given_up_and_told(taken: Taken) -> None:
    agency = build.agency()
    taken.answers["RCPT"] = "550 no such user"
    told(agency, build.member(agency))
    worked()
    assert Letter.objects.get().state == LetterState.REFUSED
    entry = Entry.objects.get(verb=sending.REFUSED)
    assert "550 no such user" in entry.person.names["reason"]
    assert entry.facts == {}


def test_it_is_given_up_after_a_day_and_more(taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    agency = build.agency()
    taken.answers["MAIL"] = "451 busy"
    told(agency, build.member(agency))
    for _ in range(10):
        later(monkeypatch, timedelta(days=1, minutes=1))
        list(sending.LETTERS.send(mail_of))
    letter = Letter.objects.get()
    assert (letter.state, letter.tries) == (LetterState.REFUSED, len(PAUSES) + 1)
