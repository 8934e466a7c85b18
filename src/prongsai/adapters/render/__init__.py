"""Rendering: a document of blocks as DOCX, PDF, HTML or XLSX.

    render(document, "pdf", thai_numerals=True) -> bytes

Each format's library is loaded when the format is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, get_args

from prongsai.adapters.render.errors import NoThaiFontError, PictureError, RenderError
from prongsai.core.reports.blocks import Document

if TYPE_CHECKING:
    from prongsai.adapters.render.pictures import Images

__all__ = ["CONTENT_TYPES", "FORMATS", "Format", "NoThaiFontError", "PictureError", "RenderError", "render", "warm_up"]

Format = Literal["docx", "pdf", "html", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
CONTENT_TYPES: dict[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def render(
    document: Document,
    format: Format,  # noqa: A002 - the word of the design
    *,
    thai_numerals: bool = True,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """The bytes of the document in a format; the same document gives the same bytes on the same machine.

    `thai_numerals` turns the digits of a Thai document into Thai ones, codes and addresses excepted; a document in
    English and a spreadsheet keep Arabic digits. `pictures` holds the bytes (PNG or JPEG) of the document's pictures by
    their `source`; one that is not given keeps its place, and a spreadsheet has none. Raises PictureError for a picture
    that cannot be used, NoThaiFontError when a PDF is asked for on a machine without a Thai font (both are RenderErrors
    with Thai and English text), ValueError for another format than these four.
    """
    from prongsai.adapters.render.cleaning import cleaned
    from prongsai.adapters.render.numerals import with_thai_numerals
    from prongsai.adapters.render.pictures import images_of

    tidy = cleaned(document)
    if format == "xlsx":
        from prongsai.adapters.render.xlsx import render_xlsx

        return render_xlsx(tidy)
    thai = thai_numerals and document.language == "th"
    images = images_of(tidy, pictures or {})
    return _on_paper(with_thai_numerals(tidy) if thai else tidy, images, format, thai)


def _on_paper(document: Document, images: Images, form: Format, thai: bool) -> bytes:
    if form == "docx":
        from prongsai.adapters.render.word import render_word

        return render_word(document, images, thai_numerals=thai)
    if form == "pdf":
        from prongsai.adapters.render.pdf import render_pdf

        return render_pdf(document, images, thai_numerals=thai)
    if form == "html":
        from prongsai.adapters.render.html import render_html

        return render_html(document, images, thai_numerals=thai)
    raise ValueError(f"no such format: {form}")


def warm_up() -> None:
    """Load fonts and dictionary now, so that the first document does not wait for them (about a second)."""
    from prongsai.adapters.render import pdf, words

    words.warm_up()
    pdf.warm_up()
