"""What is handed in as a file: nothing runs, nothing swells, nothing tells where a photo was taken."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.records.files.models import StoredFile
from prongsai.records.files.services import content_of
from tests.attack.office import Town, town
from tests.faces.workspace.follow import things

pytestmark = pytest.mark.django_db
REPORT = {"status": "under-way", "text": "ก", "reported_on": "1/10/2567", "percent": "", "problems": "", "links": ""}
PAGES = {
    "a.html": b"<html><script>alert(1)</script>", "a.svg": b'<?xml version="1.0"?><svg onload="alert(1)"/>',
    "a.pdf": b"<!doctype html><script>alert(1)</script>", "a.jpg": b"GIF89a<script>alert(1)</script>",
    "a.docx": b"MZ\x90\x00", "a.png": b"\x89PNG\r\n\x1a\n<svg/onload=alert(1)>", "a.xlsx": b"PK\x03\x04<html>",
    "a.pdf.exe": b"\x7fELF", "a": b"#!/bin/sh\n", "b.pdf": b" \n%PDF-1.4<script>",
}  # fmt: skip


def hand_in(of: Town, name: str, content: bytes, kind: str = "text/html") -> str:
    step = things.a_step(of.agency)
    file = SimpleUploadedFile(name, content, kind)
    answer = of.client().post(of.where(f"follow/steps/{step.pk}/report/"), REPORT | {"files": file})
    assert answer.status_code < 500
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_taken_for_a_document(name: str) -> None:
    hand_in(town(), name, PAGES[name])
    assert not StoredFile.objects.exists()


def test_what_is_taken_is_only_ever_saved_and_never_run() -> None:
    of = town()
    hand_in(of, "../../x\r\nSet-Cookie: a=b.html", b"%PDF-1.4\n<script>alert(1)</script>")
    stored = StoredFile.objects.get()
    assert stored.name.endswith(".pdf")
    assert not set(stored.name) & set('/\\\r\n:"<>|')
    for shown in (stored.name, "other.html", "a/b/c.svg"):
        answer = of.client().get(of.where(f"people/files/{stored.pk}/{shown}"))
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "no-store"


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def lying(content: bytes) -> bytes:
    """The same archive, saying of every part that it is a hundred bytes long."""
    changed, at = bytearray(content), 0
    while (at := changed.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", changed, at + 24, 100)
        at += 4
    return bytes(changed)


BOMBS = {
    "swells": zipped({"[Content_Types].xml": TYPES, "word/document.xml": b"0" * 160_000_000}),
    "lies about its size": lying(zipped({"[Content_Types].xml": TYPES, "word/document.xml": b"0" * 160_000_000})),
    "has too many parts": zipped({f"word/{n}": b"" for n in range(6000)} | {"word/document.xml": b""}),
    "laughs": zipped({
        "[Content_Types].xml": TYPES,
        "word/document.xml": b'<!DOCTYPE a [<!ENTITY a "haha">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (str(n - 1).encode() if n else b"") * 10) for n in range(9))
        + b']><w:document xmlns:w="x">&a8;</w:document>',
    }),
}  # fmt: skip


@pytest.mark.parametrize("which", BOMBS)
def test_no_archive_fills_the_memory(which: str) -> None:
    """Handed in as evidence, and as a paper that was edited in Word."""
    import resource

    from tests.faces.sign_in import signed_in
    from tests.records.papers import build as papers

    of = papers.office()
    paper = papers.draft(of)
    client = signed_in(of.officer)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    file = SimpleUploadedFile("a.docx", BOMBS[which])
    answer = client.post(f"/office/{of.agency.code}/papers/{paper.pk}/file/", {"file": file})
    assert answer.status_code == 302
    assert not paper.editions.exists()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


SECRET_PLACE = b"GPS 19.9105 99.8406"


def photo_jpeg() -> bytes:
    import base64

    small = base64.b64decode(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////"
        "////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8A"
        "N//Z"
    )

    def segment(marker: int, content: bytes) -> bytes:
        return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content

    extras = segment(0xE1, b"Exif\0\0II*\0" + SECRET_PLACE) + segment(0xFE, SECRET_PLACE)
    extras += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET_PLACE) + segment(0xED, SECRET_PLACE)
    extras += segment(0xE2, b"MPF\0" + SECRET_PLACE) + segment(0xE0, b"JFXX\0" + SECRET_PLACE)
    return small[:2] + extras + small[2:] + b"\xff\xd8\xff\xe1" + SECRET_PLACE


def photo_png() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    extras = chunk(b"tEXt", b"Comment\0" + SECRET_PLACE) + chunk(b"eXIf", b"II*\0" + SECRET_PLACE)
    extras += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET_PLACE) + chunk(b"zzZz", SECRET_PLACE)
    end = chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + extras + end + SECRET_PLACE


@pytest.mark.xfail(reason="JFXX segments of JPEG and unknown chunks of PNG are kept")
@pytest.mark.parametrize("photo", [photo_jpeg, photo_png])
def test_no_photo_tells_where_it_was_taken(photo: object) -> None:
    made = photo()  # type: ignore[operator]
    hand_in(town(), "ก.jpg", made)
    kept = content_of(StoredFile.objects.get())
    assert SECRET_PLACE in made
    assert SECRET_PLACE not in kept


def test_a_file_of_another_agency_is_neither_taken_away_nor_attached() -> None:
    mine, theirs = town(), town("เทศบาลตำบลสอง")
    foreign = things_file(theirs)
    assert mine.client().get(mine.where(f"people/files/{foreign.pk}/a")).status_code == 404
    assert mine.client().get(theirs.where(f"people/files/{foreign.pk}/a")).status_code == 404
    step = things.a_step(mine.agency)
    mine.client().post(mine.where(f"follow/steps/{step.pk}/report/"), REPORT | {"files_kept": str(foreign.pk)})
    assert list(step.progress.values_list("files", flat=True)) in ([None], [])
    assert Client().get(theirs.where(f"people/files/{foreign.pk}/a")).status_code == 302


def things_file(of: Town) -> StoredFile:
    from prongsai.records.files.services import keep

    return keep(of.agency, "ลับ.txt", b"secret", "text/plain")
