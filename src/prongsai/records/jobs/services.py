"""Ask for work to be done, and take it up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.registry import known_kinds, work_of


def enqueue(kind: str, **arguments: Any) -> Job:
    """Have a worker do `kind` with these `arguments` (JSON). Raises LookupError for a kind that no app has registered.

    Within a transaction the job exists only when the transaction is kept.
    """
    return enqueue_at(timezone.now(), kind, **arguments)


def enqueue_at(moment: datetime, kind: str, **arguments: Any) -> Job:
    """The same, not before `moment`."""
    work_of(kind)
    return Job.objects.create(kind=kind, arguments=arguments, not_before=moment)


def take() -> Job | None:
    """The oldest job that waits or whose worker fell silent, now held by the caller alone; None when there is none."""
    now = timezone.now()
    due = Q(state=State.WAITING, not_before__lte=now) | Q(state=State.RUNNING, heartbeat__lt=now - lease())
    job = Job.objects.filter(due, kind__in=known_kinds()).order_by("pk").first()
    if job is None:
        return None
    was_lost = job.state == State.RUNNING
    as_seen = Job.objects.filter(pk=job.pk, state=job.state, attempt=job.attempt, heartbeat=job.heartbeat)
    taken = as_seen.update(
        state=State.RUNNING, attempt=job.attempt + 1, setbacks=job.setbacks + was_lost, heartbeat=now
    )
    if not taken:  # another worker was quicker
        return take()
    job.refresh_from_db()
    return job


def lease() -> timedelta:
    """How long a running job may be silent before another worker takes it over."""
    return timedelta(seconds=settings.JOB_LEASE_SECONDS)
