"""The one door of the workspace: every view names the action that it needs, and is reached through `page`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from prongsai.records.accounts.models import User
from prongsai.records.agencies import selectors
from prongsai.records.agencies.access import Action, can, memberships
from prongsai.records.agencies.models import Agency, Membership


class WorkRequest(HttpRequest):
    """A request by a person who has a role in `agency` that allows the action of the view."""

    agency: Agency
    memberships: list[Membership]
    user: User


class View(Protocol):
    """A view that is open to those who may do `action`."""

    action: Action

    def __call__(self, request: HttpRequest, code: str, **arguments: Any) -> HttpResponse: ...


def page(action: Action) -> Callable[[Callable[..., HttpResponse]], View]:
    """Decorate `view(request: WorkRequest, ...)` below `/office/<code>/`.

    Who has not signed in is asked to; who has no role in the agency learns nothing of it (404); whose role does not
    allow the action is told so (403). What a page shows is never kept by the browser or a proxy.
    """

    def decorate(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, code: str, **arguments: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            response = view(_entered(request, code, action), **arguments)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        guarded.action = action  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def _entered(request: HttpRequest, code: str, action: Action) -> WorkRequest:
    inside = cast(WorkRequest, request)
    inside.agency = _agency(code)
    inside.memberships = memberships(inside.user, inside.agency)
    if not inside.memberships:
        raise Http404
    if not can(inside.user, action, inside.agency):
        raise PermissionDenied
    return inside


def _agency(code: str) -> Agency:
    found = selectors.by_code(code)
    if found is None:
        raise Http404
    return found
