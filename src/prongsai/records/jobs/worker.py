"""The process that does the jobs, one after the other."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import Protocol

from django.db import Error, connection
from django.utils import timezone

from prongsai.core.text import Text
from prongsai.records.jobs.models import Job
from prongsai.records.jobs.registry import JobFailed, work_of
from prongsai.records.jobs.run import Interrupted, JobLost, Run
from prongsai.records.jobs.schedules import enqueue_what_is_due
from prongsai.records.jobs.services import lease, take


class Stop(Protocol):
    """Whether the worker shall end; a threading.Event, or what a signal sets."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float, /) -> bool: ...


log = logging.getLogger(__name__)

MOST_SETBACKS = 5
SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_AFTER_AN_ERROR = 5


def work_until(stop: Stop) -> None:
    """Do jobs until `stop` is set; a job in the middle is given back with its cursor."""
    while not stop.is_set():
        if not _work_once(stop):
            stop.wait(SECONDS_BETWEEN_LOOKS)


def _work_once(stop: Stop) -> bool:
    """Whether there was something to do. A database that does not answer is asked again later."""
    try:
        enqueue_what_is_due()
        job = take()
        if job is not None:
            do(job, stop)
        return job is not None
    except Error:
        log.exception("the database did not answer; asking again in %s seconds", SECONDS_AFTER_AN_ERROR)
        connection.close()
        stop.wait(SECONDS_AFTER_AN_ERROR)
        return False


def do(job: Job, stop: Stop) -> None:
    """Do a job that `take` gave to this worker, and write how it ended, unless another worker holds it by then."""
    try:
        _do(job, stop)
    except JobLost:
        log.warning("job %s went on elsewhere while this worker was held up", job.pk)


def _do(job: Job, stop: Stop) -> None:
    run = Run(job, stop.is_set)
    try:
        if job.setbacks >= MOST_SETBACKS:
            raise JobFailed(_gave_up(job))
        with _heartbeat(run):
            work_of(job.kind)(run, **job.arguments)
        run.finish()
    except JobFailed as failure:
        run.fail(failure.reason)
    except Interrupted:
        run.give_back()
    except JobLost:
        raise
    except Exception:
        log.exception("job %s (%s) met an error", job.pk, job.kind)
        run.postpone(timezone.now() + timedelta(seconds=SECONDS_AFTER_AN_ERROR * 2**job.setbacks))


@contextmanager
def _heartbeat(run: Run) -> Iterator[None]:
    """Beat in a thread of its own, so that a long step is not taken for a dead worker."""
    over = Event()
    thread = Thread(target=_beat, args=(run, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(run: Run, over: Event) -> None:
    try:
        while not over.wait(lease().total_seconds() / 5):
            _beat_once(run)
    except JobLost:
        log.warning("job %s was taken over", run.job_id)
    finally:
        connection.close()


def _beat_once(run: Run) -> None:
    """A beat that the database refuses (busy, restarting) is only a beat missed."""
    try:
        run.beat()
    except Error:
        connection.close()


def _gave_up(job: Job) -> Text:
    return Text(
        f"งานนี้ลองทำแล้ว {job.setbacks} ครั้งแต่ไม่สำเร็จ โปรดแจ้งผู้ดูแลระบบว่าเป็นงานเลขที่ {job.pk}",
        f"This was tried {job.setbacks} times without success. Please tell the administrator: job number {job.pk}.",
    )
