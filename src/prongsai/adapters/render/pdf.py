"""PDF by typst: tagged PDF/UA-1 in a font of this machine, and charts as pictures for the other formats.

One compiler and one set of fonts serve all calls; typst reads nothing but paper.typ and fetches nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, Literal

import typst

from prongsai.adapters.render.errors import NoThaiFontError, PictureError, RenderError
from prongsai.adapters.render.fonts import ThaiFont, font_folders, thai_font
from prongsai.adapters.render.paper import Paper, file_names
from prongsai.adapters.render.pictures import Images
from prongsai.adapters.render.texts import TextChange
from prongsai.core.reports.blocks import Chart, Document
from prongsai.core.text import Text

Form = Literal["pdf", "png", "svg"]
TEMPLATE = Path(__file__).with_name("paper.typ")
PIXELS_PER_INCH = 200
CANNOT_BE_SHOWN = "?"
RARE = re.compile("[^ -~\u00a0ก-ฺ฿-๛–—‘’“”…•]")
PROBE = b'#set document(title: "-")\n#sys.inputs.text'
UNDECODABLE = Text(
    "ภาพหนึ่งในเอกสารเปิดไม่ได้ โปรดเปิดดูภาพที่แนบ บันทึกใหม่เป็น .jpg หรือ .png แล้วแนบอีกครั้ง",
    "One of the pictures cannot be opened. Open those attached, save them anew as .jpg or .png, and attach them again.",
)
CANNOT_BE_SET = Text(
    "จัดหน้า PDF ของเอกสารนี้ไม่สำเร็จ โปรดใช้ไฟล์ Word แล้วบันทึกเป็น PDF จาก Word",
    "The pages of this PDF could not be set. Use the Word file and save it as PDF from there.",
)
PANIC = "PanicException"
"""How a failure in the Rust code of typst arrives: outside of Exception, so that it would end a whole worker."""

_lock = Lock()


def render_pdf(document: Document, images: Images, *, thai_numerals: bool) -> bytes:
    """The document as PDF. NoThaiFontError when this machine cannot set Thai, PictureError for a picture it cannot."""
    font = font_here()
    if font is None:
        raise NoThaiFontError
    shown = TextChange(lambda run: showable(run.text, font)).document(document)
    data = Paper(shown, images, thai=thai_numerals).data(shown.blocks, font.typeface)
    try:
        return _compile(font, data, "pdf", images=images, standards=["ua-1"])
    except typst.TypstError as refused:
        if "decode image" not in str(refused):
            raise
        raise PictureError(UNDECODABLE) from refused


def chart_png(chart: Chart, document: Document, *, thai_numerals: bool) -> bytes | None:
    """The chart as a PNG picture 16 cm wide, or None when this machine has no Thai font to draw it with."""
    font = font_here()
    if font is None:
        return None
    shown = TextChange(lambda run: showable(run.text, font)).chart(chart)
    data = Paper(document, {}, thai=thai_numerals).data((shown,), font.typeface)
    return _compile(font, data, "png", only="chart")


def warm_up() -> None:
    """Look for the font and start typst now; no error when there is no font."""
    font = font_here()
    if font is not None:
        _can_show("ก", font)


def font_here() -> ThaiFont | None:
    """The Thai font of this machine, None without one."""
    return thai_font(font_folders())


@cache
def _compiler(font: ThaiFont) -> typst.Compiler:
    return typst.Compiler(root=TEMPLATE.parent, font_paths=font.fonts, ignore_system_fonts=True)


def _compile(
    font: ThaiFont,
    data: dict[str, Any],
    form: Form,
    *,
    only: str = "",
    images: Images | None = None,
    standards: list[typst.PDFStandard] | None = None,
) -> bytes:
    inputs = {"paper": json.dumps(data, ensure_ascii=False), "only": only}
    with _folder(images or {}) as folder:
        return typeset(font, folder / TEMPLATE.name, inputs, form, standards=standards)


def typeset(
    font: ThaiFont,
    template: Path,
    inputs: dict[str, str],
    form: Form,
    *,
    standards: list[typst.PDFStandard] | None = None,
    ppi: int = PIXELS_PER_INCH,
) -> bytes:
    """A template of ours set by typst with these inputs; it sees nothing but its own folder."""
    with _lock, _failures_told():
        made = _compiler(font).compile(
            input=template,
            root=template.parent,
            format=form,
            sys_inputs=inputs,
            pdf_standards=standards or [],
            ppi=ppi,
        )
    if not isinstance(made, bytes):
        raise TypeError(form)
    return made


@contextmanager
def _failures_told() -> Iterator[None]:
    """A failure within typst itself stops this paper and nothing else; the next one is set by a new compiler."""
    try:
        yield
    except BaseException as failure:
        if type(failure).__name__ != PANIC:
            raise
        _compiler.cache_clear()
        raise RenderError(CANNOT_BE_SET) from None


@contextmanager
def _folder(images: Images) -> Iterator[Path]:
    """A folder that holds the template, and the pictures beside it: typst takes them from files alone."""
    if not images:
        yield TEMPLATE.parent
        return
    with TemporaryDirectory(prefix="prongsai-") as name:
        folder = Path(name)
        (folder / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
        for source, file in file_names(images).items():
            (folder / file).write_bytes(images[source].data)
        yield folder


def showable(text: str, font: ThaiFont) -> str:
    """The text with a mark in place of every character that no font has."""
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
