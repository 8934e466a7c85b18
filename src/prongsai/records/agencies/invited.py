"""What all invitations have in common: a link that is used once, within two weeks, by whoever holds it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Generic, NamedTuple, TypeVar

from django.conf import settings

from prongsai.adapters import clock
from prongsai.adapters.mail import Mail, NotSent, Unsure, send
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Invitation, TeamInvitation

DAYS = 14
Link = TypeVar("Link", Invitation, TeamInvitation)


class Invited(NamedTuple, Generic[Link]):
    """An invitation with its token, which is known only now: the database keeps a hash."""

    invitation: Link
    token: str


def find(token: str) -> Invitation | TeamInvitation:
    """The invitation that a link belongs to. Raises InputError when it is of no (more) use."""
    found = _behind(hash_of(token))
    if found is None:
        raise InputError(_UNKNOWN)
    if found.accepted_at is not None:
        raise InputError(_USED)
    if found.expires_at < clock.now():
        raise InputError(_TOO_LATE)
    return found


def new_token(invitation: Invitation | TeamInvitation) -> str:
    """Save the invitation with another token and its own two weeks; the former token is of no more use."""
    token = secrets.token_urlsafe(32)
    invitation.token_sha256 = hash_of(token)
    invitation.expires_at = clock.now() + timedelta(days=DAYS)
    only_these = ["token_sha256", "expires_at"] if invitation.pk else None  # it may be taken at this moment
    invitation.save(update_fields=only_these)
    return token


def take(invitation: Invitation | TeamInvitation) -> None:
    """Mark the invitation used: of two who come at the same moment only one gets it."""
    unused = type(invitation)._default_manager.filter(pk=invitation.pk, accepted_at__isnull=True)
    if not unused.update(accepted_at=clock.now()):
        raise InputError(_USED)


def require_own(invitation: Invitation | TeamInvitation, person: User) -> None:
    """Raises InputError for another person's invitation."""
    if person.email != invitation.email:
        raise InputError(
            Text(
                f"คำเชิญนี้เป็นของ {invitation.email} แต่ท่านเข้าสู่ระบบด้วย {person.email} โปรดออกจากระบบก่อน",
                f"This invitation is for {invitation.email}, but you are signed in as {person.email}. Sign out first.",
            )
        )


def mail(invitation: Invitation | TeamInvitation, link: str) -> Text | None:
    """Send the link by e-mail; None once it is sent, else why not and what to do. Nothing is sent without a server."""
    if settings.MAIL_SERVER is None:
        return _NO_MAIL
    try:
        send(settings.MAIL_SERVER, letter(invitation, link))
    except NotSent as failure:
        return failure.reason + _BY_HAND
    except Unsure:
        return _UNSURE + _BY_HAND
    return None


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _behind(token_sha256: str) -> Invitation | TeamInvitation | None:
    to_agencies = Invitation.objects.select_related("agency", "unit", "invited_by")
    above = TeamInvitation.objects.select_related("body", "invited_by")
    of_token = {"token_sha256": token_sha256}
    return to_agencies.filter(**of_token).first() or above.filter(**of_token).first()


def letter(invitation: Invitation | TeamInvitation, link: str) -> Mail:
    """The e-mail with which a link goes out."""
    name = invitation.agency.name if isinstance(invitation, Invitation) else "การประเมินคุณธรรมและความโปร่งใส"
    english = name if isinstance(invitation, Invitation) else "the assessment of integrity and transparency"
    body = (
        f"ท่านได้รับเชิญให้เข้าใช้ระบบโปร่งใสของ{name}\nโปรดเปิดลิงก์นี้ภายใน {DAYS} วัน แล้วตั้งชื่อและรหัสผ่าน:\n{link}\n\n"
        "หากท่านไม่ทราบเรื่องนี้ ไม่ต้องทำอะไร ลิงก์จะหมดอายุเอง\n\n"
        f"You are invited to work with Prongsai for {english}. "
        f"Open the link within {DAYS} days and set name and password."
    )
    return Mail(invitation.email, f"คำเชิญเข้าใช้ระบบโปร่งใสของ{name}", body, f"invitation-{hash_of(link)[:24]}")


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
