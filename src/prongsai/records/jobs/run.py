"""One worker's hold on one job: it may write as long as nobody has taken the job over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from prongsai.core.text import Text
from prongsai.records.jobs.models import Job, State

Json = Any
NOTHING_TO_SAY = Text("", "")


class JobLost(Exception):
    """Another worker took the job over; whoever sees this must not write anything more."""


class Interrupted(Exception):
    """The worker was asked to stop; the job goes on from its cursor later."""


class Run:
    """What a job function is given. `cursor` is where an earlier attempt came to, None at the first."""

    def __init__(self, job: Job, stopping: Callable[[], bool] = lambda: False) -> None:
        self.job_id = job.pk
        self.attempt = job.attempt
        self.cursor = job.cursor
        self._stopping = stopping

    def reached(self, cursor: Json, *, done: int, total: int | None = None, message: Text = NOTHING_TO_SAY) -> None:
        """Remember that everything up to `cursor` is done.

        Call it in the transaction that writes the work itself, then neither is kept without the other.
        Raises JobLost when another worker holds the job, Interrupted (once all is kept) when this one must stop.
        """
        self._write(cursor=cursor, done=done, total=total, message_th=message.th, message_en=message.en, setbacks=0)
        self.cursor = cursor
        transaction.on_commit(self._stop_if_asked)

    def beat(self) -> None:
        """Say that this worker is alive."""
        self._write()

    def finish(self) -> None:
        self._write(state=State.DONE, finished_at=timezone.now())

    def fail(self, reason: Text) -> None:
        self._write(state=State.FAILED, finished_at=timezone.now(), message_th=reason.th, message_en=reason.en)

    def give_back(self) -> None:
        """Let the next worker go on at once."""
        self._write(state=State.WAITING)

    def postpone(self, until: datetime) -> None:
        """Let a worker try again, not before `until`."""
        self._write(state=State.WAITING, not_before=until, setbacks=F("setbacks") + 1)

    def _write(self, **fields: Any) -> None:
        held = Job.objects.filter(pk=self.job_id, attempt=self.attempt, state=State.RUNNING)
        if not held.update(heartbeat=timezone.now(), **fields):
            raise JobLost

    def _stop_if_asked(self) -> None:
        if self._stopping():
            raise Interrupted
