"""Bytes kept under their SHA-256 in the data folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from prongsai.adapters.data_folder import data_folder


def put(content: bytes) -> str:
    """Keep the bytes; their SHA-256. They are on disk when this returns."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = path_of(sha256)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(place)
    return sha256


def get(sha256: str) -> bytes:
    """The bytes of that SHA-256. Raises FileNotFoundError when they are not there."""
    return path_of(sha256).read_bytes()


def path_of(sha256: str) -> Path:
    """Where those bytes lie."""
    return data_folder() / "files" / sha256[:2] / sha256
