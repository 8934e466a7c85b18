"""The page of an agency's result."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prongsai.core.published.row import Scope
from prongsai.faces.parts.analysis.peers import peers_view
from prongsai.faces.parts.analysis.what_if import tidy_query, what_if_view
from prongsai.faces.public.presenters.answers import answers_view
from prongsai.faces.public.presenters.result import result_view
from prongsai.faces.public.presenters.stored import subject_of
from prongsai.faces.public.presenters.trend import trend_view
from prongsai.records.agencies import selectors as agencies
from prongsai.records.agencies.models import Agency
from prongsai.records.measures.follow_selectors import public_plan_years
from prongsai.records.papers.selectors import published
from prongsai.records.results import selectors as results
from prongsai.records.results.peers import peers_of

FRESH = 300


@require_safe
@cache_control(public=True, max_age=60)
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """`/agencies/<code>/`: leads to the newest result."""
    years = results.years_of(_agency(code))
    if not years:
        raise Http404
    return redirect("result", code, years[0])


@require_safe
@cache_control(public=True, max_age=FRESH)
def result(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """`/agencies/<code>/<year>/`: one published result, explained."""
    found = results.result(code, year)
    if found is None:
        return _no_result(request, _agency(code), year)
    subject = subject_of(found)
    context: dict[str, object] = {"found": found, "subject": subject, "years": results.years_of(found.agency)}
    if found.scorecard is None:
        return render(request, "public/no_rules.html", context)
    checks = found.judged.checks if found.judged else {}
    view = result_view(found.scorecard, checks, subject)
    trend = trend_view(results.history(found.agency))
    peers = peers_view(peers_of(found.result), found.agency.kind) if subject.scope is Scope.AGENCY else None
    what_if_address = reverse("what_if", args=(code, year))
    more = {"view": view, "trend": trend, "peers": peers, "what_if_address": what_if_address}
    context["answers"] = answers_view(found)
    return render(request, "public/result.html", context | more | _improvement(found.agency))


def _improvement(agency: Agency) -> dict[str, object]:
    """What the agency does about its results, as far as it shows it."""
    return {"plan_years": public_plan_years(agency), "has_papers": published(agency).exists()}


@require_safe
@cache_control(public=True, max_age=FRESH)
def what_if(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """`/agencies/<code>/<year>/what-if/`: the result with assumed scores, which its address holds."""
    found = results.result(code, year)
    if found is None or found.scorecard is None:
        raise Http404
    query = tidy_query(request.GET)
    if query != request.GET.urlencode():
        return redirect(f"{request.path}?{query}" if query else request.path)
    subject = subject_of(found)
    form = what_if_view(found.scorecard, request.GET, subject.scope)
    return render(request, "public/what_if.html", {"found": found, "subject": subject, "form": form})


def _agency(code: str) -> Agency:
    found = agencies.by_code(code)
    if found is None:
        raise Http404
    return found


def _no_result(request: HttpRequest, agency: Agency, year: int) -> HttpResponse:
    """A known agency without a result of that year: said so, with the years that there are."""
    context = {"agency": agency, "year": year, "years": results.years_of(agency)}
    return render(request, "public/no_result.html", context, status=404)
