"""Keeps files: the bytes first, then the row."""

from __future__ import annotations

from prongsai.adapters import clock, file_store
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.files.models import StoredFile


def keep(agency: Agency, name: str, content: bytes, content_type: str, by: User | None = None) -> StoredFile:
    """A file of the agency; the same bytes under the same name are the same file."""
    sha256 = file_store.put(content)
    stored, _ = StoredFile.objects.get_or_create(
        agency=agency,
        sha256=sha256,
        name=name[-200:],
        defaults={"content_type": content_type, "size": len(content), "added_by": by, "added_at": clock.now()},
    )
    return stored


def content_of(stored: StoredFile) -> bytes:
    """Its bytes. Raises FileNotFoundError when the data folder has lost them."""
    return file_store.get(stored.sha256)
