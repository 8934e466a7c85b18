"""Slow work on surveys that a worker does: nightly mixes, and closing what is over."""

from __future__ import annotations

from contextlib import suppress

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.jobs.registry import job
from prongsai.records.jobs.run import Run
from prongsai.records.jobs.schedules import every_day
from prongsai.records.rounds.models import Round
from prongsai.records.surveys import reminders  # noqa: F401 (says what answers are lacking)
from prongsai.records.surveys.closing import close_pieces, close_surveys, due_rounds, finish_closing, forget_keys
from prongsai.records.surveys.mixing import mix_all, tidy
from prongsai.records.surveys.services import open_surveys

MIX = "surveys.mix"
TIDY = "surveys.tidy"
CLOSE = "surveys.close"
FORGET_KEYS = "surveys.forget_keys"
OPEN = "surveys.open"


@job(MIX)
def mix_every_survey(_: Run) -> None:
    """Put the sheets of the day in a new random order, and let the database forget where they lay."""
    mix_all()
    tidy()


@job(TIDY)
def tidy_again(_: Run) -> None:
    """Let the database forget once more in the night: a backup may have read for long when the sheets were mixed."""
    tidy()


@job(CLOSE)
def close_what_is_over(run: Run, the_round: int | None = None, by: int | None = None) -> None:
    """Count the answers of rounds whose time is over, piece by piece; what was counted is not counted again.

    `the_round` is the one for which `by` asked, and is closed alone; without it the calendar asks for all.
    """
    person = User.objects.filter(pk=by).first() if by and the_round else None
    due = [one for one in due_rounds(clock.now()) if the_round in (None, one.pk)]
    for one in due:
        with suppress(InputError):  # extended meanwhile: it takes answers again
            _close(run, one, person)
    if due:
        tidy()


def _close(run: Run, the_round: Round, by: User | None) -> None:
    while not finish_closing(the_round, by):
        pieces = close_pieces(the_round)
        for number, piece in enumerate(pieces, start=1):
            close_surveys(the_round, piece)
            run.reached(the_round.pk, done=number, total=len(pieces))


@job(OPEN)
def open_for_all(_: Run, the_round: int, by: int | None = None) -> None:
    """Make the surveys of all agencies of a round that have none yet."""
    open_surveys(Round.objects.get(pk=the_round), by=User.objects.filter(pk=by).first() if by else None)


@job(FORGET_KEYS)
def forget_old_keys(_: Run) -> None:
    """Delete the keys of what closed a month ago, and let the database forget them."""
    if forget_keys(clock.now()):
        tidy()


every_day(MIX, at="00:10")
every_day(CLOSE, at="00:20")
every_day(FORGET_KEYS, at="00:40")
every_day(TIDY, at="03:10")
