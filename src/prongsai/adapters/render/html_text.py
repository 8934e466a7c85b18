"""Texts of a document as HTML."""

from __future__ import annotations

import re
from html import escape

from prongsai.core.reports.blocks import Words

REPETITION = re.compile(r" (?=[ๆฯ])")


def text_html(content: str) -> str:
    """The text escaped; a line never begins with ๆ or ฯ."""
    return escape(REPETITION.sub("\u00a0", content))


def words_html(line: Words) -> str:
    """A line with its emphasis."""
    return "".join(f"<strong>{text_html(run.text)}</strong>" if run.strong else text_html(run.text) for run in line)


def joined(lines: tuple[str, ...], between: str = "<br>") -> str:
    """Several lines one below the other."""
    return between.join(map(text_html, lines))
