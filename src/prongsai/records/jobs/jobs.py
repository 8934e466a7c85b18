"""Housekeeping that a worker does."""

from __future__ import annotations

from prongsai.records.accounts.services import forget_what_is_over
from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.schedules import every_day

TIDY = "jobs.tidy"


@job(TIDY)
def tidy(_run: Run) -> None:
    """Throws away what has run out."""
    forget_what_is_over()


every_day(TIDY, at="03:30")
