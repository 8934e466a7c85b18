"""Which Thai font this machine has: the official one if it is there, else the nearest free one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

FOLDERS_VARIABLE = "PRONGSAI_FONTS"
FILE_NAMES = ("thsarabun", "laksaman", "sarabun", "notosansthai")


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font family with the size of body text that reads like TH Sarabun at 16 points.

    `top` and `bottom` are the highest mark and the lowest vowel above and below the base line, as typst lengths.
    """

    family: str
    points: float
    top: str
    bottom: str


TYPEFACES = (
    Typeface("TH Sarabun New", 16, "1.26em", "-0.37em"),
    Typeface("TH SarabunPSK", 16, "1.26em", "-0.37em"),
    Typeface("Laksaman", 16, "1.26em", "-0.37em"),
    Typeface("Sarabun", 11.5, "1.3em", "-0.45em"),
    Typeface("Noto Sans Thai", 11, "1.3em", "-0.45em"),
)


@dataclass(frozen=True)
class ThaiFont:
    """The typeface chosen, and all fonts typst may use beside it."""

    typeface: Typeface
    fonts: typst.Fonts


def font_folders() -> tuple[Path, ...]:
    """Where fonts lie on this system; PRONGSAI_FONTS (folders, separated as in PATH) replaces them all."""
    chosen = os.environ.get(FOLDERS_VARIABLE)
    if chosen is not None:
        return tuple(Path(one) for one in chosen.split(os.pathsep) if one)
    return tuple(_system_folders())


def _system_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".local" / "share" / "fonts", home / ".fonts")


def _is_thai(name: str) -> bool:
    squeezed = name.lower().replace(" ", "").replace("-", "").replace("_", "")
    return squeezed.startswith(FILE_NAMES) and squeezed.endswith((".ttf", ".otf", ".ttc"))


def _thai_folders(folders: tuple[Path, ...]) -> list[Path]:
    """The folders below that hold a file with a known name: far fewer than all folders with fonts."""
    walks = (walk for folder in folders for walk in os.walk(folder))
    return sorted(Path(where) for where, _, names in walks if any(map(_is_thai, names)))


@cache
def thai_font(folders: tuple[Path, ...]) -> ThaiFont | None:
    """The best Thai font in these folders and below, or None. Looked for once; a new font needs a restart."""
    found = _thai_folders(folders)
    if not found:
        return None
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=found)
    families = set(fonts.families())
    return next((ThaiFont(one, fonts) for one in TYPEFACES if one.family in families), None)
