"""The text of a draft: read as it will be printed, each sentence to be changed, edits that do not fit to be settled."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.adapters.render import RenderError
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.papers.acting import attempt
from prongsai.faces.workspace.papers.finding import on_paper, paper_of
from prongsai.faces.workspace.papers.presenters.text import Sentence, block_view, homeless, text_view
from prongsai.records.agencies.access import Action
from prongsai.records.papers import drafts
from prongsai.records.papers.building import Built, build_document
from prongsai.records.papers.models import Paper
from prongsai.records.papers.states import DRAFTS

SAVED = Text("บันทึกข้อความแล้ว {count} แห่ง", "Saved: {count} sentences.")
NOTHING = Text("ไม่มีข้อความที่เปลี่ยน", "Nothing was changed.")
KEPT = Text("คงข้อความของท่านไว้", "Your sentence is kept.")
TAKEN = Text("ใช้ข้อความใหม่จากตัวเลขล่าสุดแล้ว", "The new sentence is taken.")


@page(Action.VIEW)
@require_safe
def text(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/<pk>/text/`: the draft as it will be printed."""
    found = paper_of(request, pk)
    built = _built(request, found)
    if built is None:
        return redirect("work_papers_paper", request.agency.code, pk)
    may_edit = allowed(request, Action.PAPER_EDIT, found) and found.state in DRAFTS
    context = {"paper": found, "view": text_view(built), "may_edit": may_edit, "to_fill": built.to_fill}
    return render(request, "workspace/papers/text.html", context)


@page(Action.PAPER_EDIT)
def edit(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/<pk>/edit/?block=…`: the sentences of one block."""
    found = paper_of(request, pk)
    built = _built(request, found) if found.state in DRAFTS else None
    view = block_view(built, request.GET.get("block", ""), _part(request)) if built else None
    if view is None:
        return redirect("work_papers_text", request.agency.code, pk)
    lost: tuple[str, ...] = ()
    if request.method == "POST":
        sentences = [one.typed(request.POST) for one in view.sentences]
        lost = homeless(request.POST, view)
        refused = _save(request, found, [one for one in sentences if one.is_changed])
        if not refused and not lost:
            return redirect(_place_of(request, pk, view.block))
        view = view.with_sentences([refused.get(one.address, one) for one in sentences])
    return render(request, "workspace/papers/edit.html", {"paper": found, "view": view, "lost": lost})


@page(Action.PAPER_EDIT)
@on_paper
def stale(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/stale/`: keep an edited sentence over figures that changed, or take the new one."""
    address = request.POST.get("address", "")
    if request.POST.get("choice") == "keep":
        seen = request.POST.get("seen", "")
        attempt(request, partial(drafts.keep_text, found, address, seen, request.user), KEPT)
    else:
        attempt(request, partial(drafts.restore_text, found, address, request.user), TAKEN)
    return redirect("work_papers_text", request.agency.code, found.pk)


def _built(request: WorkRequest, found: Paper) -> Built | None:
    try:
        return build_document(found)
    except (InputError, RenderError) as error:
        warn(request, error.text)
        return None


def _part(request: HttpRequest) -> int:
    written = request.GET.get("part", "1")
    return int(written[:4]) if written.isascii() and written.isdecimal() else 1


def _save(request: WorkRequest, found: Paper, changed: list[Sentence]) -> dict[str, Sentence]:
    """Those that could not be saved, with the reason; the others are."""
    refused = {}
    for one in changed:
        try:
            drafts.edit_text(found, one.address, one.seen, one.text, request.user)
        except InputError as error:
            refused[one.address] = one.complaining(error.text)
    saved = len(changed) - len(refused)
    said = Text(SAVED.th.format(count=saved), SAVED.en.format(count=saved)) if saved else NOTHING
    if saved or not refused:
        tell(request, said)
    return refused


def _place_of(request: WorkRequest, pk: int, block: str) -> str:
    return f"{reverse('work_papers_text', args=[request.agency.code, pk])}#d-{block}"
