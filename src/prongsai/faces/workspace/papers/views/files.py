"""Files of papers: taken away as draft or edition, handed in from Word or from the scanner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.adapters.render import FORMATS, Format, RenderError
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.download import attachment
from prongsai.faces.parts.papers import shown
from prongsai.faces.parts.tell import warn
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.papers.acting import attempt
from prongsai.faces.workspace.papers.finding import edition_of, on_paper, paper_of
from prongsai.faces.workspace.papers.presenters.paper import ORIGINS, signed_places
from prongsai.faces.workspace.papers.presenters.signing import odd_figures
from prongsai.faces.workspace.papers.views.paper import paper_page
from prongsai.records.agencies.access import Action
from prongsai.records.papers import editions
from prongsai.records.papers.building import build_document
from prongsai.records.papers.models import Edition, Paper
from prongsai.records.papers.printing import (
    File,
    draft_file,
    edition_file,
    original_file,
    pictures_of,
    sheet_file,
    signed_document,
    word_file,
)
from prongsai.records.papers.selectors import text_of

NO_FILE = Text("โปรดเลือกไฟล์ก่อน", "Choose a file first.")
TAKEN = Text(
    "รับไฟล์แล้ว และตรวจตัวเลขเทียบกับผลการประเมินแล้ว", "The file is taken, and its figures are held against the result."
)
SCANNED = Text("รับไฟล์สแกนแล้ว เอกสารลงนามครบ", "The scan is taken; the paper is signed.")


@page(Action.VIEW)
@require_safe
def draft(request: WorkRequest, pk: int, form: str) -> HttpResponse:
    """`/office/<code>/papers/<pk>/draft/<form>/`: the draft, marked as one."""
    found = paper_of(request, pk)
    return _file(request, lambda: draft_file(build_document(found), _format(form)), pk)


@page(Action.PAPER_EDIT)
@require_safe
def word(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/<pk>/word/`: the Word file to be edited and brought back."""
    found = paper_of(request, pk)
    return _file(request, lambda: word_file(build_document(found)), pk)


@page(Action.VIEW)
@require_safe
def edition(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/editions/<pk>/`: one edition to read, with its hash and its signatures."""
    found = edition_of(request, pk)
    document = signed_document(found)
    thai = bool(found.rendering.get("thai_numerals", True))
    context = {
        "edition": found,
        "origin": ORIGINS[Edition.Origin(found.origin)],
        "chain": signed_places(found),
        "odd": odd_figures(found.checks),
        "blocks": shown(document, pictures_of(document), thai_numerals=thai) if document else (),
        "paragraphs": text_of(found),
        "language": document.language if document else "th",
    }
    return render(request, "workspace/papers/edition.html", context)


@page(Action.VIEW)
@require_safe
def edition_in(request: WorkRequest, pk: int, form: str) -> HttpResponse:
    """`/office/<code>/papers/editions/<pk>/<form>/`: docx, pdf, html, xlsx; "file" and "sheet" for one from a file."""
    found = edition_of(request, pk)
    return _file(request, lambda: _of_edition(found, form), found.paper_id)


@page(Action.PAPER_EDIT)
@on_paper
def take_file(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/file/`: the file that was edited in Word."""
    _is_taken(request, found, editions.take_file, TAKEN)
    return redirect("work_papers_paper", request.agency.code, found.pk)


@page(Action.PAPER_EDIT)
@on_paper
def take_scan(request: WorkRequest, found: Paper) -> HttpResponse:
    """`/office/<code>/papers/<pk>/scan/`: the scan of the paper that everybody signed in ink."""
    if _is_taken(request, found, editions.take_scan, SCANNED):
        return redirect("work_papers_paper", request.agency.code, found.pk)
    return paper_page(request, found.pk, scan_refused=True)


def _is_taken(request: WorkRequest, found: Paper, take: Callable[..., object], said: Text) -> bool:
    sent = request.FILES.get("file")
    if sent is None:
        warn(request, NO_FILE)
        return False
    return attempt(request, partial(take, found, sent.name or "", sent.read(), request.user), said)


def _of_edition(found: Edition, form: str) -> File:
    if found.origin == Edition.Origin.BLOCKS:
        return edition_file(found, _format(form))
    if form == "sheet" and found.origin == Edition.Origin.FILE:
        return sheet_file(found)
    return original_file(found)


def _format(form: str) -> Format:
    if form not in FORMATS:
        raise Http404
    return form


def _file(request: WorkRequest, made: Callable[[], File], pk: int) -> HttpResponse:
    """The file; what cannot be made is said on the page of the paper."""
    try:
        file = made()
    except (InputError, RenderError) as error:
        warn(request, error.text)
        return redirect("work_papers_paper", request.agency.code, pk)
    return attachment(file.content, file.name, file.media_type)
