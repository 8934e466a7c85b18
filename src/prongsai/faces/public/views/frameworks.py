"""The rules of each year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prongsai.core.frameworks.model import Framework
from prongsai.faces.parts.download import YAML, attachment
from prongsai.faces.public.presenters.framework import framework_view
from prongsai.faces.public.presenters.years import year_view
from prongsai.records.frameworks.selectors import file_of, public_rules

LONG = cache_control(public=True, max_age=3600)


@require_safe
@LONG
def frameworks(request: HttpRequest) -> HttpResponse:
    """`/frameworks/`: all years."""
    rules = public_rules()
    years = [year_view(rules[year]) for year in sorted(rules, reverse=True)]
    return render(request, "public/frameworks.html", {"years": years})


@require_safe
@LONG
def framework(request: HttpRequest, year: int) -> HttpResponse:
    """`/frameworks/<year>/`: the rules of one year."""
    return render(request, "public/framework.html", {"framework": framework_view(_known(year))})


@require_safe
@LONG
def framework_file(request: HttpRequest, year: int) -> HttpResponse:
    """`/frameworks/<year>.yaml`: the file itself, whose SHA-256 stands on every result."""
    return attachment(file_of(_known(year)), f"ita-{year}.yaml", YAML)


def _known(year: int) -> Framework:
    found = public_rules().get(year)
    if found is None:
        raise Http404
    return found
