"""The official round that an address names."""

from __future__ import annotations

from django.http import Http404

from prongsai.records.rounds.models import Round
from prongsai.records.rounds.selectors import official_rounds


def the_round(pk: int) -> Round:
    """An official round; what agencies rehearse or follow elsewhere is theirs alone."""
    found = official_rounds().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def newest_round() -> Round | None:
    """The round that is about to be run or is running: the newest that is not announced, else the newest."""
    rounds = official_rounds()
    return rounds.filter(announced_at__isnull=True).first() or rounds.first()
