"""One's own account: name, password, second step, the agencies one works in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.core.text import Text
from prongsai.faces.entry.forms import Name
from prongsai.faces.parts.tell import tell
from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import end_sessions, rename
from prongsai.records.agencies.memberships import OPEN
from prongsai.records.agencies.models import Membership


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def own_account(request: HttpRequest) -> HttpResponse:
    """`/account/`: who is signed in, and the ways in that she has."""
    person = _person(request)
    form = Name(request.POST or None, initial={"name": person.display_name})
    if request.method == "POST" and form.is_valid():
        rename(person, form.cleaned_data["name"])
        tell(request, Text("บันทึกชื่อแล้ว", "Your name is kept."))
        return redirect("account")
    roles = Membership.objects.filter(OPEN, user=person).select_related("agency", "unit").order_by("agency__sort_key")
    context = {"form": form, "roles": roles, "has_second_step": _has_second_step(person)}
    return render(request, "entry/own_account.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """`/account/elsewhere/`: every other device is signed out; this one stays."""
    person = _person(request)
    end_sessions(person)
    update_session_auth_hash(request, person)
    tell(request, Text("ออกจากระบบในเครื่องอื่นทั้งหมดแล้ว", "Every other device is signed out."))
    return redirect("account")


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 the door has asked
    return request.user


def _has_second_step(person: User) -> bool:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=person, type__in=kinds).exists()
