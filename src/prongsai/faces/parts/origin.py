"""Forms without a cookie: who sends one must have come from our own page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def from_own_pages(view: View) -> View:
    """Refuses a POST that another site's page sends; no token and no cookie are needed for it.

    Browsers name the origin of every POST. One that names none (and no referrer) is no browser that could be misled.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST" and not is_own(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def is_own(request: HttpRequest) -> bool:
    """Whether the page that sent the request is one of this host."""
    named = request.headers.get("Origin") or request.headers.get("Referer")
    return named is None or urlsplit(named).netloc == request.get_host()
