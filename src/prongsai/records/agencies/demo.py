"""The people of one simulated agency and of a team that assesses it, a part for each role, to look around with.

They are made by the demonstration alone and have no password.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.accounts.models import User
from prongsai.records.agencies import mandates
from prongsai.records.agencies.mandates import Charge
from prongsai.records.agencies.memberships import OPEN, Duty, join
from prongsai.records.agencies.models import Agency, Mandate, Membership, OversightRole, Role
from prongsai.records.agencies.posts import HoldingDraft, PostDraft, add_post, offered_posts, take_post
from prongsai.records.agencies.units import add_units, offered_units

DOMAIN = "prongsai.invalid"  # reserved: nobody ever has an address there


class Part(NamedTuple):
    """A made-up person; `unit` is the unit whose work she reports on."""

    key: str
    name: str
    role: Role
    unit: str = ""


PARTS = (
    Part("officer", "สมหญิง สาธิตดี", Role.OFFICER),
    Part("finance", "สมศักดิ์ สาธิตดี", Role.UNIT, "กองคลัง"),
    Part("clerk", "สมใจ สาธิตดี", Role.CLERK),
    Part("head", "สมชาย สาธิตดี", Role.HEAD),
)


class PartAbove(NamedTuple):
    """A made-up person of the assessment team; a supervisor watches the province of the demonstration's agency."""

    key: str
    name: str
    role: OversightRole


PARTS_ABOVE = (
    PartAbove("administrator", "วิชัย สาธิตดี", OversightRole.ADMINISTRATOR),
    PartAbove("supervisor", "วิภา สาธิตดี", OversightRole.SUPERVISOR),
    PartAbove("reviewer", "วิทยา สาธิตดี", OversightRole.REVIEWER),
    PartAbove("interviewer", "วิมล สาธิตดี", OversightRole.INTERVIEWER),
)


def load(wished: Agency | None = None) -> Agency | None:
    """The people, units and posts of the agency of the demonstration, or what is missing of them.

    Once people are there they stay where they are; else they go to the `wished` agency, or to the first that fits.
    """
    agency = the_agency(wished)
    if agency is None:
        return None
    with transaction.atomic():
        add_units(agency, offered_units(agency))
        for part in PARTS:
            _take(agency, part)
        for above in PARTS_ABOVE:
            _charge(above, agency)
        if not agency.posts.exists():
            _fill_posts(agency)
    return agency


def the_agency(wished: Agency | None = None) -> Agency | None:
    """The simulated agency that has the people; a subdistrict administration where nobody is anywhere yet."""
    simulated = Agency.objects.filter(is_simulated=True)
    settled = simulated.filter(memberships__user__email__endswith=f"@{DOMAIN}").first()
    return settled or wished or simulated.filter(kind=AgencyKind.SAO.value).order_by("pk").first()


def people() -> list[Membership]:
    """Whose part can be taken, in the order of PARTS."""
    theirs = Membership.objects.filter(OPEN, user__email__endswith=f"@{DOMAIN}", agency__is_simulated=True)
    keys = [_email(part) for part in PARTS]
    found = [one for one in theirs.select_related("user", "agency", "unit") if one.user.email in keys]
    return sorted(found, key=lambda one: keys.index(one.user.email))


def people_above() -> list[Mandate]:
    """Whose part of the assessment team can be taken, in the order of PARTS_ABOVE."""
    keys = [_email(part) for part in PARTS_ABOVE]
    held = Mandate.objects.filter(ended_at__isnull=True, user__email__in=keys).select_related("user", "body")
    return sorted(held, key=lambda one: (keys.index(one.user.email), one.pk))


def is_made_up(person: User) -> bool:
    """Whether a person is one of the demonstration."""
    return person.email.endswith(f"@{DOMAIN}")


def _email(part: Part | PartAbove) -> str:
    return f"{part.key}@{DOMAIN}"


def _take(agency: Agency, part: Part) -> None:
    person = _person(part)
    unit = agency.units.filter(name=part.unit).first() if part.unit else None
    if not Membership.objects.filter(user=person, agency=agency).exists():
        join(person, agency, Duty(part.role, unit))


def _charge(part: PartAbove, agency: Agency) -> None:
    person = _person(part)
    if not person.mandates.exists():
        province = agency.province if part.role == OversightRole.SUPERVISOR else ""
        mandates.give(person, Charge(part.role, province), None)


def _person(part: Part | PartAbove) -> User:
    known = User.objects.filter(email=_email(part)).first()
    return known or User.objects.create_user(_email(part), display_name=part.name)


def _fill_posts(agency: Agency) -> None:
    """Head and clerk hold their posts, so that papers have a chain of approval."""
    officer = PostDraft("นักวิเคราะห์นโยบายและแผน", Role.OFFICER.value)
    for draft in (*offered_posts(agency), officer):
        person = next(one.user for one in people() if one.role == draft.role)
        post = add_post(agency, draft)
        take_post(post, HoldingDraft(person.display_name, clock.today().replace(month=1, day=1), user=person))
