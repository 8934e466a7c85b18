"""What agencies have published: the papers of one, each under its hash, with its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from prongsai.core.reports.paper import PaperKind
from prongsai.core.text import Text
from prongsai.faces.parts.download import attachment
from prongsai.faces.parts.papers import shown
from prongsai.records.agencies import selectors as agencies
from prongsai.records.agencies.models import Agency
from prongsai.records.files.services import content_of
from prongsai.records.papers.printing import pictures_of, signed_document
from prongsai.records.papers.selectors import public_file, published, published_edition

FRESH = 60
A_DAY = 86_400
_GONE = 410
FORMATS = {
    "pdf": Text("PDF", "PDF"),
    "docx": Text("Word", "Word"),
    "html": Text("HTML", "HTML"),
    "xlsx": Text("ตารางใน Excel", "Tables (Excel)"),
}


@require_safe
@cache_control(public=True, max_age=FRESH)
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """`/agencies/<code>/papers/`: what an agency has published here, the newest first."""
    agency = _agency(code)
    found = [(one, PaperKind(one.edition.paper.kind).label) for one in published(agency)]
    return render(request, "public/papers.html", {"agency": agency, "papers": found})


@require_safe
@cache_control(public=True, max_age=FRESH)
def paper(request: HttpRequest, code: str, sha256: str) -> HttpResponse:
    """`/agencies/<code>/papers/<sha256>/`: one edition, whose address never changes; 410 once it is withdrawn."""
    agency = _agency(code)
    publication = published_edition(agency, sha256)
    if publication is None:
        raise Http404
    edition = publication.edition
    context: dict[str, object] = {
        "agency": agency,
        "publication": publication,
        "edition": edition,
        "paper": edition.paper,
    }
    if publication.withdrawn_at:
        return render(request, "public/paper_withdrawn.html", context, status=_GONE)
    document = signed_document(edition)
    thai = bool(edition.rendering.get("thai_numerals", True))
    context |= {
        "files": [(one, _format(one["name"])) for one in publication.files if not _is_table(one["name"])],
        "tables": [one for one in publication.files if _is_table(one["name"])],
        "blocks": shown(document, pictures_of(document), thai_numerals=thai) if document else (),
        "language": document.language if document else "th",
        "kind": PaperKind(edition.paper.kind).label,
    }
    return render(request, "public/paper.html", context)


@require_safe
@cache_control(public=True, max_age=A_DAY)
def paper_file(request: HttpRequest, code: str, sha256: str, name: str) -> HttpResponse:
    """`/agencies/<code>/papers/files/<sha256>/<name>`: a file of a published paper under its hash."""
    stored = public_file(_agency(code), sha256, name)
    if stored is None:
        raise Http404
    try:
        return attachment(content_of(stored), stored.name, stored.content_type)
    except FileNotFoundError:
        raise Http404 from None


def _is_table(name: str) -> bool:
    return name.endswith(".csv")


def _format(name: object) -> Text:
    ending = str(name).rpartition(".")[2]
    return FORMATS.get(ending, Text(ending.upper(), ending.upper()))


def _agency(code: str) -> Agency:
    found = agencies.by_code(code)
    if found is None:
        raise Http404
    return found
