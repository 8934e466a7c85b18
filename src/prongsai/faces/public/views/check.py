"""ตรวจผลของฉัน: figures are sent in, answered, and forgotten. No account, no cookie, nothing written anywhere."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.frameworks.model import Framework
from prongsai.core.published.parse import problems_by_field
from prongsai.core.published.row import BadRow
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.years import parse_fiscal_year
from prongsai.faces.parts.download import XLSX, attachment
from prongsai.faces.parts.figures.form import form_view
from prongsai.faces.parts.figures.submission import (
    Entry,
    is_empty,
    is_too_large,
    keep_in_memory,
    read_submission,
    throw_away,
)
from prongsai.faces.parts.figures.template import template
from prongsai.faces.parts.origin import from_own_pages
from prongsai.faces.public.presenters.submitted import answer_view, line_views, read

TOO_LARGE = Text(
    "ข้อมูลใหญ่เกิน 2 MB โปรดแบ่งเป็นหลายไฟล์ แล้วลองอีกครั้ง",
    "That is more than 2 MB. Split it into several files and try again.",
)
NO_YEAR = Text("ไม่มีกติกาของปีนี้ โปรดเลือกปีจากรายการ", "There are no rules for that year. Choose one from the list.")
YEAR_WANTED = Text("โปรดเลือกปีงบประมาณของผล", "Choose the fiscal year of the result.")
NOTHING = Text(
    "ยังไม่ได้กรอกคะแนน โปรดกรอกคะแนนตัวชี้วัดหรือคะแนนรวมอย่างน้อยหนึ่งช่อง",
    "No score is filled in. Type at least one indicator or the total.",
)
_UNUSABLE, _LARGE = 422, 413

keep_nothing = cache_control(no_store=True, private=True)


@keep_nothing
@from_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """`/check/`: GET offers the ways to send figures in (with `?year=` the form), POST answers them."""
    if request.method != "POST":
        return _form(request, Entry(1, {})) if "year" in request.GET else _start(request)
    if is_too_large(request):
        throw_away(request)
        return _start(request, TOO_LARGE, _LARGE)
    keep_in_memory(request)
    submission = read_submission(request)
    if submission.problem is not None:
        return _start(request, submission.problem, _UNUSABLE)
    if len(submission.entries) > 1:
        return _list(request, submission.entries)
    entry = submission.entries[0]
    return _form(request, entry) if request.POST.get("how") == "edit" else _answer(request, entry)


@require_safe
@cache_control(public=True, max_age=3600)
def check_template(request: HttpRequest, year: int) -> HttpResponse:
    """`/check/template-<year>.xlsx`: the form to be filled in Excel."""
    if year not in available_years():
        raise Http404
    return attachment(template(load(year)), f"ita-{year}.xlsx", XLSX)


def _start(request: HttpRequest, problem: Text | None = None, status: int = 200) -> HttpResponse:
    years = available_years()[::-1]
    context = {"years": years, "usual": _usual(), "problem": problem, "sent": request.POST}
    return render(request, "public/check.html", context, status=status)


def _form(request: HttpRequest, entry: Entry, status: int = 200) -> HttpResponse:
    """The form of the year that was asked for, filled with what was sent in; of the newest year when none is named."""
    framework, problem = _framework(request.GET.get("year", "") or entry.values.get("fiscal_year", ""))
    wrong = _wrong(entry) if status != 200 else {}
    if problem is not None:
        wrong["fiscal_year"] = problem
    form = form_view(framework, entry.values, wrong)
    context = {"form": form, "years": available_years()[::-1], "problems": entry.problems, "data": entry.data}
    return render(request, "public/check_form.html", context, status=status)


def _wrong(entry: Entry) -> dict[str, Text]:
    return problems_by_field(entry.cells) | ({"indicator_1": NOTHING} if is_empty(entry) else {})


def _framework(written: str) -> tuple[Framework, Text | None]:
    usual = load(_usual())
    if not written:
        return usual, YEAR_WANTED
    try:
        year = parse_fiscal_year(written)
    except InputError as error:
        return usual, error.text
    return (load(year), None) if year in available_years() else (usual, NO_YEAR)


def _usual() -> int:
    """The newest year whose levels are known: the one whose results people hold in their hands."""
    return next(year for year in reversed(available_years()) if not isinstance(load(year).levels, str))


def _answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    row = read(entry)
    if isinstance(row, BadRow) or is_empty(entry):
        return _form(request, entry, _UNUSABLE)
    return render(request, "public/check_answer.html", {"answer": answer_view(row, entry)})


def _list(request: HttpRequest, entries: tuple[Entry, ...]) -> HttpResponse:
    return render(request, "public/check_list.html", {"lines": line_views(entries)})
