"""Names of places in both languages."""

from __future__ import annotations

from prongsai.core.text import Text
from prongsai.core.thai.provinces import find_province


def province_name(province: str) -> Text:
    """A province; one that is made up has its Thai name only."""
    known = find_province(province)
    return Text(province, known.en if known else province)
