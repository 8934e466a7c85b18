"""Inviting on screen, and what the link shows to whom."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from prongsai.records.accounts.models import User
from prongsai.records.agencies.invitations import InvitationDraft, invite
from prongsai.records.agencies.memberships import Duty, members
from prongsai.records.agencies.models import Agency, Role
from tests.build import PASSWORD, agency, member, unit
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
GOOD = "รหัสผ่านที่ยาวพอ 2570"


def link(of: Agency, email: str = "somying@example.go.th") -> str:
    token = invite(of, InvitationDraft(email, Duty(Role.CLERK), "สมหญิง รักงาน"), member(of)).token
    return f"/account/invitation/{token}/"


def test_the_officer_gets_a_link_that_works_for_who_holds_it(client: Client) -> None:
    of = agency("เทศบาลตำบลหนึ่ง")
    officer = signed_in(member(of))
    form = {"email": "Somying@example.go.th", "display_name": "สมหญิง รักงาน", "role": "unit", "unit": str(unit(of).pk)}
    page = officer.post(f"/office/{of.code}/people/invite/", form).content.decode()
    address = re.search(r"http://testserver(/account/invitation/[^/<]+/)", page)
    assert address
    assert "ยังไม่ได้ตั้งค่าอีเมล" in page
    welcome = client.get(address[1]).content.decode()
    assert "เทศบาลตำบลหนึ่ง" in welcome
    assert "สำนัก/กอง (สำนักปลัด)" in welcome
    assert 'value="สมหญิง รักงาน"' in welcome
    answer = client.post(address[1], {"name": "สมหญิง รักงานดี", "password": GOOD, "again": GOOD})
    assert answer["Location"] == f"/office/{of.code}/"
    assert client.get(answer["Location"]).status_code == 200, "signed in already"
    assert client.get(address[1]).status_code == 410, "used up"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "", "password": GOOD, "again": GOOD}, "โปรดพิมพ์ชื่อและนามสกุล"),
        ({"name": "ก", "password": "สั้น", "again": "สั้น"}, "อย่างน้อย 12 ตัวอักษร"),
        ({"name": "ก", "password": "password1234", "again": "password1234"}, "เดาง่าย"),
        ({"name": "ก", "password": "somying@example", "again": "somying@example"}, "คล้ายชื่อหรืออีเมล"),
        ({"name": "ก", "password": GOOD, "again": GOOD + "x"}, "สองช่องไม่ตรงกัน"),
        ({"name": "ก", "password": "", "again": ""}, "โปรดตั้งรหัสผ่าน"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client, typed: dict[str, str], said: str) -> None:
    address = link(agency())
    answer = client.post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'value="{typed["name"]}"' in page or not typed["name"]
    assert not User.objects.filter(email="somying@example.go.th").exists()


def test_who_has_an_account_signs_in_first_and_comes_back(client: Client) -> None:
    of, known = agency("เทศบาลตำบลหนึ่ง"), member(agency("เทศบาลตำบลสอง"))
    address = link(of, known.email)
    page = client.get(address).content.decode()
    assert f'href="/account/login/?next={address}"' in page
    assert client.post(address, {"name": "ก", "password": GOOD, "again": GOOD}).status_code == 200
    assert [one.user for one in members(of) if one.role == Role.CLERK] == []
    client.post("/account/login/", {"login": known.email, "password": PASSWORD})
    assert client.post(address)["Location"] == f"/office/{of.code}/"
    assert [one.user for one in members(of) if one.role == Role.CLERK] == [known]


def test_another_persons_invitation_is_not_taken() -> None:
    of = agency("เทศบาลตำบลหนึ่ง")
    other = member(agency("เทศบาลตำบลสอง"))
    browser = signed_in(other)
    answer = browser.post(link(of))
    assert answer.status_code == 422
    assert "somying@example.go.th" in answer.content.decode()
    assert other not in [one.user for one in members(of)]


def test_a_link_that_is_none_says_what_to_do(client: Client) -> None:
    answer = client.get("/en/account/invitation/nonsense/")
    assert answer.status_code == 410
    assert "Ask who invited you" in answer.content.decode()


def test_the_page_of_people_renews_and_withdraws(client: Client) -> None:
    of = agency()
    officer = signed_in(member(of))
    address = link(of)
    number = of.invitations.get().pk
    page = officer.post(f"/office/{of.code}/people/invitations/{number}/renew/").content.decode()
    assert client.get(address).status_code == 410
    renewed = re.search(r"http://testserver(/account/invitation/[^/<]+/)", page)
    assert renewed
    assert client.get(renewed[1]).status_code == 200
    officer.post(f"/office/{of.code}/people/invitations/{number}/withdraw/")
    assert client.get(renewed[1]).status_code == 410


def test_a_role_of_a_unit_without_a_unit_is_said_beside_the_field() -> None:
    of = agency()
    answer = signed_in(member(of)).post(
        f"/office/{of.code}/people/invite/", {"email": "a@example.go.th", "role": "unit"}
    )
    assert answer.status_code == 422
    assert 'href="#id_unit"' in answer.content.decode()


def test_a_link_to_a_new_password_works_once(client: Client) -> None:
    of = agency()
    officer, person = signed_in(member(of)), member(of, Role.UNIT)
    number = person.memberships.get().pk
    page = officer.post(f"/office/{of.code}/people/members/{number}/link/").content.decode()
    found = re.search(r"http://testserver(/account/password/set/[^<]+/)", page)
    assert found
    form = client.get(found[1])["Location"]
    assert "ตั้งรหัสผ่านใหม่" in client.get(form).content.decode()
    assert client.post(form, {"password1": GOOD, "password2": GOOD})["Location"] == "/account/password/set/done/"
    person.refresh_from_db()
    assert person.check_password(GOOD)
    assert "ใช้ไม่ได้แล้ว" in Client().get(found[1]).content.decode()


def test_the_last_keeper_is_told_and_stays() -> None:
    of = agency()
    person = member(of)
    number = person.memberships.get().pk
    page = signed_in(person).post(f"/office/{of.code}/people/members/{number}/end/", follow=True).content.decode()
    assert "คนสุดท้าย" in page
    assert members(of)[0].user == person
