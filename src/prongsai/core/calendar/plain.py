"""What people write about time, made plain before it is read."""

from __future__ import annotations

import re

from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

_DASHES = re.compile(r"\s?[‐‑‒–—―−~]\s?")
_UNTIL = re.compile(r"\s?(?:จนถึง|ไปถึง|ถึง|until|till|\bto\b)\s?(?:วันที่|เดือน)?\s?")
_ERA = re.compile(r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|\bb\.?e\.?|\ba\.?d\.?)\s?(?=\d)")


def plain(text: str) -> str:
    """The text on one line, in Arabic digits and small letters, with "-" for all dashes and for "ถึง", without พ.ศ."""
    text = _DASHES.sub("-", to_arabic(tidy(text)).lower())
    return _ERA.sub("", _UNTIL.sub("-", text)).strip(" .,:;()")
