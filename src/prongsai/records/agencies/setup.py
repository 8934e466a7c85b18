"""One agency and its first officer, set up in one act: on a laptop by who sits at it, on a server with a link, once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.offices import Role as OfficeRole
from prongsai.core.offices import office_of
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import make_account
from prongsai.records.agencies.identity import Named, tidied
from prongsai.records.agencies.memberships import OPEN, Duty, join
from prongsai.records.agencies.models import Agency, Membership, Role, SetupLink
from prongsai.records.agencies.posts import HoldingDraft, PostDraft, add_post, take_post
from prongsai.records.agencies.register_known import known_to
from prongsai.records.agencies.register_sheet import Line
from prongsai.records.agencies.services import register
from prongsai.records.agencies.units import add_units, lock
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

HOURS = 48
SET_UP = verb("agencies.set_up", "ตั้งต้นหน่วยงาน {name} ในระบบ", "Set up {name}")

LINK_MADE = verb("agencies.setup_link.made", "สร้างลิงก์ตั้งต้นหน่วยงาน", "Made a link for setting up an agency")


class Chair(NamedTuple):
    """A post of the chain of approval, and who holds it where that is known."""

    post: PostDraft
    holder: str = ""
    unit: str = ""


class Setup(NamedTuple):
    """All that the first page asks for."""

    named: Named
    units: tuple[str, ...]
    chairs: tuple[Chair, ...]
    officer_name: str
    officer_post: str
    officer_unit: str
    email: str
    password: str


def may_set_up(token: str = "") -> bool:
    """Whether who has not signed in may set up an agency: with a link that holds, or on a machine of one's own."""
    return _link(token) is not None if token else not settings.SETUP_NEEDS_LINK


def setup_token() -> str:
    """A token for a new link; it holds for two days and is used once. The database keeps a hash."""
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        link = SetupLink.objects.create(token_sha256=_hash(token), expires_at=clock.now() + timedelta(hours=HOURS))
        write(SITE, LINK_MADE, about=link)
    return token


def known_agency(named: Named) -> Agency | None:
    """The agency that is stored under that name already. Raises AgencyError where the name fits several."""
    clean = tidied(named)
    found = known_to([Line(0, "", clean)]).find("", clean)
    if isinstance(found, Agency) or found is None:
        return found
    raise found


def require_free(agency: Agency) -> None:
    """Raises InputError for an agency in which somebody works already: she invites whoever else is to come."""
    if Membership.objects.filter(OPEN, agency=agency, user__is_active=True).exists():
        raise InputError(_TAKEN)
    if agency.is_simulated:
        raise InputError(_SIMULATED)


def usual_chairs(agency_name: str, kind: AgencyKind, units: tuple[str, ...]) -> tuple[Chair, ...]:
    """The posts through which papers of such an agency go, from the top down."""
    office = office_of(kind)
    titles = {role: office.post_title(role, agency_name).th for role in (OfficeRole.HEAD, OfficeRole.CLERK)}
    chairs = [Chair(PostDraft(title, role.value)) for role, title in titles.items()]
    first = units[0] if units else ""
    if first:
        word = "หัวหน้า" if first.startswith("สำนักปลัด") else "ผู้อำนวยการ"
        chairs.append(Chair(PostDraft(f"{word}{first}", OfficeRole.UNIT.value), unit=first))
    return tuple(chairs)


def set_up(wanted: Setup, token: str = "") -> tuple[Agency, User]:
    """Makes the agency (or takes the one that is known), its units, posts and first officer.

    Raises InputError (the door is shut, somebody works there already, a name or address that cannot be) and Django's
    ValidationError (a password that is too weak). Of two who do it at the same moment one is refused.
    """
    with transaction.atomic():
        _use(token)
        agency = _agency(wanted.named)
        lock(agency)
        require_free(agency)
        officer = make_account(wanted.email, wanted.officer_name, wanted.password)
        write(agency.code, SET_UP, actor=officer, about=agency, facts={"name": agency.name})
        for role in (Role.OFFICER, Role.ADMINISTRATOR):
            join(officer, agency, Duty(role))
        add_units(agency, wanted.units, officer)
        _seat(agency, wanted, officer)
    return agency, officer


def _use(token: str) -> None:
    """Uses the link up: of two who come with it at once only one gets in."""
    if not token and not settings.SETUP_NEEDS_LINK:
        return
    link = _link(token)
    if link is None or not SetupLink.objects.filter(pk=link.pk, used_at=None).update(used_at=clock.now()):
        raise InputError(SHUT)


def _link(token: str) -> SetupLink | None:
    holding = SetupLink.objects.filter(used_at=None, expires_at__gte=clock.now())
    return holding.filter(token_sha256=_hash(token)).first()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _agency(named: Named) -> Agency:
    if not tidy(named.name):
        raise InputError(Text("โปรดพิมพ์ชื่อหน่วยงาน", "Type the name of the agency."))
    found = register([named])[named]
    if not isinstance(found, Agency):
        raise found
    if named.kind is not None and found.kind != named.kind.value:
        found.kind = named.kind.value
        found.save(update_fields=["kind"])
    return found


def _seat(agency: Agency, wanted: Setup, officer: User) -> None:
    """Posts with who holds them. A unit's head without a name is left out: papers would wait for nobody."""
    units = {one.name: one for one in agency.units.filter(parent=None)}
    for chair in wanted.chairs:
        if chair.holder or chair.post.role != Role.UNIT:
            _take(
                agency,
                chair.post._replace(unit=units.get(chair.unit)),
                HoldingDraft(chair.holder, clock.today()),
                officer,
            )
    own = HoldingDraft(officer.display_name, clock.today(), user=officer)
    _take(agency, PostDraft(wanted.officer_post, Role.OFFICER.value, units.get(wanted.officer_unit)), own, officer)


def _take(agency: Agency, post: PostDraft, holding: HoldingDraft, by: User) -> None:
    title = tidy(post.title)
    if not title:
        return
    found = agency.posts.filter(title=title).first() or add_post(agency, post, by)
    if holding.person_name and not found.holdings.exists():
        take_post(found, holding, by)


SHUT = Text(
    "หน้านี้ใช้ได้กับลิงก์ตั้งต้นที่ยังไม่หมดอายุเท่านั้น โปรดขอลิงก์ใหม่จากผู้ดูแลเครื่อง (คำสั่ง prongsai setup-link)",
    "This page needs a setup link that still holds. Ask who looks after the machine for one (prongsai setup-link).",
)
_TAKEN = Text(
    "หน่วยงานนี้มีผู้ใช้งานอยู่แล้ว โปรดขอคำเชิญจากเจ้าหน้าที่หรือผู้ดูแลระบบของหน่วยงาน",
    "Somebody works for this agency here already. Ask its officer or administrator for an invitation.",
)
_SIMULATED = Text(
    "เป็นหน่วยงานจำลองของข้อมูลสาธิต โปรดใช้ชื่อหน่วยงานของท่าน", "This is a simulated agency. Use the name of yours."
)
