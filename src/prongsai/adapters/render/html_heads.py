"""The heads of official papers, covers and pictures as HTML; pictures stand inside the page as data."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from prongsai.adapters.render import layout, wording
from prongsai.adapters.render.html_text import joined, text_html
from prongsai.adapters.render.layout import Size, fitted
from prongsai.adapters.render.pictures import Image, Images
from prongsai.core.reports.blocks import Cover, Document, MemoHead, Picture, Pictures, SealedHead
from prongsai.core.text import Text

PIXELS = 96 / 2.54
"""CSS pixels in a centimetre."""


class HtmlHeads:
    """Turns heads, covers and pictures into elements; `images` are the pictures that are given."""

    def __init__(self, document: Document, images: Images) -> None:
        self.document = document
        self.images = images

    def said(self, text: Text) -> str:
        return text_html(text.in_language(self.document.language))

    def memo_head(self, block: MemoHead) -> str:
        garuda = self.seal(block.garuda, layout.MEMO_GARUDA, wording.ROOM_FOR_GARUDA)
        fields = (
            self.field(wording.OFFICE, block.office),
            self.field(wording.NUMBER, block.number, "half"),
            self.field(wording.MEMO_DATE, block.date, "half"),
            self.field(wording.SUBJECT, block.subject),
            self.field(wording.TO, block.to, "to"),
        )
        return (
            f'<header class="memo" id="{escape(block.id)}"><div class="top">{garuda}<h1>{self.said(wording.MEMO)}</h1>'
            f"</div><dl>{''.join(fields)}</dl></header>"
        )

    def field(self, label: Text, value: str, kind: str = "whole") -> str:
        """A label with its value, or with a dotted line to write on."""
        shown = f"<dd>{text_html(value)}</dd>" if value else '<dd class="dotted"></dd>'
        return f'<div class="{kind}"><dt>{self.said(label)}</dt>{shown}</div>'

    def sealed_head(self, block: SealedHead) -> str:
        garuda = self.seal(block.garuda, layout.SEAL_GARUDA, wording.ROOM_FOR_GARUDA)
        title = f"<h1>{joined(block.lines)}</h1>" if block.lines else ""
        return f'<header class="sealed" id="{escape(block.id)}">{garuda}{title}</header>'

    def cover(self, block: Cover) -> str:
        room, instead = layout.LARGEST_EMBLEM, wording.ROOM_FOR_EMBLEM
        emblem = self.seal(block.emblem, room, instead) if block.emblem else ""
        title = f"<h1>{joined(block.lines)}</h1>" if block.lines else ""
        foot = f'<p class="center">{joined(block.foot)}</p>' if block.foot else ""
        return f'<header class="cover" id="{escape(block.id)}">{emblem}{title}{foot}</header>'

    def seal(self, one: Picture | None, room: Size, instead: Text) -> str:
        """The Garuda or the emblem; without it a frame on screen, and nothing but its place on paper."""
        image = self.images.get(one.source) if one else None
        if one is None or image is None:
            return f'<div class="room">{self.said(instead)}</div>'
        return _img(image, fitted(image, room), one.alt or one.caption or instead.in_language(self.document.language))

    def picture(self, block: Picture) -> str:
        return self.figure(block, layout.room_for(block.share))

    def pictures(self, block: Pictures) -> str:
        inside = "".join(self.figure(one, layout.IN_A_PAIR) for one in block.pictures)
        return f'<div class="pictures" id="{escape(block.id)}">{inside}</div>'

    def figure(self, one: Picture, room: Size) -> str:
        image = self.images.get(one.source)
        size = fitted(image, room)
        alt = one.alt or one.caption or wording.ROOM_FOR_PICTURE.in_language(self.document.language)
        shown = _img(image, size, alt) if image else self.frame(size, alt)
        caption = f"<figcaption>{text_html(one.caption)}</figcaption>" if one.caption else ""
        return f'<figure class="picture" id="{escape(one.id)}">{shown}{caption}</figure>'

    def frame(self, size: Size, alt: str) -> str:
        return (
            f'<svg class="frame" role="img" aria-label="{escape(alt)}" {_pixels(size)}>'
            '<rect width="100%" height="100%"/>'
            f'<text x="50%" y="50%" text-anchor="middle">{self.said(wording.ROOM_FOR_PICTURE)}</text></svg>'
        )


def _img(image: Image, size: Size, alt: str) -> str:
    data = b64encode(image.data).decode("ascii")
    return f'<img src="data:image/{image.kind};base64,{data}" alt="{escape(alt)}" {_pixels(size)}>'


def _pixels(size: Size) -> str:
    return f'width="{round(PIXELS * size.width)}" height="{round(PIXELS * size.height)}"'
