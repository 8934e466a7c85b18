"""Slow work on rounds that a worker does."""

from __future__ import annotations

from prongsai.adapters import clock
from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.schedules import every_day
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.reminders import concerned, remind

REMIND = "rounds.remind"


@job(REMIND)
def remind_all(run: Run) -> None:
    """Makes the reminders of the day, agency by agency; the cursor is the last part in a round that was done."""
    today = clock.today()
    parts = Enrolment.objects.filter(concerned(today)).order_by("pk")
    total = parts.count()
    left = parts.filter(pk__gt=run.cursor or 0).select_related("round__framework", "agency")
    for number, part in enumerate(list(left), start=total - left.count() + 1):
        remind(part, today)
        run.reached(part.pk, done=number, total=total)


every_day(REMIND, at="06:35")
