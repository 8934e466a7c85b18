"""HTML: one self-contained page that reads well on screen and prints well, or the same blocks as a fragment.

No script, nothing fetched. Bars are SVG whose sizes are attributes, beside their labels and figures as text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from itertools import repeat
from pathlib import Path

from prongsai.adapters.render import wording
from prongsai.adapters.render.html_heads import HtmlHeads
from prongsai.adapters.render.html_text import joined, text_html, words_html
from prongsai.adapters.render.joined import spans
from prongsai.adapters.render.pictures import Images
from prongsai.adapters.render.signing import place_of
from prongsai.core.reports.blocks import (
    Band,
    Bar,
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
    plain,
)

LONGEST_ON_A_PHONE = 40
STYLESHEET = Path(__file__).with_name("paper.css")


def render_html(document: Document, images: Images, *, thai_numerals: bool) -> bytes:
    """The document as a whole page in UTF-8, its stylesheet inside."""
    running = wording.running(document)
    banner = f'<p class="running">{text_html(running)}</p>' if running else ""
    page = (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n"
        f'<meta name="description" content="{escape(wording.description(document))}">\n'
        f"<style>\n{_stylesheet()}</style>\n</head>\n<body>\n<main>\n{banner}"
        f"{fragment(document, images, thai_numerals=thai_numerals)}\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def fragment(document: Document, images: Images, *, thai_numerals: bool) -> str:
    """The blocks alone, to stand inside a page that has the shared stylesheet (classes bars, bar, weak, figure)."""
    writer = HtmlWriter(document, images, thai=thai_numerals)
    return "\n".join(writer.turn[type(block)](block) for block in document.blocks)


@cache
def _stylesheet() -> str:
    return STYLESHEET.read_text(encoding="utf-8")


class HtmlWriter:
    """Turns blocks into elements; each carries its block's id."""

    def __init__(self, document: Document, images: Images, *, thai: bool) -> None:
        self.document = document
        self.thai = thai
        heads = HtmlHeads(document, images)
        self.turn: dict[type, Callable[..., str]] = {
            Title: _title,
            Heading: _heading,
            Paragraph: _paragraph,
            ItemList: self.items,
            Table: _table,
            Chart: _chart,
            Callout: _callout,
            Signature: self.signature,
            Picture: heads.picture,
            Pictures: heads.pictures,
            Cover: heads.cover,
            MemoHead: heads.memo_head,
            SealedHead: heads.sealed_head,
            PageBreak: lambda block: f'<hr class="page-break" id="{escape(block.id)}">',
        }

    def items(self, block: ItemList) -> str:
        inside = "".join(f"<li>{words_html(item)}</li>" for item in block.items)
        if block.marker == "bullet":
            return f'<ul id="{escape(block.id)}">{inside}</ul>'
        digits = ' class="thai"' if self.thai else ""
        return f'<ol id="{escape(block.id)}"{digits} start="{block.start}">{inside}</ol>'

    def signature(self, block: Signature) -> str:
        places = "".join(map(self.signatory, block.signatories))
        return f'<div class="signatures" id="{escape(block.id)}">{places}</div>'

    def signatory(self, one: Signatory) -> str:
        place = place_of(one, self.document)
        lines = (
            _small(place.signed) if place.signed else _dotted(place.label),
            text_html(place.name or f"({wording.DOTS})"),
            *map(text_html, place.posts),
            _small(place.authority),
            _dotted(place.date),
        )
        return f'<div class="signature">{"".join(f"<p>{line}</p>" for line in lines if line)}</div>'


def _small(text: str) -> str:
    return f"<small>{text_html(text)}</small>" if text else ""


def _dotted(label: str) -> str:
    return f"{text_html(label)}{wording.DOTS}" if label else ""


def _title(block: Title) -> str:
    return f'<h1 id="{escape(block.id)}">{joined(block.lines)}</h1>'


def _heading(block: Heading) -> str:
    level = block.level + 1
    return f'<h{level} id="{escape(block.id)}">{text_html(block.text)}</h{level}>'


def _paragraph(block: Paragraph) -> str:
    return f'<p class="{block.style}" id="{escape(block.id)}">{words_html(block.words)}</p>'


