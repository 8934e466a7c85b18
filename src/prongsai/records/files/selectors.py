"""Finds files: those of an agency, and those that a publication has opened to everybody."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from prongsai.records.agencies.models import Agency
from prongsai.records.files.models import StoredFile


def files_of(agency: Agency) -> QuerySet[StoredFile]:
    """The files of an agency, newest first."""
    return StoredFile.objects.filter(agency=agency).order_by("-added_at", "-pk")


def chosen(agency: Agency, keys: Iterable[str]) -> list[StoredFile]:
    """The files of an agency that a form names by key, in that order; keys of others are passed over."""
    wanted = [int(key) for key in dict.fromkeys(keys) if key.isascii() and key.isdigit() and len(key) < 19]
    found = StoredFile.objects.filter(agency=agency).in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def public_file(key: int) -> StoredFile | None:
    """A file that everybody may have; None for any other."""
    return StoredFile.objects.filter(pk=key, is_public=True).select_related("agency").first()
