"""The heads of official papers, covers and pictures as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from prongsai.adapters.render import layout, wording
from prongsai.adapters.render import word_xml as xml
from prongsai.adapters.render.layout import Size, fitted
from prongsai.adapters.render.pictures import Images
from prongsai.adapters.render.word_pictures import WordPictures, centred
from prongsai.core.reports.blocks import Cover, Document, MemoHead, Picture, Pictures, SealedHead
from prongsai.core.text import Text

COVER_ROWS = (8.0, 10.5, 5.0)
"""Centimetres of the emblem, the title and the foot of a cover."""

MEMO_COLUMNS = (3.0, 10.0, 3.0)
HALF = xml.TEXT_WIDTH // 2
AFTER_LABEL = 0.25
KEEP_NEXT = "<w:keepNext/>"
TAB = "<w:r><w:tab/></w:r>"


class WordHeads:
    """Turns heads, covers and pictures into paragraphs and tables; `images` are the pictures that are given."""

    def __init__(self, document: Document, images: Images, pictures: WordPictures) -> None:
        self.document = document
        self.images = images
        self.pictures = pictures

    def said(self, text: Text) -> str:
        return text.in_language(self.document.language)

    def memo_head(self, block: MemoHead) -> Iterator[str]:
        garuda = self.seal(block.garuda, layout.MEMO_GARUDA, wording.ROOM_FOR_GARUDA)
        insides = (
            xml.paragraph(garuda, "PaperSeal"),
            xml.paragraph(xml.text(self.said(wording.MEMO)), "PaperMemo"),
            xml.EMPTY_LINE,
        )
        widths = _twips(MEMO_COLUMNS)
        cells = (xml.table_cell(one, width, align="bottom") for one, width in zip(insides, widths, strict=True))
        row = xml.table_row("".join(cells), height=_twip(layout.MEMO_GARUDA.height))
        yield xml.table(row, widths, "", style="PaperPlaces")
        yield self.field(wording.OFFICE, block.office)
        yield self.number_and_date(block)
        yield self.field(wording.SUBJECT, block.subject)
        yield self.addressee(block.to)

    def seal(self, one: Picture | None, room: Size, instead: Text) -> str:
        """The Garuda or the emblem; nothing when it is not given, since the paper may bear it already."""
        image = self.images.get(one.source) if one else None
        if one is None or image is None:
            return ""
        return self.pictures.drawing(image, fitted(image, room), one.alt or one.caption or self.said(instead))

    def field(self, label: Text, value: str) -> str:
        """A bold label with its value, whose further lines begin below the value; dots to the margin when empty."""
        name = xml.text(self.said(label), bold=True, half_points=2 * layout.LABEL_POINTS)
        indent = self.label_width(label)
        stops = ((indent, "left", ""),) if value else ((xml.TEXT_WIDTH, "right", "dot"),)
        hanging = f'<w:ind w:left="{indent}" w:hanging="{indent}"/>'
        return xml.paragraph(name + TAB + xml.text(value), "PaperField", properties=xml.tabs(*stops) + hanging)

    def label_width(self, label: Text) -> int:
        return _twip(layout.text_across(self.said(label), layout.LABEL_POINTS, bold=True) + AFTER_LABEL)

    def number_and_date(self, block: MemoHead) -> str:
        """ที่ in the left half of a line, วันที่ in the right one."""
        content = ""
        stops: list[tuple[int, str, str]] = []
        for start, label, value in ((0, wording.NUMBER, block.number), (HALF, wording.MEMO_DATE, block.date)):
            content += TAB * bool(start) + xml.text(self.said(label), bold=True, half_points=2 * layout.LABEL_POINTS)
            content += TAB + xml.text(value)
            stops += [(start, "left", "")] * bool(start)
            end = (start + HALF - _twip(0.2) * (start == 0), "right", "dot")
            stops.append((start + self.label_width(label), "left", "") if value else end)
        return xml.paragraph(content, "PaperField", properties=xml.tabs(*stops))

    def addressee(self, to: str) -> str:
        indent = _twip(layout.text_across(self.said(wording.TO), layout.SEAL_POINTS, bold=False) + 2 * AFTER_LABEL)
        place = xml.tabs((indent, "left", "")) + f'<w:ind w:left="{indent}" w:hanging="{indent}"/>'
        return xml.paragraph(xml.text(self.said(wording.TO)) + TAB + xml.text(to), "PaperAddressee", properties=place)

    def sealed_head(self, block: SealedHead, opening: str) -> Iterator[str]:
        garuda = self.seal(block.garuda, layout.SEAL_GARUDA, wording.ROOM_FOR_GARUDA)
        room = "" if garuda else f'<w:spacing w:line="{_twip(layout.SEAL_GARUDA.height)}" w:lineRule="exact"/>'
        yield xml.paragraph(garuda, "PaperPicture", properties=KEEP_NEXT + opening + room)
        for line in block.lines:
            yield xml.paragraph(xml.text(line), "PaperSealed", properties=self.narrowed(line, layout.SEAL_POINTS))

    def narrowed(self, line: str, points: float) -> str:
        """Indents at both sides, so that a title of several lines has lines of like length."""
        width = layout.balanced(line, points, layout.TEXT_WIDTH, self.document.metadata.terms)
        side = _twip((layout.TEXT_WIDTH - width) / 2)
        return f'<w:ind w:left="{side}" w:right="{side}"/>' if side else ""

    def cover(self, block: Cover) -> Iterator[str]:
        """A table without lines as high as the page: emblem, title, and the agency at its foot."""
        emblem = self.seal(block.emblem, layout.LARGEST_EMBLEM, wording.ROOM_FOR_EMBLEM)
        lines = zip(block.lines, layout.cover_points(block.lines), strict=True)
        title = "".join(self.cover_line(line, points) for line, points in lines)
        foot = "".join(xml.paragraph(xml.text(line), "PaperCoverFoot") for line in block.foot)
        insides = (xml.paragraph(emblem, "PaperPicture"), title, foot)
        rows = zip_longest(insides, COVER_ROWS, ("center", "center", "bottom"))
        made = (_cover_row(inside or xml.EMPTY_LINE, height, align) for inside, height, align in rows)
        yield xml.table("".join(made), [xml.TEXT_WIDTH], "", style="PaperPlaces")

    def cover_line(self, line: str, points: int) -> str:
        style = "PaperCover" if points == layout.COVER_POINTS[0] else "PaperCoverLine"
        return xml.paragraph(xml.text(line), style, properties=self.narrowed(line, points))

    def picture(self, block: Picture, opening: str) -> Iterator[str]:
        if block.source not in self.images:
            yield xml.paragraph("", "PaperGap", properties=KEEP_NEXT + opening)
            opening = ""
        yield from self.pictured(block, layout.room_for(block.share), opening)

    def pictured(self, one: Picture, room: Size, opening: str = "") -> Iterator[str]:
        """The picture or its empty frame, and the caption below it."""
        image = self.images.get(one.source)
        size = fitted(image, room)
        alt = one.alt or one.caption or self.said(wording.ROOM_FOR_PICTURE)
        keep = KEEP_NEXT if one.caption else ""
        if image:
            yield centred(self.pictures.drawing(image, size, alt), keep=keep + opening)
        else:
            yield _frame(alt, size)
        if one.caption or not image:
            yield xml.paragraph(xml.text(one.caption), "PaperPictureCaption")

    def in_pairs(self, block: Pictures) -> Iterator[str]:
        """A table without lines, two pictures to a row; a row is never torn."""
        cells = [xml.table_cell("".join(self.pictured(one, layout.IN_A_PAIR)), HALF) for one in block.pictures]
        if len(cells) % 2:
            cells.append(xml.table_cell(xml.EMPTY_LINE, HALF))
        rows = (xml.table_row("".join(cells[at : at + 2])) for at in range(0, len(cells), 2))
        yield xml.table("".join(rows), [HALF, HALF], "", style="PaperPlaces")
        yield xml.EMPTY_LINE


def _cover_row(inside: str, height: float, align: str) -> str:
    return xml.table_row(xml.table_cell(inside, xml.TEXT_WIDTH, align=align), height=_twip(height))


def _frame(alt: str, size: Size) -> str:
    """A frame to put a picture into, which says what belongs there."""
    width = _twip(size.width)
    inside = xml.table_cell(xml.paragraph(xml.text(alt), "PaperFrameText"), width, align="center")
    row = xml.table_row(inside, height=_twip(size.height))
    return xml.table(row, [width], alt, style="PaperFrame", centred=True)


def _twip(centimetres: float) -> int:
    return round(xml.TWIPS * centimetres)


def _twips(centimetres: tuple[float, ...]) -> list[int]:
    return list(map(_twip, centimetres))
