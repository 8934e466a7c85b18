"""The text of a Word file that came back: an officer edited a paper, and its figures are checked before signing.

The file is anybody's: parts are read within limits, a document type (and with it every entity) is refused, and nothing
it refers to is fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from prongsai.adapters.render.errors import RenderError
from prongsai.adapters.sheets.errors import SheetError
from prongsai.adapters.sheets.xml import walk
from prongsai.core.text import Text

SAVE_AGAIN = Text(
    "โปรดเปิดด้วย Word หรือ LibreOffice แล้วบันทึกเป็น Word Document (.docx) จากนั้นส่งใหม่",
    "Open it in Word or LibreOffice, save it as Word Document (.docx), and send it again.",
)
NOT_WORD = Text("ไฟล์นี้ไม่ใช่เอกสาร Word (.docx)", "This is not a Word document (.docx).") + SAVE_AGAIN
LOCKED_OR_OLD = (
    Text(
        "ไฟล์นี้เป็น Word รุ่นเก่า (.doc) หรือมีรหัสผ่าน โปรดลบรหัสผ่านถ้ามี",
        "This is a file of an old Word (.doc), or it is protected by a password. Remove the password if there is one.",
    )
    + SAVE_AGAIN
)
DAMAGED = Text("ไฟล์ Word นี้เสียหาย อ่านไม่ได้", "This Word file is damaged and cannot be read.") + SAVE_AGAIN
TOO_LARGE = Text(
    "ไฟล์ใหญ่เกินไป โปรดย่อภาพในไฟล์ให้เล็กลง (เลือกภาพ › บีบอัดรูปภาพ) แล้วส่งใหม่",
    "The file is too large. Make the pictures in it smaller (select one › Compress Pictures) and send it again.",
)
TOO_LARGE_UNPACKED = Text(
    "ข้อความในไฟล์ขยายออกแล้วใหญ่ผิดปกติ จึงไม่เปิดอ่าน โปรดคัดลอกเนื้อหาไปยังเอกสารใหม่แล้วบันทึก",
    "Unpacked, the text of the file is unusually large and is not opened. Copy it into a new document and save that.",
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError)
_OFFICE_DOCUMENT = "officeDocument"
_RELATIONS = "_rels/.rels"
_ROOTS = {"document", "footnotes", "endnotes"}
_NOTES = ("footnotes.xml", "endnotes.xml")
_LEFT_OUT = {"Fallback", "del", "moveFrom"}
"""A text box stands twice in a file; what was deleted or moved away is there until the change is accepted."""

_BETWEEN = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_ENCRYPTED_PART = 0x1


class WordLimits(NamedTuple):
    """Bytes of the file, bytes of a part unpacked, parts."""

    size: int = 60_000_000
    unpacked: int = 40_000_000
    parts: int = 5_000


LIMITS = WordLimits()


class UnreadableWordError(RenderError):
    """The file cannot be read as a Word document; `text` says why and what to do, in Thai and English."""


def text_of_docx(data: bytes, limits: WordLimits = LIMITS) -> tuple[str, ...]:
    """The texts of a Word file in reading order: its paragraphs, those in cells and text boxes too, then the notes.

    Empty ones are left out; spaces at the ends too, and a no-break space is a space. Digits stay as they are typed.
    Insertions that wait to be accepted are read, deletions are not; a field gives the text it last showed. Raises
    UnreadableWordError for what is no Word file, is broken, locked, or larger than the limits.
    """
    if len(data) > limits.size:
        raise UnreadableWordError(TOO_LARGE)
    if data.startswith(_OLE):
        raise UnreadableWordError(LOCKED_OR_OLD)
    package = _Package(data, limits)
    main = package.main_part()
    notes = (posixpath.join(posixpath.dirname(main), name) for name in _NOTES)
    parts = (main, *(name for name in notes if package.has(name)))
    return tuple(text for part in parts for text in package.paragraphs(part))


class _Package:
    """The parts of a Word file. Every failure to read one is an UnreadableWordError."""

    def __init__(self, data: bytes, limits: WordLimits) -> None:
        self.limits = limits
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise UnreadableWordError(NOT_WORD) from None
        self.parts = {part.filename: part for part in self.archive.infolist()}
        if len(self.parts) > limits.parts:
            raise UnreadableWordError(TOO_LARGE_UNPACKED)

    def has(self, name: str) -> bool:
        return name in self.parts

    def read(self, name: str) -> bytes:
        """The bytes of a part: `zipfile` gives no more than its directory states, so that is what is limited."""
        part = self.parts[name]
        if part.flag_bits & _ENCRYPTED_PART:
            raise UnreadableWordError(LOCKED_OR_OLD)
        if part.file_size > self.limits.unpacked:
            raise UnreadableWordError(TOO_LARGE_UNPACKED)
        try:
            return self.archive.read(part)
        except _BROKEN:
            raise UnreadableWordError(DAMAGED) from None

    def main_part(self) -> str:
        """The part that holds the text, as the package itself says."""
        found: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            kind = attributes.get("Type", "").rpartition("/")[2]
            if tag == "Relationship" and kind == _OFFICE_DOCUMENT and attributes.get("TargetMode") != "External":
                found.append(attributes.get("Target", "").lstrip("/"))

        if self.has(_RELATIONS):
            _walk(self.read(_RELATIONS), start)
        if not found or not self.has(found[0]):
            raise UnreadableWordError(NOT_WORD)
        return found[0]

    def paragraphs(self, name: str) -> list[str]:
        """The texts of the paragraphs of a part."""
        reader = _Paragraphs()
        _walk(self.read(name), reader.start, reader.end, reader.text)
        if reader.root not in _ROOTS:
            raise UnreadableWordError(NOT_WORD)
        return reader.found


class _Paragraphs:
    """Collects texts while a part is walked; a text box is a paragraph within a paragraph and comes first."""

    def __init__(self) -> None:
        self.root = ""
        self.found: list[str] = []
        self.open: list[list[str]] = []
        self.left_out = 0
        self.in_text = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        self.root = self.root or tag
        self.left_out += tag in _LEFT_OUT
        self.in_text = tag == "t"
        if tag == "p":
            self.open.append([])
        elif tag in _BETWEEN:
            self.add(_BETWEEN[tag])

    def end(self, tag: str) -> None:
        self.left_out -= tag in _LEFT_OUT
        self.in_text = False
        if tag == "p" and self.open:
            text = "".join(self.open.pop()).replace("\u00a0", " ").replace("\u00ad", "").strip()
            self.found += [text] * bool(text)

    def text(self, text: str) -> None:
        if self.in_text:
            self.add(text)

    def add(self, text: str) -> None:
        if self.open and not self.left_out:
            self.open[-1].append(text)


def _walk(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    try:
        walk(data, start, end, text)
    except SheetError:
        raise UnreadableWordError(DAMAGED) from None
