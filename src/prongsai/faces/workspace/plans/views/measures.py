"""One measure: read, written with its steps as rows, moved, taken away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.core.analysis.recommendations import key_of
from prongsai.core.calendar.model import Every
from prongsai.core.calendar.months import whole_year
from prongsai.core.calendar.saying import say_period
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.telling import done
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.plans.compared import Differing, differing
from prongsai.faces.workspace.plans.forms.measure import MeasureForm, Steps, as_typed, typed
from prongsai.faces.workspace.plans.indicators import names_by_code
from prongsai.faces.workspace.plans.views.acting import again, tried
from prongsai.faces.workspace.plans.views.finding import measure_at, plan_at
from prongsai.faces.workspace.rounds.leading import Begun, begun_with
from prongsai.faces.workspace.rounds.views.finding import part_of
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.units import open_units
from prongsai.records.measures import editing
from prongsai.records.measures.data import as_data, every_unit, unit_name
from prongsai.records.measures.editing import MeasureDraft
from prongsai.records.measures.guarding import EditedMeanwhile
from prongsai.records.measures.models import Measure, Plan, PlanState
from prongsai.records.measures.plans import name_of
from prongsai.records.measures.selectors import to_answer

KEPT = Text("บันทึกมาตรการแล้ว", "The measure is kept.")
ADDED = Text("เพิ่มมาตรการแล้ว", "The measure was added.")
GONE = Text("ลบมาตรการแล้ว", "The measure was removed.")
USUAL_RHYTHMS = (Every.QUARTER.value, Every.YEAR_END.value)


@page(Action.VIEW)
@require_safe
def measure(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/measures/<pk>/`: everything that was written about a measure."""
    found = measure_at(request, pk)
    data = next(one for one in as_data(found.plan).measures if one.key == str(pk))
    context = {
        "plan": found.plan,
        "plan_name": name_of(found.plan),
        "measure": found,
        "data": data,
        "group": names_by_code(found.plan).get(data.group),
        "may_change": _may_change(request, found.plan),
    }
    return render(request, "workspace/plans/measure.html", context)


@page(Action.PLAN_EDIT)
def new(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/measures/new/?code=`: a measure in one's own words, for a weakness."""
    return _handled(request, plan_at(request, pk), None)


@page(Action.PLAN_EDIT)
def edit(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/measures/<pk>/edit/`."""
    found = measure_at(request, pk)
    return _handled(request, found.plan, found)


@page(Action.PLAN_EDIT)
def remove(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/measures/<pk>/remove/`: asks once, then takes it out of the plan."""
    found = measure_at(request, pk)
    if request.method != "POST":
        return render(request, "workspace/plans/measure_remove.html", {"plan": found.plan, "measure": found})
    try:
        editing.remove(found, request.user)
    except InputError:
        tried(request, lambda: editing.remove(found, request.user))
        return redirect("work_plans_measure", request.agency.code, pk)
    done(request, GONE)
    return redirect("work_plans_plan", request.agency.code, found.plan_id)


@page(Action.PLAN_EDIT)
def move(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/measures/<pk>/move/`: one place up or down."""
    found = measure_at(request, pk)
    if request.method == "POST":
        tried(request, lambda: editing.move(found, -1 if "up" in request.POST else 1, request.user))
    return redirect("work_plans_plan", request.agency.code, found.plan_id)


def _handled(request: WorkRequest, plan: Plan, found: Measure | None) -> HttpResponse:
    stored = editing.draft_of(found) if found else MeasureDraft("")
    form, steps = _forms(request, plan, found, stored)
    meanwhile: list[Differing] = []
    if request.method == "POST" and "more" not in request.POST:
        valid = [form.is_valid(), steps.is_valid()]
        if all(valid):
            try:
                saved = _keep(request, plan, found, form, steps)
            except EditedMeanwhile as error:
                meanwhile = differing(stored, form.draft(steps.drafts()), plan.agency)
                form = MeasureForm(plan, stored, again(request, error))
                form.complain({"": error.text})
                steps.with_others()
            except InputError as error:
                form.complain({"": error.text})
            else:
                done(request, KEPT if found else ADDED)
                return redirect("work_plans_measure", request.agency.code, saved.pk)
    return render(request, "workspace/plans/measure_form.html", _context(plan, found, form, steps, meanwhile))


def _forms(request: WorkRequest, plan: Plan, found: Measure | None, stored: MeasureDraft) -> tuple[MeasureForm, Steps]:
    data = request.POST if request.method == "POST" else None
    if data is None:
        initial = as_typed(stored, found.version) if found else _usual(request, plan)
        return MeasureForm(plan, stored, initial=initial), Steps(plan, stored, None)
    if "more" in data:
        return MeasureForm(plan, stored, initial=typed(MeasureForm, data)), Steps(plan, stored, data, more=True)
    return MeasureForm(plan, stored, data), Steps(plan, stored, data)


def _keep(request: WorkRequest, plan: Plan, found: Measure | None, form: MeasureForm, steps: Steps) -> Measure:
    draft = form.draft(steps.drafts())
    if found is None:
        return editing.add(plan, draft, request.user)
    return editing.change(found, draft, request.user, form.cleaned_data["version"])


def _usual(request: WorkRequest, plan: Plan) -> dict[str, Any]:
    """A new measure to begin with: all year, each quarter, for the weakness that the address names.

    What a rehearsal found is no finding of the result that the plan answers: there the remark alone says it.
    """
    code, begun = request.GET.get("code", ""), _rehearsed(request)
    about = [one for one in to_answer(plan) if code and one.indicator == code and not begun]
    is_known = bool(about) or (begun is not None and names_by_code(plan).get(code) == begun.name)
    return {
        "group": code if is_known else "",
        "remark": begun.remark if begun else "",
        "answers": [key_of(one) for one in about],
        "period": say_period(whole_year(plan.plan_year, plan.until_year)).th,
        "rhythms": () if plan.rhythms else USUAL_RHYTHMS,
        "risks": request.GET.getlist("risk"),
    }


def _rehearsed(request: WorkRequest) -> Begun | None:
    """The finding of a rehearsal that the address names, for who may see it."""
    pk = request.GET.get("rehearsal", "")
    if not (pk.isascii() and pk.isdigit()) or not allowed(request, Action.SCORE_VIEW):
        return None
    return begun_with(part_of(request, int(pk)), request.GET.get("code", ""))


def _context(
    plan: Plan, found: Measure | None, form: MeasureForm, steps: Steps, meanwhile: list[Differing]
) -> dict[str, Any]:
    return {
        "plan": plan,
        "plan_name": name_of(plan),
        "measure": found,
        "form": form,
        "steps": steps,
        "mistakes": [*form.mistakes, *steps.mistakes] if form.is_bound else [],
        "meanwhile": meanwhile,
        "owner_names": [every_unit(plan.agency), *(unit_name(one) for one in open_units(plan.agency))],
        "before": found.carried_from if found else None,
        "has_outcome": found is not None and plan.state != PlanState.DRAFT,
    }


def _may_change(request: WorkRequest, plan: Plan) -> bool:
    return allowed(request, Action.PLAN_EDIT) and plan.state != PlanState.CLOSED
