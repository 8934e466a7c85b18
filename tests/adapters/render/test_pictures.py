"""Pictures are known by their bytes, measured, and freed of what cameras write beside them."""

from __future__ import annotations

import struct

import pytest

from prongsai.adapters.render import FORMATS, Format, PictureError, RenderError, render
from prongsai.adapters.render import pictures as module
from prongsai.adapters.render.pictures import Image, images_of
from prongsai.core.reports.blocks import Document, Metadata, Picture, Pictures
from tests.adapters.render.official import PICTURES, bound_report, chunk, jpeg, png, segment
from tests.adapters.render.sample import AGENCY

PLACE = "GPS: 13.7563 N 100.5018 E"


def exif(orientation: int, order: str = "<") -> bytes:
    """An Exif segment as a phone writes it: how the camera was held, and where."""
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, 1) + entry + bytes(4)
    return segment(0xE1, b"Exif\0\0" + tiff + PLACE.encode())


def image(data: bytes) -> Image:
    return images_of(with_picture(), {"s": data})["s"]


def with_picture(caption: str = "ภาพประชุม") -> Document:
    return Document("ทดสอบ", "th", (Picture("p", "s", "คำบรรยาย", caption),), Metadata(AGENCY, 2567))


def test_a_png_and_its_size() -> None:
    assert image(png(30, 20))[1:] == ("png", 30, 20, 0)


def test_a_jpeg_and_its_size() -> None:
    assert image(jpeg(40, 30))[1:] == ("jpeg", 40, 30, 0)


@pytest.mark.parametrize(
    ("orientation", "seen", "turns"), [(1, (40, 30), 0), (3, (40, 30), 2), (6, (30, 40), 1), (8, (30, 40), 3)]
)
@pytest.mark.parametrize("order", "<>")
def test_a_photo_is_as_the_camera_was_held(orientation: int, seen: tuple[int, int], turns: int, order: str) -> None:
    found = image(jpeg(40, 30, exif(orientation, order)))
    assert (found.width, found.height) == seen
    assert found.quarter_turns == turns


def test_where_a_photo_was_taken_is_not_told_but_how_it_is_turned_is() -> None:
    told = image(jpeg(40, 30, exif(6), segment(0xFE, PLACE.encode())))
    assert b"GPS" not in told.data
    again = image(told.data)
    assert again == told
    assert b"taken at" in png(3, 3)
    assert b"taken at" not in image(png(3, 3)).data


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_no_file_tells_where_a_photo_was_taken(form: Format) -> None:
    made = render(with_picture(), form, pictures={"s": jpeg(40, 30, exif(6))})
    assert b"GPS" not in made


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a" + bytes(40), "ไม่ใช่ภาพ PNG หรือ JPEG"),
        (b"", "ไม่ใช่ภาพ PNG หรือ JPEG"),
        (b"<svg/>", "ไม่ใช่ภาพ PNG หรือ JPEG"),
        (png(30, 20)[:-20], "เสียหาย"),
        (png(30, 20).replace(b"IDAT\x78", b"IDAT\x79"), "เสียหาย"),
        (png(30, 20)[:8] + chunk((b"IEND", b"")), "เสียหาย"),
        (jpeg(40, 30)[:-2], "เสียหาย"),
        (jpeg(40, 30)[:40], "เสียหาย"),
        (b"\xff\xd8\xff", "เสียหาย"),
        (jpeg(0, 30), "เสียหาย"),
        (jpeg(9000, 9000), "ใหญ่เกินไป"),
        (png(3, 3) + bytes(module.MOST_BYTES), "ใหญ่เกินไป"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name_with_the_remedy(data: bytes, said: str) -> None:
    with pytest.raises(PictureError) as refused:
        image(data)
    assert isinstance(refused.value, RenderError)
    assert said in refused.value.text.th
    assert "“ภาพประชุม”" in refused.value.text.th
    assert "“ภาพประชุม”" in refused.value.text.en
    assert "แนบ" in refused.value.text.th


def test_too_many_large_pictures_are_refused_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES_OF_ALL", 100)
    with pytest.raises(PictureError, match="120 MB"):
        images_of(bound_report(), PICTURES)


def test_a_picture_that_is_whole_outside_and_broken_inside_does_not_stop_without_a_word() -> None:
    header = struct.pack(">IIBBBBB", 30, 20, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", b"no picture at all"), (b"IEND", b""))
    broken = b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, parts))
    with pytest.raises(PictureError, match="cannot be opened"):
        render(with_picture(), "pdf", pictures={"s": broken})


def test_only_pictures_of_the_document_are_looked_at() -> None:
    assert images_of(with_picture(), {"other": b"no picture"}) == {}


@pytest.mark.parametrize("form", FORMATS)
def test_a_missing_picture_keeps_its_place(form: Format) -> None:
    pair = Pictures("pair", (Picture("a", "", "ภาพหนึ่ง"), Picture("b", "gone", "ภาพสอง", "คำใต้ภาพ")))
    document = Document("ทดสอบ", "th", (pair, Picture("c", "", "")), Metadata(AGENCY, 2567))
    assert render(document, form)


def test_a_spreadsheet_has_no_pictures_and_does_not_look_at_them() -> None:
    assert render(with_picture(), "xlsx", pictures={"s": b"no picture"})
