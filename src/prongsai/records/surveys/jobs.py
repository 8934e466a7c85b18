"""Slow work on surveys that a worker does: nightly mixes, and closing what is over."""

from __future__ import annotations

from prongsai.adapters import clock
from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.schedules import every_day
from prongsai.records.surveys.closing import close_pieces, close_surveys, due_rounds, finish_closing
from prongsai.records.surveys.mixing import mix_all, tidy

MIX = "surveys.mix"
CLOSE = "surveys.close"


@job(MIX)
def mix_every_survey(_: Run) -> None:
    """Put the sheets of the day in a new random order, and let the database forget where they lay."""
    mix_all()
    tidy()


@job(CLOSE)
def close_what_is_over(run: Run) -> None:
    """Count the answers of rounds whose time is over, piece by piece; what was counted is not counted again."""
    for one in due_rounds(clock.now()):
        pieces = close_pieces(one)
        for number, piece in enumerate(pieces, start=1):
            close_surveys(one, piece)
            run.reached(None, done=number, total=len(pieces))
        finish_closing(one)


every_day(MIX, at="00:10")
every_day(CLOSE, at="00:20")
