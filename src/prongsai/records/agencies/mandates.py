"""Who works above the agencies: roles given, invited to, and ended. All of it stands in the journal of the site."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import checked_email, end_sessions
from prongsai.records.agencies.invited import Invited, new_token
from prongsai.records.agencies.models import Agency, Mandate, OversightRole, TeamInvitation
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

GIVEN = verb("agencies.mandate.given", "{person} รับหน้าที่{title}", "{person} is {title_en}")
ENDED = verb("agencies.mandate.ended", "{person} พ้นจากหน้าที่{title}", "{person} is no longer {title_en}")
INVITED = verb("agencies.mandate.invited", "เชิญ {person} เป็น{title}", "Invited {person} as {title_en}")
RENEWED = verb("agencies.mandate.renewed", "สร้างลิงก์คำเชิญใหม่ให้ {person}", "Made a new link for {person}")
WITHDRAWN = verb("agencies.mandate.withdrawn", "ยกเลิกคำเชิญของ {person}", "Withdrew the invitation of {person}")
TITLES = {
    OversightRole.ADMINISTRATOR: Text("ผู้ดูแลการประเมิน", "administrator of the assessment"),
    OversightRole.SUPERVISOR: Text("ผู้กำกับ", "supervisor"),
    OversightRole.REVIEWER: Text("ผู้ตรวจ OIT", "reviewer of OIT"),
    OversightRole.INTERVIEWER: Text("ผู้สัมภาษณ์ EIT ส่วนที่ 2", "interviewer for EIT part 2"),
}


class Charge(NamedTuple):
    """A role above the agencies. A supervisor's reaches a province, what belongs to a body, or all of them."""

    role: OversightRole
    province: str = ""
    body: Agency | None = None

    @property
    def title(self) -> Text:
        """What it is called: "ผู้กำกับ (จังหวัดเชียงใหม่)"."""
        title = TITLES[self.role]
        if self.role != OversightRole.SUPERVISOR:
            return title
        part = self.body.name if self.body else _province_name(self.province) if self.province else "ทุกหน่วยงาน"
        return Text(f"{title.th} ({part})", f"{title.en} ({part if self.body or self.province else 'all agencies'})")


class TeamDraft(NamedTuple):
    """Whom to invite, as it is typed."""

    email: str
    charge: Charge
    display_name: str = ""


def charge_of(one: Mandate | TeamInvitation) -> Charge:
    """What somebody is charged with, or invited to."""
    return Charge(OversightRole(one.role), one.province, one.body)


def team() -> list[Mandate]:
    """Those who have a role above the agencies now: by role, then by name."""
    found = Mandate.objects.filter(ended_at__isnull=True).select_related("user", "body")
    order = list(OversightRole.values)
    return sorted(found, key=lambda one: (order.index(one.role), str(one.user), one.pk))


def of_task(role: OversightRole) -> list[User]:
    """The people who have a role now, by name."""
    held = Mandate.objects.filter(ended_at__isnull=True, role=role, user__is_active=True)
    return sorted(User.objects.filter(pk__in=held.values("user")), key=str)


