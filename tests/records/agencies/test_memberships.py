"""Roles that change and end; the last keeper stays; people who ask for it are forgotten."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies import memberships
from prongsai.records.agencies.access import Action, can
from prongsai.records.agencies.memberships import Duty, change_duty, end_membership, erase_person, let_in_again
from prongsai.records.agencies.models import Agency, Membership, Role
from prongsai.records.agencies.posts import HoldingDraft, PostDraft, add_post, take_post
from prongsai.records.journal.selectors import of_chain
from prongsai.records.journal.services import verify
from tests.build import agency, member, unit
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


def of(person: User, where: Agency) -> Membership:
    return Membership.objects.get(user=person, agency=where, ended_at=None)


def test_another_role_ends_the_former_one_and_keeps_it_in_the_history() -> None:
    here = agency("เทศบาลตำบลหนึ่ง")
    by, person = member(here), member(here, Role.CLERK)
    change_duty(of(person, here), Duty(Role.UNIT, unit(here, "กองคลัง")), by)
    now = of(person, here)
    assert (now.role, str(now.unit)) == (Role.UNIT, "กองคลัง")
    assert Membership.objects.filter(user=person, role=Role.CLERK, ended_at__isnull=False).exists()
    assert of_chain(here.code).lines[0].what.en == f"Made {person} Division (กองคลัง)"


def test_the_last_who_looks_after_people_can_neither_leave_nor_change() -> None:
    here = agency()
    last = member(here)
    member(here, Role.HEAD)
    with pytest.raises(InputError, match="last officer"):
        end_membership(of(last, here), last)
    with pytest.raises(InputError, match="last officer"):
        change_duty(of(last, here), Duty(Role.HEAD), last)
    change_duty(of(last, here), Duty(Role.ADMINISTRATOR), last)
    member(here)
    end_membership(of(last, here), last)
    assert not can(last, Action.VIEW, here)


def test_a_keeper_whose_account_is_closed_does_not_count() -> None:
    here = agency()
    person, closed = member(here), member(here, Role.ADMINISTRATOR)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    with pytest.raises(InputError, match="last officer"):
        end_membership(of(person, here), person)


def test_who_leaves_is_signed_out_everywhere() -> None:
    here, other = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง")
    by, person = member(here), member(here, Role.CLERK)
    memberships.join(person, other, Duty(Role.CLERK))
    browser = signed_in(person)
    assert browser.get(f"/office/{other.code}/").status_code == 200
    end_membership(of(person, here), by)
    assert browser.get(f"/office/{other.code}/")["Location"].startswith("/account/login/")
    again = signed_in(User.objects.get(pk=person.pk))
    assert again.get(f"/office/{other.code}/").status_code == 200
    assert again.get(f"/office/{here.code}/").status_code == 404


def test_a_lost_second_step_is_dropped_and_sessions_end() -> None:
    here = agency()
    by, person = member(here), member(here, Role.UNIT)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    browser = signed_in(person)
    let_in_again(of(person, here), by)
    assert not Authenticator.objects.filter(user=person).exists()
    assert browser.get(f"/office/{here.code}/").status_code == 302


def test_nobody_lets_in_a_person_who_works_in_another_agency_or_looks_after_all() -> None:
    here, other = agency("เทศบาลตำบลหนึ่ง"), agency("เทศบาลตำบลสอง")
    by, person, great = member(here), member(here, Role.UNIT), member(here, Role.UNIT)
    memberships.join(person, other, Duty(Role.OFFICER))
    great.is_superuser = True
    great.save()
    for one in (person, great):
        with pytest.raises(InputError, match="another agency"):
            let_in_again(of(one, here), by)


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD])
def test_nobody_of_the_agency_gets_into_the_account_of_who_signs(role: Role) -> None:
    here = agency()
    by, person, acting = member(here), member(here, role), member(here, Role.UNIT)
    post = add_post(here, PostDraft("นายก", role.value))
    take_post(post, HoldingDraft("สมหมาย ใจดี", clock.today(), user=acting))
    for one in (person, acting):
        with pytest.raises(InputError, match="signs papers"):
            let_in_again(of(one, here), by)
    memberships.let_in_by_the_machine(person)
    assert of_chain(here.code).lines[0].who.en == "The system"


def test_a_person_is_forgotten_and_her_acts_stay() -> None:
    here = agency()
    by, person = member(here), member(here, Role.CLERK, name="สมหมาย ใจดี")
    change_duty(of(person, here), Duty(Role.HEAD), by)
    change_duty(of(by, here), Duty(Role.ADMINISTRATOR), person)
    browser = signed_in(person)
    assert erase_person(person) == 2
    person.refresh_from_db()
    assert (person.email, person.display_name, person.is_active) == (f"erased-{person.pk}@invalid", "", False)
    assert browser.get(f"/office/{here.code}/").status_code == 302
    lines = of_chain(here.code).lines
    assert [line.who.en for line in lines] == ["(name erased)", str(by)]
    assert "สมหมาย" not in str(lines)
    assert verify(here.code) == 2
