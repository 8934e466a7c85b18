"""Closing: what came is counted or refused, once, and what anybody saw stays closed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Event

import pytest
from django.db import connection, connections

from prongsai.adapters import clock
from prongsai.core.scoring.tally import layout
from prongsai.core.thai.errors import InputError
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.services import enqueue
from prongsai.records.journal.models import Entry, Person
from prongsai.records.rounds.models import Enrolment, Round, RoundKind
from prongsai.records.rounds.scheduling import extend
from prongsai.records.rounds.selectors import last_moment, phases_of, rules_of
from prongsai.records.rounds.services import RoundDraft, enrol, make_round
from prongsai.records.surveys import closing, jobs
from prongsai.records.surveys.doors import DoorState, door, forget
from prongsai.records.surveys.models import Closing, Key, Sheet, Survey
from prongsai.records.surveys.receiving import Received
from prongsai.records.surveys.services import open_surveys
from tests import build
from tests.records.surveys.sending import made_up, new_key, send

COLLECT = "collect"


@pytest.fixture
def enrolment() -> Enrolment:
    return build.rehearsal(build.agency())


def answered(enrolment: Enrolment, count: int = 12, seed: int = 1) -> dict[str, list[str]]:
    """Made-up sheets for each survey of an agency, sent in."""
    framework, rng = rules_of(enrolment.round), Random(seed)  # noqa: S311 (made-up answers)
    sent: dict[str, list[str]] = {}
    for survey in enrolment.surveys.order_by("pk"):
        sent[survey.instrument] = [made_up(framework, survey.instrument, rng) for _ in range(count)]
        for one in sent[survey.instrument]:
            send(survey, one)
    return sent


def closed(enrolment: Enrolment) -> Round:
    build.over(enrolment.round)
    closing.close_round(enrolment.round)
    return Round.objects.get(pk=enrolment.round.pk)


@pytest.mark.django_db
def test_tallies_are_what_a_plain_count_gives(enrolment: Enrolment) -> None:
    sent = answered(enrolment, 23)
    closed(enrolment)
    framework = rules_of(enrolment.round)
    found = {one.instrument: one for one in closing.tallies_of(enrolment)}
    assert list(found) == list(sent) == ["IIT", "EIT1", "EIT2"]
    for code, sheets in sent.items():
        assert found[code].sheets == len(sheets)
        for position, (row, options) in enumerate(layout(framework, code.rstrip("12"))):
            chosen = Counter(one[position] for one in sheets)
            assert found[code].counts[row] == tuple(chosen[chr(one)] for one in options)


@pytest.mark.django_db
def test_a_survey_without_answers_is_counted_as_empty(enrolment: Enrolment) -> None:
    closed(enrolment)
    assert [one.sheets for one in closing.tallies_of(enrolment)] == [0, 0, 0]
    assert all(sum(chosen) == 0 for one in closing.tallies_of(enrolment) for chosen in one.counts.values())


@pytest.mark.django_db
def test_nothing_is_told_before_the_whole_round_is_closed() -> None:
    one, other = build.agency("เทศบาลตำบลหนึ่ง"), build.agency("เทศบาลตำบลสอง")
    the_round = build.official_round(one, other)
    first, second = the_round.enrolments.order_by("pk")
    answered(first)
    assert closing.tallies_of(first) == []
    assert not closing.mark_seen(the_round)
    build.over(the_round)
    closing.close_surveys(the_round, [survey.pk for survey in first.surveys.all()])
    assert Closing.objects.count() == 3
    assert closing.tallies_of(first) == [], "the other agency still takes answers"
    assert not closing.finish_closing(the_round)
    closing.close_surveys(the_round, [survey.pk for survey in second.surveys.all()])
    assert closing.finish_closing(the_round)
    assert len(closing.tallies_of(first)) == 3


@pytest.mark.django_db
def test_once_some_agencies_are_counted_nobody_extends_the_time_of_the_others() -> None:
    the_round = build.official_round(build.agency("เทศบาลตำบลหนึ่ง"), build.agency("เทศบาลตำบลสอง"))
    build.over(the_round)
    collect = the_round.phases.get(code=COLLECT)
    later = collect.ends_on + timedelta(days=9)
    first = the_round.enrolments.order_by("pk")[0]
    closing.close_surveys(the_round, [survey.pk for survey in first.surveys.all()])
    with pytest.raises(InputError):
        extend(collect, later, "ขอเวลาเพิ่ม")
    closing.close_round(the_round)
    closing.reopen(_reload(the_round), "ระบบล่มในวันสุดท้าย")
    assert extend(collect, later, "ระบบล่มในวันสุดท้าย").new_ends_on == later


@pytest.mark.django_db
def test_a_round_that_was_extended_meanwhile_is_not_counted(enrolment: Enrolment) -> None:
    answered(enrolment)
    build.over(enrolment.round)
    pieces = closing.close_pieces(enrolment.round)
    build.collecting(enrolment.round, -5, 5)
    for count in (
        lambda: closing.close_surveys(enrolment.round, pieces[0]),
        lambda: closing.close_round(enrolment.round),
    ):
        with pytest.raises(InputError, match="not over"):
            count()
    assert Closing.objects.count() == 0


@pytest.mark.django_db
def test_closing_again_changes_nothing(enrolment: Enrolment) -> None:
    answered(enrolment)
    the_round = closed(enrolment)
    before = list(Closing.objects.order_by("pk").values()), the_round.closed_at, Entry.objects.count()
    closing.close_round(enrolment.round)
    assert closing.close_surveys(the_round, [one.pk for one in Survey.objects.all()]) == 0
    assert (
        list(Closing.objects.order_by("pk").values()),
        _reload(the_round).closed_at,
        Entry.objects.count(),
    ) == before


@pytest.mark.django_db
def test_the_hash_can_be_worked_out_from_what_is_stored(enrolment: Enrolment) -> None:
    answered(enrolment)
    closed(enrolment)
    for one in closing.closings_of(enrolment):
        tally = closing.read_tally(one)
        assert closing.tally_hash(tally) == one.tally_sha256
        backwards = tally._replace(counts=dict(reversed(tally.counts.items())))
        assert closing.tally_hash(backwards) == one.tally_sha256
        row = next(iter(tally.counts))
        other = tally._replace(counts={**tally.counts, row: (*tally.counts[row][:-1], tally.counts[row][-1] + 1)})
        assert closing.tally_hash(other) != one.tally_sha256


@pytest.mark.django_db
def test_the_order_of_sheets_does_not_change_the_hash() -> None:
    hashes = []
    for name, step in (("เทศบาลตำบลหนึ่ง", 1), ("เทศบาลตำบลสอง", -1)):
        enrolment = build.rehearsal(build.agency(name))
        framework, rng = rules_of(enrolment.round), Random(5)  # noqa: S311 (made-up answers)
        sheets = [made_up(framework, "IIT", rng) for _ in range(25)]
        for one in sheets[::step]:
            send(build.survey(enrolment), one)
        closed(enrolment)
        hashes.append(closing.closings_of(enrolment)[0].tally_sha256)
    assert hashes[0] == hashes[1]


@pytest.mark.django_db(transaction=True)
def test_a_sheet_that_comes_while_closing_is_counted_or_refused(enrolment: Enrolment) -> None:
    survey = build.survey(enrolment)
    framework, rng = rules_of(enrolment.round), Random(3)  # noqa: S311 (made-up answers)
    sheets = [made_up(framework, "IIT", rng) for _ in range(300)]
    begun = Event()
    build.over(enrolment.round)

    def come(number: int) -> Received:
        try:
            if number == 40:
                begun.set()
            return send(survey, sheets[number])
        finally:
            connections.close_all()

    def close() -> None:
        begun.wait(30)
        try:
            closing.close_round(enrolment.round)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        shut = pool.submit(close)
        outcomes = list(pool.map(come, range(len(sheets))))
        shut.result()
    stored = outcomes.count(Received.STORED)
    assert 0 < stored < len(sheets)
    assert stored + outcomes.count(Received.CLOSED) == len(sheets)
    counted = closing.tallies_of(enrolment)[0]
    survey.refresh_from_db()
    assert counted.sheets == stored == Sheet.objects.filter(survey=survey).count() == survey.received
    assert Counter(one.answers for one in Sheet.objects.filter(survey=survey)) == Counter(
        sheet for sheet, outcome in zip(sheets, outcomes, strict=True) if outcome is Received.STORED
    )


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_close_at_once_count_once(enrolment: Enrolment) -> None:
    answered(enrolment)
    build.over(enrolment.round)

    def close(_: int) -> None:
        try:
            closing.close_round(enrolment.round)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(close, range(4)))
    assert Closing.objects.count() == 3
    assert Entry.objects.filter(verb=closing.CLOSED).count() == 1


@pytest.mark.django_db
def test_the_job_closes_what_is_over_and_nothing_else() -> None:
    over, runs = build.rehearsal(build.agency("อบต.หนึ่งเดียว")), build.rehearsal(build.agency("อบต.สองแห่ง"))
    answered(over, 7)
    build.over(over.round)
    assert [one.pk for one in closing.due_rounds(clock.now())] == [over.round.pk]
    for piece in closing.close_pieces(over.round):
        closing.close_surveys(over.round, piece)
    closing.finish_closing(over.round)
    assert _reload(over.round).closed_at
    assert _reload(runs.round).closed_at is None
    assert closing.due_rounds(clock.now()) == []


@pytest.mark.django_db
def test_a_round_that_asked_nobody_is_not_closed_by_the_calendar_that_its_rules_propose() -> None:
    made = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
    build.over(made)
    assert closing.due_rounds(clock.now()) == []
    enrol(made, [build.agency()])
    assert closing.due_rounds(clock.now()) == [], "there is no link yet"
    with pytest.raises(InputError, match="not over"):
        closing.close_round(made)
    open_surveys(made)
    assert [one.pk for one in closing.due_rounds(clock.now())] == [made.pk]


@pytest.mark.django_db(transaction=True)
def test_a_round_that_somebody_asked_to_close_names_her_and_no_other_does() -> None:
    asked, due = build.rehearsal(build.agency("อบต.หนึ่งเดียว")), build.rehearsal(build.agency("อบต.สองแห่ง"))
    for one in (asked, due):
        build.over(one.round)
    person = build.user()
    run = Run(enqueue(jobs.CLOSE))
    Job.objects.update(state=State.RUNNING)
    jobs.close_what_is_over(run, the_round=asked.round.pk, by=person.pk)
    assert _reload(due.round).closed_at is None
    jobs.close_what_is_over(run, by=person.pk)  # asked for by a version that did not say for which round
    closers = dict(Entry.objects.filter(verb=closing.CLOSED).values_list("object_id", "actor"))
    assert closers == {str(asked.round.pk): f"u{person.pk}", str(due.round.pk): ""}


@pytest.mark.django_db
def test_what_waited_in_a_device_is_taken_until_the_grace_is_over(enrolment: Enrolment) -> None:
    survey = build.survey(enrolment)
    build.collecting(enrolment.round, -9, 0)
    collect = phases_of(_reload(enrolment.round))[COLLECT]
    last = last_moment(enrolment.round, collect)
    forget()
    found = door(survey.code)
    assert found is not None
    second = timedelta(seconds=1)
    assert [found.state_at(moment) for moment in (found.closes - second, found.closes, last - second, last)] == [
        DoorState.OPEN,
        DoorState.GRACE,
        DoorState.GRACE,
        DoorState.CLOSED,
    ]
    assert not closing.may_close(_reload(enrolment.round), last - second)
    assert closing.may_close(_reload(enrolment.round), last)
    assert found.closes == clock.midnight(clock.today() + timedelta(days=1))
    assert last - found.closes == timedelta(hours=enrolment.round.grace_hours)


@pytest.mark.django_db
def test_an_unseen_round_can_take_answers_again_and_is_counted_anew(enrolment: Enrolment) -> None:
    answered(enrolment, 6)
    the_round = closed(enrolment)
    with pytest.raises(InputError):
        closing.reopen(the_round, " ")
    closing.reopen(the_round, "ระบบล่มในวันสุดท้าย")
    assert closing.tallies_of(enrolment) == []
    assert send(build.survey(enrolment), "1" * 15) is Received.STORED
    closing.close_round(the_round)
    assert [one.sheets for one in closing.tallies_of(enrolment)] == [7, 6, 6]
    told = Entry.objects.get(verb=closing.REOPENED)
    assert Person.objects.get(entry=told).names == {"reason": "ระบบล่มในวันสุดท้าย"}
    assert told.facts == {}, "a reason may name people, so it stands where it can be erased"


@pytest.mark.django_db
def test_what_somebody_saw_is_never_opened_again(enrolment: Enrolment) -> None:
    the_round = closed(enrolment)
    assert closing.mark_seen(the_round)
    first = _reload(the_round).seen_at
    assert first
    assert closing.mark_seen(the_round)
    assert _reload(the_round).seen_at == first
    assert Entry.objects.filter(verb=closing.SEEN).count() == 1
    with pytest.raises(InputError):
        closing.reopen(the_round, "อยากเปิดอีก")
    assert _reload(the_round).closed_at
    assert len(closing.tallies_of(enrolment)) == 3


@pytest.mark.django_db
def test_what_is_open_cannot_be_opened(enrolment: Enrolment) -> None:
    with pytest.raises(InputError):
        closing.reopen(enrolment.round, "เหตุผล")


@pytest.mark.django_db
def test_a_repeat_is_received_until_the_keys_are_deleted(enrolment: Enrolment) -> None:
    survey, key = build.survey(enrolment), new_key()
    assert send(survey, "1" * 15, key) is Received.STORED
    the_round = closed(enrolment)
    assert send(survey, "1" * 15, key) is Received.REPEATED
    assert send(survey, "1" * 15) is Received.CLOSED
    assert closing.forget_keys(clock.now() + timedelta(days=29)) == 0
    assert send(survey, "1" * 15, key) is Received.REPEATED
    assert closing.forget_keys(clock.now() + timedelta(days=31)) == 1
    assert not Key.objects.exists()
    assert Sheet.objects.count() == 1
    assert send(survey, "1" * 15, key) is Received.CLOSED
    Round.objects.filter(pk=the_round.pk).update(closed_at=clock.now() - timedelta(days=31))
    with pytest.raises(InputError):
        closing.reopen(the_round, "ไม่มีกุญแจแล้ว")


@pytest.mark.django_db
def test_keys_of_what_is_open_are_never_deleted(enrolment: Enrolment) -> None:
    send(build.survey(enrolment), "1" * 15)
    assert closing.forget_keys(clock.now() + timedelta(days=999)) == 0
    assert Key.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_closing_is_followed_by_one_that_goes_on(tmp_path: Path) -> None:
    agencies = [build.agency(f"องค์การบริหารส่วนตำบลตัวอย่าง{number}") for number in range(500)]
    the_round = build.official_round(*agencies)
    enrolment = the_round.enrolments.order_by("pk")[499]
    sent = answered(enrolment, 8)
    build.over(the_round)
    enqueue(jobs.CLOSE)
    first = _worker(tmp_path)
    try:
        _wait(lambda: Closing.objects.exists())
        first.send_signal(signal.SIGKILL)
        first.wait()
        counted = list(Closing.objects.order_by("pk").values_list("pk", "closed_at"))
        second = _worker(tmp_path)
        try:
            _wait(lambda: Job.objects.get().state == State.DONE)
        finally:
            second.kill()
            second.wait()
    finally:
        first.kill()
        first.wait()
    assert list(Closing.objects.filter(pk__in=[pk for pk, _ in counted]).values_list("pk", "closed_at")) == counted
    assert Closing.objects.count() == 1500
    assert _reload(the_round).closed_at
    assert [one.sheets for one in closing.tallies_of(enrolment)] == [len(sheets) for sheets in sent.values()]
    assert Entry.objects.filter(verb=closing.CLOSED).count() == 1


def _reload(the_round: Round) -> Round:
    return Round.objects.get(pk=the_round.pk)


def _worker(folder: Path) -> subprocess.Popen[bytes]:
    database = json.dumps({name: value for name, value in connection.settings_dict.items() if name != "TEST"})
    return subprocess.Popen([sys.executable, "-m", "tests.records.worker_process", database, str(folder), "2"])


def _wait(happened, seconds: float = 60) -> None:
    latest = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < latest, f"waited {seconds} seconds in vain"
        time.sleep(0.01)
