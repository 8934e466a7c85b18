"""The archive that an .xlsx file is, opened within limits.

`zipfile` never gives more bytes of a part than its directory states, so the stated sizes are what has to be limited.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from prongsai.adapters.sheets.errors import Limits, SheetError, damaged
from prongsai.adapters.sheets.kinds import refuse_other_archives
from prongsai.adapters.sheets.xml import walk
from prongsai.core.text import Text

_SMALL = 1_000_000
_ENCRYPTED_PART = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError)


def _bomb() -> SheetError:
    return SheetError(
        Text(
            "ไฟล์นี้ขยายออกแล้วใหญ่ผิดปกติ จึงไม่เปิดอ่าน โปรดคัดลอกเฉพาะตารางที่ใช้ไปยังสมุดงานใหม่แล้วบันทึก",
            "Unpacked, the file is unusually large and is not opened. Copy the table into a new workbook and save it.",
        )
    )


class Package:
    """The parts of a workbook by name. Every failure to read one is a SheetError."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise damaged() from None
        self._refuse_bombs(len(data), limits)
        self._names = {name.lower(): name for name in self._archive.namelist()}
        refuse_other_archives(set(self._names))

    def _refuse_bombs(self, size: int, limits: Limits) -> None:
        parts = self._archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > limits.parts or unpacked > limits.unpacked or unpacked > max(_SMALL, size * limits.ratio):
            raise _bomb()
        if any(part.flag_bits & _ENCRYPTED_PART for part in parts):
            raise damaged()

    def has(self, name: str) -> bool:
        """True when there is a part of this name, in whatever case."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            return self._archive.read(self._names[name.lower()])
        except _BROKEN:
            raise damaged() from None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id → (kind, name of the part)."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if self.has(listing):
            walk(self.read(listing), start)
        return found
