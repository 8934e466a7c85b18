"""A document as plain data for paper.typ: every text cut into units, every block a small dictionary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prongsai.adapters.render import wording
from prongsai.adapters.render.fonts import Typeface
from prongsai.adapters.render.layout import stays_together, stays_whole, widths
from prongsai.adapters.render.numerals import thai_digits
from prongsai.adapters.render.words import units
from prongsai.core.reports.blocks import (
    Band,
    Bar,
    Block,
    Callout,
    Cell,
    Chart,
    Document,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Signatory,
    Signature,
    Table,
    Threshold,
    Title,
    Words,
)
from prongsai.core.thai.numerals import THAI

Data = dict[str, Any]


class Paper:
    """Turns the blocks of one document into data; all texts share the document's terms."""

    def __init__(self, document: Document, *, thai: bool) -> None:
        self.document = document
        self.thai = thai
        self.turn: dict[type, Callable[..., Data]] = {
            Title: lambda one: {"kind": "title", "lines": [self.text(line) for line in one.lines]},
            Heading: lambda one: {"kind": "heading", "level": one.level, "words": self.text(one.text)},
            Paragraph: lambda one: {"kind": "paragraph", "style": one.style, "words": self.words(one.words)},
            ItemList: self.items,
            Table: self.table,
            Chart: self.chart,
            Callout: self.callout,
            Signature: self.signature,
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

    def row(self, row: Row | Band, table: Table) -> Data:
        if isinstance(row, Band):
            return {"kind": "band", "words": self.text(row.text)}
        return {
            "kind": "row",
            "weak": row.weak,
            "whole": stays_whole(row, table),
            "cells": list(map(self.cell, row.cells)),
        }

    def table(self, table: Table) -> Data:
        columns = [
            {"header": self.text(one.header), "width": width, "align": one.align}
            for one, width in zip(table.columns, widths(table, self.document.metadata.terms), strict=True)
        ]
        rows = [self.row(row, table) for row in table.rows]
        return {
            "kind": "table",
            "caption": self.text_or_none(table.caption),
            "together": stays_together(table),
            "columns": columns,
            "rows": rows,
        }

    def bar(self, bar: Bar, top: int) -> Data:
        share = None if bar.value is None else float(bar.value / top)
        return {"label": self.text(bar.label), "share": share, "shown": self.text(bar.shown), "weak": bar.weak}

    def threshold(self, threshold: Threshold, top: int) -> Data:
        return {"label": self.text(threshold.label), "share": float(threshold.value / top)}

    def chart(self, chart: Chart) -> Data:
        return {
            "kind": "chart",
            "caption": self.text(chart.caption),
            "alt": chart.alt,
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
        name = f"({one.name})" if one.name else ""
        sign = self.text(wording.SIGN.in_language(self.document.language))
        date = self.text(wording.DATE.in_language(self.document.language))
        return {"sign": sign, "date": date, "name": self.text_or_none(name), "post": self.text(one.post)}

    def data(self, blocks: tuple[Block, ...], typeface: Typeface) -> Data:
        """All that paper.typ needs for these blocks of the document."""
        document = self.document
        foot = wording.foot(document)
        return {
            "title": document.title,
            "author": document.metadata.agency or "Prongsai",
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
            "blocks": [self.turn[type(block)](block) for block in blocks],
        }
