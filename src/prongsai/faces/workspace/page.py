"""The one door of the workspace: every view names the action that it needs, and is reached through `page`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from prongsai.faces.parts.kept_forms import keep, sign_in_address
from prongsai.records.accounts.models import User
from prongsai.records.agencies import selectors
from prongsai.records.agencies.access import Action, SiteAction, can, can_for_all, memberships
from prongsai.records.agencies.models import Agency, Membership


class WorkRequest(HttpRequest):
    """A request by a person who has a role in `agency` that allows the action of the view."""

    agency: Agency
    memberships: list[Membership]
    user: User


class View(Protocol):
    """A view that is open to those who may do `action`."""

    action: Action | SiteAction | None

    def __call__(self, request: HttpRequest, **arguments: Any) -> HttpResponse: ...


def page(action: Action) -> Callable[[Callable[..., HttpResponse]], View]:
    """Decorate `view(request: WorkRequest, ...)` below `/office/<code>/`.

    Who has not signed in is asked to, and a form that was sent is kept for her; who has no role in the agency learns
    nothing of it (404); whose role does not allow the action is told so (403). What a page shows is never kept by the
    browser or a proxy.
    """

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        def guarded(request: HttpRequest, code: str, **arguments: Any) -> HttpResponse:
            return view(_entered(request, code, action), **arguments)

        return guarded

    return _door(action, guard)


def site_page(action: SiteAction) -> Callable[[Callable[..., HttpResponse]], View]:
    """Decorate a view below `/office/` that belongs to no agency: the register, for those who look after it."""

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        def guarded(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if not can_for_all(request.user, action):
                raise PermissionDenied
            return view(request, **arguments)

        return guarded

    return _door(action, guard)


def own_page(view: Callable[..., HttpResponse]) -> View:
    """Decorate a view below `/office/` that is open to everybody who has signed in."""
    return _door(None, lambda one: one)(view)


Guard = Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]


def _door(action: Action | SiteAction | None, guard: Guard) -> Callable[[Callable[..., HttpResponse]], View]:
    def decorate(view: Callable[..., HttpResponse]) -> View:
        guarded = guard(view)

        @wraps(view)
        def door(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            response = _answered(guarded, request, arguments)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        door.action = action  # type: ignore[attr-defined]
        return door  # type: ignore[return-value]

    return decorate


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    back = (keep(request) if request.method == "POST" else None) or request.get_full_path()
    return HttpResponseRedirect(sign_in_address(back))


def _answered(view: Callable[..., HttpResponse], request: HttpRequest, arguments: dict[str, Any]) -> HttpResponse:
    """The answer; what is refused or not there is said in the look of the workspace."""
    try:
        return view(request, **arguments)
    except PermissionDenied:
        return render(request, "workspace/refused.html", status=403)
    except Http404:
        return render(request, "workspace/not_there.html", status=404)


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
