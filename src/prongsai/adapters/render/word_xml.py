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


def text(content: str, *, bold: bool = False, half_points: int = 0) -> str:
    """A run of text; a line never begins with ๆ or ฯ."""
    strong = "<w:b/><w:bCs/>" if bold else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
    emphasis = f"<w:rPr>{strong}{size}</w:rPr>" if strong or size else ""
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


EMPTY_LINE = paragraph("", "PaperGap")
"""A line so low that it is hardly seen."""


def tabs(*stops: tuple[int, str, str]) -> str:
    """Tab stops: the place in twips, left or right, and what leads to it (dot, or nothing)."""
    made = (
        f'<w:tab w:val="{side}"{f" w:leader={quoteattr(leader)}" if leader else ""} w:pos="{place}"/>'
        for place, side, leader in stops
    )
    return f"<w:tabs>{''.join(made)}</w:tabs>"


def table_cell(
    inside: str, width: int, *, span: int = 1, down: int | None = None, fill: str = "", align: str = ""
) -> str:
    """A cell over `span` columns; `down` are the rows it covers, 0 for one that is covered, None where none is."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if down is not None and down != 1:
        spanned += '<w:vMerge w:val="restart"/>' if down else "<w:vMerge/>"
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    aligned = f'<w:vAlign w:val="{align}"/>' if align else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shade}{aligned}</w:tcPr>{inside}</w:tc>'


def table_row(cells: str, *, header: bool = False, whole: bool = True, height: int = 0) -> str:
    kept = "<w:cantSplit/>" if whole else ""
    high = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{kept}{high}{repeated}</w:trPr>{cells}</w:tr>"


def table(rows: str, widths: list[int], caption: str, *, style: str = "PaperTable", centred: bool = False) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f"<w:tblCaption w:val={quoteattr(caption)}/>" if caption else ""
    placed = '<w:jc w:val="center"/>' if centred else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{placed}'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{named}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def with_namespaces(element: str) -> str:
    """The element with the prefixes declared, to be parsed by itself."""
    return re.sub(r"^<([\w:]+)", rf"<\1 {NAMESPACES}", element, count=1)
