"""The same letters for texts that look the same: what typists, PDFs and web pages leave behind is mended."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SPACES = re.compile(r"\s+")
_TONES = "\u0e47-\u0e4c"
_NIKHAHIT_TONE_AA = re.compile(f"\u0e4d([{_TONES}]?)\u0e32")
_TONE_BEFORE_AM = re.compile("\u0e33([\u0e48-\u0e4b])")
_DOUBLE_SARA_E = "\u0e40\u0e40"
_SARA_AE = "\u0e41"


def mended(text: str) -> str:
    """The text in NFC, without invisible characters, with ํ + า as ำ and เ + เ as แ; spaces are kept."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = _NIKHAHIT_TONE_AA.sub("\\1\u0e33", text)
    return _TONE_BEFORE_AM.sub("\\1\u0e33", text).replace(_DOUBLE_SARA_E, _SARA_AE)


def tidy(text: str) -> str:
    """The text mended, on one line, with single spaces and none at the ends: for names that are shown."""
    return _SPACES.sub(" ", mended(text)).strip()
