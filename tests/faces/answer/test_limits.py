"""Very many at once are asked for work or patience; nobody is shut out, nobody is written down."""

from __future__ import annotations

import gc
import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from threading import Timer
from threading import enumerate as running

import pytest
from django.http import HttpResponse
from django.test import Client

from prongsai.adapters import clock
from prongsai.faces.answer import limits, patience, policy, views
from prongsai.faces.answer.limits import MOST_OF_A_NETWORK, MOST_OF_A_SURVEY, SECONDS, Crowd
from prongsai.records.surveys.models import Sheet, Survey
from tests import build
from tests.faces.answer.sending import JSON, complete, send

HERE, THERE = "203.0.113.7", "198.51.100.1"


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def kept_in(crowd: Crowd) -> str:
    """Everything a crowd refers to, however deep, as text."""
    seen: dict[int, object] = {}
    waiting: list[object] = [vars(crowd)]
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and isinstance(one, (dict, list, tuple, set, str, bytes, int, float)):
            seen[id(one)] = one
            waiting += gc.get_referents(one)
    return repr(list(seen.values()))


def test_a_hall_full_of_staff_gets_through() -> None:
    crowd = Crowd()
    assert not any(crowd.counts(HERE, 1) for _ in range(MOST_OF_A_NETWORK))
    assert MOST_OF_A_NETWORK >= 200
    assert crowd.counts(HERE, 1)


def test_a_flood_slows_nobody_else() -> None:
    crowd = Crowd()
    assert sum(crowd.counts(HERE, 1) for _ in range(10_000)) == 10_000 - MOST_OF_A_NETWORK
    assert not any(crowd.counts(HERE, survey) for survey in range(2, 200))
    assert not any(crowd.counts(f"198.51.100.{n}", 1) for n in range(200))


def test_a_flood_from_everywhere_is_noticed_for_that_survey_alone() -> None:
    crowd = Crowd()
    crowded = [crowd.counts(f"10.0.{n // 250}.{n % 250}", 1) for n in range(MOST_OF_A_SURVEY + 5)]
    assert crowded.index(True) == MOST_OF_A_SURVEY
    assert not crowd.counts(HERE, 2)


def test_a_subscriber_has_one_network_of_addresses() -> None:
    crowd = Crowd()
    assert [crowd.counts(f"2001:db8:1:2::{n:x}", 1) for n in range(MOST_OF_A_NETWORK + 1)][-1]
    assert not crowd.counts("2001:db8:1:3::1", 1)


def test_all_is_forgotten_after_ten_minutes() -> None:
    watch = Watch()
    crowd = Crowd(watch)
    for _ in range(MOST_OF_A_NETWORK + 1):
        crowd.counts(HERE, 1)
    before = kept_in(crowd)
    watch.seconds += SECONDS - 1
    assert crowd.counts(HERE, 1)
    watch.seconds += 1
    assert not crowd.counts(HERE, 1)
    assert not set(re.findall(r"b'[^']{12,}'", before)) & set(re.findall(r"b'[^']{12,}'", kept_in(crowd)))
    assert SECONDS <= 3_600


def test_what_was_counted_goes_though_no_sheet_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch()
    crowd = Crowd(watch)
    monkeypatch.setattr(policy, "crowd", crowd)
    crowd.counts(HERE, 1)
    salt = crowd._salt
    watch.seconds += SECONDS
    Client().get("/s/sw.js")
    assert not crowd._places
    assert crowd._salt != salt


def test_what_was_counted_goes_though_nothing_happens_at_all() -> None:
    crowd = Crowd(seconds=0.05)
    crowd.counts(HERE, 1)
    salt = crowd._salt
    timers = [one for one in running() if isinstance(one, Timer) and one.args == [salt]]
    for one in timers:
        one.join(10)
    assert [one.daemon for one in timers] == [True]
    assert not crowd._places
    assert crowd._salt != salt


def test_a_timer_forgets_no_later_count() -> None:
    watch = Watch()
    crowd = Crowd(watch, seconds=1_000)
    crowd.counts(HERE, 1)
    former = crowd._salt
    watch.seconds += 1_000
    crowd.counts(HERE, 1)
    crowd._forget_count(former)
    assert sum(crowd._places.values()) == 1


def test_no_address_is_kept_not_even_in_memory() -> None:
    crowd = Crowd()
    crowd.counts(HERE, 77)
    assert HERE not in kept_in(crowd)
    assert sha256(f"{HERE} 77".encode()).hexdigest() not in kept_in(crowd)


def test_two_processes_have_different_traces_of_the_same_address() -> None:
    one, other = Crowd(), Crowd()
    one.counts(HERE, 1)
    other.counts(HERE, 1)
    assert set(one._places) & set(other._places) == set()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PLACES", 100)
    crowd = Crowd()
    for n in range(1_000):
        crowd.counts(f"10.1.{n // 250}.{n % 250}", n)
    assert len(crowd._places) <= 100


def found(challenge: str) -> str:
    number = 0
    while int.from_bytes(sha256(f"{challenge}{number}".encode()).digest()[:4]) >> (32 - patience.BITS):
        number += 1
    return str(number)


