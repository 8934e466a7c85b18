"""What reminders of a round are called, so that what was mended is settled at once."""

from __future__ import annotations

from prongsai.adapters import clock
from prongsai.records.notices.models import Notice
from prongsai.records.notices.services import settle
from prongsai.records.rounds.models import Enrolment

HEADCOUNTS = "headcounts"


def key_of(enrolment: Enrolment, cause: str = "") -> str:
    """What the keys of notices about a cause begin with; without one, of all notices about the agency's round."""
    return f"part:{enrolment.pk}:{cause}:" if cause else f"part:{enrolment.pk}:"


def settled(enrolment: Enrolment, cause: str) -> None:
    """Nobody needs to read reminders of this cause any more."""
    settle(enrolment.agency, key_of(enrolment, cause))


def supersede(enrolment: Enrolment, cause: str, stage: str) -> None:
    """Of one cause only the newest warning need be read: the older ones tell older numbers."""
    begins = key_of(enrolment, cause)
    older = Notice.objects.filter(agency=enrolment.agency, key__startswith=begins, read_at__isnull=True)
    older.exclude(key=begins + stage).update(read_at=clock.now())


def open_causes(enrolment: Enrolment) -> set[str]:
    """What somebody was reminded of and has not read."""
    begins = key_of(enrolment)
    keys = Notice.objects.filter(agency=enrolment.agency, key__startswith=begins, read_at__isnull=True)
    return {one.removeprefix(begins).partition(":")[0] for one in keys.values_list("key", flat=True)}
