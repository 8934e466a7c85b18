"""The second step, proving once more who one is, and one's own account."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from prongsai.faces.parts.reauthenticate import needs_fresh_proof, recently_authenticated
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Role
from tests.build import PASSWORD, agency, member
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
CONFIRM = "/account/confirm/"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    caches["attempts"].clear()
    caches["default"].clear()


def code_of(secret: str) -> str:
    """The six digits that an app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def turn_on_codes(browser: Client) -> str:
    page = browser.get("/account/second-step/codes/").content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found
    answer = browser.post("/account/second-step/codes/", {"code": code_of(found[1])})
    assert answer["Location"] == "/account/second-step/recovery/"
    return found[1]


def test_codes_of_an_app_are_asked_for_after_the_password() -> None:
    of = agency()
    person = member(of)
    secret = turn_on_codes(signed_in(person, freshly=True))
    caches["default"].clear()
    browser = Client()
    answer = browser.post(
        "/account/login/", {"login": person.email, "password": PASSWORD, "next": f"/office/{of.code}/"}
    )
    assert answer["Location"] == "/account/second-step/sign-in/"
    assert browser.get(f"/office/{of.code}/").status_code == 302, "the password alone opens nothing"
    assert "รหัสไม่ถูกต้อง" in browser.post(answer["Location"], {"code": "000000"}).content.decode()
    assert browser.post(answer["Location"], {"code": code_of(secret)})["Location"] == f"/office/{of.code}/"
    assert browser.get(f"/office/{of.code}/").status_code == 200


def test_a_recovery_code_stands_in_once() -> None:
    person = member(agency())
    browser = signed_in(person, freshly=True)
    turn_on_codes(browser)
    codes = re.findall(r"<li><code>(\d+)</code>", browser.get("/account/second-step/recovery/").content.decode())
    assert len(codes) == 10
    for expected in (302, 200):
        other = Client()
        other.post("/account/login/", {"login": person.email, "password": PASSWORD})
        assert other.post("/account/second-step/sign-in/", {"code": codes[0]}).status_code == expected


def test_the_secret_of_an_app_is_not_readable_in_the_database() -> None:
    person = member(agency())
    secret = turn_on_codes(signed_in(person, freshly=True))
    assert secret not in str(Authenticator.objects.filter(user=person).values_list("data", flat=True))


def test_turning_on_a_second_step_asks_for_the_password_first() -> None:
    answer = signed_in(member(agency())).get("/account/second-step/codes/")
    assert answer["Location"] == f"{CONFIRM}?next=%2Faccount%2Fsecond-step%2Fcodes%2F"


def ask(browser: Client, person: User) -> bool:
    request = RequestFactory().get("/")
    request.user, request.session = person, browser.session
    return recently_authenticated(request)


def test_signing_in_is_a_proof_for_some_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    person = member(agency())
    browser = Client()
    browser.post("/account/login/", {"login": person.email, "password": PASSWORD})
    assert ask(browser, person)
    later = time.time() + 5 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert not ask(browser, person)
    assert browser.post(CONFIRM, {"password": "wrong", "next": "/office/"}).status_code == 422
    assert not ask(browser, person)
    assert browser.post(CONFIRM, {"password": PASSWORD, "next": "/office/"})["Location"] == "/office/"
    assert ask(browser, person)


def test_the_proof_of_one_person_is_none_for_another() -> None:
    person, other = member(agency()), member(agency())
    assert not ask(signed_in(person, freshly=True), other)


def test_who_proves_wrongly_again_and_again_is_locked_out() -> None:
    browser = signed_in(member(agency()))
    given = [browser.post(CONFIRM, {"password": "wrong"}).status_code for _ in range(5)]
    assert given[-1] == 429


def test_a_code_proves_too() -> None:
    person = member(agency())
    browser = signed_in(person, freshly=True)
    secret = turn_on_codes(browser)
    caches["default"].clear()
    again = signed_in(person)
    assert again.post(CONFIRM, {"code": code_of(secret), "next": "/office/"})["Location"] == "/office/"
    assert ask(again, person)


def test_a_view_that_needs_proof_sends_there_and_keeps_the_form() -> None:
    view = needs_fresh_proof(lambda _request: HttpResponse("signed"))
    person = member(agency())
    for browser, method, expected in (
        (signed_in(person), "get", f"{CONFIRM}?next=/office/x/sign/"),
        (signed_in(person), "post", f"{CONFIRM}?next=/account/again/"),
        (signed_in(person, freshly=True), "post", ""),
    ):
        request: HttpRequest = getattr(RequestFactory(), method)("/office/x/sign/", {"said": "เห็นชอบ"})
        request.user, request.session = person, browser.session
        assert view(request).get("Location", "").startswith(expected)


def test_no_confirmation_leads_to_another_site() -> None:
    answer = signed_in(member(agency())).post(CONFIRM, {"password": PASSWORD, "next": "//evil.example/"})
    assert answer["Location"] == "/office/"


def test_a_name_is_changed_and_a_new_password_signs_the_other_devices_out() -> None:
    of = agency()
    person = member(of, Role.CLERK)
    here, elsewhere = signed_in(person, freshly=True), signed_in(person)
    assert "บันทึกชื่อแล้ว" in here.post("/account/", {"name": "สมหญิง รักงาน"}, follow=True).content.decode()
    typed = {"oldpassword": PASSWORD, "password1": "รหัสผ่านที่ยาวพอ 2570", "password2": "รหัสผ่านที่ยาวพอ 2570"}
    assert "เปลี่ยนรหัสผ่านแล้ว" in here.post("/account/password/change/", typed, follow=True).content.decode()
    assert here.get(f"/office/{of.code}/").status_code == 200
    assert elsewhere.get(f"/office/{of.code}/").status_code == 302
    person.refresh_from_db()
    assert str(person) == "สมหญิง รักงาน"


def test_every_other_device_can_be_signed_out() -> None:
    of = agency()
    person = member(of)
    here, elsewhere = signed_in(person), signed_in(person)
    here.post("/account/elsewhere/")
    assert here.get(f"/office/{of.code}/").status_code == 200
    assert elsewhere.get(f"/office/{of.code}/").status_code == 302


def test_only_the_pages_of_passkeys_may_run_a_script() -> None:
    browser = signed_in(member(agency()), freshly=True)
    for address in ("/account/login/passkey/", "/account/second-step/passkeys/add/"):
        client = Client() if "login" in address else browser
        assert "script-src 'self';" in client.get(address)["Content-Security-Policy"]
    for address in ("/account/", "/account/second-step/", "/account/confirm/", "/account/second-step/codes/"):
        assert "script-src" not in browser.get(address)["Content-Security-Policy"]
