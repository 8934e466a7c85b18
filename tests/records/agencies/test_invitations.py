"""Invitations: used once, in time, by whom they are for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies import invitations
from prongsai.records.agencies.invitations import InvitationDraft, accept_as, accept_as_new, invite
from prongsai.records.agencies.invited import Invited, find, mail
from prongsai.records.agencies.memberships import Duty, members
from prongsai.records.agencies.models import Agency, Invitation, Role
from prongsai.records.journal.selectors import of_chain
from tests.build import agency, member, unit

pytestmark = pytest.mark.django_db
GOOD = "รหัสผ่านที่ยาวพอ 2570"


def invited(of: Agency, email: str = "Somying@Example.go.th ", duty: Duty = Duty(Role.CLERK)) -> Invited[Invitation]:  # noqa: B008
    return invite(of, InvitationDraft(email, duty, " สมหญิง  รักงาน "), None)


def test_a_link_makes_an_account_with_the_role_and_is_then_used_up() -> None:
    of = agency("เทศบาลตำบลหนึ่ง")
    _, token = invited(of)
    person = accept_as_new(find(token), "สมหญิง รักงาน", GOOD)
    assert (person.email, person.check_password(GOOD)) == ("somying@example.go.th", True)
    assert [(one.user, one.role) for one in members(of)] == [(person, Role.CLERK)]
    with pytest.raises(InputError, match="has been used"):
        find(token)
    said = [line.what.th for line in of_chain(of.code).lines]
    assert said == ["สมหญิง รักงาน เข้าร่วมเป็นปลัดเทศบาล", "เชิญ สมหญิง รักงาน เป็นปลัดเทศบาล"]


def test_only_a_hash_of_the_token_is_kept() -> None:
    invitation, token = invited(agency())
    columns = {str(getattr(invitation, one.attname)) for one in Invitation._meta.concrete_fields}
    assert not any(token in one for one in columns)


def test_a_link_lasts_two_weeks(monkeypatch: pytest.MonkeyPatch) -> None:
    _, token = invited(agency())
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=13, hours=23))
    assert find(token)
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=14, minutes=1))
    with pytest.raises(InputError, match="run out"):
        find(token)


def test_a_new_link_a_new_invitation_or_its_withdrawal_ends_the_former_link() -> None:
    of, by = agency(), member(agency())
    first = invited(of)
    second = invitations.renew(first.invitation, by)
    third = invited(of, duty=Duty(Role.OFFICER))
    for former in (first, second):
        with pytest.raises(InputError, match="no invitation"):
            find(former.token)
    invitations.withdraw(find(third.token), by)
    with pytest.raises(InputError, match="no invitation"):
        find(third.token)
    assert not invitations.waiting(of)


def test_a_password_that_is_too_weak_leaves_the_invitation_open() -> None:
    _, token = invited(agency())
    with pytest.raises(ValidationError):
        accept_as_new(find(token), "สมหญิง รักงาน", "password")
    assert not User.objects.filter(email="somying@example.go.th").exists()
    assert find(token).accepted_at is None


def test_who_has_an_account_takes_the_role_with_it_and_nobody_else_does() -> None:
    of = agency("เทศบาลตำบลหนึ่ง")
    known, other = member(agency("เทศบาลตำบลสอง")), member(agency("เทศบาลตำบลสอง"))
    _, token = invited(of, known.email)
    with pytest.raises(InputError, match="Sign out first"):
        accept_as(find(token), other)
    accept_as(find(token), known)
    assert [one.user for one in members(of)] == [known]


@pytest.mark.parametrize("email", ["", "somying", "somying@", "a b@example.go.th"])
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(InputError, match="no e-mail address"):
        invited(agency(), email)


def test_the_role_of_a_unit_needs_a_unit_of_the_agency() -> None:
    of, other = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง")
    for wrong in (None, unit(other)):
        with pytest.raises(InputError, match="Choose the unit"):
            invited(of, duty=Duty(Role.UNIT, wrong))
    assert invited(of, duty=Duty(Role.UNIT, unit(of))).invitation.unit == unit(of)
    assert invited(of, "b@example.go.th", Duty(Role.HEAD, unit(of))).invitation.unit is None


def test_who_has_the_role_is_not_invited_to_it() -> None:
    of = agency()
    person = member(of, Role.CLERK)
    with pytest.raises(InputError, match="already"):
        invited(of, person.email)
    assert invited(of, person.email, Duty(Role.OFFICER))


def test_without_a_mail_server_the_link_is_handed_over() -> None:
    invitation, token = invited(agency())
    problem = mail(invitation, f"https://ita.example.go.th/account/invitation/{token}/")
    assert problem is not None
    assert "hand the link over" in problem.en
