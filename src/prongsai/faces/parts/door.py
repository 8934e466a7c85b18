"""The door of everything behind a sign-in: who has not signed in is asked to, and what she sent is kept for her.

A face says what its views need (`guard`) and with which of its own pages it refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, Protocol

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from prongsai.faces.parts.kept_forms import keep, sign_in_address

Inner = Callable[..., HttpResponse]
Guard = Callable[[Inner], Inner]


class View(Protocol):
    """A view that is open to those who may do `action`."""

    action: Any

    def __call__(self, request: HttpRequest, **arguments: Any) -> HttpResponse: ...


class Refusals(NamedTuple):
    """The templates of a face for what a person may not do (403) and for what is not there for her (404)."""

    refused: str
    not_there: str


def door(action: object, guard: Guard, refusals: Refusals, unkept: str = "") -> Callable[[Inner], View]:
    """Decorate a view: nobody gets in without having signed in, and no browser or proxy keeps what it shows.

    What somebody sent whose session ran out is kept for her, unless nobody may keep it: then the template `unkept`
    holds it in her own browser until she has signed in again.
    """

    def decorate(view: Inner) -> View:
        guarded = guard(view)

        @wraps(view)
        def entrance(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _handed_back(request, unkept) if unkept and request.method == "POST" else _to_sign_in(request)
            response = _answered(guarded, request, arguments, refusals)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        entrance.action = action  # type: ignore[attr-defined]
        return entrance  # type: ignore[return-value]

    return decorate


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    back = (keep(request) if request.method == "POST" else None) or request.get_full_path()
    return HttpResponseRedirect(sign_in_address(back))


def _handed_back(request: HttpRequest, template: str) -> HttpResponse:
    fields = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    response = render(request, template, {"fields": fields, "sign_in": sign_in_address(reverse("account"))}, status=401)
    response.headers["Cache-Control"] = "no-store"
    return response


def _answered(view: Inner, request: HttpRequest, arguments: dict[str, Any], refusals: Refusals) -> HttpResponse:
    """The answer; what is refused or not there is said in the look of the face."""
    try:
        return view(request, **arguments)
    except PermissionDenied:
        return render(request, refusals.refused, status=403)
    except Http404:
        return render(request, refusals.not_there, status=404)
