"""Thai digits (๐ ๑ ๒ …) and Arabic digits (0 1 2 …)."""

from __future__ import annotations

ARABIC = "0123456789"
THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans(ARABIC, THAI)
_TO_ARABIC = str.maketrans(THAI, ARABIC)


def to_thai(text: str) -> str:
    """The text with every Arabic digit written as a Thai one: "91.47" → "๙๑.๔๗"."""
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """The text with every Thai digit written as an Arabic one: "๙๑.๔๗" → "91.47"."""
    return text.translate(_TO_ARABIC)
