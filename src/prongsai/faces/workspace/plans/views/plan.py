"""One plan: as a table, over the months of the year, of one unit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.thai.dates import fiscal_year
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.plans.indicators import names_by_code
from prongsai.faces.workspace.plans.timeline import timeline
from prongsai.faces.workspace.plans.views.finding import plan_at
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.models import Unit
from prongsai.records.agencies.units import open_units
from prongsai.records.measures import selectors
from prongsai.records.measures.carrying import previous_of
from prongsai.records.measures.data import unit_name
from prongsai.records.measures.follow_selectors import Following, MeasureView, following, of_units
from prongsai.records.measures.models import Measure, Plan, PlanState
from prongsai.records.measures.plans import name_of
from prongsai.records.measures.times import years_of
from prongsai.records.results.models import Result
from prongsai.records.results.selectors import working_edition


@page(Action.VIEW)
@require_safe
def table(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/?unit=`: the measures with what they answer, steps, owners and times."""
    plan = plan_at(request, pk)
    context = _around(request, plan)
    context |= {
        "answers": _answers(plan),
        "names": names_by_code(plan),
        "unanswered": selectors.unanswered(plan),
        "newer": _newer_edition(plan),
        "can_carry": _can_carry(plan),
    }
    return render(request, "workspace/plans/plan.html", context)


@page(Action.VIEW)
@require_safe
def months(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/plans/<pk>/timeline/?year=&unit=`: October to September."""
    plan = plan_at(request, pk)
    context = _around(request, plan)
    years = years_of(plan)
    asked = request.GET.get("year", "")
    now = fiscal_year(clock.today())
    year = int(asked) if asked.isdecimal() and int(asked) in years else now if now in years else years[0]
    context |= {"years": years, "line": timeline(context["views"], year, clock.today())}
    return render(request, "workspace/plans/timeline.html", context)


def _around(request: WorkRequest, plan: Plan) -> dict[str, Any]:
    """What both views show: the plan, the choice of the unit, and what the person may do."""
    (found,) = following(Plan.objects.filter(pk=plan.pk), clock.today())
    units = open_units(request.agency)
    chosen = next((one for one in units if str(one.pk) == request.GET.get("unit")), None)
    may_edit = allowed(request, Action.PLAN_EDIT)
    return {
        "plan": plan,
        "name": name_of(plan),
        "following": found,
        "views": _of_unit(found, chosen),
        "units": [(one.pk, unit_name(one)) for one in units],
        "mine": next((one.unit_id for one in request.memberships if one.unit_id), None),
        "chosen": chosen,
        "may_edit": may_edit,
        "is_open": plan.state != PlanState.CLOSED,
        "is_draft": plan.state == PlanState.DRAFT,
        "may_change": may_edit and plan.state != PlanState.CLOSED,
    }


def _of_unit(found: Following, unit: Unit | None) -> list[MeasureView]:
    """The measures of which a unit does a step, with its steps; all of them without a unit."""
    if unit is None:
        return list(found.measures)
    narrowed = [replace(one, steps=of_units(one.steps, [unit])) for one in found.measures]
    return [one for one in narrowed if one.steps or _does(one.measure, unit)]


def _does(measure: Measure, unit: Unit) -> bool:
    return measure.all_units or unit.pk in {one.pk for one in measure.units.all()}


def _answers(plan: Plan) -> dict[int, list[Any]]:
    """What each measure answers, by its key."""
    return {one.pk: list(one.answers.all()) for one in plan.measures.prefetch_related("answers")}


def _newer_edition(plan: Plan) -> Result | None:
    """The edition of the same year that the agency works with, where the plan rests on another."""
    if plan.result is None or plan.state == PlanState.CLOSED:
        return None
    newest = working_edition(plan.agency, plan.result.fiscal_year)
    return newest if newest and newest.pk != plan.result.pk else None


def _can_carry(plan: Plan) -> bool:
    before = previous_of(plan)
    carried = plan.measures.exclude(carried_from=None).values("carried_from")
    return before is not None and before.measures.exclude(pk__in=carried).exists()
