from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from prongsai.adapters import clock
from prongsai.records.jobs import schedules
from prongsai.records.jobs.models import Job
from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run

pytestmark = pytest.mark.django_db
HALF_PAST_SIX = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # of 21 November in Thailand
A_DAY = timedelta(days=1)


@job("tests.morning")
def morning(run: Run) -> None:
    run.reached(None, done=1)


@pytest.fixture(autouse=True)
def _one_daily_job() -> Iterator[None]:
    kept = dict(schedules._daily)
    schedules.forget()
    schedules.every_day("tests.morning", at="06:30")
    yield
    schedules.forget()
    schedules._daily.update(kept)


def look(monkeypatch: pytest.MonkeyPatch, at: datetime) -> int:
    """What a new worker's look at the clock leaves: how often the job was asked for so far."""
    schedules._settled.clear()
    monkeypatch.setattr(clock, "now", lambda: at)
    schedules.enqueue_what_is_due()
    return Job.objects.count()


def test_it_is_asked_for_when_its_time_has_come_in_thailand(monkeypatch: pytest.MonkeyPatch) -> None:
    assert look(monkeypatch, HALF_PAST_SIX - A_DAY) == 1
    assert look(monkeypatch, HALF_PAST_SIX - timedelta(seconds=1)) == 1
    assert look(monkeypatch, HALF_PAST_SIX) == 2


def test_it_is_asked_for_once_a_day_by_however_many_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert look(monkeypatch, HALF_PAST_SIX) == 1
    assert look(monkeypatch, HALF_PAST_SIX + timedelta(hours=1)) == 1
    assert look(monkeypatch, HALF_PAST_SIX + timedelta(hours=23)) == 1
    assert look(monkeypatch, HALF_PAST_SIX + A_DAY) == 2


def test_days_without_a_worker_are_made_up_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    look(monkeypatch, HALF_PAST_SIX)
    assert look(monkeypatch, HALF_PAST_SIX + 30 * A_DAY) == 2
    assert look(monkeypatch, HALF_PAST_SIX + 30 * A_DAY) == 2


def test_a_worker_whose_clock_is_behind_does_not_ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    look(monkeypatch, HALF_PAST_SIX)
    assert look(monkeypatch, HALF_PAST_SIX - timedelta(seconds=5)) == 1
    assert look(monkeypatch, HALF_PAST_SIX) == 1


def test_a_clock_that_was_moved_and_set_back_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    look(monkeypatch, HALF_PAST_SIX + 200 * A_DAY)
    assert look(monkeypatch, HALF_PAST_SIX) == 2


def test_a_worker_that_knows_asks_the_database_no_more(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    look(monkeypatch, HALF_PAST_SIX)
    with django_assert_num_queries(0):
        schedules.enqueue_what_is_due()


def test_a_job_that_nobody_does_cannot_be_daily() -> None:
    with pytest.raises(LookupError):
        schedules.every_day("tests.nothing")


@pytest.mark.django_db(transaction=True)
def test_workers_that_look_at_the_same_moment_ask_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: HALF_PAST_SIX)
    together = Barrier(4)

    def worker() -> None:
        together.wait()
        schedules._enqueue_once("tests.morning", clock.today())
        connection.close()

    threads = [Thread(target=worker) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert Job.objects.count() == 1
