"""Official rounds: the list, a new one, its page, its calendar, opening, closing, reopening."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.oversight.rounds.forms import DayForm, ExtendForm, NewRoundForm, PhasesForm, ReopenForm
from prongsai.faces.oversight.rounds.presenters import round_view, running_job
from prongsai.faces.parts.seen_days import seen_days
from prongsai.faces.parts.tell import tell, warn
from prongsai.records.agencies.access import OversightAction
from prongsai.records.agencies.models import Agency
from prongsai.records.jobs.services import enqueue
from prongsai.records.journal.selectors import of_object
from prongsai.records.rounds.models import RoundKind
from prongsai.records.rounds.scheduling import PhasesRefused, extend, set_phases
from prongsai.records.rounds.selectors import official_rounds, phase_state, phases_of
from prongsai.records.rounds.services import RoundDraft, delete_round, make_round
from prongsai.records.surveys.closing import close_round, may_close, reopen
from prongsai.records.surveys.doors import forget
from prongsai.records.surveys.jobs import CLOSE, OPEN
from prongsai.records.surveys.services import open_surveys

_WRONG = 422
AT_ONCE = 500
CLOSED_AT_ONCE = 20
SECONDS = 3


@page(OversightAction.ROUND_MANAGE)
@require_safe
def rounds(request: OversightRequest) -> HttpResponse:
    """`/oversight/rounds/`: the official rounds, the newest first."""
    return render(request, "oversight/rounds/list.html", {"rounds": list(official_rounds())})


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: OversightRequest) -> HttpResponse:
    """`/oversight/rounds/new/`: makes an official round with the calendar that its rules propose."""
    may_simulate = clock.is_movable() and Agency.objects.filter(is_simulated=True).exists()
    form = NewRoundForm(request.POST if request.method == "POST" else None, may_simulate)
    if form.is_valid():
        year, version = form.rules
        draft = RoundDraft(RoundKind.OFFICIAL, year, year, is_simulated=form.is_simulated, version=version)
        try:
            made = make_round(draft, request.user)
        except InputError as error:
            form.refuse(error, "fiscal_year")
        else:
            tell(request, Text(f"เปิด{made.name.th} แล้ว โปรดตรวจปฏิทิน", f"{made.name.en} is made. Check its calendar."))
            return redirect("oversight_phases", made.pk)
    return _page(request, "new", form=form)


@page(OversightAction.ROUND_MANAGE)
@require_safe
def one(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/`: how the round stands, today or as on another day, and what comes next."""
    found = the_round(pk)
    form = DayForm(request.GET if "on" in request.GET else None)
    day = (form.cleaned_data["on"] if form.is_valid() else None) or clock.today()
    view = round_view(found, day)
    response = _page(request, "round", view=view, form=form, round=found, entries=of_object(found, most=8))
    if view.job and view.is_today:
        response["Refresh"] = str(SECONDS)
    return response


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def phases(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/phases/`: first and last day of each phase; what looks like a mistake is asked twice."""
    found = the_round(pk)
    form = PhasesForm(found, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            set_phases(found, form.days(), request.user, insists=form.insists, seen=seen_days(request.POST))
        except PhasesRefused as refused:
            form.complain(refused)
        else:
            forget()
            tell(request, Text("บันทึกปฏิทินแล้ว", "The calendar is kept."))
            return redirect("oversight_round", pk)
    return _page(request, "phases", form=form, round=found)


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def extension(request: OversightRequest, pk: int, phase: PhaseCode) -> HttpResponse:
    """`/oversight/rounds/<pk>/phases/<code>/extend/`: another last day, with a reason that everybody reads."""
    found = the_round(pk)
    extended = phases_of(found)[phase]
    form = ExtendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            extend(extended, form.cleaned_data["ends_on"], form.cleaned_data["reason"], request.user)
        except InputError as error:
            form.refuse(error)
        else:
            forget()
            tell(request, Text(f"ขยายช่วง{extended.label.th}แล้ว", f"“{extended.label.en}” is extended."))
            return redirect("oversight_round", pk)
    return _page(request, "extend", form=form, round=found, phase=extended)


@page(OversightAction.ROUND_MANAGE)
@require_POST
def open_all(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/open/`: the surveys of all its agencies, with their short links; many by a worker.

    Not where the days for answers are past: what is asked then would be counted, empty, in the same night.
    """
    found = the_round(pk)
    if phase_state(found, PhaseCode.COLLECT, clock.today()) is State.OVER:
        warn(request, _NO_DAY_LEFT)
        return redirect("oversight_phases", pk)
    count = found.enrolments.count()
    if count > AT_ONCE:
        enqueue(OPEN, the_round=found.pk, by=request.user.pk)
        tell(request, Text(f"กำลังสร้างลิงก์ของ {count:,} หน่วยงาน", f"Making the links of {count:,} agencies."))
    else:
        made = open_surveys(found, by=request.user)
        tell(request, Text(f"สร้างลิงก์แบบวัด {made:,} ลิงก์แล้ว", f"{made:,} links are made."))
    return redirect("oversight_round", pk)


@page(OversightAction.ROUND_MANAGE)
@require_POST
def close(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/close/`: counts the answers once their time is over; of many agencies by a worker."""
    found = the_round(pk)
    if not may_close(found, clock.now()):
        warn(request, _NOT_YET)
    elif found.enrolments.count() <= CLOSED_AT_ONCE:
        try:
            close_round(found, request.user)
            tell(request, Text("ปิดรับและนับคำตอบแล้ว", "The answers are counted."))
        except InputError as error:  # extended meanwhile
            warn(request, error.text)
    elif not running_job(found):
        enqueue(CLOSE, the_round=found.pk, by=request.user.pk)
        tell(request, Text("กำลังปิดรับและนับคำตอบ", "The answers are being counted."))
    return redirect("oversight_round", pk)


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def open_again(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/reopen/`: answers are taken again, as long as nobody has seen a score."""
    found = the_round(pk)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reopen(found, form.cleaned_data["reason"], request.user)
        except InputError as error:
            form.refuse(error)
        else:
            forget()
            tell(request, _NOW_EXTEND)
            return redirect("oversight_extend", pk, PhaseCode.COLLECT.value)
    return _page(request, "reopen", form=form, round=found)


@page(OversightAction.ROUND_MANAGE)
@require_POST
def delete(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/delete/`: takes a round back in which there is no agency."""
    found = the_round(pk)
    try:
        delete_round(found, request.user)
    except InputError as error:  # enrolled meanwhile
        warn(request, error.text)
        return redirect("oversight_round", pk)
    tell(request, Text(f"ลบ{found.name.th} แล้ว", f"Deleted: {found.name.en}."))
    return redirect("oversight_rounds")


def _page(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    form = context.get("form")
    is_wrong = request.method == "POST" and bool(getattr(form, "errors", None))
    return render(request, f"oversight/rounds/{name}.html", context, status=_WRONG if is_wrong else 200)


_NOT_YET = Text(
    "ยังไม่หมดเวลาเก็บคำตอบ (รวมเวลาผ่อนผันของชุดที่ค้างในเครื่อง) หรือนับไปแล้ว จึงปิดไม่ได้",
    "The time for answers, and the grace for devices without a network, is not over yet, or they were counted.",
)
_NO_DAY_LEFT = Text(
    "ช่วงเก็บคำตอบในปฏิทินผ่านไปแล้ว จึงยังไม่ได้สร้างลิงก์ โปรดแก้ช่วงเก็บคำตอบ หรือขยายเวลาหากเคยเปิดให้ตอบแล้ว",
    "The days for answers are past, so no link was made. Set other days, or extend them if answers were taken before.",
)
_NOW_EXTEND = Text(
    "เปิดรับคำตอบอีกครั้งแล้ว โปรดขยายช่วงเก็บคำตอบด้วย มิฉะนั้นจะปิดเองคืนนี้",
    "Answers are taken again. Extend the time for them too, or they are counted tonight.",
)
