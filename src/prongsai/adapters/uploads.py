"""Files that people hand in: known by their bytes whatever their name says, refused with what to do, and cleaned.

A photo keeps neither the place nor the time nor the camera: people do not know that they hand these in too.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from prongsai.adapters.render import jpeg, png
from prongsai.adapters.render.pictures import MOST_PIXELS
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy

LARGEST = 15_000_000
UNPACKED, RATIO, PARTS = 150_000_000, 200, 5_000
_SMALL = 1_000_000
LONGEST_STEM = 120
NAMELESS = "ไฟล์"
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, OSError, RuntimeError, ValueError, KeyError, EOFError)
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|script|svg|\?xml|table|meta)", re.IGNORECASE)
_IPHONE = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")


class FileKind(NamedTuple):
    """A kind of file that is taken: its media type and the endings that it may have, the usual first."""

    media_type: str
    endings: tuple[str, ...]


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = FileKind("application/pdf", (".pdf",))
DOCX = FileKind(_WORD, (".docx",))
XLSX = FileKind(_EXCEL, (".xlsx",))
JPEG = FileKind("image/jpeg", (".jpg", ".jpeg"))
PNG = FileKind("image/png", (".png",))
KINDS = (PDF, DOCX, XLSX, JPEG, PNG)
PICTURES = (JPEG, PNG)
ACCEPT = ",".join(ending for kind in KINDS for ending in kind.endings)
ACCEPT_PICTURES = ",".join(ending for kind in PICTURES for ending in kind.endings)


class Upload(NamedTuple):
    """A file that can be kept."""

    name: str
    content: bytes
    media_type: str


def accepted(name: str, content: bytes, kinds: tuple[FileKind, ...] = KINDS) -> Upload:
    """The file under a clean name, without what cameras write into photos.

    Raises InputError, with what to do: too large, empty, damaged, of a kind that is not taken, with macros.
    """
    try:
        kind, kept = _read(content)
        if kind not in kinds:
            raise InputError(_PICTURE_WANTED)
    except InputError as error:
        named = tidy(name)[-100:]
        why = _NO_PDF if error.text is _NOT_TAKEN and named.lower().endswith(".pdf") else error.text
        raise InputError(Text(f"“{named}”", f"“{named}”:") + why) from None
    return Upload(clean_name(name, kind), kept, kind.media_type)


def clean_name(name: str, kind: FileKind) -> str:
    """The name without folders and signs that systems refuse, with the ending of its kind: "ก.exe" → "ก.exe.pdf"."""
    plain = _FORBIDDEN.sub(" ", tidy(name.replace("\\", "/").rpartition("/")[2]))
    ending = next((one for one in kind.endings if plain.lower().endswith(one)), "")
    stem = " ".join(plain[: len(plain) - len(ending)].split()).strip(". ")[:LONGEST_STEM].rstrip()
    return (stem or NAMELESS) + kind.endings[0]


def _read(content: bytes) -> tuple[FileKind, bytes]:
    if not content:
        raise InputError(_EMPTY)
    if len(content) > LARGEST:
        raise InputError(_TOO_LARGE)
    if content.startswith(jpeg.MAGIC):
        photo = jpeg.read(content)
        return JPEG, _picture(photo, MOST_PIXELS["jpeg"])
    if content.startswith(png.MAGIC):
        return PNG, _picture(png.read(content), MOST_PIXELS["png"])
    if content.startswith(b"%PDF-"):
        return PDF, content
    if content.startswith(b"PK\x03\x04"):
        return _office(content), content
    raise InputError(_why_not(content))


def _picture(read: jpeg.Jpeg | png.Png | None, most_pixels: int) -> bytes:
    if read is None:
        raise InputError(_DAMAGED_PICTURE)
    if read.width * read.height > most_pixels:
        raise InputError(_TOO_MANY_PIXELS)
    return read.data


def _office(content: bytes) -> FileKind:
    """Word or Excel of today, whole, without macros, and not made to fill the memory of who opens it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
            types = _content_types(archive, parts)
            is_locked = any(part.flag_bits & _ENCRYPTED for part in parts)
    except _BROKEN:
        raise InputError(_DAMAGED) from None
    if is_locked:
        raise InputError(_OLD_OFFICE)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > PARTS or unpacked > UNPACKED or unpacked > max(_SMALL, len(content) * RATIO):
        raise InputError(_SWELLS)
    if any(name.endswith("vbaproject.bin") for name in names) or b"macroenabled" in types:
        raise InputError(_MACROS)
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    raise InputError(_NOT_TAKEN)


