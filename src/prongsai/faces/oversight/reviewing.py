"""Reviewers: their agencies, and the items of one to be judged one after the other, by keyboard alone if they like."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.numbers import number_of, page_among
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.review_presenters import AWAY, GoOn, go_on, heading, next_unjudged, standings, when
from prongsai.faces.parts.tell import tell
from prongsai.records.agencies.access import OversightAction
from prongsai.records.disclosures.judging import (
    MEANWHILE,
    NEEDS_REASON,
    NOT_ASSIGNED,
    NOT_NOW,
    Judgement,
    ToJudge,
    judge,
    may_be_judged,
    to_judge,
)
from prongsai.records.disclosures.models import Review
from prongsai.records.rounds.assigning import assigned_to, ever_assigned_to
from prongsai.records.rounds.models import Enrolment, Task

_WRONG = 422


@page(OversightAction.REVIEW)
@require_safe
def agencies(request: OversightRequest) -> HttpResponse:
    """`/oversight/reviews/`: the agencies that are assigned to her, with what is left to judge."""
    today = clock.today()
    rows = standings(assigned_to(request.user, Task.REVIEW), today)
    context = {"heading": heading(rows, today), "go_on": go_on(rows)} | page_among(rows, request)._asdict()
    return render(request, "oversight/reviews.html", context)


@page(OversightAction.REVIEW)
@require_safe
def items(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/reviews/<pk>/`: the items of an agency with their judgements."""
    enrolment = _assigned(request, pk)
    rows = to_judge(enrolment)
    context = {
        "enrolment": enrolment,
        "round": enrolment.round,
        "rows": rows,
        "done": sum(one.is_judged for one in rows),
        "next": next_unjudged(rows, ""),
        "is_open": may_be_judged(enrolment.round, clock.today()),
        "when": when(enrolment.round, clock.today()),
        "go_on": _elsewhere(request, enrolment, rows),
    }
    return render(request, "oversight/review.html", context)


@page(OversightAction.REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: OversightRequest, pk: int, code: str) -> HttpResponse:
    """`/oversight/reviews/<pk>/<item>/`: an item with its elements, link and explanation; a POST judges it."""
    enrolment = assigned_to(request.user, Task.REVIEW).filter(pk=pk).first()
    if enrolment is None:
        return _too_late(request, pk, code)
    problem: Text | None = None
    if request.method == "POST":
        try:
            judge(enrolment, code, _typed(request), request.user)
        except InputError as error:
            problem = error.text
    rows = to_judge(enrolment)
    here = next((one for one in rows if one.item.code == code), None)
    if here is None:
        raise Http404
    if request.method == "POST" and not problem:
        return _onward(request, enrolment, here, rows)
    context = _context(request, enrolment, here, rows, problem)
    return render(request, "oversight/review_item.html", context, status=_WRONG if problem else 200)


def _typed(request: OversightRequest) -> Judgement:
    points = {"100": 100, "0": 0}.get(request.POST.get("points", ""))
    return Judgement(points, request.POST.get("note", ""), number_of(request.POST.get("seen", ""), 0))


def _too_late(request: OversightRequest, pk: int, code: str) -> HttpResponse:
    """What she typed before it was taken back or announced is not lost; what others judged she sees no longer."""
    held = ever_assigned_to(request.user, Task.REVIEW).filter(pk=pk).first() if request.method == "POST" else None
    if held is None:
        raise Http404
    problem = NOT_NOW if held.round.announced_at else NOT_ASSIGNED
    context = {
        "enrolment": held,
        "round": held.round,
        "code": code,
        "problem": problem,
        "note": request.POST.get("note"),
    }
    return render(request, "oversight/review_too_late.html", context, status=_WRONG)


def _assigned(request: OversightRequest, pk: int) -> Enrolment:
    found = assigned_to(request.user, Task.REVIEW).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _onward(request: OversightRequest, enrolment: Enrolment, here: ToJudge, rows: tuple[ToJudge, ...]) -> HttpResponse:
    """To the next item that nobody has judged; back to the list when none is left."""
    code = here.item.code
    following = next_unjudged(rows, code)
    tell(request, Text(f"บันทึกผลข้อ {code} แล้ว", f"{code} is judged."))
    if following is None:
        return redirect("oversight_review", enrolment.pk)
    return redirect("oversight_review_item", enrolment.pk, following)


def _elsewhere(request: OversightRequest, enrolment: Enrolment, rows: tuple[ToJudge, ...]) -> GoOn | None:
    """The next agency that waits, where this one is done."""
    if not all(one.is_judged for one in rows):
        return None
    return go_on(standings(assigned_to(request.user, Task.REVIEW), clock.today()), enrolment.pk)


def _context(
    request: OversightRequest, enrolment: Enrolment, here: ToJudge, rows: tuple[ToJudge, ...], problem: Text | None
) -> dict[str, object]:
    codes = [one.item.code for one in rows]
    at = codes.index(here.item.code)
    last = here.review
    return {
        "enrolment": enrolment,
        "round": enrolment.round,
        "here": here,
        "number": at + 1,
        "count": len(codes),
        "done": sum(one.is_judged for one in rows),
        "previous": codes[at - 1] if at else None,
        "following": codes[at + 1] if at + 1 < len(codes) else None,
        "next": next_unjudged(rows, here.item.code),
        "is_open": may_be_judged(enrolment.round, clock.today()),
        "when": when(enrolment.round, clock.today()),
        "problem": problem,
        "away": AWAY,
        "needs_reason": problem == NEEDS_REASON,
        "is_meanwhile": problem == MEANWHILE,
        "seen": _seen(request, last, problem),
        "points": request.POST.get("points", "") if problem else str(last.points) if last else "",
        "note": request.POST.get("note", "") if problem else last.note if last else "",
        "history": list(enrolment.reviews.filter(item=here.item.code).select_related("judged_by").order_by("-pk")),
    }


def _seen(request: OversightRequest, last: Review | None, problem: Text | None) -> str:
    """The newest review that the page shows; one of meanwhile only where the page says that there is one."""
    if problem and problem != MEANWHILE:
        return request.POST.get("seen", "")
    return str(last.pk) if last else ""
