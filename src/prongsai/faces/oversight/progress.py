"""Which agencies will miss the deadline: the table of a supervisor's part, its files, and reminders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters import clock
from prongsai.adapters.sheets import SheetToWrite, write_csv, write_xlsx
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.numbers import number_of, page_among
from prongsai.faces.oversight.page import OversightRequest, allowed, page
from prongsai.faces.oversight.progress_forms import FilterForm, WordForm
from prongsai.faces.oversight.progress_presenters import counts, headings, rows_of, summary, views_of
from prongsai.faces.oversight.rounds.finding import newest_round, other_rounds, the_round
from prongsai.faces.parts.download import CSV, XLSX, attachment
from prongsai.faces.parts.tell import tell, warn
from prongsai.records.agencies.access import OversightAction, part_of
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.oversight_reminders import MOST_AT_ONCE, Reminded, reach, remind
from prongsai.records.rounds.progress import Filters, Progress, Standing, progress
from prongsai.records.surveys.quality import looked_at

MOST_PRINTED = 1000
MOST_IN_EXCEL = 10_000  # more of them take longer than a page may
TOO_MANY = Text(
    f"ไฟล์ Excel มีได้ไม่เกิน {MOST_IN_EXCEL:,} หน่วยงาน โปรดกรองตามจังหวัดหรือประเภท หรือดาวน์โหลด CSV ซึ่งเปิดด้วย Excel ได้",
    f"An Excel file holds at most {MOST_IN_EXCEL:,} agencies. Filter by province or kind, or take the CSV.",
)
NOTHING_CHOSEN = Text(
    "ยังไม่ได้เลือกหน่วยงาน จึงยังไม่แจ้งใคร โปรดเลือกหน้าชื่อหน่วยงานที่จะแจ้งเตือน แล้วกด “แจ้งเตือนที่เลือก” อีกครั้ง",
    "No agency is chosen, so nobody is reminded. Tick the agencies to remind, then press “Remind those ticked” again.",
)
_WRONG = 422


@page(OversightAction.PROGRESS_VIEW)
@require_safe
def newest(request: OversightRequest) -> HttpResponse:
    """`/oversight/progress/`: leads to the round that runs."""
    found = newest_round(part_of(request.user, Agency.objects.all()))
    if found is not None:
        return redirect("oversight_progress_of", found.pk)
    return render(request, "oversight/progress_none.html", {"may_make": allowed(request, OversightAction.ROUND_MANAGE)})


@page(OversightAction.PROGRESS_VIEW)
@require_safe
def overview(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/progress/<pk>/`: the agencies of her part, the most behind first."""
    found = the_round(pk)
    part = part_of(request.user, Agency.objects.all())
    form = FilterForm(found, part, request.GET)
    shown = _filtered(found, part, form)
    listed = page_among(shown.lines, request)
    context = {
        "round": found,
        "others": other_rounds(found, part),
        "form": form,
        "progress": shown,
        "summary": summary(found, shown, clock.today()),
        "rows": views_of(found, shown.of(listed.rows), clock.today()),
        "page": listed.page,
        "pages": listed.pages,
        "may_remind": not found.closed_at and allowed(request, OversightAction.AGENCIES_REMIND),
        "most": MOST_AT_ONCE,
        "query": request.GET.urlencode(),
    }
    return render(request, "oversight/progress.html", context)


