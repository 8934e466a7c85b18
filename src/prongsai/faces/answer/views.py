"""Opening a survey and sending it. Nothing of the person is looked at: no session, no cookie, no sign-in."""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.answer import pages, patience, sayings
from prongsai.faces.answer.limits import crowd
from prongsai.faces.answer.policy import survey_page
from prongsai.faces.parts.address import address_of
from prongsai.faces.parts.origin import from_own_pages
from prongsai.faces.parts.survey.outage import never_lost
from prongsai.faces.parts.survey.questionnaire import questionnaire
from prongsai.faces.parts.survey.reading import SWITCH, Fields, Filled, fields_of, fill, sheet_of
from prongsai.faces.parts.survey.to_script import not_taken_in, taken_in, wants_json
from prongsai.records.surveys.doors import Door, DoorState, door
from prongsai.records.surveys.models import Mode
from prongsai.records.surveys.receiving import Incoming, Received, is_known, receive

WORK, WAIT = "work", "wait"


@survey_page
@never_lost("answer/away.html")
@require_http_methods(["GET", "HEAD", "POST"])
@from_own_pages
def survey(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a short link; on POST what somebody answered."""
    found = door(code)
    if found is None:
        return _nobody(request)
    try:
        return _take(request, found, code) if request.method == "POST" else _open(found, code)
    except InputError as error:
        return _said(request, found, code, 400, error.text)


@survey_page
@require_safe
def why(request: HttpRequest, code: str) -> HttpResponse:
    """Why the promise can be believed: what is kept, what is not, and what we cannot promise."""
    found = door(code)
    return pages.shown("answer/why.html", found, code) if found else _nobody(request)


def _open(found: Door, code: str) -> HttpResponse:
    if found.is_interviewed:
        return pages.shown("answer/interviewed.html", found, code)
    state = found.state_at(clock.now())
    if state is DoorState.OPEN:
        return pages.fresh(found, code, secrets.token_urlsafe(24))
    if state is DoorState.BEFORE:
        return pages.shown("answer/before.html", found, code, opens=found.opens)
    return pages.shown("answer/closed.html", found, code, 410)


def _take(request: HttpRequest, found: Door, code: str) -> HttpResponse:
    fields = fields_of(request)
    asked = questionnaire(found.framework, found.instrument, found.official)
    filled = fill(asked, fields)
    if shut := _shut(found, filled):
        return _taken(request, found, code) if _was_stored(found, filled) else _said(request, found, code, *shut)
    if SWITCH in fields:
        return pages.switched(found, code, filled, is_refused=fields[SWITCH] == "1")
    if filled.fits is False:
        return _said(request, found, code, 200, sayings.NOT_ASKED, "answer/thanks.html")
    if not filled.is_complete:
        return _incomplete(request, found, code, filled)
    if not _admitted(request, found, filled.key, fields):
        return _crowded(request, found, code, filled, fields)
    mode = Mode.OFFLINE if filled.was_queued else Mode.SELF
    sheet = sheet_of(found.framework, asked, filled)
    result = receive(Incoming(found.survey, filled.key, sheet, mode, filled.words, found.point))
    if result is Received.CLOSED:
        return _said(request, found, code, 410, sayings.CLOSED, "answer/closed.html")
    return _taken(request, found, code)


def _taken(request: HttpRequest, found: Door, code: str) -> HttpResponse:
    return taken_in() if wants_json(request) else pages.received(found, code)


def _was_stored(found: Door, filled: Filled) -> bool:
    """Whether a sheet that comes too late is one that is there: its receipt was lost, and is given again."""
    return not found.is_interviewed and is_known(found.survey, filled.key)


def _shut(found: Door, filled: Filled) -> tuple[int, Text, str] | None:
    """Why a survey takes no sheet at this moment, if so."""
    if found.is_interviewed:
        return 403, sayings.INTERVIEWED, "answer/interviewed.html"
    state = found.state_at(clock.now())
    if state is DoorState.BEFORE:
        return 409, sayings.NOT_YET, "answer/before.html"
    if state is DoorState.CLOSED or (state is DoorState.GRACE and not filled.was_queued):
        return 410, sayings.CLOSED, "answer/closed.html"
    return None


def _admitted(request: HttpRequest, found: Door, key: str, fields: Fields) -> bool:
    """Whether the sheet may come in now: there is no crowd, or it has worked or waited for it."""
    if not crowd.counts(address_of(request), found.survey):
        return True
    if patience.is_done(found.survey, key, fields.get(WORK, "")):
        return True
    return patience.seconds_left(found.survey, key, fields.get(WAIT, "")) == 0


def _crowded(request: HttpRequest, found: Door, code: str, filled: Filled, fields: Fields) -> HttpResponse:
    if wants_json(request):
        work = {"challenge": patience.challenge(found.survey, filled.key), "bits": patience.BITS}
        return not_taken_in(429, sayings.CROWDED, work=work)
    shown = fields.get(WAIT, "")
    left = patience.seconds_left(found.survey, filled.key, shown)
    ticket = patience.ticket(found.survey, filled.key) if left is None else shown
    kept = {name: value for name, value in fields.items() if name not in (WORK, WAIT)} | {WAIT: ticket}
    page = pages.shown(
        "answer/waiting.html", found, code, 429, kept=kept, seconds=patience.SECONDS if left is None else left
    )
    page.headers["Retry-After"] = str(patience.SECONDS)
    return page


def _incomplete(request: HttpRequest, found: Door, code: str, filled: Filled) -> HttpResponse:
    return not_taken_in(422, sayings.INCOMPLETE) if wants_json(request) else pages.refused(found, code, filled)


def _nobody(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return not_taken_in(404, sayings.NOBODY)
    return HttpResponse(render_to_string("answer/nobody.html", {"code": ""}), status=404)


def _said(
    request: HttpRequest, found: Door, code: str, status: int, why_not: Text, template: str = "answer/said.html"
) -> HttpResponse:
    """A page, or its sentence for the script."""
    if wants_json(request):
        return not_taken_in(status, why_not)
    return pages.shown(template, found, code, status, said=why_not, opens=found.opens, was_sent=True)
