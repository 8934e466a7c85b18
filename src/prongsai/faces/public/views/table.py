"""The table of agencies."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prongsai.faces.public.forms.search import Search, read_search
from prongsai.faces.public.presenters.table import table_view
from prongsai.records.results.selectors import Page, find


@require_safe
@cache_control(public=True, max_age=60)
def home(request: HttpRequest) -> HttpResponse:
    """`/`: search and table of the published results."""
    search = read_search(request.GET)
    page = _find(search)
    known = search.known_to(page.choices)
    if known != search:
        page = _find(known)
    context = {"search": known, "table": table_view(page, replace(known, page=page.page))}
    return render(request, "public/home.html", context)


def _find(search: Search) -> Page:
    return find(
        search.q, search.year, search.level, search.province, search.kind, search.scope, search.sort, search.page
    )
