"""Before and after: what the measures of a plan answered, and the same scores in a later result."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.measures.before_after import NO_PROOF
from prongsai.faces.workspace.follow.forms.events import plan_name
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action
from prongsai.records.measures.comparing import comparable_plans, compare_plan


@page(Action.VIEW)
@require_safe
def compare(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/compare/?plan=`: each measure of a plan with its scores then and now."""
    plans = comparable_plans(request.agency)
    chosen = next((one for one in plans if str(one.pk) == request.GET.get("plan")), plans[0] if plans else None)
    context = {
        "plans": [(one, plan_name(one)) for one in plans],
        "chosen": chosen,
        "found": compare_plan(chosen, clock.today()) if chosen else None,
        "no_proof": NO_PROOF,
    }
    return render(request, "workspace/follow/compare.html", context)
