"""The papers of a year: what is needed, what is there, and the whole set in one press."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.papers.acting import say_done
from prongsai.faces.workspace.papers.presenters.year import year_view
from prongsai.records.agencies.access import Action
from prongsai.records.papers import bulk
from prongsai.records.papers.approvals import waiting_for
from prongsai.records.papers.drafts import make as make_paper
from prongsai.records.papers.needs import Year, year_of, years_of

MADE = Text("จัดทำร่างแล้ว อ่านและแก้ไขได้เลย", "The draft is made. Read it through and change what you like.")
MADE_ALL = Text("จัดทำร่างแล้ว {count} ฉบับ", "Drafts made: {count}.")
FIXED_ALL = Text("ยืนยันเป็นฉบับแล้ว {count} ฉบับ พร้อมเสนอลงนาม", "Fixed as editions, ready to be signed: {count}.")
NOTHING = Text("ไม่มีเอกสารที่ต้องจัดทำเพิ่มในตอนนี้", "There is nothing more to make at present.")
NO_DRAFTS = Text("ไม่มีร่างที่รอยืนยัน", "There is no draft to fix.")
FIRST_YEAR, LAST_YEAR = 2555, 2650


@page(Action.VIEW)
@require_safe
def overview(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/papers/?year=2567`: which papers the year needs, and how far each is."""
    year = _asked(request, request.GET.get("year", ""))
    today = clock.today()
    context = {
        "view": year_view(year_of(request.agency, year, today), today),
        "years": years_of(request.agency, fiscal_year(today)),
        "waiting": waiting_for(request.user, request.agency),
        "may_edit": allowed(request, Action.PAPER_EDIT),
    }
    return render(request, "workspace/papers/overview.html", context)


@page(Action.PAPER_EDIT)
@require_POST
def make(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/papers/make/`: one paper; pressed twice it is still one."""
    year = _year(request)
    need = year.find(request.POST.get("need", ""))
    if need is None:
        return _back(request, year.plan_year)
    try:
        paper = need.paper or make_paper(request.agency, need.wish, request.user)
    except InputError as error:
        warn(request, error.text)
        return _back(request, year.plan_year)
    tell(request, MADE)
    return redirect("work_papers_paper", request.agency.code, paper.pk)


@page(Action.PAPER_EDIT)
@require_POST
def make_all(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/papers/make-all/`: every paper that the year asks for and that can be made today."""
    year = _year(request)
    done = bulk.make_all(request.agency, year.plan_year, request.user, clock.today())
    if not done.count and not done.refused:
        tell(request, NOTHING)
    say_done(request, done, MADE_ALL)
    return _back(request, year.plan_year)


@page(Action.PAPER_EDIT)
@require_POST
def fix_all(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/papers/fix-all/`: every draft of the year that lacks nothing becomes an edition."""
    year = _year(request)
    done = bulk.fix_all(request.agency, year.plan_year, request.user)
    if not done.count and not done.refused:
        tell(request, NO_DRAFTS)
    say_done(request, done, FIXED_ALL)
    return _back(request, year.plan_year)


def _year(request: WorkRequest) -> Year:
    return year_of(request.agency, _asked(request, request.POST.get("year", "")), clock.today())


def _asked(request: WorkRequest, written: str) -> int:
    """The year that is asked for; without one the newest that has anything to do."""
    if written.isascii() and written.isdecimal() and FIRST_YEAR <= int(written[:4]) <= LAST_YEAR:
        return int(written[:4])
    current = fiscal_year(clock.today())
    return next((one for one in years_of(request.agency, current) if one <= current), current)


def _back(request: WorkRequest, year: int) -> HttpResponse:
    return redirect(f"{reverse('work_papers', args=[request.agency.code])}?year={year}")
