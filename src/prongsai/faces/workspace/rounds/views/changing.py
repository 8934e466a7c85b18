"""What an officer changes of a round: headcounts, days, what she sees in ITAS."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.seen_days import seen_days
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.rounds.calendar import shown_phases
from prongsai.faces.workspace.rounds.forms import AllSeenForm, ExtendForm, PeopleForm, PhasesForm, RecountForm
from prongsai.faces.workspace.rounds.standing import rules_said, standing_of
from prongsai.faces.workspace.rounds.views.finding import part_of
from prongsai.faces.workspace.tell import tell, warn
from prongsai.records.agencies.access import Action
from prongsai.records.rounds import scheduling, services
from prongsai.records.rounds.elsewhere import SeenRefused, see
from prongsai.records.rounds.headcounts import RecountRefused, is_late
from prongsai.records.rounds.models import Enrolment, Phase, RoundKind

KEPT = Text("บันทึกแล้ว", "Kept.")
EXTENDED = Text("ขยายเวลาแล้ว", "Extended.")
NOT_OURS = Text(
    "ปฏิทินของรอบการประเมินจริงกำหนดโดยผู้จัดการประเมิน หน่วยงานแก้ไขไม่ได้",
    "The calendar of an official round is set by who runs it; an agency cannot change it.",
)
COUNTED_HERE = Text(
    "รอบนี้ตอบในระบบนี้ จำนวนผู้ตอบจึงนับเอง ไม่ต้องกรอก", "This round is answered here: the answers are counted, not entered."
)


@page(Action.ROUND_EDIT)
def people(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/people/`: headcounts, and the least numbers of answers that follow.

    After registration of an official round, what was said before is changed with a reason.
    """
    part = part_of(request, pk)
    kept = {"staff": part.staff, "served": part.served}
    is_recount = is_late(part.round) and any(one is not None for one in kept.values())
    form = (RecountForm if is_recount else PeopleForm)(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            services.count_people(part, by=request.user, **form.cleaned_data)
        except RecountRefused as refused:
            form.complain({"reason": refused.text})
        except InputError as error:
            form.complain({"": error.text})
        else:
            return _back(request, part, KEPT)
    stand = standing_of(part)
    context = {"form": form, "part": part, "stand": stand, "rules": list(rules_said(stand))}
    return render(request, "workspace/rounds/people.html", context)


@page(Action.ROUND_EDIT)
def phases(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/phases/`: the days of an agency's own round."""
    part = part_of(request, pk)
    if part.round.agency_id is None:
        return _refused(request, part, NOT_OURS)
    form = PhasesForm(_own_days(part), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            scheduling.set_phases(part.round, form.days, request.user, seen=seen_days(request.POST))
        except InputError as error:
            form.refuse(error.text)
        else:
            return _back(request, part, KEPT)
    context = {"form": form, "part": part, "stand": standing_of(part)}
    return render(request, "workspace/rounds/phases.html", context)


@page(Action.ROUND_EDIT)
def extend(request: WorkRequest, pk: int, phase: str) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/extend/<phase>/`: more time, with a reason that everybody can read."""
    part = part_of(request, pk)
    if part.round.agency_id is None:
        return _refused(request, part, NOT_OURS)
    found = next((one for one in _own_days(part) if one.code == phase), None)
    if found is None:
        raise Http404
    form = ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            scheduling.extend(found, form.cleaned_data["ends_on"], form.cleaned_data["reason"], request.user)
        except scheduling.ExtensionRefused as refused:
            form.complain({refused.about: refused.text})
        else:
            return _back(request, part, EXTENDED)
    context = {"form": form, "part": part, "stand": standing_of(part), "phase": found}
    return render(request, "workspace/rounds/extend.html", context)


@page(Action.ROUND_EDIT)
def seen(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/seen/`: links and counts of a round that runs in ITAS."""
    part, today = part_of(request, pk), clock.today()
    if part.round.is_asked_here:
        return _refused(request, part, COUNTED_HERE)
    form = AllSeenForm(part, today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            see(part, form.seen, request.user)
        except SeenRefused as refused:
            form.complain(refused.of)
        else:
            return _back(request, part, KEPT)
    context = {"form": form, "part": part, "stand": standing_of(part)}
    return render(request, "workspace/rounds/seen.html", context)


def _own_days(part: Enrolment) -> list[Phase]:
    """The phases whose days an agency sets itself; in a rehearsal the counting follows the days for answers."""
    found = shown_phases(standing_of(part))
    if part.round.kind == RoundKind.REHEARSAL:
        found.pop(PhaseCode.ANNOUNCE)
    return list(found.values())


def _back(request: WorkRequest, part: Enrolment, said: Text) -> HttpResponse:
    tell(request, said)
    return redirect("work_rounds_round", request.agency.code, part.pk)


def _refused(request: WorkRequest, part: Enrolment, why: Text) -> HttpResponse:
    warn(request, why)
    return redirect("work_rounds_round", request.agency.code, part.pk)
