"""A document as plain data for paper.typ: every text cut into units, every block a small dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from prongsai.adapters.render import layout, wording
from prongsai.adapters.render.fonts import Typeface
from prongsai.adapters.render.joined import spans
from prongsai.adapters.render.layout import Size, fitted, stays_together, stays_whole, widths
from prongsai.adapters.render.numerals import thai_digits
from prongsai.adapters.render.pages import Part, held_for_signatures, parts_of
from prongsai.adapters.render.pictures import Images
from prongsai.adapters.render.signing import place_of
from prongsai.adapters.render.words import units
from prongsai.core.reports.blocks import (
    Band,
    Bar,
    Block,
    Callout,
    Cell,
    Chart,
    Cover,
    Document,
    Heading,
    ItemList,
    MemoHead,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Run,
    SealedHead,
    Signatory,
    Signature,
    Table,
    Threshold,
    Title,
    Words,
)
from prongsai.core.text import Text
from prongsai.core.thai.numerals import THAI

Data = dict[str, Any]


def file_names(images: Images) -> dict[str, str]:
    """The names under which paper.typ finds the pictures, by source."""
    return {source: f"picture-{number}.{image.kind}" for number, (source, image) in enumerate(images.items())}


class Paper:
    """Turns the blocks of one document into data; all texts share the document's terms."""

    def __init__(self, document: Document, images: Images, *, thai: bool) -> None:
        self.document = document
        self.images = images
        self.names = file_names(images)
        self.thai = thai
        self.turn: dict[type, Callable[..., Data]] = {
            Title: lambda one: {
                "kind": "title",
                "lines": self.balanced(one.lines, [layout.TITLE_POINTS] * len(one.lines)),
            },
            Heading: lambda one: {"kind": "heading", "rank": one.level, "words": self.text(one.text)},
            Paragraph: lambda one: {"kind": "paragraph", "style": one.style, "words": self.words(one.words)},
            ItemList: self.items,
            Table: self.table,
            Chart: self.chart,
            Callout: self.callout,
            Signature: self.signature,
            Picture: lambda one: {"kind": "picture", **self.picture(one, layout.room_for(one.share))},
            Pictures: self.pictures,
            Cover: self.cover,
            MemoHead: self.memo_head,
            SealedHead: self.sealed_head,
            PageBreak: lambda one: {"kind": "page-break"},
        }

    def words(self, line: Words) -> list[Data]:
        terms = self.document.metadata.terms
        return [{"strong": run.strong, "units": units(run.text, terms)} for run in line]

    def text(self, text: str) -> list[Data]:
        return self.words((Run(text),))

    def text_or_none(self, text: str) -> list[Data] | None:
        return self.text(text) if text else None

    def items(self, block: ItemList) -> Data:
        items = [self.words(item) for item in block.items]
        return {"kind": "items", "marker": block.marker, "start": block.start, "items": items}

    def cell(self, cell: Cell) -> list[list[Data]]:
        return [self.words(line) for line in cell] or [self.text(wording.EMPTY)]

    def row(self, row: Row, table: Table, across: list[float], covered: list[int]) -> Data:
        return {
            "kind": "row",
            "weak": row.weak,
            "whole": stays_whole(row, table, across),
            "cells": list(map(self.cell, row.cells)),
            "covered": covered,
        }

    def table(self, table: Table) -> Data:
        across = widths(table, self.document.metadata.terms)
        columns = [
            {"header": self.text(one.header), "width": width, "align": one.align}
            for one, width in zip(table.columns, across, strict=True)
        ]
        return {
            "kind": "table",
            "caption": self.text_or_none(table.caption),
            "together": stays_together(table),
            "columns": columns,
            "rows": list(self.rows(table, across)),
        }

    def rows(self, table: Table, across: list[float]) -> Iterator[Data]:
        """The rows; bands one below the other are one head of several lines, since typst fails at two in a row."""
        covered = zip(table.rows, spans(table), strict=True)
        for banded, group in groupby(covered, key=lambda one: isinstance(one[0], Band)):
            if banded:
                yield {"kind": "bands", "lines": [self.text(band.text) for band, _ in group if isinstance(band, Band)]}
            else:
                yield from (self.row(row, table, across, down) for row, down in group if isinstance(row, Row))

    def bar(self, bar: Bar, top: int) -> Data:
        share = None if bar.value is None else float(bar.value / top)
        return {"label": self.text(bar.label), "share": share, "shown": self.text(bar.shown), "weak": bar.weak}

    def threshold(self, threshold: Threshold, top: int) -> Data:
        return {"label": self.text(threshold.label), "share": float(threshold.value / top)}

    def chart(self, chart: Chart) -> Data:
        return {
            "kind": "chart",
            "caption": self.text(chart.caption),
            "alt": chart.alt.strip() or chart.caption.strip() or wording.CHART.in_language(self.document.language),
            "bars": [self.bar(bar, chart.top) for bar in chart.bars],
            "thresholds": [self.threshold(one, chart.top) for one in chart.thresholds],
            "table": chart.table and self.table(chart.table),
        }

    def callout(self, block: Callout) -> Data:
        paragraphs = [self.words(line) for line in block.paragraphs]
        return {"kind": "callout", "tone": block.kind, "title": self.text(block.title), "paragraphs": paragraphs}

    def signature(self, block: Signature) -> Data:
        return {"kind": "signature", "signatories": list(map(self.signatory, block.signatories))}

    def signatory(self, one: Signatory) -> Data:
        place = place_of(one, self.document)
        return {
            "label": self.text_or_none(place.label),
            "signed": self.text_or_none(place.signed),
            "name": self.text_or_none(place.name),
            "posts": list(map(self.text, place.posts)),
            "authority": self.text_or_none(place.authority),
            "date": self.text_or_none(place.date),
        }

    def picture(self, one: Picture, room: Size, instead: Text = wording.ROOM_FOR_PICTURE) -> Data:
        size = fitted(self.images.get(one.source), room)
        alt = one.alt.strip() or one.caption.strip() or instead.in_language(self.document.language)
        return {
            "path": self.names.get(one.source),
            "width": size.width,
            "height": size.height,
            "alt": alt,
            "inside": self.text(alt),
            "caption": self.text_or_none(one.caption),
        }

    def pictures(self, block: Pictures) -> Data:
        return {"kind": "pictures", "pictures": [self.picture(one, layout.IN_A_PAIR) for one in block.pictures]}

    def seal(self, garuda: Picture | None, room: Size) -> Data:
        """The Garuda, or its place when there is none."""
        return self.picture(garuda or Picture("", "", ""), room, wording.ROOM_FOR_GARUDA)

    def cover(self, block: Cover) -> Data:
        room = layout.LARGEST_EMBLEM
        return {
            "kind": "cover",
            "emblem": block.emblem and self.picture(block.emblem, room, wording.ROOM_FOR_EMBLEM),
            "lines": self.balanced(block.lines, layout.cover_points(block.lines)),
            "foot": list(map(self.text, block.foot)),
        }

    def memo_head(self, block: MemoHead) -> Data:
        language = self.document.language
        fields = {
            "office": (wording.OFFICE, block.office),
            "number": (wording.NUMBER, block.number),
            "date": (wording.MEMO_DATE, block.date),
            "subject": (wording.SUBJECT, block.subject),
            "to": (wording.TO, block.to),
        }
        said = {name: self.field(label.in_language(language), value) for name, (label, value) in fields.items()}
        return {
            "kind": "memo-head",
            "opens": self.document.metadata.layout == "letter" and block is self.document.blocks[0],
            "garuda": self.seal(block.garuda, layout.MEMO_GARUDA),
            "name": self.text(wording.MEMO.in_language(language)),
            **said,
        }

    def field(self, label: str, value: str) -> Data:
        return {"label": self.text(label), "value": self.text_or_none(value)}

    def sealed_head(self, block: SealedHead) -> Data:
        garuda = self.seal(block.garuda, layout.SEAL_GARUDA)
        return {
            "kind": "sealed-head",
            "garuda": garuda,
            "lines": self.balanced(block.lines, [layout.SEAL_POINTS] * len(block.lines)),
        }

    def balanced(self, lines: tuple[str, ...], points: list[int]) -> list[Data]:
        """Lines of a title, each in the width in which it falls into parts of like length."""
        terms = self.document.metadata.terms
        return [
            {"words": self.text(line), "width": layout.balanced(line, size, layout.TEXT_WIDTH, terms), "points": size}
            for line, size in zip(lines, points, strict=True)
        ]

    def parts(self, parts: list[Part]) -> Iterator[Data]:
        """The parts of the paper; headings never skip a level, which PDF/UA forbids."""
        blocks = [block for part in parts for block in part.blocks]
        levels = iter(_levels(blocks))
        for part in parts:
            made = [self.turn[type(block)](block) for block in part.blocks]
            for one in made:
                if one["kind"] == "heading":
                    one["level"] = next(levels)
            for at in held_for_signatures(part.blocks):
                made[at]["held"] = True
            yield {"form": part.form, "blocks": made}

    def data(self, blocks: tuple[Block, ...], typeface: Typeface) -> Data:
        """All that paper.typ needs for these blocks of the document."""
        document = self.document
        foot = wording.foot(document)
        return {
            "title": document.title.strip() or document.metadata.agency.strip() or "Prongsai",
            "author": document.metadata.agency.strip() or "Prongsai",
            "description": wording.description(document),
            "language": document.language,
            "fonts": [typeface.family],
            "points": typeface.points,
            "top": typeface.top,
            "bottom": typeface.bottom,
            "thai": self.thai,
            "digits": list(THAI),
            "running": self.text_or_none(wording.running(document)),
            "foot": self.text(thai_digits(foot) if self.thai else foot),
            "page": wording.PAGE.in_language(document.language),
            "of": wording.OF_PAGES.in_language(document.language),
            "layout": document.metadata.layout,
            "signed-width": layout.SIGNED_WIDTH,
            "parts": list(self.parts(parts_of(blocks))),
        }


def _levels(blocks: list[Block]) -> list[int]:
    """The level of each heading in the outline: one below the title, and at most one below the heading before it."""
    first = next((block for block in blocks if _is_head(block) or isinstance(block, Heading)), None)
    titled = not isinstance(first, Heading)
    levels: list[int] = []
    before = 1 if titled else 0
    for block in blocks:
        if _is_head(block):
            before = 1
        elif isinstance(block, Heading):
            before = min(block.level + titled, before + 1)
            levels.append(before)
    return levels


def _is_head(block: Block) -> bool:
    """True for what is a heading of the first level: the name of the paper."""
    return isinstance(block, MemoHead) or (isinstance(block, Title | Cover | SealedHead) and bool(block.lines))
