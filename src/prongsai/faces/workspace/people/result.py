"""The result that the agency was given: entered, checked before it is recorded, corrected, shown or not."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.download import XLSX, attachment
from prongsai.faces.parts.figures.fields import own_sections
from prongsai.faces.parts.figures.form import form_view
from prongsai.faces.parts.figures.submission import Entry
from prongsai.faces.parts.figures.template import template
from prongsai.faces.parts.figures.values import all_items_full, values_of
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.people.result_entry import NO_YEAR, YEAR_BESIDE, Sent, framework_of, sent_in
from prongsai.faces.workspace.people.result_presenters import (
    answer_view,
    difference_views,
    edition_view,
    figures_of,
)
from prongsai.records.agencies.access import Action
from prongsai.records.measures.models import Recommendation
from prongsai.records.measures.recommendations import enter
from prongsai.records.results import entering, selectors
from prongsai.records.results.content import of_row, row_of
from prongsai.records.results.models import Result

_UNUSABLE = 422
RECORDED = Text("บันทึกผลแล้ว", "The result is recorded.")
UNCHANGED = Text(
    "ตัวเลขเหมือนฉบับล่าสุด จึงไม่มีฉบับใหม่", "The figures are those of the last edition: nothing new was recorded."
)
SHOWN = Text("แสดงต่อสาธารณะแล้ว พร้อมคำว่า “กรอกโดยหน่วยงาน”", "Everybody can see it now, marked as typed by the agency.")
HIDDEN = Text("เลิกแสดงต่อสาธารณะแล้ว", "It is no longer shown to everybody.")
FILLED = Text("เติม 100 ทุกข้อ OIT แล้ว ข้อที่ไม่ใช่โปรดแก้เป็น 0", "Every OIT item has 100 now. Change those that have 0.")


@page(Action.VIEW)
@require_safe
def results(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/results/`: the years that there is a result of."""
    years = [found for year in selectors.working_years(request.agency) if (found := _working(request, year))]
    context = {"years": [edition_view(one) for one in years], "may_enter": _may_enter(request)}
    return render(request, "workspace/people/results.html", context | _years_to_enter())


@page(Action.VIEW)
@require_safe
def result(request: WorkRequest, year: int) -> HttpResponse:
    """`/office/<code>/people/results/<year>/`: what is recorded of a year, its editions, and whether it is public."""
    working = _working(request, year)
    if working is None:
        return render(request, "workspace/people/result_none.html", {"year": year, "may_enter": _may_enter(request)})
    announced = entering.announced(request.agency, year)
    other = announced if announced and working.entered_by_agency else None
    differences = entering.differences(working, other) if other else ()
    framework = framework_of(str(year))
    context = {
        "year": year,
        "current": edition_view(working),
        "announced": announced,
        "differences": difference_views(differences, framework),
        "editions": [edition_view(one) for one in selectors.editions(request.agency, year)],
        "advice": Recommendation.objects.filter(agency=request.agency, result_year=year),
        "may_enter": _may_enter(request),
    }
    return render(request, "workspace/people/result.html", context)


@page(Action.VIEW)
@require_safe
def edition(request: WorkRequest, year: int, number: int) -> HttpResponse:
    """`/office/<code>/people/results/<year>/editions/<number>/`: everything that an edition holds."""
    found = _edition(request, year, number)
    context = {"year": year, "view": edition_view(found), "figures": figures_of(found, framework_of(str(year)))}
    return render(request, "workspace/people/result_edition.html", context | {"may_enter": _may_enter(request)})


