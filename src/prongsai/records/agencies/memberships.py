"""Who works in an agency in which role: changed, ended, and let in again who has lost the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from prongsai.adapters import clock
from prongsai.core.offices import Role as OfficeRole
from prongsai.core.offices import role_name
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import drop_second_step, end_sessions, erase_account
from prongsai.records.agencies.access import KEEPERS, Action, can
from prongsai.records.agencies.mandates import end_all
from prongsai.records.agencies.models import Agency, Holding, Membership, Role, Unit
from prongsai.records.agencies.units import lock
from prongsai.records.journal.models import SITE, Entry
from prongsai.records.journal.services import erase_names, write
from prongsai.records.journal.verbs import verb

JOINED = verb("agencies.member.joined", "{person} เข้าร่วมเป็น{title}", "{person} joined as {title_en}")
CHANGED = verb("agencies.member.changed", "เปลี่ยนบทบาทของ {person} เป็น{title}", "Made {person} {title_en}")
ENDED = verb("agencies.member.ended", "{person} พ้นจากบทบาท{title}", "{person} is no longer {title_en}")
LET_IN = verb(
    "agencies.member.let_in",
    "สร้างลิงก์ตั้งรหัสผ่านใหม่ให้ {person} และยกเลิกการยืนยันขั้นที่สองเดิม",
    "Made a link for {person} to set a new password, and dropped the former second step",
)
LET_IN_SIGNER = verb(
    "agencies.member.let-in-signer",
    "สร้างลิงก์ตั้งรหัสผ่านใหม่ให้ {person} ซึ่งเป็นผู้ลงนาม โดยการยืนยันขั้นที่สองเดิมยังอยู่",
    "Made a link for {person}, who signs, to set a new password; the second step stays",
)
NEW_PASSWORD = verb(
    "agencies.member.new-password",
    "มีผู้ใช้ลิงก์ตั้งรหัสผ่านใหม่ของ {person} จึงยังลงนามบนจอไม่ได้ 24 ชั่วโมง",
    "The link of {person} was used to set a new password: no signing on screen for 24 hours",
)
_LINK_LASTS, _WAIT_TO_SIGN = timedelta(days=4), timedelta(hours=24)
OPEN = Q(ended_at__isnull=True)


class Duty(NamedTuple):
    """A role in an agency; the role `unit` names the unit."""

    role: Role
    unit: Unit | None = None


def members(agency: Agency) -> list[Membership]:
    """Those who work in an agency now: by role, then by name."""
    found = Membership.objects.filter(OPEN, agency=agency).select_related("user", "unit", "agency")
    order = list(Role.values)
    return sorted(found, key=lambda one: (order.index(one.role), str(one.unit or ""), str(one.user)))


def checked_duty(agency: Agency, duty: Duty) -> Duty:
    """The duty without what does not belong to it. Raises InputError for a unit's role without a unit of the agency."""
    if duty.role != Role.UNIT:
        return duty._replace(unit=None)
    if duty.unit is None or duty.unit.agency_id != agency.pk or not duty.unit.is_open:
        raise InputError(Text("โปรดเลือกสำนัก/กองของบทบาทนี้", "Choose the unit that this role is for."))
    return duty


def join(person: User, agency: Agency, duty: Duty, by: User | None = None) -> Membership:
    """Give a person a role in an agency; the one that she has already is given back."""
    with transaction.atomic():
        lock(agency)
        duty = checked_duty(agency, duty)
        known = Membership.objects.filter(OPEN, user=person, agency=agency, role=duty.role, unit=duty.unit).first()
        if known is not None:
            return known
        made = Membership.objects.create(user=person, agency=agency, role=duty.role, unit=duty.unit)
        _write(JOINED, made, by or person)
    return made


def change_duty(membership: Membership, duty: Duty, by: User) -> Membership:
    """Another role for the same person; the former one is ended and stays in the history.

    Raises InputError for the last one who may look after the agency's people.
    """
    with transaction.atomic():
        lock(membership.agency)
        duty = checked_duty(membership.agency, duty)
        if (duty.role, duty.unit) == (membership.role, membership.unit):
            return membership
        if duty.role not in KEEPERS:
            _require_another_keeper(membership)
        _end(membership)
        made, _ = Membership.objects.get_or_create(
            user=membership.user, agency=membership.agency, role=duty.role, unit=duty.unit, ended_at=None
        )
        _write(CHANGED, made, by)
    return made


def end_membership(membership: Membership, by: User) -> None:
    """Take a role away; where she is signed in, that ends. Raises InputError for the last who looks after people."""
    with transaction.atomic():
        lock(membership.agency)
        if membership.ended_at is not None:
            return
        _require_another_keeper(membership)
        _end(membership)
        end_sessions(membership.user)
        _write(ENDED, membership, by)


def signs(person: User) -> bool:
    """Whether a person gives opinions or orders somewhere: who gets into her account could sign in her name."""
    roles = (Role.CLERK, Role.HEAD)
    in_office = Q(until__isnull=True) | Q(until__gte=clock.today())
    if Membership.objects.filter(OPEN, user=person, role__in=roles).exists():
        return True
    return Holding.objects.filter(in_office, user=person, post__role__in=roles).exists()


