"""The door of the office: guessing, locking others out, invitations, the first page, kept forms, ways back."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.test import Client, override_settings

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.invitations import InvitationDraft, invite
from prongsai.records.agencies.memberships import Duty
from prongsai.records.agencies.models import Agency, Holding, Invitation, Membership, Role, SetupLink
from prongsai.records.agencies.setup import setup_token
from prongsai.records.notices.models import Notice
from tests import build
from tests.attack.office import town
from tests.faces.sign_in import signed_in
from tests.records.papers import build as papers

pytestmark = pytest.mark.django_db
LOGIN, WRONG = "/account/login/", "ผิดแน่นอน 12345"


@pytest.fixture(autouse=True)
def _nobody_is_locked_out() -> None:
    for one in caches.all():
        one.clear()
    caches[settings.AXES_CACHE].clear()


def guess(client: Client, email: str, password: str = WRONG, **meta: str) -> int:
    return client.post(LOGIN, {"login": email, "password": password}, **meta).status_code


@pytest.mark.parametrize("spelling", ["{}", " {}", "{} ", "PERSON", "peRſonk@example.go.th", "personK@example.go.th"])
def test_another_spelling_of_the_address_gives_no_more_guesses(spelling: str) -> None:
    person = build.user(email="personk@example.go.th")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        guess(Client(), person.email)
    assert guess(Client(), person.email, build.PASSWORD) == 429
    other = person.email.upper() if spelling == "PERSON" else spelling.format(person.email)
    client = Client()
    guess(client, other, build.PASSWORD)
    assert "_auth_user_id" not in client.session


def test_a_neighbour_on_the_same_network_prefix_has_no_more_guesses() -> None:
    """One subscriber has 2^64 addresses of IPv6: each must not bring five further guesses."""
    person = build.user()
    for n in range(settings.AXES_FAILURE_LIMIT * 4):
        guess(Client(), person.email, REMOTE_ADDR=f"2001:db8:1:2::{n + 1:x}")
    assert guess(Client(), person.email, build.PASSWORD, REMOTE_ADDR="2001:db8:1:2::ffff") == 429


def test_the_address_of_a_request_cannot_be_made_up() -> None:
    person = build.user()
    for n in range(settings.AXES_FAILURE_LIMIT):
        guess(Client(), person.email, HTTP_X_FORWARDED_FOR=f"10.0.0.{n}")
    assert guess(Client(), person.email, build.PASSWORD, HTTP_X_FORWARDED_FOR="10.1.1.1") == 429


def test_nobody_is_locked_out_by_somebody_elsewhere() -> None:
    person = build.user()
    for _ in range(settings.AXES_FAILURE_LIMIT + 2):
        guess(Client(), person.email, REMOTE_ADDR="203.0.113.9")
    assert guess(Client(), person.email, build.PASSWORD, REMOTE_ADDR="198.51.100.1") == 302


def test_pages_do_not_tell_which_accounts_there_are() -> None:
    person = build.user()
    pages = []
    for email in (person.email, "nobody-at-all@example.go.th"):
        said = Client().post(LOGIN, {"login": email, "password": "ผิดแน่นอน 12345"}).content.decode()
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", said.replace(email, "")))
    assert pages[0] == pages[1]
    answers = [
        Client().post("/account/password/reset/", {"email": one}) for one in (person.email, "nobody@example.go.th")
    ]
    assert {(one.status_code, one.headers.get("Location")) for one in answers} == {(302, answers[0]["Location"])}


def test_proving_once_more_is_no_place_to_guess() -> None:
    client = signed_in(build.user())
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        answer = client.post("/account/confirm/", {"password": "ผิดแน่นอน 12345"})
    assert answer.status_code in (429, 403)
    assert client.post("/account/confirm/", {"password": build.PASSWORD}).status_code != 302


AWAY = (
    "//evil.example/", "https://evil.example/", "https:evil.example", "/\\evil.example", "\\\\evil.example",
    "javascript:alert(1)", "/\t/evil.example", "///evil.example", "http:///evil.example", "\t//evil.example",
    "https://testserver@evil.example/", "https://testserver.evil.example/",
)  # fmt: skip


@pytest.mark.parametrize("away", AWAY)
def test_no_way_back_leads_to_another_site(away: str) -> None:
    person = build.user()
    answers = [
        Client().post(LOGIN, {"login": person.email, "password": build.PASSWORD, "next": away}),
        signed_in(person).post("/account/confirm/", {"password": build.PASSWORD, "next": away}),
        signed_in(person).get(LOGIN, {"next": away}),
        signed_in(person).post("/account/logout/", {"next": away}),
    ]
    for answer in answers:
        where = urlsplit(re.sub(r"[\t\r\n]", "", answer.headers.get("Location", "")).replace("\\", "/"))
        assert (where.scheme, where.netloc) == ("", "")


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver@evil.example", "localhost:80@x"]
)
def test_a_made_up_host_is_refused(host: str) -> None:
    assert Client(headers={"host": host}).get(LOGIN).status_code == 400


def an_invitation(of: Agency, role: Role = Role.UNIT, email: str = "invited@example.go.th") -> str:
    return invite(of, InvitationDraft(email, Duty(role, build.unit(of))), None).token


JOIN = {"name": "ผู้รับเชิญ", "password": build.PASSWORD, "again": build.PASSWORD}


def test_an_invitation_is_used_once_and_not_after_its_time() -> None:
    of = build.agency()
    token = an_invitation(of)
    where = f"/account/invitation/{token}/"
    assert Client().post(where, JOIN).status_code == 302
    assert Client().get(where).status_code == Client().post(where, JOIN).status_code == 410
    late = f"/account/invitation/{an_invitation(of, email='late@example.go.th')}/"
    Invitation.objects.filter(accepted_at=None).update(expires_at=clock.now() - timedelta(seconds=1))
    assert Client().get(late).status_code == Client().post(late, JOIN).status_code == 410
    assert Membership.objects.count() == User.objects.count() == 1


def test_an_invitation_gives_what_it_says_to_whom_it_says() -> None:
    of = build.agency()
    where = f"/account/invitation/{an_invitation(of)}/"
    more = {"role": "head", "email": "me@evil.example", "agency": "2", "is_superuser": "1", "unit": ""}
    other = build.user()
    assert signed_in(other).post(where, JOIN | more).status_code == 422
    assert Client().post(where, JOIN | more).status_code == 302
    (made,) = Membership.objects.all()
    assert (made.role, made.user.email, made.user.is_superuser) == ("unit", "invited@example.go.th", False)


def test_the_link_of_an_invitation_is_not_told_to_other_sites_nor_kept() -> None:
    answer = Client().get(f"/account/invitation/{an_invitation(build.agency())}/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert answer["X-Frame-Options"] == "DENY"


def test_one_form_makes_nobody_an_officer_of_another_agency() -> None:
    mine, theirs = town(), town("เทศบาลตำบลสอง")
    unit = build.unit(theirs.agency, "กองของเขา")
    fields = {"email": "x@example.go.th", "role": "unit", "unit": str(unit.pk), "display_name": ""}
    assert mine.client().post(mine.where("people/invite/"), fields).status_code == 422
    member = Membership.objects.get(agency=mine.agency, role="clerk")
    where = mine.where(f"people/members/{member.pk}/")
    assert mine.client().post(where, {"role": "unit", "unit": str(unit.pk)}).status_code == 422
    foreign = Membership.objects.get(agency=theirs.agency, role="clerk")
    for act in ("", "end/", "link/"):
        assert mine.client().post(mine.where(f"people/members/{foreign.pk}/{act}"), {"role": "head"}).status_code == 404


@pytest.mark.parametrize("role", ["clerk", "head", "unit"])
def test_who_looks_after_no_people_changes_no_role(role: str) -> None:
    of = town()
    own = Membership.objects.get(agency=of.agency, role=role)
    client = of.client(role)
    for path in (f"members/{own.pk}/", f"members/{own.pk}/end/", f"members/{own.pk}/link/", "invite/"):
        assert client.post(of.where(f"people/{path}"), {"role": "officer", "email": "a@b.co"}).status_code == 403


def test_the_one_who_looks_after_people_of_one_agency_lets_nobody_of_two_in() -> None:
    mine, theirs = town(), town("เทศบาลตำบลสอง")
    both = theirs.people["head"]
    made = Membership.objects.create(user=both, agency=mine.agency, role="clerk")
    answer = mine.client().post(mine.where(f"people/members/{made.pk}/link/"))
    assert answer.status_code == 302
    assert "password/set" not in answer.content.decode()


def test_an_officer_does_not_get_into_the_account_of_the_head() -> None:
    of = town()
    head = Membership.objects.get(agency=of.agency, role="head")
    answer = of.client().post(of.where(f"people/members/{head.pk}/link/"))
    assert "/account/password/set/" not in answer.content.decode()


def test_a_signer_whose_role_was_taken_for_a_moment_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """An officer ends the clerk's post, makes a link, sets a password, and gives the post back."""
    of = papers.office()
    edition = papers.edition(of)
    papers.sign_next(edition, of.officer)
    Authenticator.objects.create(user=of.clerk, type=Authenticator.Type.TOTP, data={})
    theirs, held = Membership.objects.filter(user=of.clerk), Holding.objects.filter(user=of.clerk)
    theirs.update(role="officer")
    held.update(until=clock.today() - timedelta(days=1))
    where = f"/office/{of.agency.code}/people/members/{theirs.get().pk}/link/"
    page = signed_in(of.officer, freshly=True).post(where).content.decode()
    assert Authenticator.objects.filter(user=of.clerk).exists()
    assert Notice.objects.filter(user=of.clerk, key__startswith="people.link.").count() == 1
    link, thief = re.search(r"/account/password/set/[^<\"\s]+", page), Client()
    assert link
    form = thief.get(link[0], follow=True).redirect_chain[-1][0]
    thief.post(form, {"password1": "four new words here", "password2": "four new words here"})
    theirs.update(role="clerk")
    held.update(until=None)
    of.clerk.refresh_from_db()
    assert of.clerk.check_password("four new words here")
    with pytest.raises(InputError, match="after 24 hours"):
        papers.sign_next(edition, of.clerk)
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    papers.sign_next(edition, of.clerk)


