"""The official round that an address names."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.selectors import official_rounds


def the_round(pk: int) -> Round:
    """An official round; what agencies rehearse or follow elsewhere is theirs alone."""
    found = official_rounds().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def newest_round(part: QuerySet[Agency]) -> Round | None:
    """The round that is about to be run or is running: the newest that is not announced, else the newest.

    One with agencies of the person's own part goes before one without.
    """
    rounds = sorted(official_rounds(), key=lambda one: one.announced_at is not None)
    return next((one for one in rounds if has_part(one, part)), next(iter(rounds), None))


def other_rounds(found: Round, part: QuerySet[Agency]) -> list[Round]:
    """The other rounds with agencies of the person's part."""
    return [one for one in official_rounds().exclude(pk=found.pk) if has_part(one, part)]


def has_part(the_round: Round, part: QuerySet[Agency]) -> bool:
    """Whether any agency of a part takes part in a round."""
    return the_round.enrolments.filter(agency__in=part).exists()
