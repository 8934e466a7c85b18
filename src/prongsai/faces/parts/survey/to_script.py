"""Answers to the script of a survey page, which sends what waits in a device: JSON in place of a page."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

from prongsai.core.text import Text

JSON = "application/json"


def wants_json(request: HttpRequest) -> bool:
    """Whether the script asks, and not a form."""
    return request.headers.get("Accept") == JSON


def taken_in() -> HttpResponse:
    """The sheet is received, and may be erased in the device."""
    return HttpResponse(b'{"received": true}', JSON)


def not_taken_in(status: int, why_not: Text, **more: object) -> HttpResponse:
    """The sheet is not received: 401, 429 and what is broken here let it wait, all else refuses it with the reason."""
    content = {"received": False, "th": why_not.th, "en": why_not.en, **more}
    return HttpResponse(json.dumps(content, ensure_ascii=False), JSON, status)
