"""Paragraphs, runs and table cells as WordprocessingML text, the few elements a paper needs."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from prongsai.core.reports.blocks import Run, Words

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TWIPS = 567
"""Twips in a centimetre."""

TEXT_WIDTH = 16 * TWIPS
"""Between the margins of the A4 page."""

REPETITION = re.compile(r" (?=[ๆฯ])")
NO_BREAK_SPACE = "\u00a0"


def text(content: str, *, bold: bool = False) -> str:
    """A run of text; a line never begins with ๆ or ฯ."""
    emphasis = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    kept = REPETITION.sub(NO_BREAK_SPACE, content)
    return f'<w:r>{emphasis}<w:t xml:space="preserve">{escape(kept)}</w:t></w:r>'


def runs(line: Words) -> str:
    return "".join(text(run.text, bold=run.strong) for run in line)


def field(code: str) -> str:
    """A field that Word fills in, such as the page number."""
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{separate}{text("1")}{end}'


def paragraph(content: str | Words, style: str, *, properties: str = "") -> str:
    """A paragraph in a style; `properties` are further w:pPr elements in their schema order."""
    inside = content if isinstance(content, str) else runs(content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def line(content: str) -> Words:
    return (Run(content),)


def table_cell(inside: str, width: int, *, span: int = 1, fill: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shade}</w:tcPr>{inside}</w:tc>'


def table_row(cells: str, *, header: bool = False, whole: bool = True) -> str:
    kept = "<w:cantSplit/>" if whole else ""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{kept}{repeated}</w:trPr>{cells}</w:tr>"


def table(rows: str, widths: list[int], caption: str, *, style: str = "PaperTable") -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f"<w:tblCaption w:val={quoteattr(caption)}/>" if caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{named}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def with_namespaces(element: str) -> str:
    """The element with the prefixes declared, to be parsed by itself."""
    return re.sub(r"^<([\w:]+)", rf"<\1 {NAMESPACES}", element, count=1)
