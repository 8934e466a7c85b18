"""The analysis of an agency's result: what to answer, what the next level lacks, and what if a score were another."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from prongsai.core.scoring.scorecard import Scorecard
from prongsai.faces.parts.analysis.what_if import tidy_query, what_if_view
from prongsai.faces.parts.quality import quality_of
from prongsai.faces.workspace.analysis.answers import answered_by
from prongsai.faces.workspace.analysis.presenters import analysis_view, head_view
from prongsai.faces.workspace.menu import opens
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.records.agencies.access import Action
from prongsai.records.results import selectors as results
from prongsai.records.results.peers import peers_of
from prongsai.records.results.selectors import ResultView
from prongsai.records.surveys.suggesting import suggestions_of


@page(Action.VIEW)
def newest(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/analysis/`: leads to the newest result; says so where there is none."""
    years = results.working_years(request.agency)
    if years:
        return redirect("work_analysis_year", request.agency.code, years[0])
    return _no_result(request, None)


@page(Action.VIEW)
def analysis(request: WorkRequest, year: int) -> HttpResponse:
    """`/office/<code>/analysis/<year>/`: findings with the measures that answer them, gap, change, peers."""
    found = results.working(request.agency, year)
    if found is None or found.scorecard is None:
        return _no_result(request, year)
    history = results.working_history(request.agency)
    view = analysis_view(found, found.scorecard, history, answered_by(found), peers_of(found.result))
    what_if_address = reverse("work_analysis_what_if", args=(request.agency.code, year))
    context = {"view": view, "what_if_address": what_if_address, "to_plans": _plans(request)}
    more = _answers(request, found, found.scorecard) | _years(request, year)
    return render(request, "workspace/analysis/analysis.html", context | more)


@page(Action.VIEW)
def what_if(request: WorkRequest, year: int) -> HttpResponse:
    """`/office/<code>/analysis/<year>/what-if/`: the result with assumed scores."""
    found = results.working(request.agency, year)
    if found is None or found.scorecard is None:
        return _no_result(request, year)
    query = tidy_query(request.GET)
    if query != request.GET.urlencode():
        return redirect(f"{request.path}?{query}" if query else request.path)
    head = head_view(found, found.scorecard)
    form = what_if_view(found.scorecard, request.GET, head.scope)
    return render(request, "workspace/analysis/what_if.html", {"form": form, "head": head} | _years(request, year))


def _answers(request: WorkRequest, found: ResultView, card: Scorecard) -> dict[str, object]:
    """Of a round that was run here: how good its answers are, and what people suggested, to who may see scores."""
    enrolment = found.result.enrolment
    if enrolment is None or not allowed(request, Action.SCORE_VIEW):
        return {}
    return {"quality": quality_of(enrolment, card), "suggestions": suggestions_of(enrolment)}


def _no_result(request: WorkRequest, year: int | None) -> HttpResponse:
    return render(request, "workspace/analysis/no_result.html", _years(request, year))


def _years(request: WorkRequest, year: int | None) -> dict[str, object]:
    return {"year": year, "years": results.working_years(request.agency)}


def _plans(request: WorkRequest) -> str:
    """Where plans are made; empty where the person may not open it."""
    address = reverse("work_home", args=[request.agency.code]) + "plans/"
    return address if opens(request, address) else ""
