"""The files of a paper: of its draft, and of an edition with its signatures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from prongsai.adapters import clock, file_store
from prongsai.adapters.render import CONTENT_TYPES, Format, render
from prongsai.adapters.render.pictures import pictures_in
from prongsai.core.offices import Act
from prongsai.core.reports.blocks import Document, Signatory
from prongsai.core.reports.paper import PaperKind, Place
from prongsai.core.reports.saying import Saying
from prongsai.core.reports.signed import as_draft, signature_sheet, with_signatures
from prongsai.core.reports.store import from_json
from prongsai.core.text import Text
from prongsai.core.thai.letters import tidy
from prongsai.records.files.services import content_of
from prongsai.records.papers.building import Built
from prongsai.records.papers.models import Approval, Edition, Paper

ON_SCREEN = Text("ลงนามในระบบ {day} เวลา {time} น.", "Signed on screen, {day} at {time}")
ON_PAPER = Text("ลงนามในกระดาษ (มีไฟล์สแกน)", "Signed on paper (scan kept)")
LONGEST_PART = 30
"""Letters, three bytes each in Thai, where file systems allow 255 in all."""

_NOT_IN_A_NAME = re.compile(r"[^\w\u0e00-\u0e7f]+")


class File(NamedTuple):
    """A file to take away."""

    name: str
    content: bytes
    media_type: str


def draft_file(built: Built, form: Format) -> File:
    """The draft in a format, marked as one."""
    marked = as_draft(built.document)
    return _file(marked, form, stem(built.ground.paper, "ร่าง"), _thai(built))


def word_file(built: Built) -> File:
    """The draft as Word file to be edited and brought back: as it would be fixed, without the mark."""
    return _file(built.document, "docx", stem(built.ground.paper, "แก้ไขใน-Word"), _thai(built))


def edition_file(edition: Edition, form: Format) -> File:
    """An edition made of blocks in a format, with the signatures as they are now.

    ValueError for one that is a file itself: take `original_file`, and `sheet_file` for its signatures.
    """
    document = signed_document(edition)
    if document is None:
        raise ValueError(edition.origin)
    return _file(document, form, stem(edition.paper, f"ฉบับที่-{edition.number}"), _printed_thai(edition))


def signed_document(edition: Edition) -> Document | None:
    """The blocks of an edition with its signatures; None for one that is a file."""
    if edition.origin != Edition.Origin.BLOCKS or edition.document is None:
        return None
    return with_signatures(from_json(edition.document), places_of(edition), edition.number, edition.sha256)


def original_file(edition: Edition) -> File:
    """The file that an edition is: edited in Word, or scanned. ValueError for one made of blocks."""
    if edition.file is None:
        raise ValueError(edition.origin)
    return File(edition.file.name, content_of(edition.file), edition.file.content_type)


def sheet_file(edition: Edition) -> File:
    """The signatures over a file, as PDF."""
    if edition.file is None or edition.document is None:
        raise ValueError(edition.origin)
    about = from_json(edition.document)
    sheet = signature_sheet(about, places_of(edition), edition.file.name, edition.number, edition.sha256)
    return _file(sheet, "pdf", stem(edition.paper, f"ใบลงนาม-ฉบับที่-{edition.number}"), _printed_thai(edition))


def places_of(edition: Edition) -> tuple[Place, ...]:
    """The chain of an edition as it prints: who signed, what was said, and when."""
    return tuple(_place(one, edition) for one in edition.approvals.all())


def signed_words(approval: Approval, saying: Saying) -> str:
    """When and how a place was signed; empty while it waits."""
    if approval.state != Approval.State.SIGNED or approval.signed_at is None:
        return ""
    if approval.scan_id:
        return saying.name(ON_PAPER)
    at = approval.signed_at.astimezone(clock.BANGKOK)
    return saying.say(ON_SCREEN, day=saying.date(at.date()), time=f"{at:%H.%M}")


def pictures_of(document: Document) -> Mapping[str, bytes]:
    """The bytes of the document's pictures by their hash; those that are lost keep their place."""
    sources = {one.source for block in document.blocks for one in pictures_in(block) if one.source}
    return {source: file_store.get(source) for source in sources if file_store.path_of(source).is_file()}


def _place(approval: Approval, edition: Edition) -> Place:
    saying = Saying("en" if (edition.document or {}).get("language") == "en" else "th")
    signed = signed_words(approval, saying)
    if approval.acting_as:
        signer = Signatory(
            approval.own_post,
            approval.signer_name,
            approval.acting_as,
            approval.post_title,
            approval.authority,
            signed,
        )
    else:
        signer = Signatory(approval.post_title, approval.signer_name, signed=signed)
    return Place(Act(approval.act), signer, approval.said if approval.state == Approval.State.SIGNED else "")


def _file(document: Document, form: Format, stem: str, thai: bool) -> File:
    content = render(document, form, thai_numerals=thai, pictures=pictures_of(document))
    return File(f"{stem}.{form}", content, CONTENT_TYPES[form])


def _thai(built: Built) -> bool:
    return built.ground.option("numerals", "thai") == "thai"


def _printed_thai(edition: Edition) -> bool:
    return bool(edition.rendering.get("thai_numerals", True))


def stem(paper: Paper, mark: str) -> str:
    """A name for a file that says what it is and whose; whatever leads out of a folder is taken out."""
    parts = (PaperKind(paper.kind).label.th, str(paper.plan_year or paper.oit_year), paper.agency.short_name, mark)
    return "-".join(_NOT_IN_A_NAME.sub("-", tidy(one))[:LONGEST_PART].strip("-") for one in parts)
