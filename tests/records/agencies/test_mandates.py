"""Roles above the agencies: given, invited to, ended; what each reaches."""

from __future__ import annotations

import pytest

from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies import mandates
from prongsai.records.agencies.access import OversightAction, may, part_of
from prongsai.records.agencies.access import mandates as mandates_of
from prongsai.records.agencies.invitations import accept_as, accept_as_new
from prongsai.records.agencies.invited import find, mail
from prongsai.records.agencies.mandates import Charge, TeamDraft
from prongsai.records.agencies.memberships import erase_person
from prongsai.records.agencies.models import Agency, Mandate, OversightRole, TeamInvitation
from prongsai.records.journal.models import SITE
from prongsai.records.journal.selectors import of_chain
from tests.build import agency, user

pytestmark = pytest.mark.django_db
GOOD = "รหัสผ่านที่ยาวพอ 2570"
ADMINISTRATOR = Charge(OversightRole.ADMINISTRATOR)
REVIEWER = Charge(OversightRole.REVIEWER)


def said() -> list[str]:
    return [line.what.th for line in of_chain(SITE).lines]


def test_what_is_given_is_held_once_and_stands_in_the_journal() -> None:
    person = user("สมหญิง รักงาน")
    first = mandates.give(person, REVIEWER, None)
    assert mandates.give(person, REVIEWER, None) == first
    assert [one.role for one in mandates_of(person)] == [OversightRole.REVIEWER]
    assert said() == ["สมหญิง รักงาน รับหน้าที่ผู้ตรวจ OIT"]
    assert may(person, OversightAction.REVIEW)
    assert not may(person, OversightAction.ROUND_MANAGE)


@pytest.mark.parametrize(
    ("charge", "title"),
    [
        (Charge(OversightRole.SUPERVISOR), "ผู้กำกับ (ทุกหน่วยงาน)"),
        (Charge(OversightRole.SUPERVISOR, "เชียงราย"), "ผู้กำกับ (จังหวัดเชียงราย)"),
        (Charge(OversightRole.SUPERVISOR, "กรุงเทพมหานคร"), "ผู้กำกับ (กรุงเทพมหานคร)"),
        (ADMINISTRATOR, "ผู้ดูแลการประเมิน"),
    ],
)
def test_a_charge_says_its_part(charge: Charge, title: str) -> None:
    assert charge.title.th == title


def test_a_supervisor_sees_the_part_and_nothing_else() -> None:
    here, there = agency("เทศบาลตำบลหนึ่ง", "เชียงราย"), agency("เทศบาลตำบลสอง", "พะเยา")
    ministry = agency("กระทรวงตัวอย่าง", "")
    below = agency("กรมตัวอย่าง", "")
    Agency.objects.filter(pk=below.pk).update(parent=ministry)
    of_province, of_ministry, of_all = user(), user(), user()
    mandates.give(of_province, Charge(OversightRole.SUPERVISOR, "เชียงราย"), None)
    mandates.give(of_ministry, Charge(OversightRole.SUPERVISOR, "", ministry), None)
    mandates.give(of_all, Charge(OversightRole.SUPERVISOR), None)
    seen = [set(part_of(one, Agency.objects.all())) for one in (of_province, of_ministry, of_all)]
    assert seen == [{here}, {below}, {here, there, ministry, below}]


def test_only_a_supervisor_has_a_part_and_only_one() -> None:
    assert mandates.checked(Charge(OversightRole.REVIEWER, "เชียงราย")) == REVIEWER
    with pytest.raises(InputError, match="not both"):
        mandates.checked(Charge(OversightRole.SUPERVISOR, "เชียงราย", agency()))


def test_ending_takes_the_role_and_signs_out() -> None:
    person, by = user("สมหญิง รักงาน"), user()
    mandate = mandates.give(person, REVIEWER, None)
    epoch = person.session_epoch
    mandates.end(mandate, by)
    assert mandates_of(person) == []
    assert User.objects.get(pk=person.pk).session_epoch == epoch + 1
    assert said()[0] == "สมหญิง รักงาน พ้นจากหน้าที่ผู้ตรวจ OIT"
    mandates.end(mandate, by)
    assert len(said()) == 2, "ended once"


def test_the_last_administrator_stays_unless_somebody_looks_after_all() -> None:
    person, second = user(), user()
    only = mandates.give(person, ADMINISTRATOR, None)
    with pytest.raises(InputError, match="last administrator"):
        mandates.end(only, person)
    other = mandates.give(second, ADMINISTRATOR, None)
    mandates.end(only, person)
    with pytest.raises(InputError, match="last administrator"):
        mandates.end(other, second)
    User.objects.filter(pk=person.pk).update(is_superuser=True)
    mandates.end(other, second)
    assert not Mandate.objects.filter(ended_at__isnull=True).exists()


def test_an_invitation_becomes_a_mandate_once() -> None:
    draft = TeamDraft("Somying@Example.go.th ", Charge(OversightRole.SUPERVISOR, "เชียงราย"), " สมหญิง  รักงาน ")
    token = mandates.invite(draft, user()).token
    person = accept_as_new(find(token), "สมหญิง รักงาน", GOOD)
    assert [(one.role, one.province) for one in mandates_of(person)] == [("supervisor", "เชียงราย")]
    with pytest.raises(InputError, match="has been used"):
        find(token)
    assert said() == [
        "สมหญิง รักงาน รับหน้าที่ผู้กำกับ (จังหวัดเชียงราย)",
        "เชิญ สมหญิง รักงาน เป็นผู้กำกับ (จังหวัดเชียงราย)",
    ]


def test_a_new_link_a_new_invitation_or_its_withdrawal_ends_the_former_link() -> None:
    by = user()
    first = mandates.invite(TeamDraft("a@example.go.th", REVIEWER), by)
    second = mandates.renew(first.invitation, by)
    third = mandates.invite(TeamDraft("a@example.go.th", ADMINISTRATOR), by)
    for former in (first, second):
        with pytest.raises(InputError, match="no invitation"):
            find(former.token)
    mandates.withdraw(third.invitation, by)
    assert not TeamInvitation.objects.exists()


def test_who_has_an_account_takes_the_role_with_it_and_nobody_else_does() -> None:
    known, other = user(), user()
    found = find(mandates.invite(TeamDraft(known.email, REVIEWER), None).token)
    with pytest.raises(InputError, match="Sign out first"):
        accept_as(found, other)
    accept_as(found, known)
    assert mandates.of_task(OversightRole.REVIEWER) == [known]
    with pytest.raises(InputError, match="already"):
        mandates.invite(TeamDraft(known.email, REVIEWER), None)


def test_without_a_mail_server_the_link_is_handed_over() -> None:
    invitation, token = mandates.invite(TeamDraft("a@example.go.th", REVIEWER), None)
    problem = mail(invitation, f"https://ita.example.go.th/account/invitation/{token}/")
    assert problem is not None
    assert "Hand the link over" in problem.en or "hand the link over" in problem.en


def test_who_is_forgotten_has_no_role_and_no_name_left() -> None:
    person = user("สมหญิง รักงาน")
    mandates.give(person, REVIEWER, None)
    erase_person(person)
    assert mandates.team() == []
    assert not any("สมหญิง" in one for one in said())
