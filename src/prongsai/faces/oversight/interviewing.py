"""Interviewers: their agencies, and the questionnaire of EIT part 2 on a tablet, one visitor after the other.

Who interviewed is written nowhere with the answers, and the journal says nothing of sheets.
"""

from __future__ import annotations

import secrets
from typing import cast
from urllib.parse import parse_qsl

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters import clock
from prongsai.core.surveys.respondents import INTERVIEWED, READ_ALOUD, respondents_of
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.interview_device import in_the_field, shown
from prongsai.faces.oversight.numbers import page_among
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.parts.origin import from_own_pages
from prongsai.faces.parts.survey.form import FormView
from prongsai.faces.parts.survey.outage import never_lost
from prongsai.faces.parts.survey.questionnaire import Questionnaire, questionnaire
from prongsai.faces.parts.survey.reading import QUEUED, Fields, Filled, fill, sheet_of
from prongsai.faces.parts.survey.to_script import not_taken_in, taken_in, wants_json
from prongsai.records.agencies.access import OversightAction
from prongsai.records.rounds.assigning import assigned_to
from prongsai.records.rounds.models import Enrolment, Task
from prongsai.records.surveys.doors import Door, DoorState, door, state_of
from prongsai.records.surveys.models import Mode, Survey
from prongsai.records.surveys.receiving import Incoming, Received, is_known, receive
from prongsai.records.surveys.sealing import mark_of, seal_of, unsealed
from prongsai.records.surveys.selectors import sheets_until

_SHUT = 409
STATES = {
    DoorState.BEFORE: Text("ยังไม่ถึงช่วงเก็บคำตอบ", "Answers are not collected yet."),
    DoorState.GRACE: Text("หมดเวลาเก็บคำตอบแล้ว จึงสัมภาษณ์ต่อไม่ได้", "The time for answers is over."),
    DoorState.CLOSED: Text("ปิดรับและนับคำตอบแล้ว จึงสัมภาษณ์ต่อไม่ได้", "The answers were counted."),
}

NOT_OPENED = Text("ยังไม่ได้เปิดแบบวัด", "The survey is not open yet.")
NOT_ASKED = Text("ผู้นี้ไม่ต้องตอบ จึงไม่มีสิ่งใดถูกบันทึก", "This survey is for others, so nothing was stored.")
INCOMPLETE = Text("ยังตอบไม่ครบ คำตอบชุดนี้ไม่ได้ถูกบันทึก", "Some answers are missing. These answers were not stored.")
OF_ANOTHER = Text(
    "การสัมภาษณ์นี้เป็นของผู้สัมภาษณ์คนอื่น จะส่งได้เมื่อผู้นั้นเข้าสู่ระบบ",
    "This interview is another interviewer's; it is sent when that person has signed in.",
)
SIGN_IN_AGAIN, REFUSED = 401, 422
SEALED, WHO = "sealed", "who"


@in_the_field
@page(OversightAction.INTERVIEW)
@require_safe
def agencies(request: OversightRequest) -> HttpResponse:
    """`/oversight/interviews/`: the agencies that are assigned to her, with the interviews counted up to yesterday."""
    mine = list(assigned_to(request.user, Task.INTERVIEW))
    counted, shut = sheets_until(mine, clock.today()), _shut(mine)
    rows = [(one, counted.get((one.pk, INTERVIEWED), 0), shut[one.pk]) for one in mine]
    open_ones = sum(state is None for _, _, state in rows)
    on_paper = {pk for pk, why in shut.items() if why not in (NOT_OPENED, STATES[DoorState.CLOSED])}
    context = {"open": open_ones, "count": len(rows), "on_paper": on_paper} | page_among(rows, request)._asdict()
    return shown(request, "oversight/interviews.html", context)


@in_the_field
@never_lost("oversight/interview_away.html")
@page(OversightAction.INTERVIEW, unkept="oversight/interview_signed_out.html")
@require_http_methods(["GET", "HEAD", "POST"])
@from_own_pages  # not a token: it ages in a kept page, and a form with an old one is kept, which answers never are
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """`/oversight/interviews/<pk>/`: the questionnaire for one visitor; a POST takes it in."""
    inside = cast(OversightRequest, request)
    enrolment = assigned(inside, pk)
    found = _door(enrolment)
    if request.method != "POST":
        shut = STATES.get(found.state_at(clock.now()))
        return _said(request, enrolment, shut) if shut else _asked(inside, enrolment, found)
    if WHO in request.POST and request.POST[WHO] != mark_of(inside.user):
        return not_taken_in(SIGN_IN_AGAIN, OF_ANOTHER)
    try:
        return _take(inside, enrolment, found, _fields(inside, enrolment))
    except InputError as error:
        return _said(request, enrolment, error.text)


