"""People and invitations as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.faces.parts.roles import role_title
from prongsai.records.agencies.models import Invitation, Membership


@dataclass(frozen=True)
class MemberView:
    """A person with one role."""

    pk: int
    name: str
    email: str
    title: Text
    since: datetime


@dataclass(frozen=True)
class InvitationView:
    """An invitation that nobody has used yet."""

    pk: int
    name: str
    email: str
    title: Text
    until: datetime
    is_over: bool


def member_views(memberships: Iterable[Membership]) -> list[MemberView]:
    return [MemberView(one.pk, str(one.user), one.user.email, role_title(one), one.since) for one in memberships]


def invitation_views(invitations: Iterable[Invitation]) -> list[InvitationView]:
    now = clock.now()
    return [
        InvitationView(one.pk, one.display_name, one.email, role_title(one), one.expires_at, one.expires_at < now)
        for one in invitations
    ]
