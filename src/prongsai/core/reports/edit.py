"""Sentences of a document edited on screen: overlays on blocks that are built anew from the figures each time.

An overlay names the sentence by its address and by the hash of the text it replaces. When the figures change, the
built sentence changes, and the overlay no longer fits: it is not applied and reported as stale, so that no old figure
stays hidden in an edited sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from prongsai.core.reports.blocks import (
    Band,
    Block,
    Callout,
    Cell,
    Chart,
    Column,
    Cover,
    Document,
    Heading,
    ItemList,
    MemoHead,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Run,
    SealedHead,
    Table,
    Title,
    Words,
    plain,
    words,
)

Kind = Literal["line", "heading", "paragraph", "item", "cell", "callout", "caption"]
KEPT_CALLOUTS = ("simulated", "unverified")
"""What says that data is made up or a rule unchecked is never edited away."""


class Editable(NamedTuple):
    """A text that may be edited. Its address is the block's id, for a part of a block with a path behind it.

    Paths count from 0: "list/2" an item, "table/3/1/0" row (or its key), column and paragraph of a cell, "table/3" a
    band, "table/caption", "callout/title", "callout/0", "title/0" a line, "memo/subject".
    """

    address: str
    kind: Kind
    text: str
    sha256: str


class Overlay(NamedTuple):
    """The text that stands at an address in place of the one with this hash.

    An empty text leaves the sentence out. A line break begins a new paragraph or item; in headings and captions it is a
    space.
    """

    address: str
    replaces_sha256: str
    text: str


class Edited(NamedTuple):
    """The document with the overlays that fit, and those that do not: their sentence changed or is gone."""

    document: Document
    stale: tuple[Overlay, ...]


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def editable(document: Document) -> tuple[Editable, ...]:
    """Every text of the document that may be edited, in reading order.

    Not editable: figures (bars of charts, columns of numbers), table headers, signatures, what a picture says in
    words, and the notices that data is simulated or rules unverified.
    """
    found: list[Editable] = []

    def note(address: str, kind: Kind, line: Words) -> tuple[Words, ...]:
        text = plain(line)
        found.append(Editable(address, kind, text, text_hash(text)))
        return (line,)

    _Walk(note).document(document)
    return tuple(found)


def apply(document: Document, overlays: Iterable[Overlay]) -> Edited:
    """The document with each overlay whose text is still the one it replaced; of two for one address the later one."""
    waiting = {overlay.address: overlay for overlay in overlays}
    applied: set[str] = set()

    def edit(address: str, _kind: Kind, line: Words) -> tuple[Words, ...]:
        overlay = waiting.get(address)
        if overlay is None or overlay.replaces_sha256 != text_hash(plain(line)):
            return (line,)
        applied.add(address)
        return (line,) if overlay.text == plain(line) else _edited(overlay.text, line)

    changed = _Walk(edit).document(document)
    return Edited(changed, tuple(one for address, one in waiting.items() if address not in applied))


def _edited(text: str, line: Words) -> tuple[Words, ...]:
    """The lines of an edited text; what was verbatim and is still there stays so."""
    kept = {run.text: run for run in line if run.verbatim}
    return tuple(_line(one.strip(), kept) for one in text.splitlines() if one.strip())


def _line(text: str, kept: dict[str, Run]) -> Words:
    if not kept:
        return words(text)
    longest_first = sorted(kept, key=len, reverse=True)
    standing_alone = rf"(?<![0-9A-Za-z])({'|'.join(map(re.escape, longest_first))})(?![0-9A-Za-z])"
    return words(*(kept.get(part, part) for part in re.split(standing_alone, text)))


def _name(row: Row | Band) -> str:
    return row.key if isinstance(row, Row) else ""


Visit = Callable[[str, Kind, Words], tuple[Words, ...]]


class _Walk:
    """Goes through all editable texts of a document and puts in their place what `visit` gives."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.turn: dict[type, Callable[[Any], tuple[Block, ...]]] = {
            Title: self.title,
            Heading: self.heading,
            Paragraph: self.paragraph,
            ItemList: self.items,
            Table: lambda block: (self.table(block),),
            Chart: lambda block: (self.chart(block),),
            Callout: self.callout,
            Picture: lambda block: (self.picture(block),),
            Pictures: lambda block: (replace(block, pictures=tuple(map(self.picture, block.pictures))),),
            Cover: self.cover,
            MemoHead: self.memo_head,
            SealedHead: self.sealed_head,
        }

    def document(self, document: Document) -> Document:
        blocks = (self.turn[type(one)](one) if type(one) in self.turn else (one,) for one in document.blocks)
        return replace(document, blocks=tuple(block for made in blocks for block in made))

    def all(self, address: str, kind: Kind, lines: Iterable[Words]) -> tuple[Words, ...]:
        visited = (self.visit(f"{address}/{at}", kind, line) for at, line in enumerate(lines))
        return tuple(line for made in visited for line in made)

    def lines(self, address: str, lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(plain, self.all(address, "line", map(words, lines))))

    def one(self, address: str, kind: Kind, text: str) -> str:
        """A text that stays one line."""
        return " ".join(map(plain, self.visit(address, kind, words(text))))

    def title(self, block: Title) -> tuple[Block, ...]:
        lines = self.lines(block.id, block.lines)
        return (replace(block, lines=lines),) if lines or not block.lines else ()

    def heading(self, block: Heading) -> tuple[Block, ...]:
        text = self.one(block.id, "heading", block.text)
        return (replace(block, text=text),) if text or not block.text else ()

    def paragraph(self, block: Paragraph) -> tuple[Block, ...]:
        """One paragraph typed as several becomes several; the further ones are p.2, p.3 …"""
        lines = self.visit(block.id, "paragraph", block.words)
        ids = (block.id if number == 1 else f"{block.id}.{number}" for number in range(1, len(lines) + 1))
        return tuple(replace(block, id=name, words=line) for name, line in zip(ids, lines, strict=True))

    def items(self, block: ItemList) -> tuple[Block, ...]:
        items = self.all(block.id, "item", block.items)
        return (replace(block, items=items),) if items or not block.items else ()

    def table(self, table: Table) -> Table:
        caption = self.one(f"{table.id}/caption", "caption", table.caption) if table.caption else ""
        rows = (self.row(f"{table.id}/{_name(row) or at}", row, table.columns) for at, row in enumerate(table.rows))
        return replace(table, caption=caption, rows=tuple(row for row in rows if row is not None))

    def row(self, address: str, row: Row | Band, columns: tuple[Column, ...]) -> Row | Band | None:
        if isinstance(row, Band):
            text = self.one(address, "cell", row.text)
            return Band(text) if text or not row.text else None
        cells = (
            cell if at in row.joins else self.cell(f"{address}/{at}", cell, column)
            for at, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
        )
        return replace(row, cells=tuple(cells))

    def cell(self, address: str, cell: Cell, column: Column) -> Cell:
        """An empty cell is one empty paragraph to be filled in; a column of numbers holds figures."""
        if column.kind == "number":
            return cell
        return self.all(address, "cell", cell) if cell else tuple(filter(None, self.all(address, "cell", ((),))))

    def chart(self, chart: Chart) -> Chart:
        caption = self.one(f"{chart.id}/caption", "caption", chart.caption)
        return replace(chart, caption=caption, table=chart.table and self.table(chart.table))

    def callout(self, block: Callout) -> tuple[Block, ...]:
        if block.kind in KEPT_CALLOUTS:
            return (block,)
        title = self.one(f"{block.id}/title", "callout", block.title)
        paragraphs = self.all(block.id, "callout", block.paragraphs)
        return (replace(block, title=title, paragraphs=paragraphs),) if title or paragraphs or not block.title else ()

    def picture(self, picture: Picture) -> Picture:
        return replace(picture, caption=self.one(f"{picture.id}/caption", "caption", picture.caption))

    def cover(self, block: Cover) -> tuple[Block, ...]:
        lines = self.lines(block.id, block.lines)
        return (replace(block, lines=lines, foot=self.lines(f"{block.id}/foot", block.foot)),)

    def memo_head(self, block: MemoHead) -> tuple[Block, ...]:
        subject = self.one(f"{block.id}/subject", "line", block.subject)
        return (replace(block, subject=subject, to=self.one(f"{block.id}/to", "line", block.to)),)

    def sealed_head(self, block: SealedHead) -> tuple[Block, ...]:
        return (replace(block, lines=self.lines(block.id, block.lines)),)
