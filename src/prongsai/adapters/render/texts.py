"""One walk over all texts of a document, for changes that concern every word of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from prongsai.core.reports.blocks import (
    Band,
    Bar,
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
    Metadata,
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

Change = Callable[[Run], str]


class TextChange:
    """Applies `change` to each run; a text outside of runs is given to it as a run of its own."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.blocks: dict[type, Callable[..., Block]] = {
            Title: lambda block: replace(block, lines=tuple(map(self.text, block.lines))),
            Heading: lambda block: replace(block, text=self.text(block.text)),
            Paragraph: lambda block: replace(block, words=self.words(block.words)),
            ItemList: lambda block: replace(block, items=tuple(map(self.words, block.items))),
            Table: self.table,
            Chart: self.chart,
            Callout: self.callout,
            Signature: lambda block: replace(block, signatories=tuple(map(self.signatory, block.signatories))),
            Picture: self.picture,
            Pictures: lambda block: replace(block, pictures=tuple(map(self.picture, block.pictures))),
            Cover: self.cover,
            MemoHead: self.memo_head,
            SealedHead: self.sealed_head,
        }

    def text(self, text: str) -> str:
        return self.change(Run(text))

    def words(self, line: Words) -> Words:
        return tuple(replace(run, text=self.change(run)) for run in line)

    def cell(self, cell: Cell) -> Cell:
        return tuple(map(self.words, cell))

    def row(self, row: Row | Band) -> Row | Band:
        if isinstance(row, Band):
            return Band(self.text(row.text))
        return replace(row, cells=tuple(map(self.cell, row.cells)))

    def column(self, column: Column) -> Column:
        return replace(column, header=self.text(column.header))

    def table(self, table: Table) -> Table:
        return replace(
            table,
            columns=tuple(map(self.column, table.columns)),
            rows=tuple(map(self.row, table.rows)),
            caption=self.text(table.caption),
        )

    def bar(self, bar: Bar) -> Bar:
        return replace(bar, label=self.text(bar.label), shown=self.text(bar.shown))

    def threshold(self, threshold: Threshold) -> Threshold:
        return replace(threshold, label=self.text(threshold.label))

    def chart(self, chart: Chart) -> Chart:
        return replace(
            chart,
            bars=tuple(map(self.bar, chart.bars)),
            thresholds=tuple(map(self.threshold, chart.thresholds)),
            caption=self.text(chart.caption),
            alt=self.text(chart.alt),
            table=chart.table and self.table(chart.table),
        )

    def signatory(self, one: Signatory) -> Signatory:
        return Signatory(
            post=self.text(one.post),
            name=self.text(one.name),
            acting_as=self.text(one.acting_as),
            acting_for=self.text(one.acting_for),
            authority=self.text(one.authority),
            signed=self.text(one.signed),
        )

    def picture(self, one: Picture) -> Picture:
        return replace(one, alt=self.text(one.alt), caption=self.text(one.caption))

    def cover(self, block: Cover) -> Cover:
        return replace(
            block,
            lines=tuple(map(self.text, block.lines)),
            foot=tuple(map(self.text, block.foot)),
            emblem=block.emblem and self.picture(block.emblem),
        )

    def memo_head(self, block: MemoHead) -> MemoHead:
        return replace(
            block,
            office=self.text(block.office),
            number=self.text(block.number),
            date=self.text(block.date),
            subject=self.text(block.subject),
            to=self.text(block.to),
            garuda=block.garuda and self.picture(block.garuda),
        )

    def sealed_head(self, block: SealedHead) -> SealedHead:
        return replace(
            block, lines=tuple(map(self.text, block.lines)), garuda=block.garuda and self.picture(block.garuda)
        )

    def callout(self, block: Callout) -> Callout:
        return replace(block, title=self.text(block.title), paragraphs=tuple(map(self.words, block.paragraphs)))

    def block(self, block: Block) -> Block:
        change = self.blocks.get(type(block))
        return change(block) if change else block

    def metadata(self, about: Metadata) -> Metadata:
        notes = tuple(map(self.text, about.notes))
        return replace(about, agency=self.text(about.agency), mark=self.text(about.mark), notes=notes)

    def document(self, document: Document) -> Document:
        return replace(
            document,
            title=self.text(document.title),
            blocks=tuple(map(self.block, document.blocks)),
            metadata=self.metadata(document.metadata),
        )