@page(OversightAction.PROGRESS_VIEW)
@require_safe
def printed(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/progress/<pk>/print/`: the same as a list for a meeting, without menus."""
    found = the_round(pk)
    shown = _progress(request, found)
    rows = views_of(found, shown.of(shown.lines[:MOST_PRINTED]), clock.today())
    context = {
        "round": found,
        "progress": shown,
        "counts": counts(found, shown, clock.today()),
        "rows": rows,
        "is_one_province": len({one.standing.province for one in rows}) == 1,
        "most": MOST_PRINTED,
        "today": clock.today(),
    }
    return render(request, "oversight/progress_print.html", context)


@page(OversightAction.PROGRESS_VIEW)
@require_safe
def table(request: OversightRequest, pk: int, ending: str) -> HttpResponse:
    """`/oversight/progress/<pk>/agencies.csv`, `….xlsx`: all rows of the filtered table."""
    if ending not in ("csv", "xlsx"):
        raise Http404
    found = the_round(pk)
    shown = _progress(request, found)
    if ending == "xlsx" and len(shown.lines) > MOST_IN_EXCEL:
        warn(request, TOO_MANY)
        return redirect("oversight_progress_of", pk)
    columns, rows = headings(shown.codes), rows_of(found, shown)
    name = f"progress-{found.fiscal_year}-{clock.today():%Y%m%d}.{ending}"
    if ending == "csv":
        return attachment(write_csv([columns, *rows]), name, CSV)
    title = "ความคืบหน้า (ข้อมูลจำลอง)" if found.is_simulated else "ความคืบหน้า"
    return attachment(write_xlsx([SheetToWrite(title, columns, rows)]), name, XLSX)


@page(OversightAction.AGENCIES_REMIND)
@require_http_methods(["GET", "HEAD", "POST"])
def reminder(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/progress/<pk>/remind/`: who would be told what, with words of her own; a POST tells them."""
    found = the_round(pk)
    if "chosen" in request.GET and "agency" not in request.GET:
        return _nothing_chosen(request, found)
    behind = _chosen(request, found, request.GET)
    reached = reach(behind, clock.today())
    form = WordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = _chosen(request, found, request.POST) if "agency" in request.POST else behind
        try:
            done = remind(found, chosen, form.cleaned_data["words"], clock.today(), request.user)
        except InputError as error:
            form.refuse(error)
        else:
            return _told(request, found, done, reached.without_officer)
    rows = views_of(found, reached.tellable[:MOST_AT_ONCE], clock.today())
    left_out = len(reached.tellable) - len(rows)
    context = {"round": found, "form": form, "rows": rows, "reached": reached, "every": behind, "left_out": left_out}
    return render(request, "oversight/remind.html", context, status=_WRONG if form.errors else 200)


def _nothing_chosen(request: OversightRequest, found: Round) -> HttpResponse:
    """Back to the table as it was filtered, with what to do."""
    warn(request, NOTHING_CHOSEN)
    kept = request.GET.copy()
    del kept["chosen"]
    return redirect(f"{reverse('oversight_progress_of', args=[found.pk])}?{kept.urlencode()}")


def _told(request: OversightRequest, found: Round, done: Reminded, without: Sequence[Standing]) -> HttpResponse:
    said = Text(
        f"แจ้งเจ้าหน้าที่ {done.officers:,} คน ใน {done.agencies:,} หน่วยงานแล้ว",
        f"{done.officers:,} officers of {done.agencies:,} agencies are told.",
    )
    tell(request, said)
    silent = tuple(dict.fromkeys((*without, *done.without_officer)))
    return render(request, "oversight/reminded.html", {"round": found, "done": done, "without_officer": silent})


def _progress(request: OversightRequest, found: Round) -> Progress:
    part = part_of(request.user, Agency.objects.all())
    return _filtered(found, part, FilterForm(found, part, request.GET))


def _filtered(found: Round, part: QuerySet[Agency], form: FilterForm) -> Progress:
    shown = progress(found, part, clock.today(), form.filters())
    if not form.odd_only:
        return shown
    odd = {number for number, surveys in looked_at(found).items() if any(one.odd for one in surveys)}
    return replace(shown, lines=tuple(one for one in shown.lines if one.enrolment in odd))


def _chosen(request: OversightRequest, found: Round, given: QueryDict) -> list[Standing]:
    """The agencies that were ticked, else all that the filters leave and that are behind; only those of her part."""
    ticked = {number_of(one, 0) for one in given.getlist("agency")}
    part = part_of(request.user, Agency.objects.all())
    filters = Filters() if ticked else FilterForm(found, part, given).filters()._replace(behind_only=True)
    shown = progress(found, part, clock.today(), filters)
    chosen = [one for one in shown.lines if not ticked or one.enrolment in ticked]
    if ticked and len(chosen) < len(ticked):
        raise Http404
    return list(shown.of(chosen))
