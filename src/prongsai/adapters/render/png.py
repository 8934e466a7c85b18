"""PNG read as far as a paper needs it: whole or broken, how large, and without texts, times and places."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MAGIC = b"\x89PNG\r\n\x1a\n"
LEFT_OUT = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
NEEDED = {b"IHDR", b"IDAT", b"IEND"}
_AROUND = 12
"""Bytes of a chunk beside its content: length, name, checksum."""


class Png(NamedTuple):
    """The file without what is left out, and its size in pixels."""

    data: bytes
    width: int
    height: int


def read(data: bytes) -> Png | None:
    """The picture, or None when a chunk is missing, cut short or changed."""
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    if not NEEDED.issubset(names) or names[0] != b"IHDR" or len(chunks[0][1]) != _AROUND + 13:
        return None
    width, height = struct.unpack_from(">II", chunks[0][1], 8)
    kept = MAGIC + b"".join(whole for name, whole in chunks if name not in LEFT_OUT)
    return Png(kept, width, height) if width and height else None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks by name, each with its length and checksum, up to the end or to the first broken one."""
    at = len(MAGIC)
    while at + _AROUND <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + _AROUND + length
        name, whole = data[at + 4 : at + 8], data[at:end]
        if end > len(data) or zlib.crc32(whole[4:-4]) != struct.unpack(">I", whole[-4:])[0]:
            return
        yield name, whole
        if name == b"IEND":
            return
        at = end
