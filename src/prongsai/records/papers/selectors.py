"""Reads papers: one with its editions, what was said about it, what is published of an agency."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from prongsai.adapters.render.read_back import text_of_docx
from prongsai.core.reports.blocks import Callout, Document, ItemList, Paragraph, plain
from prongsai.core.reports.changes import Change, changes
from prongsai.core.reports.store import from_json
from prongsai.records.agencies.models import Agency
from prongsai.records.files.models import StoredFile
from prongsai.records.files.services import content_of
from prongsai.records.papers.models import Approval, Edition, Paper, Publication

MOST_CHANGES = 40


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What is different from the edition before: `number` its number, `more` how many differences are not listed."""

    number: int
    changes: tuple[Change, ...]
    more: int


def editions_of(paper: Paper) -> list[Edition]:
    """All editions, the newest first, with their places."""
    return list(paper.editions.select_related("file", "fixed_by").prefetch_related("approvals__post"))


def returned_by(paper: Paper) -> Approval | None:
    """The place that sent the newest edition back."""
    newest = paper.editions.order_by("-number").first()
    return newest.approvals.filter(state=Approval.State.RETURNED).first() if newest else None


def publication_of(paper: Paper) -> Publication | None:
    """What is public of a paper now."""
    public = Publication.objects.filter(edition__paper=paper, withdrawn_at__isnull=True)
    return public.select_related("edition__paper__agency").first()


def published(agency: Agency) -> QuerySet[Publication]:
    """What an agency has published and not withdrawn, the newest first."""
    public = Publication.objects.filter(edition__paper__agency=agency, withdrawn_at__isnull=True)
    return public.select_related("edition__paper__agency").order_by("-published_at", "-pk")


def published_edition(agency: Agency, sha256: str) -> Publication | None:
    """A publication by the hash of its edition; a withdrawn one too, since its address stays."""
    found = Publication.objects.filter(edition__paper__agency=agency, edition__sha256=sha256)
    return found.select_related("edition__paper__agency").order_by("withdrawn_at", "-pk").first()


def public_file(agency: Agency, sha256: str, name: str) -> StoredFile | None:
    """A file of a published paper by its hash; None for everything else."""
    if "\x00" in name:  # PostgreSQL breaks down over it
        return None
    return StoredFile.objects.filter(agency=agency, sha256=sha256, name=name, is_public=True).first()


def since_last(edition: Edition) -> SinceLast | None:
    """What changed since the edition before it; None for a first one, and where either cannot be read as blocks."""
    before = Edition.objects.filter(paper=edition.paper_id, number__lt=edition.number).order_by("-number").first()
    if before is None or not (_is_blocks(before) and _is_blocks(edition)):
        return None
    found = changes(from_json(before.document or {}), from_json(edition.document or {}))
    return SinceLast(before.number, found[:MOST_CHANGES], max(0, len(found) - MOST_CHANGES))


def _is_blocks(edition: Edition) -> bool:
    """A file says what it says, whatever the document was that it was made from."""
    return edition.origin == Edition.Origin.BLOCKS and bool(edition.document)


_AFTER_THE_REQUEST = ("proposals-list", "background-says", "closing")
"""What a memo does not need to say again once its request stands first."""


def gist_of(document: Document) -> tuple[str, ...]:
    """What the paper says in short: its own summary where it has one, else what it asks, then its first paragraphs."""
    for block in document.blocks:
        if isinstance(block, Callout) and block.kind == "notice":
            return tuple(map(plain, block.paragraphs))
    asked = [one for one in document.blocks if one.id == "proposals-list"]
    others = [one for one in document.blocks if one.id not in _AFTER_THE_REQUEST] if asked else document.blocks
    said: list[str] = []
    for block in (*asked, *others):
        if isinstance(block, Paragraph):
            said.append(plain(block.words))
        elif isinstance(block, ItemList):
            said += map(plain, block.items)
    return tuple(one for one in said if one.strip(". "))[:4]


def text_of(edition: Edition) -> tuple[str, ...]:
    """The paragraphs of a file that came back from Word, for reading on a phone; none for other editions."""
    if edition.origin != Edition.Origin.FILE or edition.file is None:
        return ()
    return text_of_docx(content_of(edition.file))