def give(person: User, charge: Charge, by: User | None) -> Mandate:
    """Charge a person with a role; the mandate that she has already is given back."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=person.pk)
        charge = checked(charge)
        fields = {"user": person, "role": charge.role, "province": charge.province, "body": charge.body}
        known = Mandate.objects.filter(ended_at__isnull=True, **fields).first()
        if known is not None:
            return known
        made = Mandate.objects.create(**fields)
        _write(GIVEN, made, str(person), by)
    return made


def end(mandate: Mandate, by: User | None) -> None:
    """Take a role away; where she is signed in, that ends. Raises InputError for the last administrator."""
    with transaction.atomic():
        administrators = Mandate.objects.filter(ended_at__isnull=True, role=OversightRole.ADMINISTRATOR)
        others = [one for one in administrators.select_for_update() if one.user_id != mandate.user_id]
        mandate.refresh_from_db(fields=["ended_at"])
        if mandate.ended_at is not None:
            return
        if mandate.role == OversightRole.ADMINISTRATOR and not others and not _somebody_looks_after_all():
            raise InputError(_LAST)
        _end(mandate, by)
        end_sessions(mandate.user)


def end_all(person: User) -> None:
    """Take every role above the agencies from a person who is forgotten."""
    for one in Mandate.objects.filter(user=person, ended_at__isnull=True):
        _end(one, None)


def checked(charge: Charge) -> Charge:
    """The charge without what does not belong to it. Raises InputError for a part that is two at once."""
    if charge.role != OversightRole.SUPERVISOR:
        return Charge(charge.role)
    if charge.province and charge.body:
        raise InputError(
            Text("โปรดเลือกจังหวัดหรือต้นสังกัดอย่างใดอย่างหนึ่ง", "Choose either a province or a parent body, not both.")
        )
    return charge


def invite(draft: TeamDraft, by: User | None) -> Invited[TeamInvitation]:
    """Invite somebody; an open invitation of the same address gives way to the new one.

    Raises InputError: no address, a part that is two at once, somebody who has that role already.
    """
    email, charge = checked_email(draft.email), checked(draft.charge)
    with transaction.atomic():
        held = Mandate.objects.filter(ended_at__isnull=True, user__email=email, role=charge.role)
        if held.filter(province=charge.province, body=charge.body).exists():
            raise InputError(Text(f"{email} มีบทบาทนี้อยู่แล้ว", f"{email} has this role already."))
        waiting().filter(email=email).delete()
        made = TeamInvitation(email=email, display_name=tidy(draft.display_name)[:200], invited_by=by)
        made.role, made.province, made.body = charge.role, charge.province, charge.body
        token = new_token(made)
        _write(INVITED, made, made.display_name or email, by)
    return Invited(made, token)


def renew(invitation: TeamInvitation, by: User) -> Invited[TeamInvitation]:
    """Another link with its own two weeks; the former one is of no more use."""
    with transaction.atomic():
        token = new_token(invitation)
        _write(RENEWED, invitation, invitation.display_name or invitation.email, by)
    return Invited(invitation, token)


def withdraw(invitation: TeamInvitation, by: User) -> None:
    """Take an invitation back: its link is of no more use."""
    with transaction.atomic():
        _write(WITHDRAWN, invitation, invitation.display_name or invitation.email, by)
        invitation.delete()


def waiting() -> QuerySet[TeamInvitation]:
    """Those that nobody has used yet, the newest first; some may have run out."""
    found = TeamInvitation.objects.filter(accepted_at__isnull=True)
    return found.select_related("body").order_by("-made_at", "-pk")


def provinces() -> list[str]:
    """The provinces of the register, as a supervisor's part can be one."""
    found = Agency.objects.exclude(province="").order_by("province")
    return list(found.values_list("province", flat=True).distinct())


def bodies() -> QuerySet[Agency]:
    """The agencies to which others belong: ministries and whatever stands in their place."""
    return Agency.objects.filter(pk__in=Agency.objects.exclude(parent=None).values("parent")).order_by("sort_key")


def _somebody_looks_after_all() -> bool:
    return User.objects.filter(is_superuser=True, is_active=True).exists()


def _end(mandate: Mandate, by: User | None) -> None:
    mandate.ended_at = clock.now()
    mandate.save(update_fields=["ended_at"])
    _write(ENDED, mandate, str(mandate.user), by)


def _province_name(province: str) -> str:
    return province if province.startswith(("จังหวัด", "กรุงเทพ")) else f"จังหวัด{province}"


def _write(act: str, about: Mandate | TeamInvitation, name: str, by: User | None) -> None:
    title = charge_of(about).title
    facts = {"role": str(about.role), "title": title.th, "title_en": title.en}
    write(SITE, act, actor=by, about=about, facts=facts, names={"person": name})


_LAST = Text(
    "เป็นผู้ดูแลการประเมินคนสุดท้าย โปรดเชิญอีกคนและให้ตอบรับก่อน",
    "This is the last administrator of the assessment. Invite another one, who accepts, first.",
)
