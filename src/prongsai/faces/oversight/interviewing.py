"""Interviewers: their agencies, and the questionnaire of EIT part 2 on a tablet, one visitor after the other.

Who interviewed is written nowhere with the answers, and the journal says nothing of sheets.
"""

from __future__ import annotations

import secrets
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters import clock
from prongsai.core.surveys.respondents import INTERVIEWED, respondents_of
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.numbers import page_among
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.parts.origin import from_own_pages
from prongsai.faces.parts.survey.form import FormView
from prongsai.faces.parts.survey.outage import never_lost
from prongsai.faces.parts.survey.questionnaire import Questionnaire, questionnaire
from prongsai.faces.parts.survey.reading import Filled, fill, sheet_of
from prongsai.records.agencies.access import OversightAction
from prongsai.records.rounds.assigning import assigned_to
from prongsai.records.rounds.models import Enrolment, Task
from prongsai.records.surveys.doors import Door, DoorState, door, state_of
from prongsai.records.surveys.models import Mode, Survey
from prongsai.records.surveys.receiving import Incoming, Received, receive
from prongsai.records.surveys.selectors import sheets_until

_WRONG, _SHUT = 422, 409
STATES = {
    DoorState.BEFORE: Text("ยังไม่ถึงช่วงเก็บคำตอบ", "Answers are not collected yet."),
    DoorState.GRACE: Text("หมดเวลาเก็บคำตอบแล้ว จึงสัมภาษณ์ต่อไม่ได้", "The time for answers is over."),
    DoorState.CLOSED: Text("ปิดรับและนับคำตอบแล้ว จึงสัมภาษณ์ต่อไม่ได้", "The answers were counted."),
}

NOT_OPENED = Text("ยังไม่ได้เปิดแบบวัด", "The survey is not open yet.")


@page(OversightAction.INTERVIEW)
@require_safe
def agencies(request: OversightRequest) -> HttpResponse:
    """`/oversight/interviews/`: the agencies that are assigned to her, with the interviews counted up to yesterday."""
    mine = list(assigned_to(request.user, Task.INTERVIEW))
    counted, shut = sheets_until(mine, clock.today()), _shut(mine)
    rows = [(one, counted.get((one.pk, INTERVIEWED), 0), shut[one.pk]) for one in mine]
    open_ones = sum(state is None for _, _, state in rows)
    context = {"open": open_ones, "count": len(rows)} | page_among(rows, request)._asdict()
    return render(request, "oversight/interviews.html", context)


@never_lost("oversight/interview_away.html")
@page(OversightAction.INTERVIEW, unkept="oversight/interview_signed_out.html")
@require_http_methods(["GET", "HEAD", "POST"])
@from_own_pages  # not a token: a form with an old one would be kept, and answers never are
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """`/oversight/interviews/<pk>/`: the questionnaire for one visitor; a POST takes it in."""
    enrolment = _assigned(cast(OversightRequest, request), pk)
    found = _door(enrolment)
    shut = STATES.get(found.state_at(clock.now()))
    if shut is not None:
        return _said(request, enrolment, shut)
    asked = questionnaire(found.framework, found.instrument, found.official)
    if request.method != "POST":
        return _form(request, enrolment, found, asked, None, secrets.token_urlsafe(24))
    try:
        filled = fill(asked, request.POST.dict())
    except InputError as error:
        return _said(request, enrolment, error.text)
    if filled.fits is False:
        return _done(request, enrolment, False)
    if not filled.is_complete:
        return _form(request, enrolment, found, asked, filled, filled.key)
    sheet = sheet_of(found.framework, asked, filled)
    result = receive(Incoming(found.survey, filled.key, sheet, Mode.INTERVIEW, filled.words))
    if result is Received.CLOSED:
        return _said(request, enrolment, STATES[DoorState.CLOSED])
    return _done(request, enrolment, True)


def _assigned(request: OversightRequest, pk: int) -> Enrolment:
    found = assigned_to(request.user, Task.INTERVIEW).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _door(enrolment: Enrolment) -> Door:
    survey = Survey.objects.filter(enrolment=enrolment, instrument=INTERVIEWED).first()
    found = door(survey.code) if survey else None
    if found is None:
        raise Http404
    return found


def _shut(enrolments: list[Enrolment]) -> dict[int, Text | None]:
    """Why nobody can be interviewed for an agency now; None where that is possible."""
    now = clock.now()
    opened = {one.enrolment_id: one for one in Survey.objects.filter(enrolment__in=enrolments, instrument=INTERVIEWED)}
    shut: dict[int, Text | None] = {one.pk: NOT_OPENED for one in enrolments if one.pk not in opened}
    for one in enrolments:
        if survey := opened.get(one.pk):
            shut[one.pk] = STATES.get(state_of(survey, one.round, now))
    return shut


def _form(
    request: HttpRequest, enrolment: Enrolment, found: Door, asked: Questionnaire, filled: Filled | None, key: str
) -> HttpResponse:
    view = FormView(asked, respondents_of(found.instrument, found.fiscal_year), filled, is_refused=filled is not None)
    context = {"enrolment": enrolment, "round": enrolment.round, "door": found, "form": view, "key": key}
    return render(request, "oversight/interview.html", context, status=_WRONG if filled else 200)


def _said(request: HttpRequest, enrolment: Enrolment, why_not: Text) -> HttpResponse:
    context = {"enrolment": enrolment, "round": enrolment.round, "said": why_not}
    return render(request, "oversight/interview_shut.html", context, status=_SHUT)


def _done(request: HttpRequest, enrolment: Enrolment, was_stored: bool) -> HttpResponse:
    context = {"enrolment": enrolment, "round": enrolment.round, "was_stored": was_stored}
    return render(request, "oversight/interview_done.html", context)
