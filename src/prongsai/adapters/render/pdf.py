"""PDF by typst: tagged PDF/UA-1 in a font of this machine, and charts as pictures for the other formats.

One compiler and one set of fonts serve all calls; typst reads nothing but paper.typ and fetches nothing.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from prongsai.adapters.render.errors import NoThaiFontError
from prongsai.adapters.render.fonts import ThaiFont, font_folders, thai_font
from prongsai.adapters.render.paper import Paper
from prongsai.adapters.render.texts import TextChange
from prongsai.core.reports.blocks import Chart, Document

TEMPLATE = Path(__file__).with_name("paper.typ")
PIXELS_PER_INCH = 200
CANNOT_BE_SHOWN = "?"
RARE = re.compile("[^ -~\u00a0ก-ฺ฿-๛–—‘’“”…•]")
PROBE = b'#set document(title: "-")\n#sys.inputs.text'
_lock = Lock()


def render_pdf(document: Document, *, thai_numerals: bool) -> bytes:
    """The document as PDF. NoThaiFontError when this machine cannot set Thai."""
    font = _font()
    if font is None:
        raise NoThaiFontError
    shown = TextChange(lambda run: _showable(run.text, font)).document(document)
    data = Paper(shown, thai=thai_numerals).data(shown.blocks, font.typeface)
    return _compile(font, data, "pdf", standards=["ua-1"])


def chart_png(chart: Chart, document: Document, *, thai_numerals: bool) -> bytes | None:
    """The chart as a PNG picture 16 cm wide, or None when this machine has no Thai font to draw it with."""
    font = _font()
    if font is None:
        return None
    shown = TextChange(lambda run: _showable(run.text, font)).chart(chart)
    data = Paper(document, thai=thai_numerals).data((shown,), font.typeface)
    return _compile(font, data, "png", only="chart")


def warm_up() -> None:
    """Look for the font and start typst now; no error when there is no font."""
    font = _font()
    if font is not None:
        _can_show("ก", font)


def _font() -> ThaiFont | None:
    return thai_font(font_folders())


@cache
def _compiler(font: ThaiFont) -> typst.Compiler:
    return typst.Compiler(root=TEMPLATE.parent, font_paths=font.fonts, ignore_system_fonts=True)


def _compile(
    font: ThaiFont,
    data: dict[str, Any],
    form: Literal["pdf", "png"],
    *,
    only: str = "",
    standards: list[typst.PDFStandard] | None = None,
) -> bytes:
    inputs = {"paper": json.dumps(data, ensure_ascii=False), "only": only}
    with _lock:
        made = _compiler(font).compile(
            input=TEMPLATE, format=form, sys_inputs=inputs, pdf_standards=standards or [], ppi=PIXELS_PER_INCH
        )
    if not isinstance(made, bytes):
        raise TypeError(form)
    return made


def _showable(text: str, font: ThaiFont) -> str:
    return RARE.sub(lambda match: match[0] if _can_show(match[0], font) else CANNOT_BE_SHOWN, text)


@cache
def _can_show(character: str, font: ThaiFont) -> bool:
    """Whether some font has the character: PDF/UA refuses a whole document for one that none has."""
    try:
        with _lock:
            _compiler(font).compile(input=PROBE, format="pdf", sys_inputs={"text": character}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
