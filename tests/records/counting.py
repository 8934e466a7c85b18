"""A job that counts, and leaves a note of each number and of the attempt that wrote it."""

from __future__ import annotations

import time
from pathlib import Path

from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run

COUNT = "tests.count"


@job(COUNT)
def count(run: Run, *, upto: int, notes: str, pause: float = 0.02) -> None:
    """Each number is recorded as soon as it is written."""
    for number in range(run.cursor or 0, upto):
        with Path(notes).open("a", encoding="ascii") as file:
            file.write(f"{run.attempt} {number}\n")
        time.sleep(pause)
        run.reached(number + 1, done=number + 1, total=upto)
