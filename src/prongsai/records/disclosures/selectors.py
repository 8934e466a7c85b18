"""Reads what agencies disclose, and how it was judged."""

from __future__ import annotations

from datetime import date

from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.frameworks.disclosed import disclosed_items
from prongsai.core.frameworks.model import Framework, Item
from prongsai.records.disclosures.models import Disclosure
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import phase_state, rules_of


def items_of(framework: Framework) -> dict[str, Item]:
    """The items that a year asks to be disclosed, by code; none where they are not known."""
    return disclosed_items(framework)


def of_enrolment(enrolment: Enrolment) -> dict[str, Disclosure]:
    """What an agency has entered in a round, by item."""
    return {one.item: one for one in enrolment.disclosures.all()}


def ready_items(enrolment: Enrolment) -> tuple[str, ...]:
    """The items that the agency holds to be complete, in the order of the rules."""
    ready = set(enrolment.disclosures.filter(is_ready=True).values_list("item", flat=True))
    return tuple(code for code in items_of(rules_of(enrolment.round)) if code in ready)


def ready_count(enrolment: Enrolment) -> tuple[int, int]:
    """How many items are ready, of how many."""
    return len(ready_items(enrolment)), len(items_of(rules_of(enrolment.round)))


def may_be_changed(enrolment: Enrolment, today: date) -> bool:
    """Whether disclosures may be entered now: in the phase for it, in an agency's own round until it is counted."""
    if enrolment.round.agency_id is None:
        return phase_state(enrolment.round, PhaseCode.DISCLOSE, today) is State.OPEN
    return enrolment.round.closed_at is None
