"""Reads a page as text, with the language each piece of it is marked with."""

from __future__ import annotations

from html.parser import HTMLParser

_EMPTY = {"meta", "link", "input", "br", "rect", "line", "circle", "path"}
_HEAD = {"title"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.pieces: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _EMPTY:
            around = self.open[-1][1] if self.open else ""
            self.open.append((tag, dict(attrs).get("lang") or around))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        if data.strip() and tag not in _HEAD:
            self.pieces.append((language, data.strip()))


def words_in(page: str, *, other_than: str) -> list[str]:
    """The visible pieces of text that are marked with another language than this one."""
    reader = _Reader()
    reader.feed(page)
    return [words for language, words in reader.pieces if language != other_than]
