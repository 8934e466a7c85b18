"""How the test of access builds what an address of the workspace is about.

`THINGS` says for the name of an address (a pattern with `*` fits several; the longest that fits counts) what stands in
each of its places: a builder that is given the agency. What a builder gives is a thing of that agency (its key stands
in the address, and the same key below another agency's code must be "not there"), or a plain value.
"""

from __future__ import annotations

from collections.abc import Callable

from prongsai.records.agencies.invitations import InvitationDraft, invite
from prongsai.records.agencies.memberships import Duty
from prongsai.records.agencies.models import Agency, Invitation, Membership, Role, Unit
from prongsai.records.files.models import StoredFile
from prongsai.records.files.services import keep
from tests import build
from tests.faces.workspace.collect import things as collect
from tests.faces.workspace.follow import things as follow
from tests.faces.workspace.papers import things as papers
from tests.faces.workspace.people import things as people
from tests.faces.workspace.plans import things as plans
from tests.faces.workspace.rounds import things as rounds

Builder = Callable[[Agency], object]

NARROWER: dict[str, str] = {}
"""Addresses where the role alone does not decide (an allowed role may still be refused), and why."""

NOT_BY_UNIT: dict[str, str] = {}
"""Addresses of PROGRESS_RECORD that are not about one unit's own work, and why."""


def plain(value: object) -> Builder:
    """A part of the address that is no thing: a year, the name of a file."""
    return lambda _agency: value


def a_file(of: Agency) -> StoredFile:
    return keep(of, "แนบ.txt", b"text", "text/plain")


def a_unit(of: Agency) -> Unit:
    return build.unit(of)


def a_member(of: Agency) -> Membership:
    person = build.member(of, Role.CLERK)
    return Membership.objects.get(user=person, agency=of)


def an_invitation(of: Agency) -> Invitation:
    draft = InvitationDraft("somying@example.go.th", Duty(Role.CLERK))
    return invite(of, draft, None).invitation


THINGS: dict[str, dict[str, Builder]] = {
    "*": {"year": plain(2567)},
    "work_people_invitation_*": {"pk": an_invitation},
    "work_people_member*": {"pk": a_member},
    "work_people_file": {"pk": a_file, "name": plain("แนบ.txt")},
}
THINGS |= collect.THINGS | follow.THINGS | people.THINGS | plans.THINGS | papers.THINGS | rounds.THINGS