OFFICE = {
    "name": "อบต.บ้านใหม่ทดสอบ", "province": "เชียงใหม่", "district": "", "step": "office", "kind": "sao",
    "officer_name": "ก", "officer_post": "", "email": "first@example.go.th", "password": build.PASSWORD,
    "units": [], "more_units": "", "head_title": "นายก อบต.", "head_holder": "", "clerk_title": "ปลัด", "clerk_holder": "",  # noqa: E501
    "unit_title": "", "unit_holder": "",
}  # fmt: skip


def test_on_a_server_the_first_page_needs_a_link_that_is_used_once() -> None:
    for where in ("/office/start/", "/office/start/made-up/", "/en/office/start/"):
        assert Client().get(where).status_code == Client().post(where, OFFICE).status_code == 403
    token = setup_token()
    assert Client().post(f"/office/start/{token}/", OFFICE).status_code == 302
    other = OFFICE | {"name": "อบต.บ้านเก่าทดสอบ", "email": "second@example.go.th"}
    assert Client().post(f"/office/start/{token}/", other).status_code == 403
    late = setup_token()
    SetupLink.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert Client().post(f"/office/start/{late}/", other).status_code == 403
    assert User.objects.count() == 1


@override_settings(SETUP_NEEDS_LINK=False)
def test_the_first_page_gives_nobody_an_agency_in_which_somebody_works() -> None:
    assert Client().post("/office/start/", OFFICE).status_code == 302
    again = OFFICE | {"email": "second@example.go.th"}
    assert Client().post("/office/start/", again).status_code == 422
    assert Client().post("/office/start/", again | {"name": "องค์การบริหารส่วนตำบลบ้านใหม่ทดสอบ"}).status_code == 422
    taken = OFFICE | {"name": "อบต.บ้านเก่าทดสอบ"}
    assert Client().post("/office/start/", taken).status_code == 422
    assert User.objects.count() == 1


