"""The official wording in which a year is asked: on pages and on paper, by interviewers and where files are read in."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from prongsai.adapters.wording import file_of
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.problems import FrameworkInvalid
from prongsai.core.frameworks.wording import Overlay, read_overlay

_log = logging.getLogger("prongsai.frameworks")


def official_wording(framework: Framework) -> Overlay | None:
    """The official words that were imported for a year; None, and our words everywhere, where there are none."""
    file = file_of(Path(settings.DATA) / "wording", framework.fiscal_year)
    try:
        seen = file.stat()
    except FileNotFoundError:
        return None
    return _read(file, seen.st_mtime_ns, seen.st_ino)


@lru_cache(maxsize=32)
def _read(file: Path, *_version: int) -> Overlay | None:
    """Read once. A spoilt file shuts no survey: the operator is told once, and nothing of who asked."""
    try:
        return read_overlay(file.read_bytes(), file.name)
    except FrameworkInvalid as error:
        _log.error("the official wording %s cannot be used, so our own is shown: %s", file.name, error)
        return None
