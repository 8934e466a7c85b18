"""Texts as they come from people, made fit for every file format."""

from __future__ import annotations

import re

from prongsai.adapters.render.texts import TextChange
from prongsai.core.reports.blocks import Document
from prongsai.core.thai.letters import mended

GAPS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text on one line, mended and without characters that no document may hold.

    A ำ written as two (ํ + า) looks the same on paper and is found by no search, so it becomes one.
    """
    return mended(NOT_TEXT.sub("", GAPS.sub(" ", text)))


def cleaned(document: Document) -> Document:
    """The document with all its texts cleaned."""
    return TextChange(lambda run: clean(run.text)).document(document)
