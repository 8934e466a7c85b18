"""Official wording kept in a folder: one file a fiscal year."""

from __future__ import annotations

import os
from pathlib import Path

from prongsai.core.frameworks.wording import Overlay, overlay_bytes, read_overlay


def store(overlay: Overlay, folder: Path) -> Overlay:
    """Writes the overlay of its year into the folder, in place of an earlier one, and reads it back."""
    folder.mkdir(parents=True, exist_ok=True)
    file = file_of(folder, overlay.fiscal_year)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_bytes(overlay_bytes(overlay))
    draft.replace(file)
    return read_overlay(file.read_bytes(), file.name)


def stored(folder: Path, fiscal_year: int) -> Overlay | None:
    """The overlay of a year in the folder, None when there is none; FrameworkInvalid when it was spoilt."""
    file = file_of(folder, fiscal_year)
    return read_overlay(file.read_bytes(), str(file)) if file.is_file() else None


def file_of(folder: Path, fiscal_year: int) -> Path:
    """Where the overlay of a year lies."""
    return folder / f"{fiscal_year}.yaml"
