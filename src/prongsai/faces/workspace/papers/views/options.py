"""How a paper is built, what the officer types for it, and who signs it."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.papers import forms
from prongsai.faces.workspace.papers.acting import attempt
from prongsai.faces.workspace.papers.finding import on_paper, paper_of
from prongsai.faces.workspace.papers.presenters.paper import ACTS
from prongsai.records.agencies.access import Action
from prongsai.records.papers import drafts
from prongsai.records.papers.chain import places_of, set_chain, usual_chain
from prongsai.records.papers.models import Paper
from prongsai.records.papers.states import DRAFTS

SAVED = Text("บันทึกแล้ว เอกสารจัดทำใหม่ตามที่เลือก", "Saved. The paper is made anew as you chose.")
CHAIN_SAVED = Text("บันทึกผู้ลงนามของเอกสารนี้แล้ว", "The chain of this paper is saved.")
USUAL = Text("กลับไปใช้ลำดับปกติของหน่วยงานแล้ว", "The usual chain of the agency is back.")


@page(Action.PAPER_EDIT)
def options(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/<pk>/options/`: choices, number and date, the three years."""
    found = paper_of(request, pk)
    if found.state not in DRAFTS:
        return redirect("work_papers_paper", request.agency.code, pk)
    if request.method != "POST":
        return _options(request, found, forms.settings_of(found))
    sent = forms.sent_settings(found, request.POST)
    if _save(request, found, sent):
        tell(request, SAVED)
        return redirect("work_papers_paper", request.agency.code, pk)
    return _options(request, found, sent)


@page(Action.PAPER_EDIT)
def chain(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/<pk>/chain/`: who proposes, gives opinions and orders."""
    found = paper_of(request, pk)
    if found.state not in DRAFTS:
        return redirect("work_papers_paper", request.agency.code, pk)
    rows = forms.chain_rows(places_of(found, clock.today()))
    if request.method == "POST":
        sent = forms.sent_rows(request.POST)
        try:
            set_chain(found, forms.links_of(sent, found), request.user)
        except InputError as error:
            warn(request, error.text)
            rows = forms.with_room(sent)
        else:
            tell(request, CHAIN_SAVED)
            return redirect("work_papers_paper", request.agency.code, pk)
    context = {"paper": found, "rows": rows, "posts": request.agency.posts.all(), "acts": ACTS.items()}
    return render(request, "workspace/papers/chain.html", context)


@page(Action.PAPER_EDIT)
@on_paper
def usual(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/chain/usual/`: the agency's own chain again."""
    attempt(request, partial(usual_chain, found, request.user), USUAL)
    return redirect("work_papers_paper", request.agency.code, found.pk)


def _options(request: WorkRequest, found: Paper, settings: forms.Settings) -> HttpResponse:
    return render(request, "workspace/papers/options.html", {"paper": found, "settings": settings})


def _save(request: WorkRequest, found: Paper, sent: forms.Settings) -> bool:
    """All or nothing; what is wrong stands beside its field."""
    result_year, oit_year = forms.read_year(sent.result_year), forms.read_year(sent.oit_year)
    wrong = {"result_year": bool(sent.result_year) and result_year is None, "oit_year": oit_year is None}
    sent.errors = {name: forms.YEAR_WANTED for name, is_wrong in wrong.items() if is_wrong}
    try:
        with transaction.atomic():
            drafts.set_options(found, sent.options(), request.user)
            drafts.type_fields(found, sent.typed(), request.user)
            if not sent.errors and oit_year:
                drafts.set_years(found, result_year=result_year, oit_year=oit_year, by=request.user)
    except drafts.FieldError as error:
        for one in sent.fields:
            one.error = error.problems.get(one.field.name)
    except InputError as error:
        sent.errors["oit_year"] = error.text
    return not sent.errors and not any(one.error for one in sent.fields)
