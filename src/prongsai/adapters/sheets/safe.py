"""Texts that a spreadsheet must not take for formulas, and characters that no file may hold."""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_HARMLESS = re.compile(r"^(?:[+-]?[0-9]+(?:\.[0-9]+)?|-)$")
_GUARDED = re.compile(rf"^'(?='*\s*[{re.escape(''.join(FORMULA_STARTS))}])")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767
_CUT = "…"


def clean(text: str) -> str:
    """The text without control characters, cut (and marked as cut) at what a cell can hold."""
    kept = _FORBIDDEN.sub("", text)
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + _CUT


def looks_like_formula(text: str) -> bool:
    """True when a spreadsheet could take the text for a formula; a number such as -0.40 and a dash alone are none."""
    return text.lstrip(" \n").startswith(FORMULA_STARTS) and not _HARMLESS.match(text)


def guarded(text: str) -> str:
    """The text with an apostrophe in front when it looks like a formula (or like a text so guarded)."""
    return f"'{text}" if looks_like_formula(text) or _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that `guarded` put in front."""
    return _GUARDED.sub("", text, count=1)
