"""What is done to a plan as a whole: its particulars, adopting, summing up, showing, throwing away."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.telling import done
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.plans.forms.plan import AdoptForm, ParticularsForm
from prongsai.faces.workspace.plans.presenters import gaps, weaknesses
from prongsai.faces.workspace.plans.views.acting import again, sent, tried
from prongsai.faces.workspace.plans.views.finding import plan_at
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import Action
from prongsai.records.measures import plans
from prongsai.records.measures.guarding import EditedMeanwhile
from prongsai.records.measures.models import Plan, PlanState
from prongsai.records.measures.times import rhythms_of
from prongsai.records.results.selectors import working_edition

ADOPTED = Text("ใช้แผนแล้ว ขั้นต่อไปคือรายงานความก้าวหน้าและจัดทำเอกสาร", "The plan is in use. Next come reports and papers.")
KEPT = Text("บันทึกข้อมูลแผนแล้ว", "The particulars are kept.")
GONE = Text("ลบร่างแผนแล้ว", "The draft was thrown away.")
SAID = {
    "close": Text("สรุปแผนแล้ว", "The plan is summed up."),
    "reopen": Text("เปิดแผนอีกครั้งแล้ว", "The plan is open again."),
    "show": Text("แสดงแผนต่อสาธารณะแล้ว", "The plan is public."),
    "hide": Text("เลิกแสดงแผนต่อสาธารณะแล้ว", "The plan is no longer public."),
    "rest": Text("ใช้ผลฉบับใหม่แล้ว", "The plan rests on the new edition."),
}


@page(Action.PLAN_EDIT)
def adopt(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/adopt/`: whether every weakness is spoken of, and from which day the plan is used."""
    plan = plan_at(request, pk)
    if plan.state != PlanState.DRAFT:
        return redirect("work_plans_plan", request.agency.code, pk)
    form = AdoptForm(sent(request), initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["on"]
        if tried(request, lambda: plans.adopt(plan, day, request.user), form):
            done(request, ADOPTED)
            return redirect("work_plans_plan", request.agency.code, pk)
    found = weaknesses(plan)
    context = {
        "plan": plan,
        "name": plans.name_of(plan),
        "form": form,
        "weaknesses": found,
        "is_ready": all(one.is_spoken_of for one in found) and plan.measures.exists(),
        "gaps": gaps(plan),
    }
    return render(request, "workspace/plans/adopt.html", context)


@page(Action.PLAN_EDIT)
def particulars(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/particulars/`."""
    plan = plan_at(request, pk)
    form = ParticularsForm(sent(request), initial=_as_typed(plan))
    if request.method == "POST" and form.is_valid():
        try:
            plans.change(plan, form.draft(), request.user, form.cleaned_data["version"])
        except EditedMeanwhile as meanwhile:
            form = ParticularsForm(again(request, meanwhile))
            form.complain({"": meanwhile.text})
        except InputError as error:
            form.complain({"": error.text})
        else:
            done(request, KEPT)
            return redirect("work_plans_plan", request.agency.code, pk)
    return render(
        request, "workspace/plans/particulars.html", {"plan": plan, "name": plans.name_of(plan), "form": form}
    )


@page(Action.PLAN_EDIT)
def act(request: WorkRequest, pk: int, what: str) -> HttpResponse:
    """`/office/<code>/plans/<pk>/act/<what>/`: asks once, then does it."""
    plan = plan_at(request, pk)
    if what not in (*SAID, "discard"):
        raise Http404
    if request.method != "POST":
        context = {"plan": plan, "name": plans.name_of(plan), "what": what}
        return render(request, "workspace/plans/act.html", context)
    if what == "discard":
        return _discarded(request, plan)
    if tried(request, lambda: _ACTS[what](plan, request.user)):
        done(request, SAID[what])
    return redirect("work_plans_plan", request.agency.code, pk)


def _discarded(request: WorkRequest, plan: Plan) -> HttpResponse:
    try:
        plans.discard(plan, request.user)
    except InputError:
        tried(request, lambda: plans.discard(plan, request.user))
        return redirect("work_plans_plan", request.agency.code, plan.pk)
    done(request, GONE)
    return redirect("work_plans", request.agency.code)


def _rest(plan: Plan, by: User) -> Plan:
    newest = working_edition(plan.agency, plan.result_year or 0)
    return plans.rest_on(plan, newest, by) if newest else plan


_ACTS: dict[str, Callable[[Plan, User], Plan]] = {
    "close": lambda plan, by: plans.close(plan, clock.today(), by),
    "reopen": plans.reopen,
    "show": plans.show,
    "hide": lambda plan, by: plans.show(plan, by, public=False),
    "rest": _rest,
}


def _as_typed(plan: Plan) -> dict[str, object]:
    return {
        "title": plan.title,
        "plan_year": plan.plan_year,
        "until_year": plan.until_year if plan.until_year > plan.plan_year else None,
        "oit_year": plan.oit_year,
        "rhythms": [one.every.value for one in rhythms_of(plan.rhythms)],
        "version": plan.version,
    }
