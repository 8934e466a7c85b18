"""The official wording in which a year is asked: on pages and on paper, by interviewers and where files are read in.

What was imported last lies in a folder, one file a year; what a round was asked in is kept for good.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from prongsai.adapters.wording import file_of, store
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.problems import FrameworkInvalid
from prongsai.core.frameworks.wording import Overlay, read_overlay
from prongsai.records.accounts.models import User
from prongsai.records.frameworks.models import WordingVersion
from prongsai.records.journal.models import SITE
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb

WORDS_IMPORTED = verb(
    "frameworks.words_imported",
    "นำเข้าถ้อยคำทางการปี {year} {count} รายการ (SHA-256 {sha256}…)",
    "Imported {count} official wordings of FY {year} (SHA-256 {sha256}…)",
)
_log = logging.getLogger("prongsai.frameworks")


class Words(NamedTuple):
    """Official words with the bytes that their hash is of."""

    overlay: Overlay
    content: bytes


def official_wording(framework: Framework) -> Overlay | None:
    """The official words that were imported last for a year; None, and our words everywhere, where there are none."""
    words = current_words(framework)
    return words.overlay if words else None


def current_words(framework: Framework) -> Words | None:
    """The same, with their bytes."""
    file = file_of(_folder(), framework.fiscal_year)
    try:
        seen = file.stat()
    except FileNotFoundError:
        return None
    return _read(file, seen.st_mtime_ns, seen.st_ino)


def import_wording(overlay: Overlay, by: User | None = None) -> Overlay:
    """Let these words stand for a year from now on; rounds that asked somebody keep theirs. OSError where it fails."""
    stored = store(overlay, _folder())
    facts = {"year": str(stored.fiscal_year), "count": str(len(stored.wordings)), "sha256": stored.sha256[:12]}
    write(SITE, WORDS_IMPORTED, actor=by, facts=facts)
    return stored


def keep_wording(words: Words) -> WordingVersion:
    """Keep words for good."""
    facts = {"fiscal_year": words.overlay.fiscal_year, "content": words.content}
    kept, _ = WordingVersion.objects.get_or_create(sha256=words.overlay.sha256, defaults=facts)
    return kept


def kept_wording(version: WordingVersion) -> Overlay:
    """The words of a kept version."""
    return _kept(version.sha256)


@lru_cache(maxsize=32)
def _kept(sha256: str) -> Overlay:
    return read_overlay(bytes(WordingVersion.objects.get(sha256=sha256).content))


@lru_cache(maxsize=32)
def _read(file: Path, *_version: int) -> Words | None:
    """Read once. A spoilt file shuts no survey: the operator is told once, and nothing of who asked."""
    try:
        content = file.read_bytes()
        return Words(read_overlay(content, file.name), content)
    except FrameworkInvalid as error:
        _log.error("the official wording %s cannot be used, so our own is shown: %s", file.name, error)
        return None


def _folder() -> Path:
    return Path(settings.DATA) / "wording"
