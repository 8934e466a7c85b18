"""Links, QR codes, posters and paper: what brings answers in."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.survey_links import is_local
from prongsai.faces.parts.tell import tell
from prongsai.faces.workspace.collect.links import Asked, PointLink, asked, points_of
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action, can
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import enrolment_of, running
from prongsai.records.surveys.services import LONGEST_NAME, add_point

_WRONG = 422


@dataclass(frozen=True)
class Section:
    """A survey on the page, with its service points."""

    asked: Asked
    points: tuple[PointLink, ...]


@page(Action.VIEW)
@require_safe
def now(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/collect/`: leads to the round that runs."""
    found = running(request.agency, clock.today())
    if found is None:
        return render(request, "workspace/collect/none.html")
    return redirect("work_collect", request.agency.code, found.pk)


@page(Action.VIEW)
@require_safe
def collect(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/collect/<pk>/`: the links of a round, and what can be printed."""
    return _page(request, enrolment(request, pk))


@page(Action.ROUND_EDIT)
@require_POST
def point(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/collect/<pk>/points/`: a service point more, with a link of its own."""
    found = enrolment(request, pk)
    name = request.POST.get("name", "")
    survey = next((one.survey for one in asked(found, clock.today()) if one.has_points), None)
    if survey is None:
        raise Http404
    try:
        made = add_point(survey, name.replace("\0", ""), request.user)
    except InputError as error:
        return _page(request, found, typed=name, problem=error.text)
    tell(request, Text(f"เพิ่มจุดบริการ “{made.name}” แล้ว", f"The service point “{made.name}” is added."))
    return redirect("work_collect", request.agency.code, pk)


def enrolment(request: WorkRequest, pk: int) -> Enrolment:
    """The agency's part in one of its own rounds; another's is not there."""
    found = enrolment_of(request.agency, pk)
    if found is None:
        raise Http404
    return found


def _page(request: WorkRequest, found: Enrolment, typed: str = "", problem: Text | None = None) -> HttpResponse:
    today = clock.today()
    surveys = asked(found, today)
    context = {
        "enrolment": found,
        "sections": [Section(one, tuple(points_of(one, today))) for one in surveys],
        "is_local": any(is_local(one.link) for one in surveys),
        "may_edit": can(request.user, Action.ROUND_EDIT, request.agency),
        "typed": typed,
        "problem": problem,
        "longest": LONGEST_NAME,
    }
    return render(request, "workspace/collect/collect.html", context, status=_WRONG if problem else 200)
