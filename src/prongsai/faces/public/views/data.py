"""Results as files: one with everything to compute it again, or the table as it was searched."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prongsai.adapters.sheets.csv_writing import write_csv
from prongsai.faces.parts.download import CSV, JSON, SANDBOX, attachment
from prongsai.faces.public.forms.search import read_search
from prongsai.faces.public.presenters.open_data import as_json, as_table
from prongsai.records.results import selectors as results
from prongsai.records.results.export import COLUMNS

FRESH = cache_control(public=True, max_age=300)


@require_safe
@FRESH
def result_csv(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """`/agencies/<code>/<year>/data.csv`."""
    return attachment(write_csv(as_table(_found(code, year))), f"ita-{year}-{code}.csv", CSV)


@require_safe
@FRESH
def result_json(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """`/agencies/<code>/<year>/data.json`."""
    text = json.dumps(as_json(_found(code, year)), ensure_ascii=False, indent=1)
    return attachment(text.encode(), f"ita-{year}-{code}.json", JSON)


@require_safe
@FRESH
def table_csv(request: HttpRequest) -> HttpResponseBase:
    """`/results.csv`: the results that the search leaves, in the columns that the check reads; sent as it is read.

    With `years=all` those of every year, else the newest of each agency or those of the year that is asked for.
    """
    every_year = request.GET.get("years") == "all"
    response = StreamingHttpResponse(_table(request, every_year=every_year), content_type=CSV)
    name = "ita-results-every-year.csv" if every_year else "ita-results.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = SANDBOX
    return response


def _table(request: HttpRequest, *, every_year: bool) -> Iterator[bytes]:
    search = read_search(request.GET)
    filters = results.Filters(search.q, search.year, search.level, search.province, search.kind, search.scope)
    yield write_csv([COLUMNS])
    for row in results.export_rows(filters, every_year=every_year):
        yield write_csv([[row[name] for name in COLUMNS]], byte_order_mark=False)


def _found(code: str, year: int) -> results.ResultView:
    found = results.result(code, year)
    if found is None:
        raise Http404
    return found
