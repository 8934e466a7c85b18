"""When the database is away for a moment: words instead of a breakdown, and nothing that was chosen is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from time import monotonic
from typing import Concatenate

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.survey.reading import Fields, fields_of
from prongsai.faces.parts.survey.to_script import not_taken_in, wants_json

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]
QUIET_SECONDS = 60
TRY_AFTER = "5"
NOT_RECEIVED = Text(
    "ระบบขัดข้องชั่วครู่ ยังไม่ได้รับคำตอบของท่าน โปรดรอสักครู่แล้วส่งอีกครั้ง",
    "Something is wrong here for a moment: your answers were not received yet. Wait a little and send again, please.",
)
_log = logging.getLogger("prongsai.answer")
_quiet_until = 0.0


def never_lost(template: str) -> Callable[[View], View]:
    """Answer 503 with everything that was sent, to be sent again, where the database does not answer.

    The page (`template`, given what was sent as `kept`) must ask the database nothing.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except (OperationalError, InterfaceError) as error:
                _tell_the_operator(error)
                return _away(request, template)

        return answered

    return decorate


def _away(request: HttpRequest, template: str) -> HttpResponse:
    if wants_json(request):
        response = not_taken_in(503, NOT_RECEIVED)
    else:
        page = render_to_string(template, {"kept": _sent(request), "code": ""})
        response = HttpResponse(page, status=503)
    response.headers["Retry-After"] = TRY_AFTER
    response.headers.setdefault("Cache-Control", "no-store")
    response._has_been_logged = True  # type: ignore[attr-defined]  # else Django writes down which survey, each time
    return response


def _sent(request: HttpRequest) -> Fields:
    try:
        sent = fields_of(request) if request.method == "POST" else {}
    except InputError:
        return {}
    return {name: value for name, value in sent.items() if name != "csrfmiddlewaretoken"}


def _tell_the_operator(error: Exception) -> None:
    """Once a minute, with nothing of the request: neither which survey nor how often."""
    global _quiet_until
    if monotonic() >= _quiet_until:
        _quiet_until = monotonic() + QUIET_SECONDS
        _log.error("the database does not answer: %s", type(error.__cause__ or error).__name__)
