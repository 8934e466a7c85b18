"""Measures from a table of an old plan: pasted, looked at, added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.core.measures.pasted import PastedMeasure, read_pasted
from prongsai.faces.workspace.follow.telling import done, told
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.plans.forms.fields import names_of
from prongsai.faces.workspace.plans.forms.plan import PasteForm
from prongsai.faces.workspace.plans.indicators import groups_of
from prongsai.faces.workspace.plans.views.acting import counted, sent, tried
from prongsai.faces.workspace.plans.views.drafting import ADDED, NOTHING
from prongsai.faces.workspace.plans.views.finding import plan_at
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.units import open_units
from prongsai.records.measures.models import Plan
from prongsai.records.measures.pasting import add_pasted, owners_named
from prongsai.records.measures.plans import name_of


@page(Action.PLAN_EDIT)
def paste(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/paste/`: shows what was read of the table; a second press adds it."""
    plan = plan_at(request, pk)
    form = PasteForm([], sent(request))
    found = _read(request, plan, form)
    if found and "add" in request.POST:
        chosen = _chosen(request, plan, found)
        if not chosen:
            told(request, NOTHING)
        elif tried(request, lambda: add_pasted(plan, chosen, request.user), form):
            done(request, counted(ADDED, len(chosen)))
            return redirect("work_plans_plan", request.agency.code, pk)
    context = {
        "plan": plan,
        "name": name_of(plan),
        "form": form,
        "rows": _rows(request, plan, found or ()),
        "groups": groups_of(plan),
    }
    return render(request, "workspace/plans/paste.html", context)


def _read(request: WorkRequest, plan: Plan, form: PasteForm) -> tuple[PastedMeasure, ...] | None:
    if request.method != "POST" or not form.is_valid():
        return None
    return tried(request, lambda: read_pasted(form.cleaned_data["table"], plan.plan_year, plan.until_year), form)


def _chosen(request: WorkRequest, plan: Plan, found: Sequence[PastedMeasure]) -> list[PastedMeasure]:
    """The measures that are ticked, each under the indicator that was chosen."""
    known = {code for code, _ in groups_of(plan)}
    groups = [request.POST.get(f"group{n}", "") for n in range(len(found))]
    ticked = request.POST.getlist("chosen")
    return [
        one._replace(group=group if group in known else "")
        for n, (one, group) in enumerate(zip(found, groups, strict=True))
        if str(n) in ticked
    ]


def _rows(request: WorkRequest, plan: Plan, found: Sequence[PastedMeasure]) -> list[dict[str, Any]]:
    """What was read, row by row; all are ticked until somebody says otherwise."""
    units, again = open_units(plan.agency), "add" in request.POST
    return [
        {
            "n": n,
            "measure": one,
            "owners": names_of(owners_named(one.owners, units), plan.agency),
            "group": request.POST.get(f"group{n}", one.group) if again else one.group,
            "is_ticked": not again or str(n) in request.POST.getlist("chosen"),
        }
        for n, one in enumerate(found)
    ]