class Moved:
    """The one clock, set elsewhere."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: self.now)

    def on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> Moved:
    return Moved(monkeypatch)


def test_work_holds_for_its_own_sheet_and_not_for_long(moved: Moved) -> None:
    done = found(patience.challenge(1, "k" * 32))
    assert patience.is_done(1, "k" * 32, done)
    assert not patience.is_done(1, "x" * 32, done)
    assert not patience.is_done(2, "k" * 32, done)
    moved.on(patience.A_CHALLENGE_HOLDS)
    assert patience.is_done(1, "k" * 32, done)
    moved.on(patience.A_CHALLENGE_HOLDS)
    assert not patience.is_done(1, "k" * 32, done)


@pytest.mark.parametrize("given", ["", "x", "-1", "1.5", "๑", "9" * 21, "²", "1 "])
def test_what_is_no_number_is_no_work(given: str) -> None:
    assert not patience.is_done(1, "k" * 32, given)


def test_a_ticket_counts_down_and_holds_for_its_own_sheet(moved: Moved) -> None:
    ticket = patience.ticket(1, "k" * 32)
    assert patience.seconds_left(1, "k" * 32, ticket) == patience.SECONDS
    moved.on(patience.SECONDS - 0.5)
    assert patience.seconds_left(1, "k" * 32, ticket) == 1
    moved.on(0.5)
    assert patience.seconds_left(1, "k" * 32, ticket) == 0
    assert patience.seconds_left(1, "x" * 32, ticket) is None
    assert patience.seconds_left(2, "k" * 32, ticket) is None
    moved.on(patience.A_WAIT_HOLDS + 1)
    assert patience.seconds_left(1, "k" * 32, ticket) is None


@pytest.mark.parametrize("given", ["", "1", "1.", ".", "1.abc", "x.y", "²." + "0" * 32, "9" * 50 + ".0", "1.ก"])
def test_a_ticket_cannot_be_made_up(given: str) -> None:
    assert patience.seconds_left(1, "k" * 32, given) is None


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()), "EIT1")


@pytest.fixture
def _crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "crowd", Crowd())
    monkeypatch.setattr(limits, "MOST_OF_A_NETWORK", 2)


def hidden(answer: HttpResponse) -> dict[str, str]:
    return dict(re.findall(r'<input type=hidden name="([^"]+)" value="([^"]*)">', answer.content.decode()))


@pytest.mark.django_db
@pytest.mark.usefixtures("_crowded")
def test_without_a_script_one_waits_and_loses_nothing(survey: Survey, moved: Moved) -> None:
    build.collecting(survey.enrolment.round, -1, 30)
    for _ in range(2):
        assert send(survey, complete(survey), REMOTE_ADDR=HERE).status_code == 200
    fields = complete(survey, 3, words="ขอ ที่จอดรถ")
    wait = send(survey, fields, REMOTE_ADDR=HERE)
    assert (wait.status_code, wait.headers["Retry-After"]) == (429, "20")
    assert "โปรดรอ 20 วินาที" in wait.content.decode()
    assert {name: value for name, value in hidden(wait).items() if name != "wait"} == fields
    other = send(survey, hidden(wait) | {"switch": ""}, where=f"/en/s/{survey.code}/", REMOTE_ADDR=HERE)
    assert f"formaction=/en/s/{survey.code}/ name=switch" in wait.content.decode()
    assert "ขอ ที่จอดรถ</textarea>" in other.content.decode()
    moved.on(5)
    early = send(survey, hidden(wait), REMOTE_ADDR=HERE)
    assert early.status_code == 429
    assert "โปรดรอ 15 วินาที" in early.content.decode()
    assert hidden(early) == hidden(wait)
    assert Sheet.objects.count() == 2
    moved.on(15)
    assert send(survey, hidden(early), REMOTE_ADDR=HERE).status_code == 200
    assert Sheet.objects.filter(answers="332333332").count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_crowded")
def test_a_script_works_for_a_second(survey: Survey) -> None:
    for _ in range(2):
        send(survey, complete(survey), REMOTE_ADDR=HERE)
    fields = complete(survey)
    asked = send(survey, fields, headers=JSON, REMOTE_ADDR=HERE)
    assert asked.status_code == 429
    assert asked.json()["work"]["bits"] == patience.BITS
    assert send(survey, fields | {"work": "1"}, headers=JSON, REMOTE_ADDR=HERE).status_code == 429
    done = fields | {"work": found(asked.json()["work"]["challenge"])}
    assert send(survey, done, headers=JSON, REMOTE_ADDR=HERE).json() == {"received": True}


@pytest.mark.django_db
@pytest.mark.usefixtures("_crowded")
def test_others_do_not_notice(survey: Survey) -> None:
    other = build.survey(build.rehearsal(build.agency("เทศบาลตำบลข้างเคียง")), "EIT1")
    for _ in range(5):
        send(survey, complete(survey), REMOTE_ADDR=HERE)
    assert send(survey, complete(survey), REMOTE_ADDR=HERE).status_code == 429
    assert send(survey, complete(survey), REMOTE_ADDR=THERE).status_code == 200
    assert send(other, complete(other), REMOTE_ADDR=HERE).status_code == 200


@pytest.mark.django_db
def test_ten_thousand_from_one_address_keep_nobody_out(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "crowd", Crowd())
    for _ in range(10_000):
        views.crowd.counts(HERE, survey.pk)
    other = build.survey(build.rehearsal(build.agency("เทศบาลตำบลข้างเคียง")), "EIT1")
    assert send(survey, complete(survey), REMOTE_ADDR=HERE).status_code == 429
    assert send(survey, complete(survey), REMOTE_ADDR=THERE).status_code == 200
    assert send(other, complete(other), REMOTE_ADDR=HERE).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("_crowded")
def test_gaps_and_strangers_are_not_counted(survey: Survey) -> None:
    for _ in range(5):
        assert send(survey, complete(survey, e1=""), REMOTE_ADDR=HERE).status_code == 422
        assert send(survey, complete(survey, fits="no"), REMOTE_ADDR=HERE).status_code == 200
    assert send(survey, complete(survey), REMOTE_ADDR=HERE).status_code == 200
