"""Accepting an invitation."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.entry import sayings, sign_on
from prongsai.faces.entry.forms import Name, NewAccount
from prongsai.faces.parts.kept_forms import sign_in_address
from prongsai.records.accounts.models import User
from prongsai.records.agencies import invitations, invited
from prongsai.records.agencies.models import Invitation, TeamInvitation

_GONE, _WRONG = 410, 422


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """`/account/invitation/<token>/`: sets name and password, or gives the role to the account that is there."""
    try:
        found = invited.find(token)
    except InputError as error:
        return render(request, "entry/invitation_gone.html", {"why": error.text}, status=_GONE)
    if request.user.is_authenticated:
        return _with_account(request, found)
    if User.objects.filter(email=found.email).exists():
        context = {"invitation": found, "sign_in": sign_in_address(request.get_full_path())}
        return render(request, "entry/invitation_known.html", context)
    return _without_account(request, found)


def _with_account(request: HttpRequest, found: Invitation | TeamInvitation) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101 the caller has asked
    problem: Text | None = None
    if request.method == "POST":
        try:
            invitations.accept_as(found, request.user)
        except InputError as error:
            problem = error.text
        else:
            return redirect(_home(found))
    context = {"invitation": found, "problem": problem, "is_mine": request.user.email == found.email}
    return render(request, "entry/invitation_join.html", context, status=_WRONG if problem else 200)


def _without_account(request: HttpRequest, found: Invitation | TeamInvitation) -> HttpResponse:
    by_sign_on = sign_on.vouches_for(sign_on.provider(request), found.email)
    kind = Name if by_sign_on and "by_sign_on" in request.POST else NewAccount
    form = kind(request.POST or None, initial={"name": found.display_name})
    if request.method == "POST" and form.is_valid() and (person := _accepted(form, found)):
        return _welcome(request, person, found)
    context = {"invitation": found, "form": form, "sign_on": sign_on.provider(request) if by_sign_on else None}
    return render(request, "entry/invitation.html", context, status=_WRONG if form.errors else 200)


def _accepted(form: Name, found: Invitation | TeamInvitation) -> User | None:
    try:
        return invitations.accept_as_new(found, form.cleaned_data["name"], form.cleaned_data.get("password"))
    except ValidationError as error:
        form.add_error("password", sayings.about_password(error))
    except InputError as error:
        form.add_error(None, error.text.in_language(get_language() or "th"))
    return None


def _welcome(request: HttpRequest, person: User, found: Invitation | TeamInvitation) -> HttpResponse:
    """Who has set a password is signed in with it; who has none goes to the agency's own sign-on."""
    home = _home(found)
    if not person.has_usable_password():
        return redirect(sign_on.address(request, home))
    get_adapter().login(request, person)
    record_authentication(request, person, method="password")
    return redirect(home)


def _home(found: Invitation | TeamInvitation) -> str:
    """Where the new role works."""
    return reverse("oversight") if isinstance(found, TeamInvitation) else reverse("work_home", args=[found.agency.code])
