"""The people of the demonstration: anybody may take their part, and nowhere else do they exist."""

from __future__ import annotations

from prongsai.adapters import clock
from prongsai.records.accounts.models import User
from prongsai.records.agencies import demo
from prongsai.records.agencies.models import Mandate, Membership


def people() -> list[Membership]:
    """Those who can be taken; none outside the demonstration."""
    return demo.people() if clock.is_movable() else []


def people_above() -> list[Mandate]:
    """Those of the assessment team who can be taken; none outside the demonstration."""
    return demo.people_above() if clock.is_movable() else []


def is_one(person: User) -> bool:
    """Whether a person is one of them, here in the demonstration."""
    return clock.is_movable() and demo.is_made_up(person)
