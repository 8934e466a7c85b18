"""What roles are called, by kind of agency."""

from __future__ import annotations

from prongsai.core.offices import Role as OfficeRole
from prongsai.core.offices import role_name
from prongsai.core.text import Text
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.agencies.mandates import charge_of
from prongsai.records.agencies.models import Agency, Invitation, Mandate, Membership, TeamInvitation


def role_title(one: Membership | Invitation | Mandate | TeamInvitation) -> Text:
    """The title of somebody's role, with the unit or the part of a supervisor where it has one."""
    if isinstance(one, Mandate | TeamInvitation):
        return charge_of(one).title
    return title_of(one.role, one.agency, one.unit.name if one.unit else "")


def title_of(role: str, agency: Agency, unit: str = "") -> Text:
    """The title of a role in this kind of agency."""
    title = role_name(OfficeRole(role), AgencyKind(agency.kind))
    return Text(f"{title.th} ({unit})", f"{title.en} ({unit})") if unit else title
