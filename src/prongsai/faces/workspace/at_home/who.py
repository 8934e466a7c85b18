"""Who looks at the page: it shows an officer other things than a unit or an executive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from prongsai.faces.workspace.page import WorkRequest, allowed
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.models import Agency, Role, Unit

EXECUTIVES = {Role.CLERK, Role.HEAD}


@dataclass(frozen=True)
class Viewer:
    """A person in an agency on a day; `units` are those for which she stands."""

    user: User
    agency: Agency
    units: tuple[Unit, ...]
    is_officer: bool
    is_executive: bool
    looks_after_people: bool
    today: date

    @property
    def is_unit_only(self) -> bool:
        """Whether the page is about the work of her unit alone."""
        return bool(self.units) and not self.is_officer and not self.is_executive

    def address(self, page: str, *arguments: object) -> str:
        """A page of this agency."""
        return reverse(page, args=[self.agency.code, *arguments])


def viewer_of(request: WorkRequest, today: date) -> Viewer:
    """Who asks."""
    roles = {one.role for one in request.memberships}
    return Viewer(
        request.user,
        request.agency,
        tuple(one.unit for one in request.memberships if one.unit),
        allowed(request, Action.PLAN_EDIT),
        bool(roles & EXECUTIVES),
        allowed(request, Action.PEOPLE_MANAGE),
        today,
    )