def test_doors_of_the_demonstration_are_shut_elsewhere() -> None:
    assert not clock.is_movable()
    made_up = build.user(email="officer@prongsai.invalid")
    client = signed_in(made_up)
    for where in ("/account/demo/clock/", "/account/demo/part/"):
        assert client.post(where, {"to": "year", "part": "1"}).status_code == 404
    assert client.post("/account/confirm/", {"demo": "1"}).status_code == 422
    with pytest.raises(PermissionError):
        clock.move(5)
    assert "prongsai.invalid" not in Client().get(LOGIN).content.decode()


def form_without_its_token(where: str, fields: dict[str, str], person: User | None = None) -> tuple[Client, str]:
    client = Client(enforce_csrf_checks=True)
    if person:
        client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(where, fields, headers={"origin": "http://testserver"})
    return client, answer.headers.get("Location", "")


SECRET = "รหัสลับสุดยอด 2567"


FORMS_WITH_PASSWORDS = {
    "/account/login/": {"login": "a@example.go.th", "password": SECRET},
    "/office/start/{setup}/": OFFICE | {"password": SECRET, "units": ""},
    "/account/password/change/": {"oldpassword": SECRET, "password1": SECRET, "password2": SECRET},
    "/account/confirm/": {"password": SECRET},
    "/account/invitation/{token}/": {"name": "ก", "password": SECRET, "again": SECRET},
    "/account/second-step/codes/": {"code": SECRET},
}


