"""Texts as they come from people, made fit for every file format."""

from __future__ import annotations

import re
from dataclasses import replace

from prongsai.adapters.render.texts import TextChange
from prongsai.core.reports.blocks import Block, Cover, Document, Heading, SealedHead, Title
from prongsai.core.thai.letters import mended

GAPS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text on one line, mended and without characters that no document may hold.

    A ำ written as two (ํ + า) looks the same on paper and is found by no search, so it becomes one.
    """
    return mended(NOT_TEXT.sub("", GAPS.sub(" ", text)))


def cleaned(document: Document) -> Document:
    """The document with all its texts cleaned, and without headings and lines of heads that say nothing."""
    tidy = TextChange(lambda run: clean(run.text)).document(document)
    return replace(tidy, blocks=tuple(_with_lines_that_say_something(block) for block in tidy.blocks if _says(block)))


def _says(block: Block) -> bool:
    """False for a heading or title without words: an outline has no place for it, and PDF/UA forbids it."""
    if isinstance(block, Heading):
        return bool(block.text.strip())
    return any(map(str.strip, block.lines)) if isinstance(block, Title) else True


def _with_lines_that_say_something(block: Block) -> Block:
    if isinstance(block, Title | Cover | SealedHead):
        return replace(block, lines=tuple(filter(str.strip, block.lines)))
    return block
