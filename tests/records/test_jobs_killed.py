"""Real workers in processes of their own, really killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue
from tests.records.counting import COUNT

pytestmark = pytest.mark.django_db(transaction=True)
UPTO = 100
SHORT, LONG = 2.0, 60.0  # leases: to be waited for, and one that even a crowded machine keeps
Start = Callable[[float], "subprocess.Popen[bytes]"]


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[Start]:
    database = json.dumps({k: v for k, v in connection.settings_dict.items() if k != "TEST"})
    command = [sys.executable, "-m", "tests.records.worker_process"]
    started: list[subprocess.Popen[bytes]] = []

    def start(lease: float) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([*command, database, str(tmp_path), str(lease)]))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(happened: Callable[[], bool], seconds: float = 60) -> None:
    latest = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < latest, f"waited {seconds} seconds in vain"
        time.sleep(0.02)


def freeze(worker: subprocess.Popen[bytes]) -> None:
    """Stop it between two writes; in the middle of one it would hold a lock and stop everybody else too."""
    while True:
        worker.send_signal(signal.SIGSTOP)
        with suppress(OperationalError), transaction.atomic():
            Job.objects.select_for_update(nowait=True).get()
            return
        worker.send_signal(signal.SIGCONT)


def is_done() -> bool:
    return Job.objects.get().state == State.DONE


def counted(notes: Path) -> list[tuple[int, int]]:
    lines = notes.read_text(encoding="ascii").splitlines()
    return [(int(attempt), int(number)) for attempt, number in map(str.split, lines)]


def test_a_job_whose_worker_is_killed_is_resumed_where_it_was(tmp_path: Path, start_worker: Start) -> None:
    notes = tmp_path / "notes"
    enqueue(COUNT, upto=UPTO, notes=str(notes))
    first = start_worker(SHORT)
    wait_until(lambda: Job.objects.get().done >= 10)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert Job.objects.get().state == State.RUNNING

    start_worker(SHORT)
    wait_until(is_done)
    numbers = [number for _, number in counted(notes)]
    assert sorted(set(numbers)) == list(range(UPTO))
    assert len(numbers) - UPTO <= 1, "only the step in hand may be done twice"
    assert {attempt for attempt, _ in counted(notes)} == {1, 2}


def test_a_worker_asked_to_stop_hands_the_job_on_without_a_gap(tmp_path: Path, start_worker: Start) -> None:
    notes = tmp_path / "notes"
    enqueue(COUNT, upto=UPTO, notes=str(notes))
    first = start_worker(LONG)
    wait_until(lambda: Job.objects.get().done >= 10)
    first.terminate()
    assert first.wait() == 0
    assert Job.objects.get().state == State.WAITING

    start_worker(LONG)
    wait_until(is_done)
    assert [number for _, number in counted(notes)] == list(range(UPTO))


def test_a_step_longer_than_the_lease_is_not_taken_for_a_dead_worker(tmp_path: Path, start_worker: Start) -> None:
    notes = tmp_path / "notes"
    enqueue(COUNT, upto=2, notes=str(notes), pause=1.5 * SHORT)
    start_worker(SHORT)
    start_worker(SHORT)
    wait_until(is_done)
    assert counted(notes) == [(1, 0), (1, 1)]


def test_several_workers_never_do_the_same_job_twice(tmp_path: Path, start_worker: Start) -> None:
    notes = tmp_path / "notes"
    for _ in range(20):
        enqueue(COUNT, upto=3, notes=str(notes), pause=0)
    for _ in range(3):
        start_worker(LONG)
    wait_until(lambda: not Job.objects.exclude(state=State.DONE).exists())
    assert len(counted(notes)) == 60
    assert set(Job.objects.values_list("attempt", flat=True)) == {1}


def test_a_frozen_worker_that_wakes_up_writes_nothing_more(tmp_path: Path, start_worker: Start) -> None:
    notes = tmp_path / "notes"
    enqueue(COUNT, upto=UPTO, notes=str(notes))
    first = start_worker(SHORT)
    wait_until(lambda: Job.objects.get().done >= 10)
    freeze(first)
    start_worker(SHORT)
    wait_until(lambda: Job.objects.get().attempt == 2)
    first.send_signal(signal.SIGCONT)
    wait_until(is_done)
    of_the_second = [number for attempt, number in counted(notes) if attempt == 2]
    assert all(after == before + 1 for before, after in pairwise(of_the_second))
    assert of_the_second[-1] == UPTO - 1


def test_a_worker_outlives_a_database_that_closes_its_connections(tmp_path: Path, start_worker: Start) -> None:
    if connection.vendor != "postgresql":
        return  # a file has no connections to close
    notes = tmp_path / "notes"
    enqueue(COUNT, upto=UPTO, notes=str(notes))
    worker = start_worker(SHORT)
    wait_until(lambda: Job.objects.get().done >= 10)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    wait_until(is_done)
    assert worker.poll() is None
    assert {number for _, number in counted(notes)} == set(range(UPTO))
