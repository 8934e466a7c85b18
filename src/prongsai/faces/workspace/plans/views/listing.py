"""All plans of an agency, and which one to begin."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.measures.model import PlanKind
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.records.agencies.access import Action
from prongsai.records.measures import selectors
from prongsai.records.measures.plans import KINDS
from prongsai.records.results.models import Result


class Offer(NamedTuple):
    """A plan that can be begun: of which kind and year, and on which result."""

    kind: PlanKind
    name: Text
    year: int
    result: Result | None


@page(Action.VIEW)
@require_safe
def plans(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/plans/`."""
    today = clock.today()
    by_plan = {one.plan.pk: one for one in selectors.summary(request.agency, today)}
    context = {
        "plans": [(one, by_plan.get(one.pk)) for one in selectors.plans_of(request.agency)],
        "offers": offers(request),
        "may_edit": allowed(request, Action.PLAN_EDIT),
    }
    return render(request, "workspace/plans/list.html", context)


def offers(request: WorkRequest) -> list[Offer]:
    """A plan of measures for the year after the newest result, and one against corruption, where there are none."""
    result = selectors.newest_result(request.agency)
    now = fiscal_year(clock.today())
    years = {PlanKind.ITA: max(result.fiscal_year + 1, now) if result else now, PlanKind.ANTI_CORRUPTION: now}
    return [
        Offer(kind, KINDS[kind], year, result if kind is PlanKind.ITA else None)
        for kind, year in years.items()
        if selectors.plan_of(request.agency, kind, year) is None
    ]


def year_offered(request: WorkRequest, kind: PlanKind) -> int | None:
    """The year of the plan of a kind that can be begun; None where the usual year has one."""
    return next((one.year for one in offers(request) if one.kind is kind), None)
