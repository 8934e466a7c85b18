"""What changed between two editions of a paper, sentence by sentence: for the one who is asked to sign again."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from prongsai.core.audit.figures import texts_of
from prongsai.core.reports.blocks import Document


class Change(NamedTuple):
    """Sentences or rows that were there and what stands in their place; one of the two may be empty."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(before: Document, after: Document) -> tuple[Change, ...]:
    """The differences in reading order; a row of a table is one line with bars between its cells."""
    old, new = _lines(before), _lines(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(Change(tuple(old[a:b]), tuple(new[c:d])) for tag, a, b, c, d in steps if tag != "equal")


def _lines(document: Document) -> list[str]:
    return [text.replace("\t", " | ") for text in texts_of(document) if text.strip()]
