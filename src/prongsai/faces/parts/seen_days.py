"""The days of a calendar that a form showed, so that what somebody else changed meanwhile is not set back unseen."""

from __future__ import annotations

from django.http import QueryDict

from prongsai.core.calendar.phases import PhaseCode


def seen_days(typed: QueryDict) -> dict[PhaseCode, str]:
    """What the hidden fields of `parts/seen_days.html` bring back; a phase without one was not shown."""
    return {code: str(typed[f"{code}_seen"]) for code in PhaseCode if f"{code}_seen" in typed}
