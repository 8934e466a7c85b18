"""Corruption risks of a plan: the matrix, the list, and which measures treat each."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.core.measures import risks as rules
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.telling import done
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.plans.forms.plan import RiskForm
from prongsai.faces.workspace.plans.views.acting import again, sent, tried
from prongsai.faces.workspace.plans.views.finding import plan_at, risk_at
from prongsai.records.agencies.access import Action
from prongsai.records.measures import risks as services
from prongsai.records.measures.data import as_data
from prongsai.records.measures.guarding import EditedMeanwhile
from prongsai.records.measures.models import Measure, Plan, PlanState, Risk
from prongsai.records.measures.plans import name_of

KEPT = Text("บันทึกความเสี่ยงแล้ว", "The risk is kept.")
GONE = Text("ลบความเสี่ยงแล้ว", "The risk was removed.")


class RiskView(NamedTuple):
    """A risk with its level and the measures that treat it."""

    risk: Risk
    level: rules.RiskLevel | None
    measures: tuple[Measure, ...]


@page(Action.VIEW)
@require_safe
def risks(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/risks/`."""
    plan = plan_at(request, pk)
    stored = plan.risks.prefetch_related("answers__measure")
    views = [_view(one) for one in stored]
    context = {
        "plan": plan,
        "name": name_of(plan),
        "views": views,
        "matrix": [(rules.LIKELIHOOD[row[0].likelihood - 1], row) for row in rules.matrix(as_data(plan).risks)],
        "impacts": list(enumerate(rules.IMPACT, start=1)),
        "untreated": [one.risk.number for one in views if not one.measures],
        "may_change": allowed(request, Action.PLAN_EDIT) and plan.state != PlanState.CLOSED,
    }
    return render(request, "workspace/plans/risks.html", context)


@page(Action.PLAN_EDIT)
def new(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/risks/new/`."""
    return _handled(request, plan_at(request, pk), None)


@page(Action.PLAN_EDIT)
def edit(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/risks/<pk>/edit/`."""
    found = risk_at(request, pk)
    return _handled(request, found.plan, found)


@page(Action.PLAN_EDIT)
def remove(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/risks/<pk>/remove/`: the measures that treated it stay."""
    found = risk_at(request, pk)
    if request.method == "POST":
        tried(request, lambda: _removed(request, found))
    return redirect("work_plans_risks", request.agency.code, found.plan_id)


def _removed(request: WorkRequest, found: Risk) -> None:
    services.remove(found, request.user)
    done(request, GONE)


def _handled(request: WorkRequest, plan: Plan, found: Risk | None) -> HttpResponse:
    form = RiskForm(sent(request), initial=_as_typed(found) if found else {})
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, plan, found, form)
        except EditedMeanwhile as meanwhile:
            form = RiskForm(again(request, meanwhile))
            form.complain({"": meanwhile.text})
        except InputError as error:
            form.complain({"": error.text})
        else:
            done(request, KEPT)
            return redirect("work_plans_risks", request.agency.code, plan.pk)
    context = {"plan": plan, "name": name_of(plan), "risk": found, "form": form}
    return render(request, "workspace/plans/risk_form.html", context)


def _keep(request: WorkRequest, plan: Plan, found: Risk | None, form: RiskForm) -> Risk:
    if found is None:
        return services.add(plan, form.draft(), request.user)
    return services.change(found, form.draft(), request.user, form.cleaned_data["version"])


def _view(one: Risk) -> RiskView:
    measures = tuple(answer.measure for answer in one.answers.all())
    return RiskView(one, rules.level_of(one.likelihood, one.impact), measures)


def _as_typed(found: Risk) -> dict[str, object]:
    names = ("process", "risk", "likelihood", "impact", "control", "version")
    return {name: getattr(found, name) for name in names}
