"""Links, QR codes, posters and paper: what brings answers in, and its service points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.survey_links import is_local
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.collect.links import Asked, PointLink, asked, points_of
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.records.agencies.access import Action
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import enrolment_of, running
from prongsai.records.surveys.models import ServicePoint
from prongsai.records.surveys.services import LONGEST_NAME, add_point, hide_point, rename_point, show_point

_WRONG = 422


class Refused(NamedTuple):
    """A name that a point cannot have: what was typed, why not, and which point (0: a new one)."""

    typed: str
    problem: Text
    point: int = 0


class PointView(NamedTuple):
    """A service point on the page, and the name that it cannot have if one was just typed."""

    link: PointLink
    refused: Refused | None


@dataclass(frozen=True)
class Section:
    """A survey on the page, with its service points; the hidden ones stand apart."""

    asked: Asked
    every: tuple[PointLink, ...]
    refused: Refused | None

    @property
    def points(self) -> list[PointView]:
        return [PointView(one, self._refused(one.point.pk)) for one in self.every if not one.is_hidden]

    @property
    def hidden(self) -> list[PointLink]:
        return [one for one in self.every if one.is_hidden]

    @property
    def new(self) -> Refused | None:
        """The name that a new point cannot have."""
        return self._refused(0)

    def _refused(self, point: int) -> Refused | None:
        return self.refused if self.refused and self.refused.point == point else None


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
    name = _typed(request)
    survey = next((one.survey for one in asked(found, clock.today()) if one.has_points), None)
    if survey is None:
        raise Http404
    try:
        made = add_point(survey, name, request.user)
    except InputError as error:
        return _page(request, found, Refused(name, error.text))
    return _told(request, pk, Text(f"เพิ่มจุดบริการ “{made.name}” แล้ว", f"The service point “{made.name}” is added."))


@page(Action.ROUND_EDIT)
@require_POST
def name_point(request: WorkRequest, pk: int, point: int) -> HttpResponse:
    """`/office/<code>/collect/<pk>/points/<point>/name/`: another name for a service point."""
    found = enrolment(request, pk)
    one, name = _point(found, point), _typed(request)
    try:
        rename_point(one, name, request.user)
    except InputError as error:
        return _page(request, found, Refused(name, error.text, one.pk))
    return _told(request, pk, Text(f"เปลี่ยนชื่อเป็น “{one.name}” แล้ว", f"It is called “{one.name}” now."))


@page(Action.ROUND_EDIT)
@require_POST
def hide(request: WorkRequest, pk: int, point: int) -> HttpResponse:
    """`/office/<code>/collect/<pk>/points/<point>/hide/`: it leaves the list, its link goes on counting."""
    one = _point(enrolment(request, pk), point)
    hide_point(one, request.user)
    said = Text(
        f"ซ่อนจุดบริการ “{one.name}” แล้ว ลิงก์และ QR ที่แจกไปยังรับคำตอบ",
        f"The service point “{one.name}” is hidden. Its link and QR code still take answers.",
    )
    return _told(request, pk, said)


@page(Action.ROUND_EDIT)
@require_POST
def show(request: WorkRequest, pk: int, point: int) -> HttpResponse:
    """`/office/<code>/collect/<pk>/points/<point>/show/`: a hidden service point stands in the list again."""
    one = _point(enrolment(request, pk), point)
    try:
        show_point(one, request.user)
    except InputError as error:
        warn(request, error.text)
        return redirect("work_collect", request.agency.code, pk)
    return _told(request, pk, Text(f"แสดงจุดบริการ “{one.name}” แล้ว", f"The service point “{one.name}” is shown."))


def enrolment(request: WorkRequest, pk: int) -> Enrolment:
    """The agency's part in one of its own rounds; another's is not there."""
    found = enrolment_of(request.agency, pk)
    if found is None:
        raise Http404
    return found


def _point(found: Enrolment, pk: int) -> ServicePoint:
    """A service point of that part in a round; another's is not there."""
    points = ServicePoint.objects.filter(survey__enrolment=found)
    point = next((one for one in points if one.pk == pk), None)
    if point is None:
        raise Http404
    return point


def _typed(request: WorkRequest) -> str:
    return request.POST.get("name", "").replace("\0", "")


def _told(request: WorkRequest, pk: int, said: Text) -> HttpResponse:
    tell(request, said)
    return redirect("work_collect", request.agency.code, pk)


def _page(request: WorkRequest, found: Enrolment, refused: Refused | None = None) -> HttpResponse:
    today = clock.today()
    surveys = asked(found, today)
    context = {
        "enrolment": found,
        "sections": [Section(one, tuple(points_of(one, today)), refused) for one in surveys],
        "is_local": any(is_local(one.link) for one in surveys),
        "may_edit": allowed(request, Action.ROUND_EDIT),
        "longest": LONGEST_NAME,
    }
    return render(request, "workspace/collect/collect.html", context, status=_WRONG if refused else 200)
