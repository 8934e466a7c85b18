"""The sections of a Word file: upright pages, pages on their side, covers; and what stands at their head and foot."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.section import Section, _BaseHeaderFooter

from prongsai.adapters.render import word_xml as xml
from prongsai.adapters.render import wording
from prongsai.adapters.render.layout import LYING_WIDTH, TEXT_WIDTH
from prongsai.adapters.render.numerals import thai_digits
from prongsai.adapters.render.pages import Part
from prongsai.core.reports.blocks import Document, MemoHead

END = "paper_end"
"""The bookmark in the last paragraph: where a cover is not counted, its page number is the number of pages."""


def text_width(part: Part) -> float:
    """Centimetres between the margins of the part's pages."""
    return LYING_WIDTH if part.form == "lying" else TEXT_WIDTH


class WordSections:
    """Gives each part of a document its section, and fills heads and feet when all of them are there."""

    def __init__(self, document: Document, parts: list[Part], *, thai: bool) -> None:
        self.document = document
        self.parts = parts
        self.thai = thai
        self.letter = document.metadata.layout == "letter"

    def properties(self, part: Part) -> str:
        """The section's w:sectPr."""
        first = part is self.parts[0]
        after_cover = len(self.parts) > 1 and part is self.parts[1] and self.parts[0].form == "cover"
        numerals = ' w:fmt="thaiNumbers"' if self.thai else ""
        start = ' w:start="1"' if after_cover else ""
        counted = f"<w:pgNumType{numerals}{start}/>" if numerals or start else ""
        title_page = "<w:titlePg/>" if self.letter and first else ""
        return f'<w:sectPr><w:type w:val="nextPage"/>{_size(part)}{self.margins(part)}{counted}{title_page}</w:sectPr>'

    def margins(self, part: Part) -> str:
        """Left 3 cm, right 2 cm, top 2.5 cm; 1.5 cm for the Garuda of a memo, whose later pages have a higher head."""
        if part.form == "lying":
            return _margins(top=1701, right=1134, bottom=1134, left=1134, header=624)
        if isinstance(part.blocks[0], MemoHead) and self.letter:
            return _margins(top=850, right=1134, bottom=1134, left=1701, header=680)
        bottom = 1134 if self.letter else 1247
        return _margins(top=1417, right=1134, bottom=bottom, left=1701, header=680 if self.letter else 624)

    def fill(self, word: WordDocument) -> None:
        """Put what belongs there at the head and foot of each section's pages."""
        self.mark_end(word)
        for part, section in zip(self.parts, word.sections, strict=True):
            if part.form == "cover":
                _fill(section.header, xml.EMPTY_LINE)
                _fill(section.footer, xml.EMPTY_LINE)
            elif self.letter:
                self.fill_letter(section)
            else:
                self.fill_report(section, part)

    def fill_report(self, section: Section, part: Part) -> None:
        _fill(section.header, self.running() or xml.EMPTY_LINE)
        _fill(section.footer, self.foot(part))

    def fill_letter(self, section: Section) -> None:
        number = xml.paragraph(xml.text("- ") + self.field("PAGE") + xml.text(" -"), "PaperPageNumber")
        _fill(section.header, self.running() + number)
        _fill(section.footer, xml.EMPTY_LINE)
        if section.different_first_page_header_footer:
            _fill(section.first_page_header, self.running() or xml.EMPTY_LINE)
            _fill(section.first_page_footer, xml.EMPTY_LINE)

    def running(self) -> str:
        running = wording.running(self.document)
        return xml.paragraph(xml.text(running), "Header") if running else ""

    def foot(self, part: Part) -> str:
        language = self.document.language
        words = wording.foot(self.document)
        name = xml.text(thai_digits(words) if self.thai else words)
        page = xml.text(wording.PAGE.in_language(language)) + self.field("PAGE")
        pages = xml.text(wording.OF_PAGES.in_language(language)) + self.field(self.last_page())
        right = round(xml.TWIPS * text_width(part))
        tabs = f'<w:tabs><w:tab w:val="clear" w:pos="9071"/><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
        return xml.paragraph(
            f"{name}<w:r><w:tab/></w:r>{page}{pages}", "Footer", properties=tabs if part.form == "lying" else ""
        )

    def last_page(self) -> str:
        return f"PAGEREF {END}" if any(part.form == "cover" for part in self.parts) else "NUMPAGES"

    def field(self, code: str) -> str:
        return xml.field(f"{code} \\* THAIARABIC" if self.thai and code != "PAGE" else code)

    def mark_end(self, word: WordDocument) -> None:
        if self.last_page() == "NUMPAGES":
            return
        last = word.element.body.findall(qn("w:p"))[-1]
        for kind in (f'bookmarkStart w:id="0" w:name="{END}"', 'bookmarkEnd w:id="0"'):
            last.append(parse_xml(xml.with_namespaces(f"<w:{kind}/>")))


def _size(part: Part) -> str:
    if part.form == "lying":
        return '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    return '<w:pgSz w:w="11906" w:h="16838"/>'


def _margins(*, top: int, right: int, bottom: int, left: int, header: int) -> str:
    return (
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" '
        'w:footer="567" w:gutter="0"/>'
    )


def _fill(part: _BaseHeaderFooter, paragraphs: str) -> None:
    """Put paragraphs in place of what a header or footer has."""
    part.is_linked_to_previous = False
    element = part._element
    for old in list(element):
        element.remove(old)
    for new in parse_xml(xml.with_namespaces(f"<w:body>{paragraphs}</w:body>")):
        element.append(new)
