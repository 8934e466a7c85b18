"""Pictures made by hand, as small as a reader takes them."""

from __future__ import annotations

import struct
import zlib

ORIENTATION, GPS = 0x0112, 0x8825


def jpeg(*segments: bytes, width: int = 40, height: int = 30, after: bytes = b"") -> bytes:
    """A JPEG with these segments before its picture, and `after` behind its end."""
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\x34\xff\x00\x56"
    return b"\xff\xd8" + b"".join(segments) + frame + scan + b"\xff\xd9" + after


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def exif(place: bytes = b"GPS 13.7563 100.5018", orientation: int = 6) -> bytes:
    """What a phone writes into a photo: how it was held, and where that was."""
    entries = struct.pack("<HHIHH", ORIENTATION, 3, 1, orientation, 0) + struct.pack("<HHII", GPS, 4, 1, 38)
    tiff = b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + place
    return segment(0xE1, b"Exif\0\0" + tiff)


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(*chunks: bytes, width: int = 2, height: int = 2, after: bytes = b"") -> bytes:
    """A grey PNG with these chunks before its picture, and `after` behind its end."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x80" * min(width, 100)) * min(height, 100))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + after
