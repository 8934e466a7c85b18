"""Which kind of file it really is, whatever its name says."""

from __future__ import annotations

from prongsai.adapters.sheets.errors import SAVE_AS_XLSX, SheetError
from prongsai.core.text import Text

ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<meta")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_COPY_THE_TABLE = Text(
    "โปรดคัดลอกตารางไปวางใน Excel แล้วบันทึกเป็น .xlsx หรือวางในช่องวางข้อมูล หากหน้านี้มี",
    "Copy the table, paste it into Excel and save that as .xlsx; or paste it as text where the page has a box for it.",
)

_LOCKED = Text("ไฟล์นี้มีรหัสผ่าน", "The file is protected by a password.") + Text(
    "โปรดเปิดใน Excel ลบรหัสผ่านที่ ไฟล์ › ข้อมูล › ป้องกันสมุดงาน แล้วบันทึกใหม่",
    "Open it in Excel, remove the password under File › Info › Protect Workbook, and save it.",
)
_OLD_EXCEL = Text("ไฟล์นี้เป็น Excel รุ่นเก่า (.xls)", "This is a file of an old Excel (.xls).") + SAVE_AS_XLSX
_PAGE = Text("ไฟล์นี้เป็นหน้าเว็บ ไม่ใช่ตาราง Excel", "This is a web page and not an Excel table.") + SAVE_AS_XLSX
_PDF = Text("ไฟล์นี้เป็น PDF", "This is a PDF.") + _COPY_THE_TABLE
_PICTURE = Text("ไฟล์นี้เป็นรูปภาพ", "This is a picture.") + Text(
    "โปรดพิมพ์ตัวเลขลงในแบบฟอร์มหรือในตาราง Excel", "Type the figures into the form or into an Excel table."
)
_RICH_TEXT = Text("ไฟล์นี้เป็นเอกสารข้อความ (.rtf)", "This is a text document (.rtf).") + _COPY_THE_TABLE
_WORD = Text("ไฟล์นี้เป็นเอกสาร Word", "This is a Word document.") + _COPY_THE_TABLE
_POWERPOINT = Text("ไฟล์นี้เป็นงานนำเสนอ PowerPoint", "This is a PowerPoint file.") + _COPY_THE_TABLE
_OPEN_DOCUMENT = (
    Text("ไฟล์นี้เป็น OpenDocument (.ods หรือ .odt)", "This is an OpenDocument file (.ods or .odt).") + SAVE_AS_XLSX
)
_BINARY_EXCEL = Text("ไฟล์นี้เป็น Excel แบบไบนารี (.xlsb)", "This is a binary Excel file (.xlsb).") + SAVE_AS_XLSX
_NOT_EXCEL = Text("ไฟล์นี้ไม่ใช่ตาราง Excel", "This is not an Excel table.") + SAVE_AS_XLSX


def refuse_foreign(data: bytes) -> None:
    """Raise SheetError, with what to do, for a file that is neither an archive nor plain text."""
    start = data[:64].removeprefix(_BYTE_ORDER_MARK).lstrip().lower()
    if data.startswith(_OLE):
        raise SheetError(_LOCKED if _ENCRYPTED in data else _OLD_EXCEL)
    if start.startswith(b"%pdf"):
        raise SheetError(_PDF)
    if data.startswith(_PICTURES):
        raise SheetError(_PICTURE)
    if start.startswith(_WEB_PAGE):
        raise SheetError(_PAGE)
    if start.startswith(b"{\\rtf"):
        raise SheetError(_RICH_TEXT)


def refuse_other_archives(names: set[str]) -> None:
    """Raise SheetError, with what to do, for an archive that holds no Excel workbook; `names` are its parts."""
    foreign = {
        "word/document.xml": _WORD,
        "ppt/presentation.xml": _POWERPOINT,
        "content.xml": _OPEN_DOCUMENT,
        "xl/workbook.bin": _BINARY_EXCEL,
    }
    for part, text in foreign.items():
        if part in names:
            raise SheetError(text)
    if "_rels/.rels" not in names:
        raise SheetError(_NOT_EXCEL)