@page(Action.RESULT_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def enter_result(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/results/enter/`: GET offers the ways (with `?year=` the form), POST checks or records."""
    if request.method != "POST":
        return _typed_form(request) if "year" in request.GET else _ways(request)
    found = sent_in(request, request.agency)
    if isinstance(found, Text):
        return _ways(request, found)
    if request.POST.get("how") in ("pasted", "file") and all("fiscal_year" not in one.entry.values for one in found):
        return _ways(request, YEAR_BESIDE, request.POST["how"])
    if len(found) > 1:
        return render(request, "workspace/people/result_rows.html", {"lines": [_line(one) for one in found]})
    return _answer(request, found[0], request.POST.get("how", ""))


@page(Action.RESULT_RECORD)
@require_safe
def result_template(request: WorkRequest, year: int) -> HttpResponse:
    """`/office/<code>/people/results/template-<year>.xlsx`: the form to be filled in Excel."""
    if year not in available_years():
        raise Http404
    return attachment(template(load(year)), f"ita-{year}.xlsx", XLSX)


@page(Action.RESULT_RECORD)
@require_POST
def publicity(request: WorkRequest, year: int) -> HttpResponse:
    """`/office/<code>/people/results/<year>/public/`: shows the agency's own edition to everybody, or hides it."""
    own = entering.own_edition(request.agency, year)
    if own is None:
        raise Http404
    try:
        if request.POST.get("public") == "yes":
            entering.show(own, request.user)
            tell(request, SHOWN)
        else:
            entering.hide(own, request.user)
            tell(request, HIDDEN)
    except InputError as error:
        warn(request, error.text)
    return redirect("work_people_result", request.agency.code, year)


@page(Action.RESULT_RECORD)
@require_POST
def take_announced(request: WorkRequest, year: int) -> HttpResponse:
    """`/office/<code>/people/results/<year>/announced/`: puts the announced figures into the agency's own edition."""
    own, other = entering.own_edition(request.agency, year), entering.announced(request.agency, year)
    if own is None or other is None:
        raise Http404
    entered = enter(request.agency, year, entering.with_announced(own, other), request.user)
    tell(request, RECORDED if entered.is_new else UNCHANGED)
    return redirect("work_people_result", request.agency.code, year)


def _answer(request: WorkRequest, sent: Sent, how: str) -> HttpResponse:
    if how == "full":
        return _form(request, _with_full_items(sent), notice=FILLED)
    if how == "edit":
        return _form(request, sent)
    judged = sent.judged
    if judged is None:
        return _form(request, sent, _UNUSABLE)
    if how != "record":
        return render(request, "workspace/people/result_check.html", {"answer": answer_view(sent, judged)})
    entered = enter(request.agency, judged.row.fiscal_year, of_row(judged.row), request.user)
    tell(request, RECORDED if entered.is_new else UNCHANGED)
    if judged.contradicts:
        warn(request, answer_view(sent, judged).says)
    return redirect("work_people_result", request.agency.code, judged.row.fiscal_year)


def _with_full_items(sent: Sent) -> dict[str, str]:
    items = all_items_full(sent.framework) if sent.framework else {}
    return sent.entry.values | items


def _typed_form(request: WorkRequest) -> HttpResponse:
    """The form of a year: empty, or with what is recorded of it (`?edition=` names one)."""
    framework = framework_of(request.GET.get("year", ""))
    if framework is None:
        return _ways(request, NO_YEAR)
    year, named = framework.fiscal_year, request.GET.get("edition", "")
    found = _edition(request, year, int(named)) if named.isdecimal() and len(named) < 10 else _working(request, year)
    values = values_of(row_of(found)) if found else {}
    return _form(request, values | {"fiscal_year": str(year)})


def _form(
    request: WorkRequest, sent: Sent | dict[str, str], status: int = 200, notice: Text | None = None
) -> HttpResponse:
    values = sent.entry.values if isinstance(sent, Sent) else sent
    wrong = dict(sent.wrong) if isinstance(sent, Sent) and status != 200 else {}
    framework = framework_of(values.get("fiscal_year", "")) or load(available_years()[-1])
    if framework_of(values.get("fiscal_year", "")) is None:
        wrong["fiscal_year"] = NO_YEAR
    form = form_view(framework, values, wrong, own_sections(framework))
    problems = sent.entry.problems if isinstance(sent, Sent) else ()
    data = Entry(1, {}).data if not isinstance(sent, Sent) else sent.entry.data
    context = {"form": form, "years": available_years()[::-1], "problems": problems, "notice": notice, "data": data}
    return render(request, "workspace/people/result_form.html", context, status=status)


def _ways(request: WorkRequest, problem: Text | None = None, yearless: str = "") -> HttpResponse:
    """The ways to enter a result; `yearless` is the one that brought figures without their year."""
    context = {"problem": problem, "yearless": yearless, "sent": request.POST, **_years_to_enter()}
    return render(request, "workspace/people/result_ways.html", context, status=_UNUSABLE if problem else 200)


def _line(sent: Sent) -> dict[str, object]:
    judged = sent.judged
    view = answer_view(sent, judged) if judged else None
    return {"row": sent.entry.row, "view": view, "wrong": list(sent.wrong.values()), "data": sent.entry.data}


def _years_to_enter() -> dict[str, object]:
    years = available_years()[::-1]
    usual = next(year for year in years if not isinstance(load(year).levels, str))
    return {"form_years": years, "usual": usual}


def _working(request: WorkRequest, year: int) -> Result | None:
    found = selectors.working(request.agency, year)
    return found.result if found else None


def _edition(request: WorkRequest, year: int, number: int) -> Result:
    found = Result.objects.filter(agency=request.agency, fiscal_year=year, edition=number).first()
    if found is None:
        raise Http404
    return found


def _may_enter(request: WorkRequest) -> bool:
    return allowed(request, Action.RESULT_RECORD)