def _fields(request: OversightRequest, enrolment: Enrolment) -> Fields:
    """What was sent: as a form, or sealed in the device, where alone the device says whether it waited there."""
    if SEALED not in request.POST:
        return request.POST.dict()
    inside = dict(parse_qsl(unsealed(request.POST[SEALED], request.user, enrolment), keep_blank_values=True))
    return inside | {QUEUED: request.POST.get(QUEUED, "")}


def _take(request: OversightRequest, enrolment: Enrolment, found: Door, fields: Fields) -> HttpResponse:
    asked = _questions(found)
    filled = fill(asked, fields)
    state = found.state_at(clock.now())
    if state in STATES and not (state is DoorState.GRACE and filled.was_queued):
        is_there = is_known(found.survey, filled.key)  # its receipt was lost on the way, and is given again
        return _taken(request, enrolment) if is_there else _said(request, enrolment, STATES[state])
    if filled.fits is False:
        return _not_asked(request, enrolment)
    if not filled.is_complete:
        return _incomplete(request, enrolment, found, filled)
    sheet = sheet_of(found.framework, asked, filled)
    result = receive(Incoming(found.survey, filled.key, sheet, Mode.INTERVIEW, filled.words))
    if result is Received.CLOSED:
        return _said(request, enrolment, STATES[DoorState.CLOSED])
    return _taken(request, enrolment)


def _taken(request: OversightRequest, enrolment: Enrolment) -> HttpResponse:
    return taken_in() if wants_json(request) else _done(request, enrolment, True)


def _not_asked(request: OversightRequest, enrolment: Enrolment) -> HttpResponse:
    return not_taken_in(200, NOT_ASKED) if wants_json(request) else _done(request, enrolment, False)


def _incomplete(request: OversightRequest, enrolment: Enrolment, found: Door, filled: Filled) -> HttpResponse:
    if wants_json(request):
        return not_taken_in(REFUSED, INCOMPLETE)
    return _asked(request, enrolment, found, filled)


def assigned(request: OversightRequest, pk: int) -> Enrolment:
    """An agency that is assigned to the interviewer; any other is not there."""
    found = assigned_to(request.user, Task.INTERVIEW).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def survey_of(enrolment: Enrolment) -> Survey:
    """What an agency's visitors are interviewed with, once it is opened."""
    found = Survey.objects.filter(enrolment=enrolment, instrument=INTERVIEWED).first()
    if found is None:
        raise Http404
    return found


def _door(enrolment: Enrolment) -> Door:
    found = door(survey_of(enrolment).code)
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


def _questions(found: Door) -> Questionnaire:
    return questionnaire(found.framework, found.instrument, found.official)


def _asked(request: OversightRequest, enrolment: Enrolment, found: Door, filled: Filled | None = None) -> HttpResponse:
    """The form: a fresh one, or once more with what was chosen and what is missing."""
    form = FormView(
        _questions(found), respondents_of(found.instrument, found.fiscal_year), filled, is_refused=filled is not None
    )
    minutes = form.asked.minutes
    context = {
        "enrolment": enrolment,
        "round": enrolment.round,
        "form": form,
        "key": filled.key if filled else secrets.token_urlsafe(24),
        "seal": seal_of(request.user, enrolment),
        "aloud": [Text(one.th.format(minutes=minutes), one.en.format(minutes=minutes)) for one in READ_ALOUD],
    }
    return shown(request, "oversight/interview.html", context, REFUSED if filled else 200)


def _said(request: HttpRequest, enrolment: Enrolment, why_not: Text) -> HttpResponse:
    if wants_json(request):
        return not_taken_in(_SHUT, why_not)
    context = {"enrolment": enrolment, "round": enrolment.round, "said": why_not}
    return shown(request, "oversight/interview_shut.html", context, _SHUT)


def _done(request: HttpRequest, enrolment: Enrolment, was_stored: bool) -> HttpResponse:
    context = {"enrolment": enrolment, "round": enrolment.round, "was_stored": was_stored}
    return shown(request, "oversight/interview_done.html", context)
