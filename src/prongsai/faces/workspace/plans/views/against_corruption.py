"""แผนปฏิบัติการป้องกันการทุจริต: begun from the risks that most agencies have, with the measures that treat them."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.adapters import clock
from prongsai.core.calendar.model import Every, Rhythm
from prongsai.core.measures.drafts import Years
from prongsai.core.measures.library.loader import library
from prongsai.core.measures.model import PlanKind
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.faces.workspace.follow.telling import done
from prongsai.faces.workspace.page import WorkRequest
from prongsai.faces.workspace.plans.forms.plan import AgainstCorruptionForm, years_in
from prongsai.faces.workspace.plans.views.acting import sent, tried
from prongsai.faces.workspace.plans.views.listing import year_offered
from prongsai.records.measures import plans
from prongsai.records.measures.library import put_risks
from prongsai.records.measures.models import Plan

MADE = Text(
    "สร้างร่างแผนแล้ว โปรดประเมินโอกาสและผลกระทบของความเสี่ยงแต่ละข้อ",
    "The draft is made. Judge the likelihood and impact of each risk.",
)


def start_against_corruption(request: WorkRequest) -> HttpResponse:
    """The years, and risks to tick; a plan without any is begun empty."""
    usual = year_offered(request, PlanKind.ANTI_CORRUPTION) or fiscal_year(clock.today())
    ideas = library().risks
    keys = [one.key for one in ideas]
    form = AgainstCorruptionForm(keys, sent(request), initial={"plan_year": usual, "chosen": keys})
    if request.method == "POST" and form.is_valid():
        plan = tried(request, lambda: _made(request, form, years_in(form, usual)), form)
        if plan is not None:
            done(request, MADE)
            return redirect("work_plans_risks", request.agency.code, plan.pk)
    every = library().every
    rows = [(one, one.key in form.chosen, [every[key] for key in one.measures]) for one in ideas]
    return render(request, "workspace/plans/new_against_corruption.html", {"form": form, "risks": rows})


def _made(request: WorkRequest, form: AgainstCorruptionForm, years: Years) -> Plan:
    with transaction.atomic():
        plan = plans.start(
            request.agency, PlanKind.ANTI_CORRUPTION, years.plan_year, until_year=years.until_year, by=request.user
        )
        rhythms = (Rhythm(Every(form.cleaned_data["every"])),)
        draft = plans.PlanDraft(years.plan_year, years.until_year, years.oit_year, rhythms=rhythms)
        plan = plans.change(plan, draft, request.user)
        put_risks(plan, form.chosen, request.user)
    return plan
