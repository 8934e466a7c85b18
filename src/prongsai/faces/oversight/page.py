"""The door of everything above the agencies: every page names the action that it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from prongsai.faces.parts.door import Inner, Refusals, View, door
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import OversightAction, allows_above, mandates
from prongsai.records.agencies.models import Mandate


class OversightRequest(HttpRequest):
    """A request by a person who is charged with something above the agencies that allows the action of the view."""

    user: User
    mandates: list[Mandate]


def allowed(request: OversightRequest, action: OversightAction) -> bool:
    """Whether the person may do something above the agencies, by the mandates that she had at the door."""
    return allows_above(request.user, request.mandates, action)


_REFUSALS = Refusals("oversight/refused.html", "oversight/not_there.html")


def page(action: OversightAction, unkept: str = "") -> Callable[[Inner], View]:
    """Decorate `view(request: OversightRequest, ...)` below `/oversight/`.

    Who has not signed in is asked to; who has no mandate learns nothing of it (404); whose mandate does not allow the
    action is told so (403). A thing of one agency is looked up by the view through the person's part or assignments.
    `unkept` is for what nobody may keep (see `door`): answers.
    """

    def guard(view: Inner) -> Inner:
        def guarded(request: HttpRequest, **arguments: Any) -> HttpResponse:
            inside = _entered(request)
            if not allowed(inside, action):
                raise PermissionDenied
            return view(inside, **arguments)

        return guarded

    return door(action, guard, _REFUSALS, unkept)


def own_page(view: Inner) -> View:
    """Decorate a view below `/oversight/` that is open to everybody with a mandate."""

    def guard(view: Inner) -> Inner:
        return lambda request, **arguments: view(_entered(request), **arguments)

    return door(None, guard, _REFUSALS)(view)


def _entered(request: HttpRequest) -> OversightRequest:
    inside = cast(OversightRequest, request)
    inside.mandates = mandates(inside.user)
    if not inside.mandates and not inside.user.is_superuser:
        raise Http404
    return inside
