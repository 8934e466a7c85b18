"""Slow work on measures that a worker does."""

from __future__ import annotations

from django.db.models import Q

from prongsai.adapters import clock
from prongsai.records.agencies.models import Agency
from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.schedules import every_day
from prongsai.records.measures.models import PlanState
from prongsai.records.measures.reminders import remind

REMIND = "measures.remind"


@job(REMIND)
def remind_all(run: Run) -> None:
    """Makes the reminders of the day, agency by agency; the cursor is the last one that was done."""
    concerned = Q(plans__state=PlanState.ADOPTED) | Q(
        circulars__receipts__read_at__isnull=True, circulars__isnull=False
    )
    agencies = Agency.objects.filter(concerned).distinct().order_by("pk")
    total = agencies.count()
    left = agencies.filter(pk__gt=run.cursor or 0)
    for number, agency in enumerate(list(left), start=total - left.count() + 1):
        remind(agency, clock.today())
        run.reached(agency.pk, done=number, total=total)


every_day(REMIND, at="06:30")
