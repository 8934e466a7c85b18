"""How measures go: for executives, for the officer, for a unit."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.headline import by_measure, headline, mine_headline, waits
from prongsai.faces.workspace.follow.telling import done, told
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.models import Unit
from prongsai.records.agencies.units import open_units
from prongsai.records.measures.circulars import waiting_for
from prongsai.records.measures.data import unit_name
from prongsai.records.measures.follow_selectors import Following, by_unit, following, in_use, late_units, of_units
from prongsai.records.measures.models import Measure, Plan
from prongsai.records.measures.reminders import ask_now, was_asked_today
from prongsai.records.notices.selectors import is_mail_set_up

ASKED = Text("เตือนผู้รับผิดชอบแล้ว {count} คน", "{count} people were reminded.")
ASKED_BEFORE = Text("วันนี้เตือนเรื่องนี้ไปแล้ว เตือนได้วันละครั้ง", "They were reminded today already: once a day is enough.")


@page(Action.VIEW)
@require_safe
def overview(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/?unit=`: every measure of the plans in use, what is late first."""
    units = open_units(request.agency)
    chosen = next((one for one in units if str(one.pk) == request.GET.get("unit")), None)
    plans = [_narrowed(one, chosen) for one in in_use(request.agency, clock.today())]
    context = {
        "plans": [(one, headline(one), by_unit(one.steps, request.agency), late_units(one)) for one in plans],
        "next_due": min((one.next_due for plan in plans for one in plan.measures if one.next_due), default=None),
        "units": [(one.pk, unit_name(one)) for one in units],
        "chosen": chosen,
        "asked": was_asked_today(one.measure for plan in plans for one in plan.measures),
        "may_remind": allowed(request, Action.REMIND),
        "may_record": allowed(request, Action.MEETING_EDIT),
        "mail_is_set_up": is_mail_set_up(),
    }
    return render(request, "workspace/follow/overview.html", context)


@page(Action.VIEW)
@require_safe
def mine(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/mine/`: the steps of the person's units, those to report first."""
    units = [one.unit for one in request.memberships if one.unit]
    steps = [step for plan in in_use(request.agency, clock.today()) for step in of_units(plan.steps, units) if units]
    waiting = by_measure([one for one in steps if waits(one)])
    context = {
        "headline": mine_headline(len(waiting)),
        "has_unit": bool(units),
        "waiting": waiting,
        "others": [one for one in steps if one.is_open and not waits(one)],
        "finished": [one for one in steps if not one.is_open],
        "circulars": waiting_for(request.user, request.agency),
    }
    return render(request, "workspace/follow/mine.html", context)


@page(Action.VIEW)
@require_safe
def measure(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/measures/<pk>/`: one measure with its steps and what was last said of each."""
    found = get_object_or_404(Measure, plan__agency=request.agency, pk=pk)
    (plan,) = following(Plan.objects.filter(pk=found.plan_id), clock.today())
    view = next(one for one in plan.measures if one.measure.pk == pk)
    reportable = {one.step.pk for one in view.steps if allowed(request, Action.PROGRESS_RECORD, one.step)}
    context = {
        "view": view,
        "plan": plan.plan,
        "reportable": reportable if plan.plan.state == "adopted" else set(),
        "may_remind": allowed(request, Action.REMIND),
        "asked": was_asked_today([found]),
    }
    return render(request, "workspace/follow/measure.html", context)


@page(Action.REMIND)
def remind(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/measures/<pk>/remind/`: asks those who do it to report, at most once a day."""
    found = get_object_or_404(Measure, plan__agency=request.agency, pk=pk)
    if request.method == "POST":
        _ask(request, found)
    return redirect("work_follow_measure", request.agency.code, pk)


def _ask(request: WorkRequest, found: Measure) -> None:
    try:
        count = ask_now(found, request.user)
    except InputError as error:
        told(request, error.text)
    else:
        sentence = Text(ASKED.th.format(count=count), ASKED.en.format(count=count))
        done(request, sentence) if count else told(request, ASKED_BEFORE)


def _narrowed(plan: Following, unit: Unit | None) -> Following:
    """The plan with the measures of one unit only, and of those the steps that it does."""
    if unit is None:
        return plan
    kept = {one.step.pk for one in of_units(plan.steps, [unit])}
    measures = (replace(one, steps=tuple(step for step in one.steps if step.step.pk in kept)) for one in plan.measures)
    return replace(plan, measures=tuple(one for one in measures if one.steps))
