"""The analysis an agency must publish, as a file: of a stored result, or of figures that were just sent in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from prongsai.adapters.render import CONTENT_TYPES, NoThaiFontError
from prongsai.adapters.render import render as render_document
from prongsai.core.published.check import judge
from prongsai.core.published.row import BadRow
from prongsai.core.published.summary import framework_of
from prongsai.core.reports.analysis import Subject, analysis, of_judged
from prongsai.faces.parts.download import attachment
from prongsai.faces.parts.figures.submission import is_too_large, read_submission
from prongsai.faces.parts.origin import from_own_pages
from prongsai.faces.parts.paper_names import file_name
from prongsai.faces.public.forms.report import ReportWish, read_report_wish
from prongsai.faces.public.presenters.stored import report_subject
from prongsai.faces.public.presenters.submitted import read
from prongsai.records.results import selectors as results

_UNUSABLE, _NO_FONT = 422, 503


@require_safe
@cache_control(public=True, max_age=300)
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """`/agencies/<code>/<year>/report?format=docx&numerals=thai&arrange=indicator`."""
    found = results.result(code, year)
    if found is None or found.scorecard is None:
        raise Http404
    return _file(request, report_subject(found, found.scorecard), read_report_wish(request.GET))


@cache_control(no_store=True, private=True)
@from_own_pages
@require_POST
def check_report(request: HttpRequest) -> HttpResponse:
    """`/check/report/`: the report on figures that the page carries along; nothing is kept."""
    if is_too_large(request):
        return render(request, "400.html", status=413)
    entries = read_submission(request).entries
    row = read(entries[0]) if entries else None
    framework = None if row is None or isinstance(row, BadRow) else framework_of(row)
    if row is None or isinstance(row, BadRow) or framework is None:
        return render(request, "400.html", status=_UNUSABLE)
    return _file(request, of_judged(judge(row, framework)), read_report_wish(request.POST))


def _file(request: HttpRequest, subject: Subject, wish: ReportWish) -> HttpResponse:
    document = analysis(subject, wish.options)
    try:
        data = render_document(document, wish.format, thai_numerals=wish.thai_numerals)
    except NoThaiFontError as error:
        return render(request, "public/no_font.html", {"problem": error.text}, status=_NO_FONT)
    name = file_name(subject.agency, subject.fiscal_year, wish.options.language)
    return attachment(data, f"{name}.{wish.format}", CONTENT_TYPES[wish.format])
