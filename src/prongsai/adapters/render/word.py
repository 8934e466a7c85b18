"""DOCX: the file an officer goes on editing in Word, with real styles, headings, lists and repeated table headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from struct import unpack_from

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from prongsai.adapters.render import layout, wording
from prongsai.adapters.render import word_xml as xml
from prongsai.adapters.render.joined import spans
from prongsai.adapters.render.numerals import thai_digits
from prongsai.adapters.render.pages import Part, held_for_signatures, parts_of
from prongsai.adapters.render.pdf import chart_png
from prongsai.adapters.render.pictures import Image, Images
from prongsai.adapters.render.signing import place_of
from prongsai.adapters.render.word_heads import WordHeads
from prongsai.adapters.render.word_package import empty_document, saved
from prongsai.adapters.render.word_pictures import WordPictures, centred
from prongsai.adapters.render.word_sections import WordSections, text_width
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
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    Row,
    SealedHead,
    Signatory,
    Signature,
    Table,
    Title,
)

STYLES = {"body": "BodyText", "note": "PaperNote", "indent": "PaperIndent", "center": "PaperCentre"}
NUMBERINGS = {"number": 1, "bullet": 2}
FILL_BAND, FILL_WEAK = "E3F0F1", "FDF0E2"
LONGEST_PROPERTY = 255
CHART_WIDTH = 15.8
KEEP_NEXT = "<w:keepNext/>"
PAGE_BREAK_BEFORE = "<w:pageBreakBefore/>"


def render_word(document: Document, images: Images, *, thai_numerals: bool) -> bytes:
    """The document as DOCX. Without a Thai font on this machine a chart becomes a table instead of a picture."""
    word = empty_document()
    _say_what_it_is(word, document)
    parts = parts_of(document.blocks) or [Part("upright", (PageBreak("empty"),))]
    sections = WordSections(document, parts, thai=thai_numerals)
    writer = WordWriter(word, document, images, thai=thai_numerals)
    for part in parts:
        writer.add_part(part, sections.properties(part))
    sections.fill(word)
    return saved(word)


def _say_what_it_is(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = _property(document.title)
    properties.author = _property(document.metadata.agency or "Prongsai")
    properties.language = "th-TH" if document.language == "th" else "en-GB"
    properties.comments = _property(wording.description(document))


def _property(text: str) -> str:
    """The text as far as a document property may be long."""
    return text if len(text) <= LONGEST_PROPERTY else text[: LONGEST_PROPERTY - 1] + "…"


class WordWriter:
    """Adds blocks to a Word document one after the other."""

    def __init__(self, word: WordDocument, document: Document, images: Images, *, thai: bool) -> None:
        self.word = word
        self.document = document
        self.pictures = WordPictures(word)
        self.heads = WordHeads(document, images, self.pictures)
        self.thai = thai
        self.width = xml.TEXT_WIDTH
        self.body = word.element.body
        self.numbers = 0
        self.new_page = False
        self.turn: dict[type, Callable[..., Iterator[str]]] = {
            Title: self.title,
            Heading: self.heading,
            Paragraph: self.paragraph,
            ItemList: self.items,
            Table: self.table,
            Callout: self.callout,
            Signature: self.signature,
            Picture: lambda block: self.heads.picture(block, self.opening()),
            SealedHead: lambda block: self.heads.sealed_head(block, self.opening()),
            MemoHead: lambda block: self.below_gap(self.heads.memo_head(block)),
            Pictures: lambda block: self.below_gap(self.heads.in_pairs(block)),
            Cover: self.heads.cover,
        }

    def add_part(self, part: Part, section: str) -> None:
        """The blocks of a part, then its section: that of the last part belongs to the body itself."""
        self.width = round(xml.TWIPS * text_width(part))
        if len(self.body) > 1:
            self.begin_section()
        begun = len(self.body)
        held = held_for_signatures(part.blocks)
        for at, block in enumerate(part.blocks):
            self.add(block)
            if at in held:
                self.keep_last_with_next()
        self.end_with_paragraph(begun)
        self.body.replace(self.body[-1], parse_xml(xml.with_namespaces(section)))

    def end_with_paragraph(self, begun: int) -> None:
        """A section ends in a paragraph of its own: after a table, or where its blocks say nothing, in a low one."""
        if len(self.body) == begun or self.body[-2].tag != qn("w:p"):
            self.append(iter([xml.EMPTY_LINE]))

    def begin_section(self) -> None:
        """What stands so far is a section of its own: its properties go into its last paragraph."""
        ended = self.body[-1]
        self.body.append(deepcopy(ended))
        self.body[-3].find(qn("w:pPr")).append(ended)

    def below_gap(self, elements: Iterator[str]) -> Iterator[str]:
        """A table cannot begin a page by itself; a low paragraph before it can."""
        if self.new_page:
            yield xml.paragraph("", "PaperGap", properties=KEEP_NEXT + self.opening())
        yield from elements

    def add(self, block: Block) -> None:
        if isinstance(block, PageBreak):
            self.new_page = True
        elif isinstance(block, Chart):
            self.chart(block)
        else:
            self.append(self.turn[type(block)](block))

    def append(self, elements: Iterator[str]) -> None:
        for element in elements:
            self.body.insert(len(self.body) - 1, parse_xml(xml.with_namespaces(element)))

    def opening(self) -> str:
        """What the next paragraph needs to begin a new page, if a page break came before it."""
        wanted, self.new_page = self.new_page, False
        return PAGE_BREAK_BEFORE if wanted else ""

    def title(self, block: Title) -> Iterator[str]:
        for line in block.lines:
            narrowed = self.heads.narrowed(line, layout.TITLE_POINTS)
            yield xml.paragraph(xml.text(line), "Title", properties=self.opening() + narrowed)

    def heading(self, block: Heading) -> Iterator[str]:
        yield xml.paragraph(xml.text(block.text), f"Heading{block.level}", properties=self.opening())

    def paragraph(self, block: Paragraph) -> Iterator[str]:
        yield xml.paragraph(block.words, STYLES[block.style], properties=self.opening())

    def items(self, block: ItemList) -> Iterator[str]:
        if block.marker == "number" and self.thai:
            yield from self.thai_items(block)
        else:
            yield from self.numbered_items(block)

    def thai_items(self, block: ItemList) -> Iterator[str]:
        """Numbers as typed text: LibreOffice shows Word's Thai numbering with Arabic digits."""
        for number, item in enumerate(block.items, start=block.start):
            content = xml.text(thai_digits(f"{number}.")) + "<w:r><w:tab/></w:r>" + xml.runs(item)
            yield xml.paragraph(content, "PaperItem", properties=self.opening())

    def numbered_items(self, block: ItemList) -> Iterator[str]:
        number = self.numbering(NUMBERINGS[block.marker], block.start)
        listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        for item in block.items:
            yield xml.paragraph(item, "ListParagraph", properties=self.opening() + listed)

    def numbering(self, kind: int, start: int) -> int:
        """A numbering of its own for one list, so that it counts from `start`."""
        self.numbers += 1
        self.word.part.numbering_part.element.append(
            parse_xml(
                xml.with_namespaces(
                    f'<w:num w:numId="{self.numbers}"><w:abstractNumId w:val="{kind}"/>'
                    f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
                )
            )
        )
        return self.numbers

    def table(self, table: Table) -> Iterator[str]:
        if table.caption or self.new_page:
            yield xml.paragraph(xml.text(table.caption), "Caption", properties=self.opening())
        across = layout.widths(table, self.document.metadata.terms)
        widths = [round(xml.TWIPS * width) for width in across]
        keep = KEEP_NEXT if layout.stays_together(table) else ""
        last, covered = len(table.rows) - 1, spans(table)
        rows = (
            _row(row, table, across, widths, keep if at < last else "", covered[at])
            for at, row in enumerate(table.rows)
        )
        yield xml.table(_header(table.columns, widths) + "".join(rows), widths, table.caption)
        yield xml.paragraph("", "PaperGap")

    def callout(self, block: Callout) -> Iterator[str]:
        style = "PaperNotice" if block.kind == "notice" else "PaperWarning"
        first = KEEP_NEXT + self.opening() + '<w:spacing w:before="120"/>'
        yield xml.paragraph(xml.text(block.title, bold=True), style, properties=first)
        for line in block.paragraphs[:-1]:
            yield xml.paragraph(line, style, properties=KEEP_NEXT)
        for line in block.paragraphs[-1:]:
            yield xml.paragraph(line, style, properties='<w:spacing w:after="120"/>')

    def signature(self, block: Signature) -> Iterator[str]:
        """A table without lines of two columns; the last of an odd number stands at the right."""
        yield xml.paragraph("", "PaperGap", properties=KEEP_NEXT + self.opening())
        cells = [self.signatory(one) for one in block.signatories]
        cells = [*cells[:-1], "<w:p/>", cells[-1]] if len(cells) % 2 else cells
        right = round(xml.TWIPS * layout.SIGNED_WIDTH) if len(block.signatories) == 1 else self.width // 2
        widths = [self.width - right, right]
        pairs = (cells[at : at + 2] for at in range(0, len(cells), 2))
        rows = (xml.table_row("".join(map(xml.table_cell, pair, widths))) for pair in pairs)
        yield xml.table("".join(rows), widths, "", style="PaperPlaces")
        yield xml.paragraph("", "PaperGap")

    def keep_last_with_next(self) -> None:
        """So that nobody signs a page with nothing on it."""
        last = self.body[-2] if len(self.body) > 1 else None
        properties = None if last is None else last.find(qn("w:pPr"))
        if properties is not None and properties.find(qn("w:keepNext")) is None:
            properties.insert(1, parse_xml(xml.with_namespaces(KEEP_NEXT)))

    def signatory(self, one: Signatory) -> str:
        place = place_of(one, self.document)
        signed = (place.signed, "SignatureSmall") if place.signed else (_dotted(place.label), "Signature")
        lines = (
            ("", "Signature"),
            signed,
            (place.name or f"({wording.DOTS})", "Signature"),
            *((post, "Signature") for post in place.posts),
            (place.authority, "SignatureSmall"),
            (_dotted(place.date), "Signature"),
        )
        shown = (lines[0], *(line for line in lines[1:] if line[0]))
        return "".join(xml.paragraph(xml.text(line), style) for line, style in shown)

    def chart(self, block: Chart) -> None:
        picture = chart_png(block, self.document, thai_numerals=self.thai)
        if picture is None:
            self.append(self.table(block.table or layout.as_table(block, self.document.language)))
            return
        self.append(iter([xml.paragraph(xml.text(block.caption), "Caption", properties=self.opening())]))
        self.picture(picture, block)
        if block.table:
            self.append(self.table(block.table))

    def picture(self, picture: bytes, block: Chart) -> None:
        width, height = unpack_from(">II", picture, 16)
        drawn = Image(picture, "png", width, height)
        size = layout.fitted(drawn, layout.Size(CHART_WIDTH, height))
        self.append(iter([centred(self.pictures.drawing(drawn, size, block.alt, block.caption))]))


