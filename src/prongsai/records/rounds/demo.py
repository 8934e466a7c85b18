"""The assessment team of the demonstration gets its agencies in the simulated rounds."""

from __future__ import annotations

from prongsai.records.agencies.mandates import of_task
from prongsai.records.rounds.assigning import ROLES, spread, without_assignee
from prongsai.records.rounds.models import Task
from prongsai.records.rounds.selectors import official_rounds


def load() -> None:
    """Assign what has nobody yet, but nothing of a round that a person made; done again it changes nothing."""
    for the_round in official_rounds().filter(is_simulated=True, made_by=None, announced_at=None):
        for task in Task:
            if of_task(ROLES[task]) and without_assignee(the_round, task).exists():
                spread(the_round, task)
