"""The pages of a survey may run our own script and keep nothing: no cache of a browser, no cookie, no referrer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse

from prongsai.faces.answer.limits import crowd
from prongsai.faces.parts.survey.device import POLICY

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def survey_page(view: View) -> View:
    """Answer with that policy, let nobody between us and the person keep the answer, and forget old counts."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        crowd.forget_old()
        response = view(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Referrer-Policy"] = "strict-origin"  # no log of files or other pages learns which survey
        return response

    return answered
