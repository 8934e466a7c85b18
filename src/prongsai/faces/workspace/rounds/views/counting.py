"""The end of a rehearsal: the count, and its result."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters.render import CONTENT_TYPES, Format, NoThaiFontError
from prongsai.adapters.render import render as on_paper
from prongsai.core.published.row import Scope
from prongsai.core.reports.rehearsal import rehearsal_paper
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.analysis.what_if import tidy_query, what_if_view
from prongsai.faces.parts.download import attachment
from prongsai.faces.parts.survey.on_paper import file_name, setting_of
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.rounds.leading import way_on
from prongsai.faces.workspace.rounds.result import rehearsal_result, rehearsal_told
from prongsai.faces.workspace.rounds.standing import standing_of
from prongsai.faces.workspace.rounds.views.finding import part_of
from prongsai.faces.workspace.rounds.views.reopening import may_reopen
from prongsai.faces.workspace.tell import tell, warn
from prongsai.records.agencies.access import Action
from prongsai.records.results.from_rounds import rehearsed
from prongsai.records.rounds.models import Enrolment, RoundKind
from prongsai.records.surveys.closing import KEYS_KEPT, mark_seen
from prongsai.records.surveys.rehearsals import count_now
from prongsai.records.surveys.suggesting import suggestions_of

FORMS: dict[str, Format] = {"pdf": "pdf", "docx": "docx"}
CALLED = "ผลการซ้อม"
COUNTED = Text("ปิดรับและนับคำตอบแล้ว ดูผลการซ้อมได้", "Closed and counted. The result of the rehearsal can be seen.")
OFFICIAL = Text(
    "ผลของรอบการประเมินจริงประกาศโดยผู้จัดการประเมิน ไม่มีหน้าผลซ้อม",
    "The result of an official round is announced by who runs it; there is no result of a rehearsal here.",
)
NOT_YET = Text(
    "ยังไม่ปิดรับคำตอบ ระหว่างเปิดรับคำตอบไม่มีผู้ใดเห็นคะแนน รวมทั้งผู้บริหารและผู้ดูแลระบบ",
    "Answers are still taken. Until they are counted nobody sees a score, neither executives nor administrators.",
)


@page(Action.ROUND_EDIT)
def count(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/count/`: asks first, then closes and counts a rehearsal."""
    part, problem = part_of(request, pk), None
    if request.method == "POST":
        try:
            count_now(part.round, request.user)
        except InputError as error:
            problem = error.text
        else:
            tell(request, COUNTED)
            return redirect("work_rounds_round", request.agency.code, pk)
    context = {
        "part": part,
        "stand": standing_of(part),
        "problem": problem,
        "may_reopen": may_reopen(request, part),
        "days": KEYS_KEPT.days,
    }
    return render(request, "workspace/rounds/count.html", context)


@page(Action.SCORE_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/result/`: what a rehearsal gave.

    Asks before the first look (a POST), after which the round can never be opened again.
    """
    part = part_of(request, pk)
    why = None if part.round.kind == RoundKind.REHEARSAL else OFFICIAL
    if request.method == "POST" and why is None:
        if mark_seen(part.round, request.user):
            return redirect("work_rounds_result", request.agency.code, pk)
        why = NOT_YET
    return _without_result(request, part, why) if why else _result(request, part)


def _result(request: WorkRequest, part: Enrolment) -> HttpResponse:
    card = rehearsed(part)
    if card is None:
        return _without_result(request, part, None if part.round.closed_at else NOT_YET)
    plans = way_on(part, card) if allowed(request, Action.PLAN_EDIT) else None
    seen = {"result": rehearsal_result(part, card), "suggestions": suggestions_of(part), "plans": plans}
    return render(request, "workspace/rounds/result.html", {"part": part, "stand": standing_of(part)} | seen)


@page(Action.SCORE_VIEW)
@require_safe
def result_file(request: WorkRequest, pk: int, ending: str) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/result/rehearsal.pdf`, `….docx`: the same as a paper, marked on every page."""
    part = part_of(request, pk)
    card, form = rehearsed(part), FORMS.get(ending)
    if form is None:
        raise Http404
    if card is None:
        return redirect("work_rounds_result", request.agency.code, pk)
    document = rehearsal_paper(rehearsal_told(part, card), setting_of(part))
    try:
        content = on_paper(document, form)
    except NoThaiFontError as error:
        warn(request, error.text)
        return redirect("work_rounds_result", request.agency.code, pk)
    return attachment(content, file_name(part, CALLED, "", ending), CONTENT_TYPES[form])


@page(Action.SCORE_VIEW)
@require_safe
def what_if(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/result/what-if/`: what a rehearsal gave, with assumed scores."""
    part = part_of(request, pk)
    card = rehearsed(part)
    if card is None:
        return redirect("work_rounds_result", request.agency.code, pk)
    query = tidy_query(request.GET)
    if query != request.GET.urlencode():
        return redirect(f"{request.path}?{query}" if query else request.path)
    form = what_if_view(card, request.GET, Scope.AGENCY)
    context = {"part": part, "stand": standing_of(part), "form": form, "head": rehearsal_result(part, card).head}
    return render(request, "workspace/rounds/what_if.html", context)


def _without_result(request: WorkRequest, part: Enrolment, why: Text | None) -> HttpResponse:
    """Why nothing is shown; without a reason somebody may look, and is asked first."""
    template = "workspace/rounds/no_result.html" if why else "workspace/rounds/first_look.html"
    context = {"part": part, "stand": standing_of(part), "why": why, "may_reopen": may_reopen(request, part)}
    return render(request, template, context)
