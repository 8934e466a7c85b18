"""When a round is to be announced: not before its scores are confirmed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue
from prongsai.records.rounds.announcing import ANNOUNCE, is_being_announced, still_ahead
from prongsai.records.rounds.models import Round
from tests.build import agency, official_round

pytestmark = pytest.mark.django_db
FIRST = date(2026, 5, 1)
DAYS = {"disclose": (0, 9), "review": (10, 19), "clarify": (25, 29), "confirm": (30, 39)}


@pytest.fixture
def made() -> Round:
    the_round = official_round(agency())
    for code, (first, last) in DAYS.items():
        days = {"starts_on": FIRST + timedelta(days=first), "ends_on": FIRST + timedelta(days=last)}
        the_round.phases.filter(code=code).update(**days)
    return the_round


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (0, PhaseCode.DISCLOSE),
        (19, PhaseCode.REVIEW),
        (20, PhaseCode.CLARIFY),
        (29, PhaseCode.CLARIFY),
        (39, PhaseCode.CONFIRM),
        (40, None),
    ],
)
def test_what_is_open_or_comes_next_is_ahead_until_scores_are_confirmed(
    made: Round, day: int, expected: PhaseCode | None
) -> None:
    found = still_ahead(made, FIRST + timedelta(days=day))
    assert (found.code if found else None) == expected


def test_a_review_that_is_open_is_named_before_disclosing_that_comes_later(made: Round) -> None:
    later = FIRST + timedelta(days=15)
    made.phases.filter(code=PhaseCode.DISCLOSE).update(starts_on=later, ends_on=later)
    found = still_ahead(made, FIRST + timedelta(days=12))
    assert found is not None
    assert found.code == PhaseCode.REVIEW


def test_a_round_is_being_announced_while_its_job_is_unfinished(made: Round) -> None:
    other = official_round(agency("เทศบาลตำบลสอง"), rules_of=2567)
    job = enqueue(ANNOUNCE, the_round=made.pk)
    for state in (State.WAITING, State.RUNNING):
        Job.objects.filter(pk=job.pk).update(state=state, heartbeat=clock.now())
        assert is_being_announced(made)
        assert not is_being_announced(other)
    for state in (State.DONE, State.FAILED):
        Job.objects.filter(pk=job.pk).update(state=state)
        assert not is_being_announced(made)
