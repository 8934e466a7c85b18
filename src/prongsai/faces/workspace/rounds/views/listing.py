"""The rounds of an agency, and how one begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.rounds.forms import FollowForm, RehearsalForm
from prongsai.faces.workspace.rounds.standing import Standing, standing_of
from prongsai.faces.workspace.tell import tell
from prongsai.records.agencies.access import Action
from prongsai.records.rounds.elsewhere import follow as follow_round
from prongsai.records.rounds.models import RoundKind
from prongsai.records.rounds.selectors import rounds_of
from prongsai.records.surveys.rehearsals import rehearse as begin

USUAL_DAYS = timedelta(days=13)  # two weeks, the first and the last day included
BEGUN = Text(
    "เปิดการซ้อมแล้ว ส่งลิงก์หรือพิมพ์ป้าย QR ด้านล่างให้ผู้ตอบได้ทันที",
    "The rehearsal is open. Send its links, or print the posters.",
)
FOLLOWED = Text(
    "เพิ่มรอบในระบบ ITAS แล้ว กรอกลิงก์และจำนวนผู้ตอบที่เห็นได้เลย", "The round in ITAS is here. Enter its links and counts."
)
HEADINGS = {
    RoundKind.OFFICIAL: Text("รอบการประเมินจริงในระบบนี้", "Official rounds here"),
    RoundKind.ELSEWHERE: Text("รอบการประเมินจริงในระบบ ITAS", "Official rounds in ITAS"),
    RoundKind.REHEARSAL: Text("ซ้อมประเมิน (ไม่ใช่การประเมินจริง)", "Rehearsals (not the real assessment)"),
}


@dataclass(frozen=True)
class Section:
    """The rounds of one kind; kinds are never mixed."""

    kind: RoundKind
    heading: Text
    rounds: list[Standing]


@page(Action.VIEW)
@require_safe
def rounds(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/rounds/`: the rounds that the agency takes part in, by kind."""
    found = [standing_of(one) for one in rounds_of(request.agency)]
    sections = [
        Section(kind, heading, [one for one in found if one.part.round.kind == kind])
        for kind, heading in HEADINGS.items()
    ]
    context = {
        "sections": sections,
        "any": bool(found),
        "may_edit": allowed(request, Action.ROUND_EDIT),
    }
    return render(request, "workspace/rounds/list.html", context)


@page(Action.ROUND_EDIT)
def rehearse(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/rounds/rehearse/`: a rehearsal from one form; it is open at once."""
    today = clock.today()
    form = RehearsalForm(request.POST or None, initial={"first": today, "last": today + USUAL_DAYS})
    if request.method == "POST" and form.is_valid():
        try:
            part = begin(request.agency, form.draft(), request.user)
        except InputError as error:
            form.complain({"": error.text})
        else:
            tell(request, BEGUN)
            return redirect("work_rounds_round", request.agency.code, part.pk)
    return render(request, "workspace/rounds/rehearse.html", {"form": form})


@page(Action.ROUND_EDIT)
def follow(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/rounds/itas/`: the official round of a year, which runs in ITAS."""
    form = FollowForm(clock.today(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            part = follow_round(request.agency, form.cleaned_data["year"], request.user)
        except InputError as error:
            form.complain({"year": error.text})
        else:
            tell(request, FOLLOWED)
            return redirect("work_rounds_seen", request.agency.code, part.pk)
    return render(request, "workspace/rounds/follow.html", {"form": form})
