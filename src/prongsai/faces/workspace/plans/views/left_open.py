"""Weaknesses about which nothing is done, and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.core.text import Text
from prongsai.faces.workspace.follow.telling import done
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.plans.forms.plan import ReasonsForm
from prongsai.faces.workspace.plans.presenters import weaknesses
from prongsai.faces.workspace.plans.views.acting import sent, tried
from prongsai.faces.workspace.plans.views.finding import plan_at
from prongsai.records.agencies.access import Action
from prongsai.records.measures import plans

KEPT = Text("บันทึกเหตุผลแล้ว", "The reasons are kept.")


@page(Action.PLAN_EDIT)
def left_open(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/left-open/`: a reason for each weakness that no measure answers."""
    plan = plan_at(request, pk)
    open_ones = [one for one in weaknesses(plan) if not one.measures or one.left_open]
    named = [(one.finding.code, _named(one.finding.name, one.finding.shown)) for one in open_ones]
    stored = {one.finding.code: one.left_open.reason for one in open_ones if one.left_open}
    form = ReasonsForm(named, sent(request), initial=stored)
    if request.method == "POST" and form.is_valid():
        tried(request, lambda: plans.leave_open(plan, form.cleaned_data, request.user), form)
        if not form.errors:
            done(request, KEPT)
            return redirect("work_plans_plan", request.agency.code, pk)
    context = {"plan": plan, "name": plans.name_of(plan), "form": form}
    return render(request, "workspace/plans/left_open.html", context)


def _named(name: Text, shown: str) -> Text:
    return Text(f"{name.th} ({shown})", f"{name.en} ({shown})") if shown else name
