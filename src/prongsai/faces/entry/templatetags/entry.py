"""Words of the door."""

from __future__ import annotations

from django import template

from prongsai.core.text import Text
from prongsai.faces.parts.roles import role_title
from prongsai.records.agencies.models import Invitation, Membership, TeamInvitation

register = template.Library()


@register.simple_tag
def role_of(one: Membership | Invitation | TeamInvitation) -> Text:
    """What somebody is, or is invited to be."""
    return role_title(one)