def _table(table: Table) -> str:
    caption = f"<caption>{text_html(table.caption)}</caption>" if table.caption else ""
    heads = "".join(
        f'<th scope="col" class="{_kind(column)}">{text_html(column.header)}</th>' for column in table.columns
    )
    rows = "".join(map(_row, table.rows, spans(table), repeat(table.columns)))
    roomy = ' class="roomy"' if _needs_room(table) else ""
    place = "wide lying" if table.wide else "wide"
    name = escape(table.caption or table.columns[0].header)
    return (
        f'<div class="{place}" role="region" tabindex="0" aria-label="{name}">'
        f'<table id="{escape(table.id)}"{roomy}>{caption}'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _needs_room(table: Table) -> bool:
    """Three columns or more with sentences in them are scrolled on a phone instead of squeezed."""
    cells = (cell for row in table.rows if isinstance(row, Row) for cell in row.cells)
    longest = max((len(plain(line)) for cell in cells for line in cell), default=0)
    return len(table.columns) > 2 and longest > LONGEST_ON_A_PHONE


def _row(row: Row | Band, covered: list[int], columns: tuple[Column, ...]) -> str:
    if isinstance(row, Band):
        return f'<tr class="band"><th colspan="{len(columns)}" scope="rowgroup">{text_html(row.text)}</th></tr>'
    shown = zip(row.cells, columns, covered, strict=True)
    cells = "".join(_cell(cell, column, down) for cell, column, down in shown if down)
    return f'<tr class="weak">{cells}</tr>' if row.weak else f"<tr>{cells}</tr>"


def _cell(cell: Cell, column: Column, down: int) -> str:
    lines = [words_html(line) for line in cell] or [wording.EMPTY]
    inside = lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)
    over = f' rowspan="{down}"' if down > 1 else ""
    return f'<td class="{_kind(column)}"{over}>{inside}</td>'


def _kind(column: Column) -> str:
    return f"num {column.align}" if column.kind == "number" else column.align


def _chart(chart: Chart) -> str:
    hatch = f"{chart.id}-hatch"
    marks = " · ".join(text_html(one.label) for one in chart.thresholds)
    note = f'<p class="note">{marks}</p>' if marks else ""
    bars = "".join(_bar(bar, chart, hatch) for bar in chart.bars)
    table = _table(chart.table) if chart.table else ""
    return (
        f'<figure id="{escape(chart.id)}"><figcaption>{text_html(chart.caption)}</figcaption>{_hatch(hatch)}'
        f'<ul class="bars">{bars}</ul>{note}</figure>{table}'
    )


def _hatch(name: str) -> str:
    return (
        f'<svg class="defs" width="0" height="0" aria-hidden="true"><defs>'
        f'<pattern id="{escape(name)}" width="7" height="7" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="2.5" height="7" fill="#fff" fill-opacity=".55"/></pattern></defs></svg>'
    )


def _bar(bar: Bar, chart: Chart, hatch: str) -> str:
    weak = ' class="weak"' if bar.weak else ""
    marks = "".join(_mark(float(100 * one.value / chart.top)) for one in chart.thresholds)
    return (
        f'<li{weak}><span>{text_html(bar.label)}</span><svg class="bar" aria-hidden="true">'
        f'<rect class="track" y="15%" width="100%" height="70%"/>{_filled(bar, chart.top, hatch)}{marks}</svg>'
        f'<span class="figure">{text_html(bar.shown)}</span></li>'
    )


def _filled(bar: Bar, top: int, hatch: str) -> str:
    if bar.value is None:
        return ""
    width = f'y="15%" width="{float(100 * bar.value / top):.2f}%" height="70%"'
    striped = f'<rect {width} fill="url(#{escape(hatch)})"/>' if bar.weak else ""
    return f'<rect class="v" {width}/>{striped}'


def _mark(at: float) -> str:
    return f'<line class="mark" x1="{at:.2f}%" x2="{at:.2f}%" y1="0" y2="100%"/>'


def _callout(block: Callout) -> str:
    lines = "".join(f"<p>{words_html(line)}</p>" for line in block.paragraphs)
    title = f"<p><strong>{text_html(block.title)}</strong></p>"
    return f'<aside class="callout {block.kind}" id="{escape(block.id)}">{title}{lines}</aside>'
