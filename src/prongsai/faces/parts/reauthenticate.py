"""Acts that need proof that the person at the screen is who signed in: signing a paper, for instance."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from prongsai.faces.parts.kept_forms import keep, sign_in_address

MINUTES = 5
CONFIRM_PAGE = "account_reauthenticate"


def recently_authenticated(request: HttpRequest) -> bool:
    """Whether the person has given password, code or passkey within the last minutes."""
    if not request.user.is_authenticated:
        return False
    given = [one["at"] for one in get_authentication_records(request, request.user)]
    return bool(given) and time.time() - max(given) < MINUTES * 60


def authenticate_again(request: HttpRequest) -> HttpResponse:
    """To the page that asks for password or code and comes back; a form that was sent is offered again there."""
    back = (keep(request) if request.method == "POST" else None) or request.get_full_path()
    return HttpResponseRedirect(sign_in_address(back, CONFIRM_PAGE))


def asks_password(request: HttpRequest) -> bool:
    """Whether a form that needs fresh proof should have a field `password`, so that one page is enough."""
    return request.user.is_authenticated and request.user.has_usable_password() and not recently_authenticated(request)


def needs_fresh_proof(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a view (below `page`) that is open only to who has just proved who she is.

    The right password in the form itself is proof; without it the person is asked on a page of its own.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not recently_authenticated(request) and not _proved_in_the_form(request):
            return authenticate_again(request)
        return view(request, *args, **kwargs)

    return guarded


def _proved_in_the_form(request: HttpRequest) -> bool:
    given = request.POST.get("password", "")
    if not given or not asks_password(request) or not get_adapter().reauthenticate(request.user, given):
        return False
    record_authentication(request, request.user, method="password", reauthenticated=True)
    return True
