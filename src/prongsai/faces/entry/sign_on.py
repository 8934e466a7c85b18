"""An agency's own sign-on: which account it opens, and where it is offered."""

from __future__ import annotations

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess, Provider
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.records.accounts.models import User

NAME = "openid_connect"


def provider(request: HttpRequest) -> Provider | None:
    """The sign-on that this installation is told of."""
    return next(iter(get_adapter().list_providers(request)), None)


def address(request: HttpRequest, back: str, *, again: bool = False) -> str:
    """Where it begins, and leads back from; `again` makes the person prove once more who she is."""
    found = provider(request)
    if found is None:
        return ""
    asked = {"process": AuthProcess.REDIRECT, "auth_params": "prompt=login&max_age=0"} if again else {}
    return str(found.get_login_url(request, next=back, **asked))


def vouches_for(found: Provider | None, email: str) -> bool:
    """Whether a sign-on may say whose an address is."""
    return found is not None and email.rpartition("@")[2].lower() in found.app.settings["domains"]


def account_of(login: SocialLogin) -> User | None:
    """The account that a sign-on opens: the one it was tied to, else that of its verified address."""
    emails = {one.email.lower() for one in login.email_addresses if one.verified}
    mine = [one for one in emails if vouches_for(login.provider, one)]
    if login.is_existing:
        return login.user if login.user.is_active and vouches_for(login.provider, login.user.email) else None
    return User.objects.filter(email__in=mine, is_active=True).first()


def no_account(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """The page that says what to do when nobody was invited with that address."""
    email = next((one.email for one in login.email_addresses), "")
    return render(request, "entry/no_account.html", {"email": email}, status=403)
