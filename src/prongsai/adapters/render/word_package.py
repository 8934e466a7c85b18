"""The empty Word file that every document starts from, and writing one so that the same input gives the same bytes."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from prongsai.adapters.render.zips import unzipped, zipped

PARTS = Path(__file__).with_name("word_parts")
PLACES = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
}


def empty_document() -> WordDocument:
    """A new A4 document with the styles of word_parts/styles.xml."""
    return docx.Document(BytesIO(_template()))


@cache
def _template() -> bytes:
    return zipped({place: (PARTS / name).read_bytes() for place, name in PLACES.items()})


def saved(document: WordDocument) -> bytes:
    """The bytes of the document, without the time of writing."""
    file = BytesIO()
    document.save(file)
    return zipped(unzipped(file.getvalue()))
