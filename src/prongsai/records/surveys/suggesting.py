"""What people suggested in their own words: read only after closing, only masked, by nobody unit by unit."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from prongsai.core.surveys.suggestions import Grouped, grouped
from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.closing import closings_of
from prongsai.records.surveys.models import Suggestion


def suggestions_of(enrolment: Enrolment) -> Grouped | None:
    """The suggestions to an agency in a round, put together by topic; None before the round is closed."""
    closings = closings_of(enrolment)
    if not closings:
        return None
    return _grouped(tuple((one.survey_id, one.closed_at) for one in closings))


@lru_cache(maxsize=256)
def _grouped(closings: tuple[tuple[int, datetime], ...]) -> Grouped:
    """Kept, since nothing comes to what is closed; a round that was opened again closes at another moment."""
    found = Suggestion.objects.filter(survey__in=[survey for survey, _ in closings])
    return grouped(found.values_list("words", flat=True))
