"""Invitations to join an agency: a link that is used once, within two weeks, by whoever holds it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from prongsai.adapters import clock
from prongsai.adapters.mail import Mail, NotSent, Unsure, send
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import checked_email, make_account
from prongsai.records.agencies.memberships import OPEN, Duty, checked_duty, facts_of, join
from prongsai.records.agencies.models import Agency, Invitation, Membership, Role
from prongsai.records.agencies.seating import seat
from prongsai.records.agencies.units import lock
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

DAYS = 14
INVITED = verb("agencies.invitation.made", "เชิญ {person} เป็น{title}", "Invited {person} as {title_en}")
RENEWED = verb("agencies.invitation.renewed", "สร้างลิงก์คำเชิญใหม่ให้ {person}", "Made a new link for {person}")
WITHDRAWN = verb("agencies.invitation.withdrawn", "ยกเลิกคำเชิญของ {person}", "Withdrew the invitation of {person}")


class InvitationDraft(NamedTuple):
    """Whom to invite, as it is typed."""

    email: str
    duty: Duty
    display_name: str = ""


class Invited(NamedTuple):
    """An invitation with its token, which is known only now: the database keeps a hash."""

    invitation: Invitation
    token: str


def invite(agency: Agency, draft: InvitationDraft, by: User | None) -> Invited:
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
        token = _new_token(made)
        _write(INVITED, made, by)
    return Invited(made, token)


def renew(invitation: Invitation, by: User) -> Invited:
    """Another link with its own two weeks; the former one is of no more use."""
    with transaction.atomic():
        token = _new_token(invitation)
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


def find(token: str) -> Invitation:
    """The invitation that a link belongs to. Raises InputError when it is of no (more) use."""
    found = Invitation.objects.filter(token_sha256=_hash(token)).select_related("agency", "unit", "invited_by").first()
    if found is None:
        raise InputError(_UNKNOWN)
    if found.accepted_at is not None:
        raise InputError(_USED)
    if found.expires_at < clock.now():
        raise InputError(_TOO_LATE)
    return found


def accept_as_new(invitation: Invitation, name: str, password: str | None) -> User:
    """Make the account of who was invited, and give her the role. Raises what `make_account` raises."""
    with transaction.atomic():
        taken = _take(invitation)
        person = make_account(taken.email, name, password)
        join(person, taken.agency, Duty(Role(taken.role), taken.unit))
        seat(taken.agency, person, Role(taken.role), taken.unit)
    return person


def accept_as(invitation: Invitation, person: User) -> None:
    """Give the role to somebody who has an account. Raises InputError for another person's invitation."""
    if person.email != invitation.email:
        raise InputError(
            Text(
                f"คำเชิญนี้เป็นของ {invitation.email} แต่ท่านเข้าสู่ระบบด้วย {person.email} โปรดออกจากระบบก่อน",
                f"This invitation is for {invitation.email}, but you are signed in as {person.email}. Sign out first.",
            )
        )
    with transaction.atomic():
        taken = _take(invitation)
        join(person, taken.agency, Duty(Role(taken.role), taken.unit))
        seat(taken.agency, person, Role(taken.role), taken.unit)


def mail(invitation: Invitation, link: str) -> Text | None:
    """Send the link by e-mail; None once it is sent, else why not and what to do. Nothing is sent without a server."""
    if settings.MAIL_SERVER is None:
        return _NO_MAIL
    try:
        send(settings.MAIL_SERVER, Mail(invitation.email, *_letter(invitation, link), f"invitation-{_hash(link)[:24]}"))
    except NotSent as failure:
        return failure.reason + _BY_HAND
    except Unsure:
        return _UNSURE + _BY_HAND
    return None


def _take(invitation: Invitation) -> Invitation:
    """The invitation, used now: of two who come at the same moment only one gets it."""
    used = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True).update(accepted_at=clock.now())
    if not used:
        raise InputError(_USED)
    return invitation


def _new_token(invitation: Invitation) -> str:
    token = secrets.token_urlsafe(32)
    invitation.token_sha256 = _hash(token)
    invitation.expires_at = clock.now() + timedelta(days=DAYS)
    invitation.save()
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _write(act: str, invitation: Invitation, by: User | None) -> None:
    facts = facts_of(invitation.agency, str(Role(invitation.role).value), invitation.unit)
    names = {"person": invitation.display_name or invitation.email}
    write(invitation.agency.code, act, actor=by, about=invitation, facts=facts, names=names)


def _letter(invitation: Invitation, link: str) -> tuple[str, str]:
    name = invitation.agency.name
    body = (
        f"ท่านได้รับเชิญให้เข้าใช้ระบบโปร่งใสของ{name}\nโปรดเปิดลิงก์นี้ภายใน {DAYS} วัน แล้วตั้งชื่อและรหัสผ่าน:\n{link}\n\n"
        "หากท่านไม่ทราบเรื่องนี้ ไม่ต้องทำอะไร ลิงก์จะหมดอายุเอง\n\n"
        f"You are invited to work with Prongsai for {name}. Open the link within {DAYS} days and set name and password."
    )
    return f"คำเชิญเข้าใช้ระบบโปร่งใสของ{name}", body


_UNKNOWN = Text(
    "ลิงก์นี้ไม่ใช่คำเชิญที่ใช้ได้ อาจคัดลอกมาไม่ครบ หรือคำเชิญถูกยกเลิกแล้ว โปรดขอลิงก์ใหม่จากผู้ที่เชิญท่าน",
    "This link is no invitation that can be used: it may be incomplete, or withdrawn. Ask who invited you for another.",
)
_USED = Text(
    "คำเชิญนี้ใช้ไปแล้ว หากเป็นท่าน โปรดเข้าสู่ระบบด้วยอีเมลและรหัสผ่านที่ตั้งไว้",
    "This invitation has been used. If that was you, sign in with your e-mail address and password.",
)
_TOO_LATE = Text(
    f"คำเชิญนี้หมดอายุแล้ว (ใช้ได้ {DAYS} วัน) โปรดขอลิงก์ใหม่จากผู้ที่เชิญท่าน",
    f"This invitation has run out (it lasts {DAYS} days). Ask who invited you for a new link.",
)
_NO_MAIL = Text(
    "ระบบนี้ยังไม่ได้ตั้งค่าอีเมล โปรดส่งลิงก์ให้ผู้รับเชิญเอง",
    "This installation sends no e-mail: hand the link over yourself.",
)
_BY_HAND = Text("โปรดส่งลิงก์ให้ผู้รับเชิญเอง", "Hand the link over yourself.")
_UNSURE = Text("ไม่แน่ใจว่าอีเมลส่งถึงหรือไม่", "Nobody knows whether the e-mail arrived.")
