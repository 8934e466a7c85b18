"""Keeps files: the bytes first, then the row."""

from __future__ import annotations

from django.db import transaction

from prongsai.adapters import clock, file_store
from prongsai.adapters.uploads import KINDS, FileKind, accepted
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

RECEIVED = verb("files.received", "เพิ่มไฟล์ {file}", "Added the file {file}")
PUBLISHED = verb("files.published", "เปิดไฟล์ {file} ให้สาธารณะ", "Made the file {file} public")
WITHDRAWN = verb("files.withdrawn", "เลิกเปิดไฟล์ {file} ให้สาธารณะ", "Made the file {file} private again")


def keep(agency: Agency, name: str, content: bytes, content_type: str, by: User | None = None) -> StoredFile:
    """A file that the system itself made; the same bytes under the same name are the same file."""
    return _kept(agency, name, content, content_type, by)[0]


def receive(
    agency: Agency, name: str, content: bytes, by: User | None = None, kinds: tuple[FileKind, ...] = KINDS
) -> StoredFile:
    """A file that somebody hands in. Raises InputError, with what to do, for one that is not taken."""
    upload = accepted(name, content, kinds)
    with transaction.atomic():
        stored, is_new = _kept(agency, upload.name, upload.content, upload.media_type, by)
        if is_new:
            _write(RECEIVED, stored, by)
    return stored


def content_of(stored: StoredFile) -> bytes:
    """Its bytes. Raises FileNotFoundError when the data folder has lost them."""
    return file_store.get(stored.sha256)


def make_public(stored: StoredFile, by: User | None = None) -> None:
    """Open a file to everybody: to be called by what publishes a paper, and by nothing else."""
    _set_public(stored, True, by)


def make_private(stored: StoredFile, by: User | None = None) -> None:
    """Take a file back from the public: to be called by what withdraws a paper."""
    _set_public(stored, False, by)


def _kept(agency: Agency, name: str, content: bytes, content_type: str, by: User | None) -> tuple[StoredFile, bool]:
    sha256 = file_store.put(content)
    return StoredFile.objects.get_or_create(
        agency=agency,
        sha256=sha256,
        name=name[-200:],
        defaults={"content_type": content_type, "size": len(content), "added_by": by, "added_at": clock.now()},
    )


def _set_public(stored: StoredFile, is_public: bool, by: User | None) -> None:
    with transaction.atomic():
        if StoredFile.objects.filter(pk=stored.pk).exclude(is_public=is_public).update(is_public=is_public):
            _write(PUBLISHED if is_public else WITHDRAWN, stored, by)
    stored.is_public = is_public


def _write(name: str, stored: StoredFile, by: User | None) -> None:
    """A name of a file may name a person, so it stands with the names."""
    facts = {"sha256": stored.sha256, "size": stored.size}
    write(stored.agency.code, name, actor=by, about=stored, facts=facts, names={"file": stored.name})
