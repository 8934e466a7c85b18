"""What is added to every answer: a strict content policy, and the language that the address asks for.

Then surveys go their own way: nothing is asked there that leads to a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.common import CommonMiddleware
from django.urls import resolve
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


class ContentSecurityPolicy:
    """Nothing from elsewhere, nothing inline, no script. A view may answer with a stricter policy of its own."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


class LanguageFromAddress:
    """English under /en/, Thai everywhere else: no cookie and no guess, so the same address is the same page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


SURVEYS = re.compile(r"/(en/)?s/")


class SurveysApart:
    """Answers the pages of surveys itself, before anything in the list that reads a session or knows who is signed in.

    So no page there can set a cookie, or look at one. What stands before it in the list holds there too. The views need
    no token against forms of other sites: they look at where a form comes from.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        view = cast(Handler, convert_exception_to_response(_ask_the_view))
        framed = cast(Handler, XFrameOptionsMiddleware(view))
        self.answer = cast(Handler, CommonMiddleware(framed))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request) if SURVEYS.match(request.path_info) else self.get_response(request)


def _ask_the_view(request: HttpRequest) -> HttpResponse:
    request.resolver_match = resolve(request.path_info)
    view, args, kwargs = request.resolver_match
    response: HttpResponse = view(request, *args, **kwargs)
    return response
