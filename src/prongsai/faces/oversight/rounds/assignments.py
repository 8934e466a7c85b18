"""Who reviews and who interviews for which agency of a round."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from prongsai.core.surveys.respondents import is_interviewed
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.numbers import number_of, page_of
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.parts.tell import tell, warn
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import OversightAction
from prongsai.records.agencies.mandates import of_task
from prongsai.records.agencies.selectors import matching
from prongsai.records.rounds.assigning import (
    ROLES,
    WORK,
    assign,
    assignees,
    loads,
    spread,
    take_back,
    with_assignee,
    without_assignee,
)
from prongsai.records.rounds.models import Enrolment, Round, Task
from prongsai.records.rounds.selectors import rules_of, survey_codes

PER_PAGE = 50


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def assignments(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/assignments/`: spread evenly by a press, or by hand; `task` says which work."""
    found, task = the_round(pk), _task(request)
    if request.method == "POST":
        try:
            tell(request, _done(request, found, task))
        except InputError as error:
            warn(request, error.text)
        kept = {"task": task.value, "only": request.GET.get("only", ""), "q": request.GET.get("q", "")}
        return redirect(reverse("oversight_assignments", args=[pk]) + "?" + urlencode(kept))
    return render(request, "oversight/rounds/assignments.html", _context(request, found, task))


def _context(request: OversightRequest, found: Round, task: Task) -> dict[str, object]:
    only, q = request.GET.get("only", ""), request.GET.get("q", "")[:100]
    waiting = without_assignee(found, task)
    wanted = {"without": waiting, "with": with_assignee(found, task)}.get(
        only, found.enrolments.select_related("agency")
    )
    listed = wanted.filter(matching(q, "agency__")) if q else wanted
    total = listed.count()
    pages = max(1, -(-total // PER_PAGE))
    here = min(max(page_of(request), 1), pages)
    ordered = listed.order_by("agency__province", "agency__sort_key", "pk")
    shown = list(ordered[(here - 1) * PER_PAGE : here * PER_PAGE])
    people = assignees(shown, task)
    return {
        "round": found,
        "task": task.value,
        "work": WORK[task],
        "other_task": next((one.value, WORK[one]) for one in Task if one != task),
        "loads": loads(found, task),
        "waiting": waiting.count(),
        "rows": [(one, people.get(one.pk, [])) for one in shown],
        "total": total,
        "page": here,
        "pages": pages,
        "only": only,
        "q": q,
        "is_asked": task != Task.INTERVIEW or any(map(is_interviewed, survey_codes(rules_of(found)))),
    }


def _done(request: OversightRequest, found: Round, task: Task) -> Text:
    act = request.POST.get("act")
    if act == "spread":
        count = spread(found, task, request.user)
        return Text(f"มอบหมาย {count:,} หน่วยงานแล้ว", f"{count:,} agencies are assigned.")
    chosen = _chosen(request, found)
    if act == "take_back":
        count = take_back(found, chosen, task, request.user)
        return Text(f"ยกเลิกการมอบหมาย {count:,} รายการแล้ว", f"{count:,} assignments are ended.")
    count = assign(found, chosen, _person(request, task), task, request.user)
    return Text(f"มอบหมาย {count:,} หน่วยงานแล้ว", f"{count:,} agencies are assigned.")


def _chosen(request: OversightRequest, found: Round) -> list[Enrolment]:
    numbers = [number_of(one, 0) for one in request.POST.getlist("agency")]
    chosen = list(found.enrolments.filter(pk__in=numbers).select_related("agency"))
    if not chosen:
        raise InputError(Text("โปรดเลือกหน่วยงานอย่างน้อยหนึ่งแห่ง", "Choose at least one agency."))
    return chosen


def _person(request: OversightRequest, task: Task) -> User:
    wanted = number_of(request.POST.get("person", ""), 0)
    found = next((one for one in of_task(ROLES[task]) if one.pk == wanted), None)
    if found is None:
        raise InputError(Text("โปรดเลือกผู้รับมอบหมาย", "Choose whom to assign."))
    return found


def _task(request: OversightRequest) -> Task:
    wanted = request.GET.get("task", Task.REVIEW.value)
    if wanted not in Task.values:
        raise Http404
    return Task(wanted)