def may_let_in(by: User, person: User) -> bool:
    """Whether `by` looks after the people of every agency in which the person works, and she signs nothing."""
    if person.is_superuser or signs(person):
        return False
    agencies = Agency.objects.filter(memberships__in=Membership.objects.filter(OPEN, user=person)).distinct()
    return all(can(by, Action.PEOPLE_MANAGE, one) for one in agencies)


def let_in_again(membership: Membership, by: User) -> None:
    """For somebody who has lost password or phone: sessions and second step end; a link to a new password follows.

    Whoever makes the link could use it. So the second step of somebody who signs papers stays (only who looks after
    the whole installation drops it), and a password set by the link signs nothing on screen for a day.
    Raises InputError where she works in an agency that `by` does not look after, or signs papers.
    """
    if not may_let_in(by, membership.user):
        raise InputError(_BY_THE_MACHINE)
    with transaction.atomic():
        end_sessions(membership.user)
        keeps = signs_papers(membership.user)
        if not keeps or by.is_superuser:
            drop_second_step(membership.user)
        _write(LET_IN_SIGNER if keeps else LET_IN, membership, by)


def signs_papers(person: User) -> bool:
    """Whether she is or was a clerk, a head or the head of a unit: a role that was just changed does not help."""
    if Membership.objects.filter(user=person, role__in=(Role.HEAD, Role.CLERK)).exists():
        return True
    return Holding.objects.filter(user=person).exclude(post__role=Role.OFFICER).exists()


def password_was_set_by_link(person: User) -> None:
    """Write down when a link that somebody else made for a signer was used."""
    since = clock.now() - _LINK_LASTS
    for membership in Membership.objects.filter(user=person).select_related("agency", "unit"):
        if _entries(LET_IN_SIGNER, [membership]).filter(at__gte=since).exists():
            _write(NEW_PASSWORD, membership, person)


def must_wait_to_sign(person: User) -> bool:
    """Whether her password was set by somebody else's link within a day."""
    memberships = Membership.objects.filter(user=person).select_related("agency")
    return _entries(NEW_PASSWORD, memberships).filter(at__gte=clock.now() - _WAIT_TO_SIGN).exists()


def _entries(act: str, about: Iterable[Membership]) -> QuerySet[Entry]:
    found = list(about)
    return Entry.objects.filter(
        chain__in={one.agency.code for one in found},
        object_type=Membership._meta.label_lower,
        object_id__in=[str(one.pk) for one in found],
        verb=act,
    )


def let_in_by_the_machine(person: User) -> None:
    """The same for anybody, by whoever runs the machine: who signs papers, and who works in several agencies."""
    with transaction.atomic():
        end_sessions(person)
        drop_second_step(person)
        for code in Membership.objects.filter(OPEN, user=person).values_list("agency__code", flat=True).distinct():
            write(code, LET_IN, about=person, names={"person": str(person)})


_BY_THE_MACHINE = Text(
    "ผู้นี้ลงนามในเอกสารได้ หรือมีบทบาทในหน่วยงานอื่นด้วย จึงสร้างลิงก์จากหน้านี้ไม่ได้ "
    "โปรดใช้ “ลืมรหัสผ่าน” ทางอีเมล หรือให้ผู้ดูแลเครื่องสั่ง prongsai people link",
    "This person signs papers, or works in another agency too, so no link can be made here. Use “Forgotten password” "
    "by e-mail, or ask whoever runs the machine for: prongsai people link",
)


def erase_person(person: User) -> int:
    """Forget a person who has asked for it: account, roles and names in the journal. How many entries were changed.

    What papers print (who signed, who held a post) is a public act and stays.
    """
    with transaction.atomic():
        theirs = Membership.objects.filter(user=person)
        chains = set(theirs.values_list("agency__code", flat=True))
        called = {person.display_name, person.email, str(person)}
        for membership in theirs.filter(OPEN).select_related("agency"):
            _end(membership)
        Holding.objects.filter(user=person).update(user=None)
        end_all(person)
        changed = erase_names(person, {*chains, SITE}, called)
        erase_account(person)
    return changed


def _end(membership: Membership) -> None:
    membership.ended_at = clock.now()
    membership.save(update_fields=["ended_at"])


def _require_another_keeper(membership: Membership) -> None:
    if membership.role not in KEEPERS:
        return
    keepers = Membership.objects.filter(OPEN, agency=membership.agency, role__in=KEEPERS, user__is_active=True)
    if not keepers.exclude(pk=membership.pk).exists():
        raise InputError(
            Text(
                "เป็นเจ้าหน้าที่หรือผู้ดูแลระบบคนสุดท้ายของหน่วยงาน โปรดเชิญหรือแต่งตั้งอีกคนก่อน",
                "This is the agency's last officer or administrator. Invite or appoint another one first.",
            )
        )


def facts_of(agency: Agency, role: str, unit: Unit | None) -> dict[str, str]:
    """What the journal says of a role: its title in this kind of agency, with the unit."""
    title = role_name(OfficeRole(role), AgencyKind(agency.kind))
    of_unit = f" ({unit.name})" if unit else ""
    return {"role": role, "title": title.th + of_unit, "title_en": title.en + of_unit}


def _write(act: str, membership: Membership, by: User) -> None:
    facts = facts_of(membership.agency, str(Role(membership.role).value), membership.unit)
    write(membership.agency.code, act, actor=by, about=membership, facts=facts, names={"person": str(membership.user)})
