"""Signing in and out, being locked out, and what happens to a form whose session has run out."""

from __future__ import annotations

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from prongsai.faces.parts import kept_forms
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Role
from tests.build import PASSWORD, agency, member
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    caches["attempts"].clear()
    caches["default"].clear()


def sign_in(client: Client, person: User, password: str = PASSWORD, **more: str) -> int:
    return client.post(LOGIN, {"login": person.email, "password": password, **more}).status_code


def invite_page(of: Agency) -> str:
    return f"/office/{of.code}/people/invite/"


def test_with_email_and_password_she_comes_to_where_she_wanted(client: Client) -> None:
    of = agency()
    person = member(of, Role.OFFICER)
    asked = client.get(f"/office/{of.code}/")
    assert asked["Location"] == f"{LOGIN}?next=/office/{of.code}/"
    assert f'value="/office/{of.code}/"' in client.get(asked["Location"]).content.decode()
    answer = client.post(LOGIN, {"login": person.email.upper(), "password": PASSWORD, "next": f"/office/{of.code}/"})
    assert answer["Location"] == f"/office/{of.code}/"
    assert client.get(answer["Location"]).status_code == 200


def test_no_next_leads_to_another_site(client: Client) -> None:
    person = member(agency())
    answer = client.post(LOGIN, {"login": person.email, "password": PASSWORD, "next": "https://evil.example/"})
    assert answer["Location"] == "/office/"


def test_signing_in_gives_another_session_and_it_ends_with_the_browser(client: Client) -> None:
    person = member(agency())
    client.get(LOGIN)
    session = client.session
    session["before"] = "kept"
    session.save()
    before = client.session.session_key
    sign_in(client, person)
    assert client.session.session_key != before
    assert client.cookies["sessionid"]["max-age"] == ""
    assert client.cookies["sessionid"]["httponly"]


def test_signing_out_takes_a_post_and_ends_the_session() -> None:
    of = agency()
    client = signed_in(member(of))
    assert client.get("/account/logout/").status_code == 405
    assert client.get(f"/office/{of.code}/").status_code == 200
    assert client.post("/account/logout/")["Location"] == "/"
    assert client.get(f"/office/{of.code}/").status_code == 302


def test_nobody_can_open_an_account_without_an_invitation(client: Client) -> None:
    for address in ("/account/signup/", "/accounts/signup/", "/sign-on/signup/"):
        assert client.get(address).status_code == 404


def test_a_wrong_password_is_said_and_the_address_stays(client: Client) -> None:
    person = member(agency())
    page = client.post(LOGIN, {"login": person.email, "password": "wrong"}).content.decode()
    assert "อีเมลหรือรหัสผ่านไม่ถูกต้อง" in page
    assert f'value="{person.email}"' in page


def test_nothing_tells_whether_an_address_has_an_account(client: Client) -> None:
    known = client.post(LOGIN, {"login": member(agency()).email, "password": "wrong"}).content.decode()
    unknown = client.post(LOGIN, {"login": "nobody@example.go.th", "password": "wrong"}).content.decode()
    sentences = [re.findall(r"<p[^>]*>[^<]*รหัสผ่านไม่ถูกต้อง[^<]*", page) for page in (known, unknown)]
    assert sentences[0] == sentences[1] != []


def test_after_five_wrong_passwords_the_account_rests_and_says_for_how_long(client: Client) -> None:
    person, other = member(agency()), member(agency())
    given = [sign_in(client, person, f"wrong {number}") for number in range(5)]
    assert given == [200, 200, 200, 200, 429]
    page = client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert page.status_code == 429, "the right password too"
    assert "ได้อีกครั้งในอีก 15 นาที" in page.content.decode()
    assert sign_in(client, other) == 302, "another account from the same address"
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert sign_in(elsewhere, person) == 302, "the same account from another address"


