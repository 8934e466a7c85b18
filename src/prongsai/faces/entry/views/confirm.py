"""Proving once more who is at the screen."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from prongsai.faces.entry import demo_people, sign_on
from prongsai.faces.entry.forms import CodeAgain, PasswordAgain
from prongsai.records.accounts.models import User


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """`/account/confirm/`: password, code, passkey or the agency's sign-on; then back to where `next` says."""
    assert isinstance(request.user, User)  # noqa: S101 the door has asked
    back = get_next_redirect_url(request) or reverse("work")
    ways = _ways(request.user)
    forms: dict[str, PasswordAgain | CodeAgain] = {
        name: kind(request.user) for name, kind in _FORMS.items() if ways[name]
    }
    sent = next((name for name in forms if name in request.POST), None)
    if request.method == "POST" and sent:
        form = forms[sent] = _FORMS[sent](request.user, request.POST)
        if form.is_valid():
            form.prove(request)
            return redirect(back)
    if request.method == "POST" and ways["demo"]:
        record_authentication(request, request.user, method="demonstration", reauthenticated=True)
        return redirect(back)
    context = ways | {f"{name}_form": form for name, form in forms.items()} | {"next": back}
    context["sign_on_address"] = sign_on.address(request, back, again=True) if ways["sign_on"] else ""
    return render(request, "entry/confirm.html", context, status=422 if request.method == "POST" else 200)


_FORMS: dict[str, type[PasswordAgain] | type[CodeAgain]] = {"password": PasswordAgain, "code": CodeAgain}


def _ways(person: User) -> dict[str, bool]:
    """The proofs that a person can give."""
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return {
        "password": person.has_usable_password(),
        "code": bool(kinds & {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}),
        "passkey": Authenticator.Type.WEBAUTHN in kinds,
        "sign_on": SocialAccount.objects.filter(user=person).exists(),
        "demo": demo_people.is_one(person),
    }
