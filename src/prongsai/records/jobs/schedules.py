"""Work that is done once a day: each app says which, the worker asks for it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q

from prongsai.adapters import clock
from prongsai.records.jobs.models import Daily
from prongsai.records.jobs.registry import work_of
from prongsai.records.jobs.services import enqueue

ONE_DAY = timedelta(days=1)
_daily: dict[str, time] = {}
_settled: dict[str, date] = {}


def every_day(kind: str, at: str = "06:30") -> str:
    """Have the job `kind` (without arguments) done once a day from `at`, the time in Thailand; gives the kind back.

    After days without a worker it is done once, not once for each day. Call it in the module `jobs` of an app, below
    the work; raises LookupError for a kind that is not registered.
    """
    work_of(kind)
    _daily[kind] = time.fromisoformat(at)
    return kind


def enqueue_what_is_due() -> None:
    """Ask for each daily job whose time has come and that nobody has asked for yet."""
    for kind, at in _daily.items():
        day = _last_due(at, clock.now())
        if _settled.get(kind) != day:
            _enqueue_once(kind, day)
            _settled[kind] = day


def forget() -> None:
    """Know of no daily work: for processes that shall do other work only."""
    _daily.clear()
    _settled.clear()


def _last_due(at: time, now: datetime) -> date:
    local = now.astimezone(clock.BANGKOK)
    return local.date() if local.time() >= at else local.date() - ONE_DAY


def _enqueue_once(kind: str, day: date) -> None:
    """Of several workers the one that moves the day forward asks for the job.

    A remembered day far ahead comes from a clock that was moved and set back; one day ahead is another worker's clock.
    """
    Daily.objects.get_or_create(kind=kind)
    not_yet = Q(last_day__isnull=True) | Q(last_day__lt=day) | Q(last_day__gt=day + ONE_DAY)
    with transaction.atomic():
        if Daily.objects.filter(not_yet, kind=kind).update(last_day=day):
            enqueue(kind)
