"""Rendering: a document of blocks as DOCX, PDF, HTML or XLSX.

    render(document, "pdf", thai_numerals=True) -> bytes

Each format's library is loaded when the format is first asked for.
"""

from __future__ import annotations

from typing import Literal, get_args

from prongsai.adapters.render.errors import NoThaiFontError, RenderError
from prongsai.core.reports.blocks import Document

__all__ = ["CONTENT_TYPES", "FORMATS", "Format", "NoThaiFontError", "RenderError", "render", "warm_up"]

Format = Literal["docx", "pdf", "html", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
CONTENT_TYPES: dict[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def render(document: Document, format: Format, *, thai_numerals: bool = True) -> bytes:  # noqa: A002 - the word of the design
    """The bytes of the document in a format; the same document gives the same bytes on the same machine.

    `thai_numerals` turns the digits of a Thai document into Thai ones, codes and addresses excepted; a document in
    English and a spreadsheet keep Arabic digits. Raises NoThaiFontError (a RenderError with Thai and English text) when
    a PDF is asked for on a machine without a Thai font, ValueError for another format than these four.
    """
    from prongsai.adapters.render.cleaning import cleaned
    from prongsai.adapters.render.numerals import with_thai_numerals

    tidy = cleaned(document)
    if format == "xlsx":
        from prongsai.adapters.render.xlsx import render_xlsx

        return render_xlsx(tidy)
    thai = thai_numerals and document.language == "th"
    return _on_paper(with_thai_numerals(tidy) if thai else tidy, format, thai)


def _on_paper(document: Document, form: Format, thai: bool) -> bytes:
    if form == "docx":
        from prongsai.adapters.render.word import render_word

        return render_word(document, thai_numerals=thai)
    if form == "pdf":
        from prongsai.adapters.render.pdf import render_pdf

        return render_pdf(document, thai_numerals=thai)
    if form == "html":
        from prongsai.adapters.render.html import render_html

        return render_html(document, thai_numerals=thai)
    raise ValueError(f"no such format: {form}")


def warm_up() -> None:
    """Load fonts and dictionary now, so that the first document does not wait for them (about a second)."""
    from prongsai.adapters.render import pdf, words

    words.warm_up()
    pdf.warm_up()
