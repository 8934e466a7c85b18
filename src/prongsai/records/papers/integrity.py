"""Whether a stored edition is still what was fixed."""

from __future__ import annotations

from hashlib import sha256

from prongsai.core.reports.store import UnreadableDocumentError, digest, from_json
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.files.services import content_of
from prongsai.records.papers.models import Edition

TAMPERED = Text(
    "เนื้อหาที่เก็บไว้ไม่ตรงกับลายนิ้วมือของฉบับ จึงลงนามไม่ได้ โปรดแจ้งผู้ดูแลระบบทันที และอย่าใช้ฉบับนี้",
    "What is stored does not fit the hash of the edition, so it cannot be signed. Do not use it, and tell the "
    "administrator at once.",
)


def is_whole(edition: Edition) -> bool:
    """Whether the blocks, or the file, of an edition still have its hash."""
    try:
        if edition.origin == Edition.Origin.BLOCKS:
            return edition.document is not None and digest(from_json(edition.document)) == edition.sha256
        return edition.file is not None and sha256(content_of(edition.file)).hexdigest() == edition.sha256
    except (UnreadableDocumentError, FileNotFoundError):
        return False


def require_whole(edition: Edition) -> None:
    """Raises InputError when the edition is not what was fixed."""
    if not is_whole(edition):
        raise InputError(TAMPERED)
