"""A paper as a document: built from the result and the plan, with the officer's sentences laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prongsai.adapters import clock
from prongsai.core.reports.announcements import to_fill
from prongsai.core.reports.blocks import Document
from prongsai.core.reports.edit import Editable, Overlay, apply, editable
from prongsai.records.papers.models import Overlay as StoredOverlay
from prongsai.records.papers.models import Paper
from prongsai.records.papers.recipes import document_of
from prongsai.records.papers.subject import Ground


@dataclass(frozen=True, slots=True)
class Stale:
    """An edited sentence whose figures have changed since: hers, and what stands there now (empty: it is gone)."""

    overlay: StoredOverlay
    now: Editable | None


@dataclass(frozen=True, slots=True)
class Built:
    """A paper as it stands: the document with the edits that fit, what the builder made, and the edits that do not fit.

    `places` are the texts of the unedited document by address: what an edit replaces. `to_fill` are the places that
    still stand in square brackets: only the officer knows what belongs there.
    """

    document: Document
    plain: Document
    stale: tuple[Stale, ...]
    places: dict[str, Editable]
    edited: dict[str, StoredOverlay]
    to_fill: tuple[str, ...]
    ground: Ground


def build_document(paper: Paper, day: date | None = None) -> Built:
    """The document of a paper as its result, plan, settings and edits are now.

    Raises InputError, with what to do, where the result or the plan that it needs is not there.
    """
    ground = Ground(paper, day or clock.today())
    plain = document_of(ground)
    stored = {one.address: one for one in paper.overlays.select_related("edited_by")}
    laid = [Overlay(one.address, one.replaces_sha256, one.text) for one in stored.values()]
    result = apply(plain, laid)
    places = {one.address: one for one in editable(plain)}
    stale = tuple(Stale(stored[one.address], places.get(one.address)) for one in result.stale)
    fresh = {address: one for address, one in stored.items() if address not in {each.address for each in result.stale}}
    return Built(result.document, plain, stale, places, fresh, to_fill(result.document), ground)
