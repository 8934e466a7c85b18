"""Who may do what: a role within an agency allows actions, and nothing of one agency is open to another."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models

from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Mandate, Membership, OversightRole, Role

Anyone = User | AnonymousUser
Thing = TypeVar("Thing", bound=models.Model)


class Owned(Protocol):
    """What belongs to an agency. A thing that units own says which in `owning_units` (None for every unit)."""

    @property
    def agency(self) -> Agency: ...


class Action(StrEnum):
    """What can be done in an agency's workspace. Every view of the workspace names one."""

    VIEW = "view"
    JOURNAL_VIEW = "journal.view"
    PEOPLE_MANAGE = "people.manage"
    AGENCY_EDIT = "agency.edit"
    RESULT_RECORD = "result.record"
    PLAN_EDIT = "plan.edit"
    MEETING_EDIT = "meeting.edit"
    PROGRESS_RECORD = "progress.record"
    CIRCULAR_SEND = "circular.send"
    REMIND = "remind"
    PAPER_EDIT = "paper.edit"
    PAPER_SIGN = "paper.sign"
    PAPER_PUBLISH = "paper.publish"
    ROUND_EDIT = "round.edit"
    SCORE_VIEW = "score.view"
    DISCLOSURE_EDIT = "disclosure.edit"


class SiteAction(StrEnum):
    """What can be done for the whole installation, by who looks after it or administers the assessment.

    It opens nothing of any agency.
    """

    REGISTER_EDIT = "register.edit"


class OversightAction(StrEnum):
    """What can be done above the agencies. Every page of the oversight face names one."""

    TEAM_MANAGE = "team.manage"
    ROUND_MANAGE = "oversight.round.manage"
    RESULT_ANNOUNCE = "result.announce"
    PROGRESS_VIEW = "progress.view"
    AGENCIES_REMIND = "agencies.remind"
    REVIEW = "review"
    INTERVIEW = "interview"


EVERYONE = frozenset(Role.values)
OFFICER = frozenset({Role.OFFICER.value})
KEEPERS = frozenset({Role.OFFICER.value, Role.ADMINISTRATOR.value})
ALLOWED: dict[Action, frozenset[str]] = {
    Action.VIEW: EVERYONE,
    Action.JOURNAL_VIEW: EVERYONE - {Role.UNIT.value},
    Action.PEOPLE_MANAGE: KEEPERS,
    Action.AGENCY_EDIT: KEEPERS,
    Action.RESULT_RECORD: OFFICER,
    Action.PLAN_EDIT: OFFICER,
    Action.MEETING_EDIT: OFFICER,
    Action.PROGRESS_RECORD: OFFICER | {Role.UNIT.value},
    Action.CIRCULAR_SEND: OFFICER,
    Action.REMIND: EVERYONE - {Role.UNIT.value, Role.ADMINISTRATOR.value},
    Action.PAPER_EDIT: OFFICER,
    Action.PAPER_SIGN: EVERYONE - {Role.ADMINISTRATOR.value},
    Action.PAPER_PUBLISH: OFFICER,
    Action.ROUND_EDIT: OFFICER,
    Action.SCORE_VIEW: EVERYONE - {Role.UNIT.value, Role.ADMINISTRATOR.value},
    Action.DISCLOSURE_EDIT: OFFICER,
}
_ADMINISTRATOR = frozenset({OversightRole.ADMINISTRATOR.value})
_WATCHING = _ADMINISTRATOR | {OversightRole.SUPERVISOR.value}
ALLOWED_ABOVE: dict[OversightAction, frozenset[str]] = {
    OversightAction.TEAM_MANAGE: _ADMINISTRATOR,
    OversightAction.ROUND_MANAGE: _ADMINISTRATOR,
    OversightAction.RESULT_ANNOUNCE: _ADMINISTRATOR,
    OversightAction.PROGRESS_VIEW: _WATCHING,
    OversightAction.AGENCIES_REMIND: _WATCHING,
    OversightAction.REVIEW: frozenset({OversightRole.REVIEWER.value}),
    OversightAction.INTERVIEW: frozenset({OversightRole.INTERVIEWER.value}),
}
OWN_UNIT_ONLY = {Action.PROGRESS_RECORD: frozenset({Role.UNIT.value})}


