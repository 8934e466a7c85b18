"""A key that puts Thai texts in dictionary order under plain code point comparison.

The leading vowels เ แ โ ใ ไ count after their consonant, and tone marks only decide between words that are
otherwise the same (dictionary order, as CLDR has it for Thai). The key can be
stored: SQLite's BINARY and PostgreSQL's C collation order it alike.
"""

from __future__ import annotations

import re

from prongsai.core.thai.letters import tidy
from prongsai.core.thai.numerals import to_arabic

_LEADING_VOWEL = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_MARKS = re.compile("[\u0e47-\u0e4e]")
_DIGITS = re.compile(r"[0-9]+")
_BEFORE_EVERY_LETTER = "\t"
_LONGEST = 99
_SIGNS = str.maketrans("ฯๆ", "!!")


def _natural(digits: re.Match[str]) -> str:
    """Digits with their count in front, so that 2 comes before 10."""
    number = digits[0].lstrip("0") or "0"
    return f"{min(len(number), _LONGEST):02d}{number}"


def _mark_places(text: str) -> str:
    """Which letters carry a mark: 0 for none, else the marks' own order."""
    places: list[str] = []
    for letter in text:
        if not _MARKS.match(letter):
            places.append("0")
        elif places:
            places[-1] = places[-1].removeprefix("0") + str(ord(letter) - 0x0E46)
    return "".join(places).rstrip("0")


def sort_key(thai_text: str) -> str:
    """The key of a text: two texts compare by their keys as they stand in a Thai dictionary.

    Numbers compare by their value ("ข้อ 2" before "ข้อ 10"), upper and lower case are alike, ฯ and ๆ stand before
    letters. The key has no character outside the basic plane that the text itself has not.
    """
    text = _LEADING_VOWEL.sub(r"\2\1", tidy(thai_text).lower())
    letters = _DIGITS.sub(_natural, to_arabic(_MARKS.sub("", text)).translate(_SIGNS))
    marks = _mark_places(text)
    return f"{letters}{_BEFORE_EVERY_LETTER}{marks}" if marks else letters
