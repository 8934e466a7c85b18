import io
import zipfile

import pytest

from prongsai.adapters.sheets import SheetToWrite, write_xlsx
from prongsai.adapters.uploads import DOCX, JPEG, LARGEST, PDF, PICTURES, PNG, XLSX, accepted, clean_name
from prongsai.core.thai.errors import InputError
from tests.adapters.pictures import chunk, exif, jpeg, png, segment

PAPER = b"%PDF-1.7\n...\n%%EOF\n"


def archive(*names: str, content: bytes = b"<x/>", **parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, parts.get(name, content))
    return buffer.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")


def why(name: str, content: bytes) -> str:
    with pytest.raises(InputError) as refused:
        accepted(name, content)
    assert name[-20:] in refused.value.text.th
    return refused.value.text.en


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PAPER, PDF), (WORD, DOCX), (write_xlsx([SheetToWrite("ก", ["ข"], [["ค"]])]), XLSX), (jpeg(), JPEG), (png(), PNG)],
)
def test_a_file_is_what_its_bytes_say(content: bytes, kind: object) -> None:
    upload = accepted("หลักฐาน.exe", content)
    assert upload.media_type == kind.media_type  # type: ignore[attr-defined]
    assert upload.name == "หลักฐาน.exe" + kind.endings[0]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"", "empty"),
        (b"%PDF-" + bytes(LARGEST), "15 MB"),
        (b"\xef\xbb\xbf <!DOCTYPE html><script>alert(1)</script>", "web page"),
        (b"<svg xmlns='x' onload='alert(1)'/>", "web page"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "Most Compatible"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "link of the video"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old Word or Excel"),
        (b"GIF89a....", "JPG or PNG"),
        (b"MZ\x90\0", "opened as a PDF"),
        (b"just words", "opened as a PDF"),
        (archive("evil.exe"), "opened as a PDF"),
        (archive("word/document.xml", "word/vbaProject.bin"), "macros"),
        (archive("[Content_Types].xml", "xl/workbook.xml", content=b"... macroEnabled.main+xml ..."), "macros"),
        (archive("word/document.xml", content=bytes(40_000_000)), "unusually large"),
        (WORD[:-30], "damaged"),
        (jpeg()[:-6], "damaged"),
        (png()[:-9], "damaged"),
        (jpeg(width=60_000, height=60_000), "pixels"),
        (png(width=50_000, height=50_000), "pixels"),
    ],
)
def test_what_is_not_taken_is_refused_with_what_to_do(content: bytes, advice: str) -> None:
    assert advice in why("รายงานสรุปผล.pdf", content)


def test_what_does_not_call_itself_pdf_is_of_a_kind_that_is_not_taken() -> None:
    assert "kind that is not taken" in why("โปรแกรม.exe", b"MZ\x90\0")


def test_a_page_that_calls_itself_pdf_is_no_pdf() -> None:
    assert "web page" in why("รายงาน.pdf", b"<html><body onload=alert(1)>%PDF-1.7</body></html>")


def test_a_photo_does_not_say_where_and_how_it_was_taken() -> None:
    film = b"\0\0\0\x18ftypmp42 GPS of the moving picture"
    second = segment(0xE2, b"MPF\0 second picture")
    written = jpeg(
        exif(), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0 GPS"), second, segment(0xFE, b"GPS"), after=film
    )
    kept = accepted("IMG_0001.JPG", written)
    assert kept.name == "IMG_0001.jpg"
    assert b"GPS" not in kept.content
    assert b"MPF" not in kept.content
    assert b"Exif\0\0" in kept.content  # nothing but the way it was held is left in it
    assert len(kept.content) < len(written) - 100


def test_a_screenshot_keeps_no_texts_and_nothing_behind_its_end() -> None:
    written = png(chunk(b"tEXt", b"Author\0somebody"), chunk(b"eXIf", b"GPS"), after=b"PK\x03\x04 hidden")
    assert accepted("ภาพ.png", written).content == png()


def test_a_word_file_is_no_emblem() -> None:
    with pytest.raises(InputError, match="no picture"):
        accepted("ตรา.docx", WORD, PICTURES)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("รายงาน  ปี ๒๕๖๗.PDF", "รายงาน ปี ๒๕๖๗.pdf"),
        ("..\\..\\etc\\passwd", "passwd.pdf"),
        ("a/../../b.pdf", "b.pdf"),
        ('<script>"x".pdf', "script x.pdf"),
        ("fdp.\u202egpj.exe", "fdp.gpj.exe.pdf"),
        ("บันทึก\r\nSet-Cookie: x.pdf", "บันทึก Set-Cookie x.pdf"),
        (".pdf", "ไฟล์.pdf"),
        ("", "ไฟล์.pdf"),
        ("ก" * 300 + ".pdf", "ก" * 120 + ".pdf"),
    ],
)
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert clean_name(name, PDF) == clean
