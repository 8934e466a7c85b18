"""Before and after: what the measures of a plan answered, and the same scores in a later result."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.measures.before_after import NO_PROOF
from prongsai.faces.workspace.follow.forms.events import plan_name
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action
from prongsai.records.measures.comparing import Compared, comparable_plans, compare_plan
from prongsai.records.measures.models import Plan


@page(Action.VIEW)
@require_safe
def compare(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/compare/?plan=`: each measure of a plan with its scores then and now."""
    plans = comparable_plans(request.agency)
    chosen = next((one for one in plans if str(one.pk) == request.GET.get("plan")), None)
    found = compare_plan(chosen, clock.today()) if chosen else _newest(plans)
    context = {
        "plans": [(one, plan_name(one)) for one in plans],
        "chosen": found.plan if found else None,
        "found": found,
        "no_proof": NO_PROOF,
    }
    return render(request, "workspace/follow/compare.html", context)


def _newest(plans: Sequence[Plan]) -> Compared | None:
    """The newest plan that there is a later result for; without any the newest plan."""
    compared = [compare_plan(one, clock.today()) for one in plans]
    return next((one for one in compared if one.after), compared[0] if compared else None)
