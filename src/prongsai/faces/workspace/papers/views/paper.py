"""One paper: where it stands, what comes next, its editions and its journal."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.core.text import Text
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.papers.acting import attempt
from prongsai.faces.workspace.papers.finding import on_paper, paper_of
from prongsai.faces.workspace.papers.presenters.paper import paper_view
from prongsai.records.agencies.access import Action
from prongsai.records.journal.selectors import of_object
from prongsai.records.papers import approvals, drafts, editions
from prongsai.records.papers.models import Paper

FIXED = Text(
    "ยืนยันเป็นฉบับแล้ว ลงนามเสนอได้เลย หรือพิมพ์ไปลงนามในกระดาษ",
    "It is fixed as an edition. Sign it to send it on its way, or print it and have it signed in ink.",
)
SENT = Text("เสนอแล้ว ผู้ลงนามลำดับแรกได้รับแจ้ง", "It is on its way; the first signer has been told.")
REOPENED = Text("กลับมาเป็นร่างแล้ว ฉบับเดิมยังเก็บไว้", "It is a draft again. The edition is kept.")
DISCARDED = Text("ลบร่างแล้ว", "The draft is deleted.")
MOST_ENTRIES = 60


@page(Action.VIEW)
@require_safe
def paper(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/<pk>/`."""
    return paper_page(request, pk)


def paper_page(request: WorkRequest, pk: int, **more: object) -> HttpResponse:
    """The page of a paper, after a refused act with `more` of what was typed."""
    found = paper_of(request, pk)
    context = {
        "paper": found,
        "view": paper_view(found, request.user),
        "may_edit": allowed(request, Action.PAPER_EDIT, found),
        "may_publish": allowed(request, Action.PAPER_PUBLISH, found),
        "entries": of_object(found, MOST_ENTRIES) if allowed(request, Action.JOURNAL_VIEW, found) else (),
    }
    return render(request, "workspace/papers/paper.html", context | more)


@page(Action.PAPER_EDIT)
@on_paper
def fix(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/fix/`: the draft becomes the next edition."""
    attempt(request, partial(editions.fix, found, request.user), FIXED)
    return redirect("work_papers_paper", request.agency.code, found.pk)


@page(Action.PAPER_EDIT)
@on_paper
def send(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/send/`: to the first signer."""
    attempt(request, partial(approvals.send, found, request.user), SENT)
    return redirect("work_papers_paper", request.agency.code, found.pk)


@page(Action.PAPER_EDIT)
@on_paper
def reopen(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/reopen/`: back to the draft."""
    attempt(request, partial(editions.reopen, found, request.user), REOPENED)
    return redirect("work_papers_paper", request.agency.code, found.pk)


@page(Action.PAPER_EDIT)
@on_paper
def discard(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/discard/`: a draft that was never fixed."""
    if attempt(request, partial(drafts.discard, found, request.user), DISCARDED):
        return redirect("work_papers", request.agency.code)
    return redirect("work_papers_paper", request.agency.code, found.pk)