def _dotted(label: str) -> str:
    return f"{label}{wording.DOTS}" if label else ""


COVERED = xml.paragraph("", "PaperCell")
"""What a cell holds that is one with the cell above it."""


def _header(columns: tuple[Column, ...], widths: list[int]) -> str:
    cells = (
        xml.table_cell(xml.paragraph(xml.text(column.header, bold=True), "PaperHeaderCell"), width, fill=FILL_BAND)
        for column, width in zip(columns, widths, strict=True)
    )
    return xml.table_row("".join(cells), header=True)


def _row(row: Row | Band, table: Table, across: list[float], widths: list[int], keep: str, covered: list[int]) -> str:
    if isinstance(row, Band):
        inside = xml.paragraph(xml.text(row.text, bold=True), "PaperCell", properties=KEEP_NEXT)
        return xml.table_row(xml.table_cell(inside, sum(widths), span=len(widths), fill=FILL_BAND))
    fill = FILL_WEAK if row.weak else ""
    cells = (
        xml.table_cell(_cell(cell, column, keep) if down else COVERED, width, fill=fill, down=down)
        for cell, column, width, down in zip(row.cells, table.columns, widths, covered, strict=True)
    )
    return xml.table_row("".join(cells), whole=layout.stays_whole(row, table, across))


def _cell(cell: Cell, column: Column, keep: str) -> str:
    properties = keep + (f'<w:jc w:val="{column.align}"/>' if column.align != "left" else "")
    lines = cell or (xml.line(wording.EMPTY),)
    return "".join(xml.paragraph(line, "PaperCell", properties=properties) for line in lines)
