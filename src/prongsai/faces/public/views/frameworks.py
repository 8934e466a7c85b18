"""The rules of each year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prongsai.core.frameworks.model import Framework
from prongsai.faces.parts.download import YAML, attachment
from prongsai.faces.public.presenters.framework import framework_view
from prongsai.faces.public.presenters.years import year_view
from prongsai.records.frameworks.selectors import file_of, public_rules, version_of, versions_of

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
    return _shown(request, _known(year))


@require_safe
@LONG
def framework_file(request: HttpRequest, year: int) -> HttpResponse:
    """`/frameworks/<year>.yaml`: the file itself, whose SHA-256 stands on every result."""
    return attachment(file_of(_known(year)), f"ita-{year}.yaml", YAML)


@require_safe
@LONG
def version(request: HttpRequest, year: int, sha256: str) -> HttpResponse:
    """`/frameworks/<year>/<sha256>/`: a version of the rules of one year, on which a result may rest."""
    return _shown(request, _version(year, sha256))


@require_safe
@LONG
def version_file(request: HttpRequest, year: int, sha256: str) -> HttpResponse:
    """`/frameworks/<year>/<sha256>.yaml`: the file of a version."""
    return attachment(file_of(_version(year, sha256)), f"ita-{year}-{sha256[:8]}.yaml", YAML)


def _shown(request: HttpRequest, framework: Framework) -> HttpResponse:
    year, sha256 = framework.fiscal_year, framework.sha256
    is_usual = public_rules().get(year) == framework
    context = {
        "framework": framework_view(framework),
        "version": version_of(sha256),
        "others": [one for one in versions_of(year) if one.framework != framework],
        "is_usual": is_usual,
        "file": reverse("framework_file", args=[year])
        if is_usual
        else reverse("framework_version_file", args=[year, sha256]),
    }
    return render(request, "public/framework.html", context)


def _version(year: int, sha256: str) -> Framework:
    found = version_of(sha256)
    if found is None or found.framework.fiscal_year != year:
        raise Http404
    return found.framework


def _known(year: int) -> Framework:
    found = public_rules().get(year)
    if found is None:
        raise Http404
    return found
