"""An agency's plan and how it goes, for everybody: only plans that are in use and that the agency has opened."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.adapters.sheets.csv_writing import write_csv
from prongsai.faces.parts.download import CSV, JSON, attachment
from prongsai.faces.public.presenters.plan import PlanOnShow, as_json, as_table, plan_on_show
from prongsai.records.agencies import selectors as agencies
from prongsai.records.agencies.models import Agency
from prongsai.records.measures.follow_selectors import following, public_plans

FRESH = cache_control(public=True, max_age=300)


@require_safe
@FRESH
def plan(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """`/agencies/<code>/plan/<year>/`: measures, units, dates, where they stand, what came of them."""
    agency, plans = _found(code, year)
    context = {"agency": agency, "year": year, "plans": plans, "today": clock.today()}
    return render(request, "public/plan.html", context)


@require_safe
@FRESH
def plan_csv(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """`/agencies/<code>/plan/<year>/data.csv`: a line for each step."""
    agency, plans = _found(code, year)
    name = f"{'simulated-' if agency.is_simulated else ''}plan-{year}-{code}.csv"
    return attachment(write_csv(as_table(plans)), name, CSV)


@require_safe
@FRESH
def plan_json(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """`/agencies/<code>/plan/<year>/data.json`."""
    agency, plans = _found(code, year)
    data = as_json(plans, agency.name, agency.code, simulated=agency.is_simulated)
    return attachment(json.dumps(data, ensure_ascii=False, indent=1).encode(), f"plan-{year}-{code}.json", JSON)


def _found(code: str, year: int) -> tuple[Agency, tuple[PlanOnShow, ...]]:
    agency = agencies.by_code(code)
    if agency is None:
        raise Http404
    plans = tuple(map(plan_on_show, following(public_plans(agency, year), clock.today())))
    if not plans:
        raise Http404
    return agency, plans
