"""A sentence for people, in the two languages of the product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Language = Literal["th", "en"]


class Text(NamedTuple):
    """The same sentence in Thai and in English. Thai comes first everywhere."""

    th: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in `language` ("th" or "en"; anything else gives Thai)."""
        return self.en if language == "en" else self.th

    def __add__(self, other: object) -> Text:
        """Two sentences one after the other, with a space between."""
        if not isinstance(other, Text):
            return NotImplemented
        return Text(f"{self.th} {other.th}".strip(), f"{self.en} {other.en}".strip())


def listed(texts: Sequence[Text]) -> Text:
    """Names as they are listed in a sentence: "IIT, EIT และ OIT", "IIT, EIT and OIT"."""
    *first, last = texts
    if not first:
        return last
    thai, english = ", ".join(one.th for one in first), ", ".join(one.en for one in first)
    return Text(f"{thai} {thai_joined('และ', last.th)}", f"{english} and {last.en}")


def thai_joined(word: str, after: str) -> str:
    """Two pieces of Thai: a space stands between them only where the second begins with Latin letters or digits."""
    return f"{word}{after}" if after[:1] >= "ก" else f"{word} {after}"