def memberships(user: Anyone, agency: Agency) -> list[Membership]:
    """The roles that a person holds in an agency now."""
    if not user.is_authenticated or not user.is_active:
        return []
    return list(Membership.objects.filter(user=user, agency=agency, ended_at__isnull=True).select_related("unit"))


def can(user: Anyone, action: Action, thing: Agency | Owned) -> bool:
    """Whether a person may do `action` on `thing`: an agency, or what has an `agency`.

    Where the role reaches its own unit only, `thing.owning_units` (primary keys; None for every unit) decides.
    """
    return allows(memberships(user, agency_of(thing)), action, thing)


def agency_of(thing: Agency | Owned) -> Agency:
    """An agency itself, or the one that a thing belongs to."""
    return thing if isinstance(thing, Agency) else thing.agency


def allows(held: Iterable[Membership], action: Action, thing: Agency | Owned) -> bool:
    """Whether one of these roles in the agency of `thing` allows `action` on it."""
    return any(_allows(one, action, thing) for one in held)


def can_for_all(user: Anyone, action: SiteAction) -> bool:
    """Whether a person looks after the installation, or runs its assessment: rounds take agencies of the register.

    That opens the register, never an agency's own pages.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or any(one.role == OversightRole.ADMINISTRATOR for one in mandates(user))


def mandates(user: Anyone) -> list[Mandate]:
    """What a person is charged with above the agencies now."""
    if not user.is_authenticated or not user.is_active:
        return []
    return list(Mandate.objects.filter(user=user, ended_at__isnull=True).select_related("body"))


def may(user: Anyone, action: OversightAction) -> bool:
    """Whether a person may do `action` above the agencies; who looks after the installation counts as administrator.

    For a thing of one agency ask `part_of` (supervisors) or the assignments of the round (reviewers, interviewers) too.
    """
    return allows_above(user, mandates(user), action)


def allows_above(user: Anyone, held: Iterable[Mandate], action: OversightAction) -> bool:
    """The same for a person whose mandates are `held`."""
    roles = {one.role for one in held}
    if user.is_superuser and user.is_active:
        roles.add(OversightRole.ADMINISTRATOR)
    return not roles.isdisjoint(ALLOWED_ABOVE[action])


def part_of(user: Anyone, agencies: models.QuerySet[Agency]) -> models.QuerySet[Agency]:
    """The agencies that a person watches: all for administrators, a supervisor's own part, none for others."""
    held = mandates(user)
    if can_for_all(user, SiteAction.REGISTER_EDIT):
        return agencies
    parts = [_part(one) for one in held if one.role == OversightRole.SUPERVISOR]
    if not parts:
        return agencies.none()
    whole = parts[0]
    for one in parts[1:]:
        whole |= one
    return agencies.filter(whole)


def _part(mandate: Mandate) -> models.Q:
    part = models.Q(pk__gt=0)
    if mandate.province:
        part &= models.Q(province=mandate.province)
    if mandate.body_id:
        part &= models.Q(parent=mandate.body_id) | models.Q(parent__parent=mandate.body_id)
    return part


def visible(user: Anyone, things: models.QuerySet[Thing], agency: str = "agency") -> models.QuerySet[Thing]:
    """The things of agencies in which the person has a role; `agency` leads from the thing to its agency."""
    if not user.is_authenticated or not user.is_active:
        return things.none()
    theirs = Membership.objects.filter(user=user, ended_at__isnull=True).values("agency")
    return things.filter(**{f"{agency}__in": theirs})


def _allows(membership: Membership, action: Action, thing: Agency | Owned) -> bool:
    if membership.role not in ALLOWED[action]:
        return False
    if membership.role not in OWN_UNIT_ONLY.get(action, ()) or isinstance(thing, Agency):
        return True
    owning: set[int] | None = getattr(thing, "owning_units", set())
    return owning is None or membership.unit_id in owning
