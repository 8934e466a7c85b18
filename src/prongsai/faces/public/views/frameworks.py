"""The rules of each year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prongsai.core.frameworks.loader import YEARS, available_years, load
from prongsai.core.frameworks.model import Framework
from prongsai.faces.parts.download import YAML, attachment
from prongsai.faces.public.presenters.framework import framework_view
from prongsai.faces.public.presenters.years import year_view

LONG = cache_control(public=True, max_age=3600)


@require_safe
@LONG
def frameworks(request: HttpRequest) -> HttpResponse:
    """`/frameworks/`: all years."""
    years = [year_view(load(year)) for year in reversed(available_years())]
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
    _known(year)
    return attachment((YEARS / f"{year}.yaml").read_bytes(), f"ita-{year}.yaml", YAML)


def _known(year: int) -> Framework:
    if year not in available_years():
        raise Http404
    return load(year)
