"""Publishing: the pack for the agency's own website, its address there, and taking it back."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.adapters.render import RenderError
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.download import attachment
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.papers.acting import attempt
from prongsai.faces.workspace.papers.finding import on_paper, paper_of
from prongsai.faces.workspace.papers.presenters.paper import paper_view
from prongsai.records.agencies.access import Action
from prongsai.records.papers import publishing
from prongsai.records.papers.models import Paper
from prongsai.records.papers.selectors import publication_of

PUBLISHED = Text(
    "เผยแพร่แล้ว ขั้นต่อไป ดาวน์โหลดชุดไฟล์ไปวางบนเว็บไซต์หลักของหน่วยงาน แล้วกรอกที่อยู่",
    "Published. Next: put the pack on the agency's own website, then note its address.",
)
NOTED = Text("บันทึกที่อยู่แล้ว", "The address is noted.")
WITHDRAWN = Text("ถอนการเผยแพร่แล้ว", "It is withdrawn.")


@page(Action.PAPER_PUBLISH)
@on_paper
def publish(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/publish/`."""
    attempt(request, partial(publishing.publish, found, request.user), PUBLISHED)
    return _back(request, found.pk)


@page(Action.PAPER_PUBLISH)
@require_safe
def pack(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/<pk>/pack/`: the ZIP for the agency's own website."""
    publication = publication_of(paper_of(request, pk))
    if publication is None:
        warn(request, publishing.NOT_PUBLISHED)
        return _back(request, pk)
    try:
        file = publishing.pack_of(publication)
    except RenderError as error:
        warn(request, error.text)
        return _back(request, pk)
    return attachment(file.content, file.name, file.media_type)


@page(Action.PAPER_PUBLISH)
def address(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/<pk>/address/`: where the paper stands on the agency's own website."""
    found = paper_of(request, pk)
    publication = publication_of(found)
    if publication is None or request.method != "POST":
        return _back(request, pk)
    typed = request.POST.get("address", "")
    try:
        given = publishing.give_address(publication, typed, request.user)
    except InputError as error:
        return _again(request, found, typed, error.text)
    if given.doubt:
        warn(request, given.doubt)
    else:
        tell(request, NOTED)
    return _back(request, pk)


@page(Action.PAPER_PUBLISH)
@on_paper
def withdraw(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/withdraw/`: no longer public here."""
    attempt(request, partial(publishing.withdraw, found, request.user), WITHDRAWN)
    return _back(request, found.pk)


def _again(request: WorkRequest, found: Paper, typed: str, problem: Text) -> HttpResponse:
    """The page again with what was typed and what is wrong with it."""
    context = {
        "paper": found,
        "view": paper_view(found, request.user),
        "may_edit": True,
        "may_publish": True,
        "address": typed,
        "address_error": problem,
    }
    return render(request, "workspace/papers/paper.html", context)


def _back(request: WorkRequest, pk: int) -> HttpResponse:
    return redirect("work_papers_paper", request.agency.code, pk)
