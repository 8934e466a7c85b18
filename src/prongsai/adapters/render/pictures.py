"""The pictures of a document: known by their bytes, measured, and freed of what cameras write beside the picture.

A photo from a phone carries where and by whom it was taken. Papers are published, so only the picture itself, its
colours and the way it is turned are put into a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from prongsai.adapters.render import jpeg, png
from prongsai.adapters.render.errors import PictureError
from prongsai.core.reports.blocks import Block, Cover, Document, MemoHead, Picture, Pictures, SealedHead
from prongsai.core.text import Text

Kind = Literal["png", "jpeg"]
MOST_BYTES = 15_000_000
MOST_BYTES_OF_ALL = 120_000_000
MOST_PIXELS: dict[Kind, int] = {"jpeg": 60_000_000, "png": 25_000_000}
"""A PNG is unpacked when it is set in a PDF, up to eight bytes a pixel; a JPEG is taken as it is."""


class Image(NamedTuple):
    """A picture fit for every format: its size in pixels as it is seen, and how often Word must turn it clockwise."""

    data: bytes
    kind: Kind
    width: int
    height: int
    quarter_turns: int = 0


Images = Mapping[str, Image]
"""The pictures of a document by `Picture.source`."""

WRONG_KIND = Text(
    "ไม่ใช่ภาพ PNG หรือ JPEG โปรดเปิดภาพแล้วบันทึกเป็น .jpg หรือ .png แล้วแนบใหม่",
    "is neither PNG nor JPEG. Open the picture, save it as .jpg or .png, and attach it again.",
)
BROKEN = Text(
    "เสียหายหรือส่งมาไม่ครบ โปรดเปิดดูภาพในเครื่อง บันทึกใหม่ แล้วแนบอีกครั้ง",
    "is damaged or incomplete. Open the picture on your computer, save it anew, and attach it again.",
)
TOO_LARGE = Text(
    "ใหญ่เกินไป (ไม่เกิน 15 MB และ 60 ล้านจุด ภาพ PNG ไม่เกิน 25 ล้านจุด) โปรดย่อภาพแล้วแนบใหม่",
    "is too large (at most 15 MB and 60 megapixels, a PNG 25). Make the picture smaller and attach it again.",
)
TOO_LARGE_TOGETHER = Text(
    "ภาพทั้งหมดในเอกสารรวมกันใหญ่เกิน 120 MB โปรดย่อภาพหรือแนบภาพให้น้อยลง",
    "The pictures of the document are larger than 120 MB together. Make them smaller or attach fewer.",
)


def images_of(document: Document, pictures: Mapping[str, bytes]) -> dict[str, Image]:
    """The pictures of the document that are given, by source. PictureError names the one that cannot be used."""
    all_of_them = (one for block in document.blocks for one in pictures_in(block))
    wanted = {one.source: one for one in all_of_them if one.source and one.source in pictures}
    if sum(len(pictures[source]) for source in wanted) > MOST_BYTES_OF_ALL:
        raise PictureError(TOO_LARGE_TOGETHER)
    return {source: _image(pictures[source], picture) for source, picture in wanted.items()}


def pictures_in(block: Block) -> Iterator[Picture]:
    """The pictures of a block, those of heads and covers included."""
    if isinstance(block, Picture):
        yield block
    elif isinstance(block, Pictures):
        yield from block.pictures
    elif isinstance(block, Cover) and block.emblem:
        yield block.emblem
    elif isinstance(block, MemoHead | SealedHead) and block.garuda:
        yield block.garuda


def _image(data: bytes, picture: Picture) -> Image:
    if len(data) > MOST_BYTES:
        raise _refused(picture, TOO_LARGE)
    image = _read(data, picture)
    if image is None:
        raise _refused(picture, BROKEN)
    if image.width * image.height > MOST_PIXELS[image.kind]:
        raise _refused(picture, TOO_LARGE)
    return image


def _read(data: bytes, picture: Picture) -> Image | None:
    """The picture in either format, or None when it is broken."""
    if data.startswith(png.MAGIC):
        read = png.read(data)
        return read and Image(read.data, "png", read.width, read.height)
    if data.startswith(jpeg.MAGIC):
        photo = jpeg.read(data)
        return photo and Image(photo.data, "jpeg", photo.width, photo.height, photo.quarter_turns)
    raise _refused(picture, WRONG_KIND)


def _refused(picture: Picture, why: Text) -> PictureError:
    name = picture.caption or picture.alt
    return PictureError(Text(f"ภาพ “{name}” {why.th}", f"The picture “{name}” {why.en}"))
