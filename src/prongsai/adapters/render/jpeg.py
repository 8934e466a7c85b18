"""JPEG read as far as a paper needs it: whole or broken, how large, how turned, and without texts, times and places."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

MAGIC = b"\xff\xd8\xff"
START, END, SCAN, EXIF, COLOURS = 0xD8, 0xD9, 0xDA, 0xE1, 0xE2
KEPT_EXTRAS = {0xE0, COLOURS, 0xEE}
"""Of the application segments: JFIF, the colour profile, and Adobe's word on how colours are stored."""

EXTRAS = {*range(0xE0, 0xF0), 0xFE}
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
TURNS = {3: 2, 4: 2, 5: 1, 6: 1, 7: 3, 8: 3}
"""Quarter turns clockwise for each way a camera was held, by the number in Exif."""

ORIENTATION = 0x0112
EXIF_START = b"Exif\0\0"


class Jpeg(NamedTuple):
    """The file without what is left out, its size in pixels as it is seen, and its quarter turns clockwise."""

    data: bytes
    width: int
    height: int
    quarter_turns: int


def read(data: bytes) -> Jpeg | None:
    """The picture, or None when it has no size or breaks off before its end."""
    segments = list(_segments(data))
    frames = [content for marker, content in segments if marker in FRAMES and len(content) >= 9]
    if not frames or segments[-1][0] != END:
        return None
    height, width = struct.unpack_from(">HH", frames[0], 5)
    orientation = next((found for marker, content in segments if (found := _orientation(marker, content))), 1)
    turns = TURNS.get(orientation, 0)
    seen = (height, width) if turns % 2 else (width, height)
    return Jpeg(_kept(segments, orientation), *seen, turns) if width and height else None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments by marker, each with its marker; that of a scan holds the picture up to the next marker."""
    found = MARKER.search(data, 2)
    while found:
        marker, at = found[1][0], found.end()
        if marker == END:
            yield END, b"\xff\xd9"
            return
        if at + 2 > len(data):
            return
        end = at + struct.unpack_from(">H", data, at)[0]
        found = MARKER.search(data, end)
        if found is None:
            return
        yield marker, bytes((0xFF, marker)) + data[at : found.start() if marker == SCAN else end]


def _kept(segments: list[tuple[int, bytes]], orientation: int) -> bytes:
    turned = _exif(orientation) if orientation in TURNS else b""
    kept = (content for marker, content in segments if _is_kept(marker, content))
    return b"\xff\xd8" + turned + b"".join(kept)


def _is_kept(marker: int, content: bytes) -> bool:
    if marker == COLOURS:
        return content[4:].startswith(b"ICC_PROFILE")
    return marker not in EXTRAS or marker in KEPT_EXTRAS


def _exif(orientation: int) -> bytes:
    """The shortest Exif segment that says how the picture is turned."""
    entry = struct.pack("<HHIHH", ORIENTATION, 3, 1, orientation, 0)
    content = EXIF_START + b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


def _orientation(marker: int, content: bytes) -> int:
    """The orientation that an Exif segment states, or 0."""
    tiff = content[4 + len(EXIF_START) :]
    if marker != EXIF or not content[4:].startswith(EXIF_START) or tiff[:2] not in (b"II", b"MM"):
        return 0
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        entries = (struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * one) for one in range(count))
        return next((value for tag, _, _, value in entries if tag == ORIENTATION), 0)
    except struct.error:
        return 0
