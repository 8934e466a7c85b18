"""The one door of the workspace: every view names the action that it needs, and is reached through `page`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from prongsai.faces.parts.door import Refusals, View, door
from prongsai.records.accounts.models import User
from prongsai.records.agencies import selectors
from prongsai.records.agencies.access import Action, Owned, SiteAction, agency_of, allows, can_for_all, memberships
from prongsai.records.agencies.models import Agency, Membership


class WorkRequest(HttpRequest):
    """A request by a person who has a role in `agency` that allows the action of the view."""

    agency: Agency
    memberships: list[Membership]
    user: User


def allowed(request: WorkRequest, action: Action, thing: Owned | None = None) -> bool:
    """Whether the person may do something in the agency of the page, or on a thing of it.

    Her roles are those that she had at the door: they are read once for a page.
    """
    if thing is None:
        return allows(request.memberships, action, request.agency)
    return agency_of(thing) == request.agency and allows(request.memberships, action, thing)


_REFUSALS = Refusals("workspace/refused.html", "workspace/not_there.html")


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

    return door(action, guard, _REFUSALS)


def site_page(action: SiteAction) -> Callable[[Callable[..., HttpResponse]], View]:
    """Decorate a view below `/office/` that belongs to no agency: the register, for those who look after it."""

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        def guarded(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if not can_for_all(request.user, action):
                raise PermissionDenied
            return view(request, **arguments)

        return guarded

    return door(action, guard, _REFUSALS)


def own_page(view: Callable[..., HttpResponse]) -> View:
    """Decorate a view below `/office/` that is open to everybody who has signed in."""
    return door(None, lambda one: one, _REFUSALS)(view)


def _entered(request: HttpRequest, code: str, action: Action) -> WorkRequest:
    inside = cast(WorkRequest, request)
    inside.agency = _agency(code)
    inside.memberships = memberships(inside.user, inside.agency)
    if not inside.memberships:
        raise Http404
    if not allowed(inside, action):
        raise PermissionDenied
    return inside


def _agency(code: str) -> Agency:
    found = selectors.by_code(code)
    if found is None:
        raise Http404
    return found