@pytest.mark.parametrize("where", FORMS_WITH_PASSWORDS)
def test_no_password_is_kept_with_a_form(where: str) -> None:
    place = where.format(token=an_invitation(build.agency()), setup=setup_token())
    form_without_its_token(place, FORMS_WITH_PASSWORDS[where], build.user())
    kept = [one.get_decoded() for one in Session.objects.all()]
    assert SECRET not in str(kept)


def test_a_form_of_another_site_is_not_offered_again() -> None:
    of = town()
    for origin in ("https://evil.example", "null", "http://testserver.evil.example", "http://testserver:81"):
        client = Client(enforce_csrf_checks=True)
        client.force_login(of.people["officer"], "allauth.account.auth_backends.AuthenticationBackend")
        answer = client.post(of.where("people/invite/"), {"email": "e@evil.example"}, headers={"origin": origin})
        assert answer.status_code == 403
        assert "kept_forms" not in client.session


def test_a_kept_form_is_shown_to_nobody_else() -> None:
    of = town()
    client = Client()
    where = client.post(of.where("people/invite/"), {"email": "secret@example.go.th"})["Location"]
    again = re.search(r"next=(/account/again/[^&]+)", where)
    assert again is not None
    other = signed_in(of.people["clerk"])
    assert other.get(again[1]).status_code == 410
    answer = client.get(again[1])
    assert answer.status_code == 302
    client.force_login(of.people["officer"], "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(again[1])
    assert "secret@example.go.th" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    client.post("/account/logout/")
    client.force_login(of.people["clerk"], "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(again[1]).status_code == 410


def test_cookies_are_for_the_server_alone() -> None:
    of = town()
    client = Client()
    client.post(LOGIN, {"login": of.people["officer"].email, "password": build.PASSWORD})
    fields = {"email": "x@example.go.th", "role": "clerk", "unit": "", "display_name": ""}
    client.post(of.where("people/invite/"), fields)
    pk = Invitation.objects.get().pk
    answer = client.post(of.where(f"people/invitations/{pk}/withdraw/"))
    client.get(LOGIN)
    for cookie in (*client.cookies.values(), *answer.cookies.values()):
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in ("Lax", "Strict"), cookie.key
        assert "x@example.go.th" not in cookie.value, f"a person's address stands in the cookie {cookie.key}"


def test_who_lost_her_role_is_out_at_once() -> None:
    of = town()
    clerk = of.client("clerk")
    assert clerk.get(of.where("people/")).status_code == 200
    member = Membership.objects.get(agency=of.agency, role="clerk")
    of.client().post(of.where(f"people/members/{member.pk}/end/"))
    assert clerk.get(of.where("people/")).status_code in (302, 404)