def _content_types(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> bytes:
    listing = next((part for part in parts if part.filename == "[Content_Types].xml"), None)
    is_readable = listing is not None and listing.file_size <= _SMALL and not listing.flag_bits & _ENCRYPTED
    return archive.read(listing).lower() if listing and is_readable else b""


def _why_not(content: bytes) -> Text:
    if content[4:8] == b"ftyp":
        return _IPHONE_PHOTO if content[8:12] in _IPHONE else _FILM
    if content.startswith(_OLE):
        return _OLD_OFFICE
    if _WEB_PAGE.match(content[:200].removeprefix(b"\xef\xbb\xbf")):
        return _PAGE
    if content.startswith((b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")):
        return _OTHER_PICTURE
    return _NOT_TAKEN


_TAKEN = Text(
    "รับไฟล์ PDF, Word (.docx), Excel (.xlsx) และภาพ JPG หรือ PNG",
    "PDF, Word (.docx), Excel (.xlsx), JPG and PNG are taken.",
)
_EMPTY = Text("ไม่มีข้อมูลในไฟล์ โปรดเลือกไฟล์ใหม่", "is empty. Choose the file again.")
_TOO_LARGE = Text(
    "ใหญ่เกิน 15 MB โปรดย่อภาพในไฟล์หรือแบ่งเป็นหลายไฟล์ แล้วแนบใหม่",
    "is larger than 15 MB. Make the pictures in it smaller or split it, and attach it again.",
)
_TOO_MANY_PIXELS = Text(
    "มีความละเอียดสูงเกินไป (JPG ไม่เกิน 60 ล้านจุด PNG ไม่เกิน 25 ล้านจุด) โปรดย่อภาพแล้วแนบใหม่",
    "has too many pixels (JPG at most 60 million, PNG 25). Make the picture smaller and attach it again.",
)
_DAMAGED_PICTURE = Text(
    "เป็นภาพที่เสียหายหรือส่งมาไม่ครบ โปรดเปิดดูภาพ บันทึกใหม่ แล้วแนบอีกครั้ง",
    "is damaged or incomplete. Open the picture, save it anew, and attach it again.",
)
_DAMAGED = Text(
    "เสียหายหรือส่งมาไม่ครบ โปรดเปิดไฟล์ บันทึกใหม่ แล้วแนบอีกครั้ง",
    "is damaged or incomplete. Open it, save it anew, and attach it again.",
)
_SWELLS = Text(
    "ขยายออกแล้วใหญ่ผิดปกติ จึงไม่รับ โปรดบันทึกเป็น PDF แล้วแนบใหม่",
    "is unusually large when unpacked and is not taken. Save it as PDF and attach that.",
)
_MACROS = Text(
    "มีแมโคร (โปรแกรมในไฟล์) จึงไม่รับ โปรดบันทึกเป็น .docx, .xlsx หรือ PDF แล้วแนบใหม่",
    "holds macros and is not taken. Save it as .docx, .xlsx or PDF and attach that.",
)
_OLD_OFFICE = Text(
    "เป็นไฟล์ Word หรือ Excel รุ่นเก่า หรือมีรหัสผ่าน โปรดเปิดแล้วบันทึกเป็น .docx, .xlsx หรือ PDF โดยไม่ใส่รหัสผ่าน",
    "is of an old Word or Excel, or has a password. Save it as .docx, .xlsx or PDF without one.",
)
_IPHONE_PHOTO = Text(
    "เป็นภาพ HEIC ของโทรศัพท์ ซึ่งเครื่องอื่นเปิดไม่ได้ โปรดตั้งกล้องเป็นแบบ “เข้ากันได้มากที่สุด” หรือส่งออกเป็น JPG แล้วแนบใหม่",
    "is a HEIC photo, which others cannot open. Set the camera to “Most Compatible” or export it as JPG.",
)
_FILM = Text(
    "เป็นวิดีโอ ระบบไม่รับวิดีโอ โปรดแนบภาพหรือ PDF หรือใส่ลิงก์ของวิดีโอแทน",
    "is a video, which is not taken. Attach a picture or PDF, or give the link of the video.",
)
_OTHER_PICTURE = Text(
    "เป็นภาพชนิดที่ไม่รับ โปรดเปิดภาพแล้วบันทึกเป็น JPG หรือ PNG แล้วแนบใหม่",
    "is a picture of a kind that is not taken. Save it as JPG or PNG and attach it again.",
)
_PAGE = Text(
    "เป็นหน้าเว็บ ไม่ใช่เอกสาร โปรดพิมพ์หน้านั้นเป็น PDF แล้วแนบใหม่",
    "is a web page and no document. Print it to PDF and attach that.",
)
_NOT_TAKEN = Text("เป็นไฟล์ชนิดที่ไม่รับ", "is of a kind that is not taken.") + _TAKEN
_NO_PDF = Text(
    "ไฟล์นี้เปิดเป็น PDF ไม่ได้ โปรดสแกนหรือบันทึกใหม่ แล้วแนบอีกครั้ง",
    "this file cannot be opened as a PDF. Scan or save it anew and attach it again.",
)
_PICTURE_WANTED = Text("ไม่ใช่ภาพ โปรดเลือกไฟล์ JPG หรือ PNG", "is no picture. Choose a JPG or PNG file.")
