"""ร่างแผน: what is to be answered, with measures to tick; one press makes the plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.adapters import clock
from prongsai.core.measures.drafting import Topic
from prongsai.core.measures.drafts import Years
from prongsai.core.measures.model import PlanKind
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.faces.workspace.follow.telling import done, told
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.plans.carried import Carried, carried_views, offered_by, unfinished
from prongsai.faces.workspace.plans.forms.plan import Chosen, DraftForm, years_in
from prongsai.faces.workspace.plans.presenters import answered_topics, defaults, offered, topic_views
from prongsai.faces.workspace.plans.views.acting import counted, sent, tried
from prongsai.faces.workspace.plans.views.against_corruption import start_against_corruption
from prongsai.faces.workspace.plans.views.finding import plan_at
from prongsai.faces.workspace.plans.views.listing import year_offered
from prongsai.records.agencies.access import Action
from prongsai.records.measures.carrying import carry, previous_of
from prongsai.records.measures.library import put, start_with, topics_of, topics_of_plan
from prongsai.records.measures.models import Plan
from prongsai.records.measures.selectors import newest_result, plans_of
from prongsai.records.results.models import Result

MADE = Text(
    "สร้างร่างแผนแล้ว มีมาตรการ {count} ข้อ ตรวจและแก้ไขได้ทุกข้อ",
    "The draft is made with {count} measures. Each can be changed.",
)
ADDED = Text("เพิ่มมาตรการแล้ว {count} ข้อ", "{count} measures were added.")
NOTHING = Text("ยังไม่ได้เลือกมาตรการ โปรดเลือกอย่างน้อยหนึ่งข้อ", "Nothing was ticked. Tick one measure at least.")


@page(Action.PLAN_EDIT)
def new(request: WorkRequest, kind: str) -> HttpResponse:
    """`/office/<code>/plans/new/<kind>/`: everything that the plan answers, and a button."""
    if kind == PlanKind.ITA:
        return _new(request)
    if kind == PlanKind.ANTI_CORRUPTION:
        return start_against_corruption(request)
    raise Http404


@page(Action.PLAN_EDIT)
def more(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/library/`: further measures from the library."""
    plan = plan_at(request, pk)
    topics = topics_of_plan(plan)
    ticks = offered(topics)
    form = Chosen(ticks, sent(request), initial={"chosen": defaults(topics, answered_topics(plan))})
    if request.method == "POST":
        chosen = [one for key, one in ticks.items() if key in form.chosen]
        if not chosen:
            told(request, NOTHING)
        elif tried(request, lambda: put(plan, chosen, request.user)):
            done(request, counted(ADDED, len(chosen)))
            return redirect("work_plans_plan", request.agency.code, pk)
    context = {"plan": plan, "topics": topic_views(topics, request.agency, form.chosen, plan)}
    return render(request, "workspace/plans/library.html", context)


@page(Action.PLAN_EDIT)
def carry_over(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/carry/`: measures of the plan before, with what came of them."""
    plan = plan_at(request, pk)
    before = previous_of(plan)
    there = set(plan.measures.values_list("carried_from", flat=True))
    found = [one for one in carried_views(before) if one.view.measure.pk not in there]
    form = Chosen(offered_by(found), sent(request), initial={"chosen": unfinished(found)})
    if request.method == "POST":
        chosen = [one.view.measure for one in found if one.key in form.chosen]
        if not chosen:
            told(request, NOTHING)
        elif tried(request, lambda: carry(chosen, plan, request.user)):
            done(request, counted(ADDED, len(chosen)))
            return redirect("work_plans_plan", request.agency.code, pk)
    context = {"plan": plan, "before": before, "carried": found, "chosen": form.chosen}
    return render(request, "workspace/plans/carry.html", context)


@dataclass(frozen=True)
class _Begun:
    """What a new plan can be made of."""

    form: DraftForm
    result: Result | None
    years: Years
    topics: tuple[Topic, ...]
    before: Plan | None
    carried: list[Carried]


def _new(request: WorkRequest) -> HttpResponse:
    begun = _begun(request)
    form = begun.form
    if request.method == "POST" and form.is_valid():
        if not form.chosen:
            form.complain({"": NOTHING})
        elif plan := tried(request, lambda: _made(request, begun), form):
            done(request, counted(MADE, plan.measures.count()))
            return redirect("work_plans_plan", request.agency.code, plan.pk)
    context = {
        "form": form,
        "result": begun.result,
        "before": begun.before,
        "carried": begun.carried,
        "chosen": form.chosen,
        "topics": topic_views(begun.topics, request.agency, form.chosen),
    }
    return render(request, "workspace/plans/new.html", context)


def _begun(request: WorkRequest) -> _Begun:
    result = newest_result(request.agency)
    usual = year_offered(request, PlanKind.ITA) or fiscal_year(clock.today())
    form = DraftForm([], sent(request), initial={"plan_year": usual})
    years = years_in(form, usual)
    topics = topics_of(result, years)
    before = plans_of(request.agency).filter(kind=PlanKind.ITA.value, until_year__lt=years.plan_year).first()
    found = carried_views(before)
    form.offered = (*offered(topics), *offered_by(found))
    again = [one for one in found if one.key in unfinished(found)]
    ready = defaults(topics, {one.view.measure.group for one in again}) if result else []
    form.initial["chosen"] = [*(one.key for one in again), *ready]
    return _Begun(form, result, years, topics, before, found)


def _made(request: WorkRequest, begun: _Begun) -> Plan:
    chosen = [one for key, one in offered(begun.topics).items() if key in begun.form.chosen]
    carried = [one.view.measure for one in begun.carried if one.key in begun.form.chosen]
    with transaction.atomic():
        plan = start_with(request.agency, PlanKind.ITA, begun.years, begun.result, chosen, request.user)
        carry(carried, plan, request.user)
    return plan
