"""A rehearsal that was counted too soon takes answers again, as long as nobody has seen a score of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.rounds.forms import ExtendForm
from prongsai.faces.workspace.rounds.standing import standing_of
from prongsai.faces.workspace.rounds.views.finding import part_of
from prongsai.faces.workspace.tell import tell
from prongsai.records.agencies.access import Action
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.scheduling import ExtensionRefused
from prongsai.records.surveys.closing import KEYS_KEPT
from prongsai.records.surveys.rehearsals import take_answers_again, why_not_again

_OPEN = Text(
    "เปิดรับคำตอบอีกครั้งแล้ว ลิงก์และ QR เดิมใช้ได้ คำตอบที่ได้รับไว้ยังนับอยู่",
    "Answers are taken again by the same links and QR codes. Those that came before still count.",
)


class ReopenForm(ExtendForm):
    """Until when answers are taken again, and why."""

    ends_on = ThaiDateField(label=lazily("รับคำตอบถึงวันที่", "Last day for answers"))


def may_reopen(request: WorkRequest, part: Enrolment) -> bool:
    """Whether the person can let this round take answers again."""
    return allowed(request, Action.ROUND_EDIT) and why_not_again(part.round) is None


@page(Action.ROUND_EDIT)
def reopen(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/reopen/`: until when a counted rehearsal takes answers again, and why."""
    part = part_of(request, pk)
    why, form = why_not_again(part.round), ReopenForm(request.POST or None)
    if why is None and request.method == "POST" and form.is_valid():
        try:
            take_answers_again(part.round, form.cleaned_data["ends_on"], form.cleaned_data["reason"], request.user)
        except ExtensionRefused as refused:
            form.complain({refused.about: refused.text})
        except InputError as error:
            why = error.text
        else:
            tell(request, _OPEN)
            return redirect("work_rounds_round", request.agency.code, pk)
    closed = part.round.closed_at
    until = closed + KEYS_KEPT if closed else None
    context = {"part": part, "stand": standing_of(part), "form": form, "why": why, "until": until}
    return render(request, "workspace/rounds/reopen.html", context)
