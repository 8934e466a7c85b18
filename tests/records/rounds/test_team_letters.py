"""Reviewers and interviewers are told by one letter what is theirs, when it ends, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from threading import Event

import pytest
from pytest_django import Settings

from prongsai.adapters import clock
from prongsai.adapters.mail import server_from
from prongsai.core.calendar.phases import PhaseCode
from prongsai.records.agencies.models import OversightRole
from prongsai.records.disclosures.models import Review
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue, take
from prongsai.records.jobs.worker import do
from prongsai.records.rounds.assigning import assign, spread, take_back
from prongsai.records.rounds.models import Outgoing, Round, Task
from prongsai.records.rounds.outgoing import GATHERING, SEND
from prongsai.records.rounds.scheduling import extend
from prongsai.records.rounds.team_letters import ask_for_letters
from tests.adapters.mail.smtp_server import Taken, mail_server
from tests.build import agency, official_round
from tests.faces.oversight.things import charged

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(settings: Settings) -> Iterator[Taken]:
    with mail_server() as server:
        settings.MAIL_SERVER = server_from(server.url)
        yield server


def worked() -> None:
    while (job := take()) is not None:
        do(job, Event())


def reviewing(of: Round, first: int, last: int) -> None:
    days = {"starts_on": clock.today() + timedelta(days=first), "ends_on": clock.today() + timedelta(days=last)}
    of.phases.filter(code=PhaseCode.REVIEW).update(**days)


def on(monkeypatch: pytest.MonkeyPatch, days: int) -> date:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=days))
    Job.objects.filter(state=State.WAITING).update(not_before=now - timedelta(days=1))
    return clock.today()


def subjects(taken: Taken) -> list[str]:
    return [str(one["Subject"]) for one in taken.messages]


@pytest.fixture
def made() -> Round:
    found = official_round(agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง"))
    reviewing(found, 30, 60)
    return found


def test_many_presses_of_assigning_are_one_letter(made: Round, taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    person = charged(OversightRole.REVIEWER, name="สมหญิง รักงาน")
    for one in made.enrolments.all():
        assign(made, [one], person, Task.REVIEW)
    worked()
    assert taken.messages == [], "what is assigned within minutes is told at once"
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + GATHERING)
    Job.objects.update(not_before=now)
    worked()
    assert len(taken.messages) == 1
    assert "ตรวจ OIT รวม 2 หน่วยงาน" in taken.messages[0].get_content()
    assert "/oversight/reviews/" in taken.messages[0].get_content()


def test_what_was_taken_back_is_not_told(made: Round, taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    charged(OversightRole.REVIEWER)
    spread(made, Task.REVIEW)
    take_back(made, list(made.enrolments.all()), Task.REVIEW)
    on(monkeypatch, 1)
    worked()
    assert taken.messages == []


def test_before_the_end_of_review_each_is_told_what_is_left(
    made: Round, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    charged(OversightRole.REVIEWER)
    spread(made, Task.REVIEW)
    reviewing(made, -30, 60)
    on(monkeypatch, 46)
    enqueue(SEND)
    worked()
    said = [one for one in subjects(taken) if "เหลือ 14 วัน" in one]
    assert len(said) == 1
    assert "ยังไม่ได้ตรวจ 56 ข้อ ใน 2 หน่วยงาน" in said[0]
    enqueue(SEND)
    worked()
    assert len([one for one in subjects(taken) if "เหลือ 14 วัน" in one]) == 1


def test_who_has_judged_all_is_not_reminded(made: Round, taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    charged(OversightRole.REVIEWER)
    spread(made, Task.REVIEW)
    reviewing(made, -30, 60)
    judged = [Review(enrolment=one, item=f"o{n}", points=100) for one in made.enrolments.all() for n in range(1, 36)]
    Review.objects.bulk_create(judged)
    on(monkeypatch, 57)
    enqueue(SEND)
    worked()
    assert [one for one in subjects(taken) if "เหลือ" in one] == []


@pytest.mark.parametrize("task", list(Task))
def test_opening_and_extension_are_told(made: Round, taken: Taken, monkeypatch: pytest.MonkeyPatch, task: Task) -> None:
    charged(OversightRole.REVIEWER if task == Task.REVIEW else OversightRole.INTERVIEWER)
    spread(made, task)
    reviewing(made, 0, 60)
    enqueue(SEND)
    worked()
    assert len([one for one in subjects(taken) if "เปิดแล้ว" in one]) == 1
    code = PhaseCode.REVIEW if task == Task.REVIEW else PhaseCode.COLLECT
    phase = made.phases.select_related("round__agency").get(code=code)
    extend(phase, phase.ends_on + timedelta(days=9), "น้ำท่วม")
    enqueue(SEND)
    worked()
    assert len([one for one in subjects(taken) if "น้ำท่วม" in one]) == 1
    enqueue(SEND)
    worked()
    assert len([one for one in subjects(taken) if "น้ำท่วม" in one]) == 1


def test_without_a_mail_server_nothing_is_asked_for(made: Round) -> None:
    charged(OversightRole.REVIEWER)
    spread(made, Task.REVIEW)
    assert ask_for_letters(clock.today()) == 0
    assert not Outgoing.objects.exists()
