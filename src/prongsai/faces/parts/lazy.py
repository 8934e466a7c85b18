"""Sentences of ours where Django wants a string that is read later."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import get_language

from prongsai.core.text import Text


def lazily(th: str, en: str) -> str:
    """A sentence that is read in the language of the page on which it is shown."""
    return _in_language_of_the_page(Text(th, en))


def _say(sentence: Text) -> str:
    return sentence.in_language(get_language() or "th")


_in_language_of_the_page = lazy(_say, str)
