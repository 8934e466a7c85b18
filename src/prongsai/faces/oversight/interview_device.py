"""Interviews in a device: pages with a script of ours, the worker that opens them offline, refusals in JSON.

A page names whose it is by a mark, in the page and in a header, so that worker and script keep people apart.
"""

from __future__ import annotations

from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.core.text import Text
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.parts.door import Inner
from prongsai.faces.parts.kept_forms import sign_in_address
from prongsai.faces.parts.survey.device import POLICY, worker_source
from prongsai.faces.parts.survey.to_script import JSON, not_taken_in, wants_json
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import OversightAction
from prongsai.records.surveys.sealing import mark_of

SCRIPT = "oversight/interviews.js"
OWNER = "Interviewer"
REFUSALS = {
    401: Text("โปรดเข้าสู่ระบบอีกครั้ง", "Sign in again."),
    403: Text(
        "ท่านไม่มีบทบาทผู้สัมภาษณ์แล้ว การสัมภาษณ์นี้ไม่ได้ถูกบันทึก โปรดแจ้งผู้ดูแลการประเมิน",
        "You are no interviewer any longer, so this interview was not stored. Tell who runs the assessment.",
    ),
    404: Text(
        "หน่วยงานนี้ไม่ได้มอบหมายให้ท่านแล้ว การสัมภาษณ์นี้ไม่ได้ถูกบันทึก โปรดแจ้งผู้ดูแลการประเมิน",
        "This agency is not assigned to you any longer, so this was not stored. Tell who runs the assessment.",
    ),
}


def in_the_field(view: Inner) -> Inner:
    """Let the script of an interview page run, and understand why it is not let in."""

    @wraps(view)
    def answered(request: HttpRequest, **arguments: Any) -> HttpResponse:
        response = view(request, **arguments)
        if wants_json(request) and response.status_code in REFUSALS and not _is_json(response):
            response = not_taken_in(response.status_code, REFUSALS[response.status_code])
            response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return answered


def shown(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of interviews that says whose it is."""
    owner = mark_of(cast(User, request.user))
    own = {"owner": owner, "sign_in": sign_in_address(request.path)}
    response = render(request, template, context | own, status=status)
    response.headers[OWNER] = owner
    return response


@in_the_field
@page(OversightAction.INTERVIEW)
@require_safe
def worker(_: OversightRequest) -> HttpResponse:
    """`/oversight/interviews/sw.js`: the service worker of the interviews of this language."""
    return HttpResponse(worker_source(SCRIPT), "text/javascript; charset=utf-8")


def _is_json(response: HttpResponse) -> bool:
    return response.headers["Content-Type"] == JSON
