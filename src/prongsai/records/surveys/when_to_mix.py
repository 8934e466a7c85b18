"""When a survey is mixed while sheets come in: at the latest by the rule, and at once where there is time for it.

Mixing waits for nobody else: it is done after a sheet was stored, by the process that stored it.
"""

from __future__ import annotations

from time import monotonic

from django.db import connection

from prongsai.core.surveys.mixing import is_due, is_small
from prongsai.records.surveys.mixing import forget_old_pages, mix
from prongsai.records.surveys.turns import turn

QUIET_SECONDS = 1.0
REST = 9
MOST_RESTING = 10_000

_resting: dict[int, float] = {}
_quiet_from = 0.0


def mix_in_time(survey: int, waiting: int, total: int) -> None:
    """Called after each sheet with how many wait and how many there are; mixes where it is time.

    A small survey is mixed by each sheet as long as this process mixes no oftener than once a second. A large one rests
    nine times as long as it took, so that most of the time it takes sheets.
    """
    began = monotonic()
    if is_due(waiting, total):
        if began >= _resting.get(survey, 0):
            with turn():
                mix(survey)
            _rest(survey, total, began)
    elif is_small(total) and began >= _quiet_from:
        _mix_early(survey)


def _rest(survey: int, total: int, began: float) -> None:
    if is_small(total):
        return
    if len(_resting) >= MOST_RESTING:
        _resting.clear()
    ended = monotonic()
    _resting[survey] = ended + REST * (ended - began)


def _mix_early(survey: int) -> None:
    global _quiet_from
    _quiet_from = monotonic() + QUIET_SECONDS
    with turn():
        mix(survey)
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            forget_old_pages()
