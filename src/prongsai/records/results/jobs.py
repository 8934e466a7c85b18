"""Slow work on results that a worker does."""

from __future__ import annotations

from django.db import transaction

from prongsai.core.text import Text
from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run
from prongsai.records.results.simulate import COUNT, simulate

SIMULATE = "results.simulate"
SIMULATING = Text("สร้างรอบจำลอง", "Making the simulated round")


@job(SIMULATE)
def simulate_round(run: Run) -> None:
    """Makes the simulated round, ten agencies at a time; the cursor is the number of the next agency."""
    at = run.cursor or 0
    while at < COUNT:
        with transaction.atomic():
            at = simulate(at)
            run.reached(at, done=at, total=COUNT, message=SIMULATING)
