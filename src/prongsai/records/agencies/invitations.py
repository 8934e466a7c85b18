"""Invitations to join an agency, and how any invitation is accepted."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import checked_email, make_account
from prongsai.records.agencies import mandates
from prongsai.records.agencies.invited import Invited, new_token, require_own, take
from prongsai.records.agencies.memberships import OPEN, Duty, checked_duty, facts_of, join
from prongsai.records.agencies.models import Agency, Invitation, Membership, Role, TeamInvitation
from prongsai.records.agencies.seating import seat
from prongsai.records.agencies.units import lock
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

INVITED = verb("agencies.invitation.made", "เชิญ {person} เป็น{title}", "Invited {person} as {title_en}")
RENEWED = verb("agencies.invitation.renewed", "สร้างลิงก์คำเชิญใหม่ให้ {person}", "Made a new link for {person}")
WITHDRAWN = verb("agencies.invitation.withdrawn", "ยกเลิกคำเชิญของ {person}", "Withdrew the invitation of {person}")


class InvitationDraft(NamedTuple):
    """Whom to invite, as it is typed."""

    email: str
    duty: Duty
    display_name: str = ""


def invite(agency: Agency, draft: InvitationDraft, by: User | None) -> Invited[Invitation]:
    """Invite somebody; an open invitation of the same address gives way to the new one.

    Raises InputError: no address, a unit that is missing, somebody who has that role already.
    """
    with transaction.atomic():
        lock(agency)
        email, duty = checked_email(draft.email), checked_duty(agency, draft.duty)
        if Membership.objects.filter(OPEN, agency=agency, user__email=email, role=duty.role, unit=duty.unit).exists():
            raise InputError(Text(f"{email} มีบทบาทนี้อยู่แล้ว", f"{email} has this role already."))
        waiting(agency).filter(email=email).delete()
        made = Invitation(agency=agency, email=email, display_name=tidy(draft.display_name)[:200], invited_by=by)
        made.role, made.unit = duty.role, duty.unit
        token = new_token(made)
        _write(INVITED, made, by)
    return Invited(made, token)


def renew(invitation: Invitation, by: User) -> Invited[Invitation]:
    """Another link with its own two weeks; the former one is of no more use."""
    with transaction.atomic():
        token = new_token(invitation)
        _write(RENEWED, invitation, by)
    return Invited(invitation, token)


def withdraw(invitation: Invitation, by: User) -> None:
    """Take an invitation back: its link is of no more use."""
    with transaction.atomic():
        _write(WITHDRAWN, invitation, by)
        invitation.delete()


def waiting(agency: Agency) -> QuerySet[Invitation]:
    """Those that nobody has used yet, the newest first; some may have run out."""
    found = Invitation.objects.filter(agency=agency, accepted_at__isnull=True)
    return found.select_related("unit", "agency").order_by("-made_at", "-pk")


def accept_as_new(invitation: Invitation | TeamInvitation, name: str, password: str | None) -> User:
    """Make the account of who was invited, and give her the role. Raises what `make_account` raises."""
    with transaction.atomic():
        take(invitation)
        person = make_account(invitation.email, name, password)
        _grant(invitation, person)
    return person


def accept_as(invitation: Invitation | TeamInvitation, person: User) -> None:
    """Give the role to somebody who has an account. Raises InputError for another person's invitation."""
    require_own(invitation, person)
    with transaction.atomic():
        take(invitation)
        _grant(invitation, person)


def _grant(taken: Invitation | TeamInvitation, person: User) -> None:
    if isinstance(taken, TeamInvitation):
        mandates.give(person, mandates.charge_of(taken), person)
        return
    join(person, taken.agency, Duty(Role(taken.role), taken.unit))
    seat(taken.agency, person, Role(taken.role), taken.unit)


def _write(act: str, invitation: Invitation, by: User | None) -> None:
    facts = facts_of(invitation.agency, str(Role(invitation.role).value), invitation.unit)
    names = {"person": invitation.display_name or invitation.email}
    write(invitation.agency.code, act, actor=by, about=invitation, facts=facts, names=names)
