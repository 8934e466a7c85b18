"""Thai numerals as an option of the rendering: a document with its digits turned into Thai ones."""

from __future__ import annotations

import re

from prongsai.adapters.render.texts import TextChange
from prongsai.core.reports.blocks import Document, Run
from prongsai.core.thai.numerals import to_thai

LATIN_WORD = re.compile(r"[^\s฀-๿]*[A-Za-z][^\s฀-๿]*")


def thai_digits(text: str) -> str:
    """The text with Thai digits, except in what holds a Latin letter: o42, i11, ITA2024, an e-mail address, a URL.

    Such a word reaches to the next space or Thai character on either side.
    """
    kept = LATIN_WORD.findall(text)
    turned = [to_thai(part) for part in LATIN_WORD.split(text)]
    return "".join(part for pair in zip(turned, [*kept, ""], strict=True) for part in pair)


def _of_run(run: Run) -> str:
    return run.text if run.verbatim else thai_digits(run.text)


def with_thai_numerals(document: Document) -> Document:
    """The same document with Thai digits in all that is read on paper; blocks keep their ids."""
    return TextChange(_of_run).document(document)