def in_the_counts(statement: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_trying_on_does_not_make_the_rest_longer_and_it_ends(client: Client) -> None:
    person = member(agency())
    for _ in range(5):
        sign_in(client, person, "wrong")
    until = in_the_counts("SELECT cache_key, expires FROM accounts_attempts ORDER BY cache_key")
    for _ in range(2):
        assert sign_in(client, person) == 429
    assert in_the_counts("SELECT cache_key, expires FROM accounts_attempts ORDER BY cache_key") == until
    in_the_counts("UPDATE accounts_attempts SET expires = '2020-01-01 00:00:00'")
    assert sign_in(client, person) == 302


def test_a_right_password_forgets_the_wrong_ones(client: Client) -> None:
    person = member(agency())
    for _ in range(2):
        for _ in range(4):
            sign_in(client, person, "wrong")
        assert sign_in(client, person) == 302
        client.post("/account/logout/")


def test_no_address_and_no_browser_is_kept_of_who_tries(client: Client) -> None:
    person = member(agency())
    for _ in range(6):
        client.post(
            LOGIN, {"login": person.email, "password": "wrong"}, REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Seen/1"
        )
    with connection.cursor() as cursor:
        kept = ""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 our own tables
            kept += str(cursor.fetchall()) if table != "accounts_user" else ""
    assert "203.0.113.77" not in kept
    assert "Seen/1" not in kept
    assert person.email not in kept


def test_a_form_whose_session_has_run_out_is_offered_again_after_signing_in(client: Client) -> None:
    of = agency()
    person = member(of)
    typed = {"email": "somying@example.go.th", "display_name": "สมหญิง\nรักงาน", "role": "clerk", "unit": ""}
    asked = client.post(invite_page(of), typed)
    assert asked["Location"].startswith(f"{LOGIN}?next=/account/again/")
    assert "สิ่งที่พิมพ์ไว้ยังอยู่" in client.get(asked["Location"]).content.decode()
    again = client.post(
        LOGIN, {"login": person.email, "password": PASSWORD, "next": asked["Location"].partition("=")[2]}
    )
    page = client.get(again["Location"]).content.decode()
    assert f'action="{invite_page(of)}"' in page
    kept = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert {name: kept[name] for name in typed} == typed
    assert client.post(invite_page(of), kept).status_code == 200
    assert of.invitations.get().email == "somying@example.go.th"


def test_files_and_passwords_are_not_kept_and_that_is_said(client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    of = agency()
    person = member(of)
    sent = {"text": "คำ", "password": "secret", "file": SimpleUploadedFile("a.txt", b"x")}
    again = client.post(invite_page(of), sent)["Location"].partition("=")[2]
    sign_in(client, person)
    page = client.get(again).content.decode()
    assert "ไฟล์ที่แนบไม่ได้เก็บไว้" in page
    assert "secret" not in page


def test_a_form_is_kept_for_some_minutes_only(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    of = agency()
    again = client.post(invite_page(of), {"email": "a@example.go.th"})["Location"].partition("=")[2]
    sign_in(client, member(of))
    assert client.get(again).status_code == 200
    later = kept_forms.time.time() + kept_forms.MINUTES * 60
    monkeypatch.setattr(kept_forms.time, "time", lambda: later)
    assert client.get(again).status_code == 410


def test_a_form_that_is_too_long_is_not_kept(client: Client) -> None:
    of = agency()
    asked = client.post(invite_page(of), {"email": "a" * (kept_forms.MOST_LETTERS + 1)})
    assert asked["Location"] == f"{LOGIN}?next={invite_page(of)}"


def test_what_one_browser_typed_is_nothing_to_another(client: Client) -> None:
    of = agency()
    again = client.post(invite_page(of), {"email": "a@example.go.th"})["Location"].partition("=")[2]
    assert signed_in(member(of)).get(again).status_code == 410


def test_a_page_left_open_over_another_sign_in_loses_nothing() -> None:
    of = agency()
    person = member(of)
    client = Client(enforce_csrf_checks=True)
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    client.get(invite_page(of))
    stale = {"csrfmiddlewaretoken": "x" * 64, "email": "somying@example.go.th", "role": "clerk"}
    answer = client.post(invite_page(of), stale, HTTP_ORIGIN="http://testserver")
    page = client.get(answer["Location"]).content.decode()
    assert "somying@example.go.th" in page
    assert 'value="xxxx' not in page


def test_a_form_of_another_site_is_refused_and_not_kept() -> None:
    of = agency()
    client = Client(enforce_csrf_checks=True)
    client.force_login(member(of), "allauth.account.auth_backends.AuthenticationBackend")
    for origin in ("https://evil.example", "null"):
        answer = client.post(invite_page(of), {"email": "a@example.go.th"}, HTTP_ORIGIN=origin)
        assert answer.status_code == 403
    assert client.post(invite_page(of), {"email": "a@example.go.th"}).status_code == 403
    assert "kept_forms" not in client.session
    assert not of.invitations.exists()
