"""The end of a rehearsal: the count, and its result."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.rounds.result import rehearsal_result
from prongsai.faces.workspace.rounds.standing import standing_of
from prongsai.faces.workspace.rounds.views.finding import part_of
from prongsai.faces.workspace.tell import tell
from prongsai.records.agencies.access import Action
from prongsai.records.rounds.models import RoundKind
from prongsai.records.surveys.closing import mark_seen
from prongsai.records.surveys.rehearsals import count_now
from prongsai.records.surveys.suggesting import suggestions_of

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
    context = {"part": part, "stand": standing_of(part), "problem": problem}
    return render(request, "workspace/rounds/count.html", context)


@page(Action.SCORE_VIEW)
@require_safe
def result(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/result/`: what a rehearsal gave. Seeing it keeps the round closed for good."""
    part = part_of(request, pk)
    stand = standing_of(part)
    why = OFFICIAL if part.round.kind != RoundKind.REHEARSAL else None if mark_seen(part.round) else NOT_YET
    if why is not None:
        return render(request, "workspace/rounds/no_result.html", {"part": part, "stand": stand, "why": why})
    context = {"part": part, "stand": stand, "result": rehearsal_result(part), "suggestions": suggestions_of(part)}
    return render(request, "workspace/rounds/result.html", context)
