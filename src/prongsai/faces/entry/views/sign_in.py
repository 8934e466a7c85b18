"""Signing in and out."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from prongsai.faces.entry import demo_people, sign_on
from prongsai.faces.entry.own_script import with_own_script
from prongsai.faces.parts.roles import role_title
from prongsai.records.agencies.access import OversightAction, may


class SignIn(LoginView):
    """`/account/login/`: e-mail and password, and the other ways in."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**given)
        back = get_next_redirect_url(self.request) or ""
        return context | {
            "next": back,
            "sign_on": sign_on.provider(self.request),
            "sign_on_address": sign_on.address(self.request, back or reverse("work")),
            "demo_people": [(one, role_title(one)) for one in demo_people.people()],
            "demo_team": [(one, role_title(one)) for one in demo_people.people_above()],
            "mail": settings.MAIL_SERVER is not None,
        }


sign_in = SignIn.as_view()


@with_own_script
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """`/account/logout/`: a POST ends the session and all that lay in it.

    Pages of interviews are kept in the device; who may have some gets a page whose script drops them.
    """
    may_have_pages = request.user.is_authenticated and may(request.user, OversightAction.INTERVIEW)
    logout(request)
    return render(request, "entry/left.html") if may_have_pages else redirect("home")
