"""Zip archives whose bytes depend on their content alone."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of named parts in this order, with no time of writing."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, EARLIEST)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


def unzipped(archive: bytes) -> dict[str, bytes]:
    """The parts of an archive by name, in its order."""
    with ZipFile(BytesIO(archive)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}
