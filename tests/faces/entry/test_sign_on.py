"""An agency's own sign-on (OpenID Connect), spoken with a provider that really listens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from prongsai.records.accounts.models import User
from prongsai.records.agencies.invitations import InvitationDraft, invite
from prongsai.records.agencies.memberships import Duty
from prongsai.records.agencies.models import Role
from prongsai.site.environment import sign_on
from tests.build import agency, member, user
from tests.faces.entry.oidc_provider import Provider, listening
from tests.faces.entry.test_proof import ask
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
OURS = "tessaban.example.go.th"
BEGIN = "/sign-on/agency/login/"


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with listening() as one:
        environment = {"URL": one.address, "CLIENT": "prongsai", "SECRET": "s", "DOMAINS": OURS, "NAME": "เทศบาลของเรา"}
        apps = sign_on({f"PRONGSAI_OIDC_{name}": value for name, value in environment.items()})
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}
        yield one


def says(provider: Provider, email: str, *, verified: bool = True, sub: str = "1") -> None:
    provider.claims = {"sub": sub, "email": email, "email_verified": verified}


def come_back(browser: Client, provider: Provider, begin: str) -> tuple[int, str]:
    away = browser.get(begin)["Location"]
    assert away.startswith(f"{provider.address}/authorize?")
    answer = browser.get(f"/sign-on/agency/login/callback/{provider.authorize(away)}")
    return answer.status_code, answer.get("Location", answer.content.decode())


def test_the_account_of_the_verified_address_is_opened(client: Client, provider: Provider) -> None:
    of = agency()
    person = member(of)
    User.objects.filter(pk=person.pk).update(email=f"somying@{OURS}")
    says(provider, f"Somying@{OURS}")
    page = client.get(f"/account/login/?next=/office/{of.code}/").content.decode()
    assert "เทศบาลของเรา" in page
    begin = page.partition(f'href="{BEGIN}')[2].partition('"')[0].replace("&amp;", "&")
    assert come_back(client, provider, BEGIN + begin) == (302, f"/office/{of.code}/")
    assert client.get(f"/office/{of.code}/").status_code == 200
    assert "code_challenge" in provider.asked[0], "PKCE"


@pytest.mark.parametrize(
    ("email", "verified"),
    [(f"stranger@{OURS}", True), (f"somying@{OURS}", False), ("officer@another.example.go.th", True)],
)
def test_nobody_else_gets_in(client: Client, provider: Provider, email: str, *, verified: bool) -> None:
    user(email=f"somying@{OURS}")
    user(email="officer@another.example.go.th")
    says(provider, email, verified=verified)
    status, page = come_back(client, provider, BEGIN)
    assert status == 403
    assert "บัญชีได้จากคำเชิญเท่านั้น" in page
    assert User.objects.count() == 2
    assert "_auth_user_id" not in client.session


def test_an_account_that_moved_to_another_domain_is_no_longer_vouched_for(client: Client, provider: Provider) -> None:
    person = user(email=f"somying@{OURS}")
    says(provider, f"somying@{OURS}")
    assert come_back(client, provider, BEGIN)[0] == 302
    User.objects.filter(pk=person.pk).update(email="somying@another.example.go.th")
    assert come_back(Client(), provider, BEGIN)[0] == 403


def test_an_invitation_is_accepted_without_a_password(client: Client, provider: Provider) -> None:
    of = agency()
    token = invite(of, InvitationDraft(f"somying@{OURS}", Duty(Role.CLERK)), member(of)).token
    address = f"/account/invitation/{token}/"
    assert "เทศบาลของเรา" in client.get(address).content.decode()
    begin = client.post(address, {"name": "สมหญิง รักงาน", "by_sign_on": "1"})["Location"]
    says(provider, f"somying@{OURS}")
    assert come_back(client, provider, begin) == (302, f"/office/{of.code}/")
    assert not User.objects.get(email=f"somying@{OURS}").has_usable_password()


def test_no_password_is_left_out_for_an_address_of_another_domain(client: Client, provider: Provider) -> None:
    of = agency()
    token = invite(of, InvitationDraft("somying@another.example.go.th", Duty(Role.CLERK)), member(of)).token
    assert client.post(f"/account/invitation/{token}/", {"name": "ก", "by_sign_on": "1"}).status_code == 422
    assert not User.objects.filter(email="somying@another.example.go.th").exists()


def test_who_signs_in_this_way_proves_it_once_more_there(provider: Provider) -> None:
    person = user(email=f"somying@{OURS}")
    says(provider, person.email)
    browser = Client()
    come_back(browser, provider, BEGIN)
    again = signed_in(person)
    page = again.get("/account/confirm/?next=/office/").content.decode()
    begin = BEGIN + page.partition(f'href="{BEGIN}')[2].partition('"')[0].replace("&amp;", "&")
    assert come_back(again, provider, begin) == (302, "/office/")
    assert (provider.asked[-1]["prompt"], provider.asked[-1]["max_age"]) == ("login", "0")
    assert ask(again, person)
    other = signed_in(user())
    come_back(other, provider, begin)
    assert "_auth_user_id" in other.session
    assert not ask(other, User.objects.get(pk=other.session["_auth_user_id"])), "another person's proof"


def test_without_it_nothing_is_offered(client: Client) -> None:
    assert "/sign-on/" not in client.get("/account/login/").content.decode()
    assert client.get(BEGIN).status_code == 404


def test_half_of_the_settings_is_refused_by_name() -> None:
    assert sign_on({}) == []
    with pytest.raises(ValueError, match="PRONGSAI_OIDC_SECRET PRONGSAI_OIDC_DOMAINS"):
        sign_on({"PRONGSAI_OIDC_URL": "https://id.example.go.th", "PRONGSAI_OIDC_CLIENT": "prongsai"})
