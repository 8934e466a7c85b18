"""A document of blocks inside a page: the same elements as its HTML file, with ids and headings that fit the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from prongsai.adapters.render.cleaning import cleaned
from prongsai.adapters.render.html import fragment
from prongsai.adapters.render.numerals import with_thai_numerals
from prongsai.adapters.render.pictures import images_of
from prongsai.core.reports.blocks import Document, Heading

PREFIX = "d-"
_IDS = re.compile(r' id="|url\(#|href="#')
_HEADINGS = re.compile(r"(</?h)([1-5])(?=[ >])")


class ShownBlock(NamedTuple):
    """A block as it stands in a page; `id` is the block's own."""

    id: str
    html: SafeString


def shown(document: Document, pictures: Mapping[str, bytes], *, thai_numerals: bool = True) -> list[ShownBlock]:
    """The blocks as elements of a page that has its own h1: headings one lower, ids with a prefix.

    `pictures` are bytes by source, as the renderers take them; a picture that is not given keeps its place.
    """
    return list(_blocks(document, pictures, thai_numerals and document.language == "th"))


def _blocks(document: Document, pictures: Mapping[str, bytes], thai: bool) -> Iterator[ShownBlock]:
    tidy = cleaned(document)
    images = images_of(tidy, pictures)
    printed = with_thai_numerals(tidy) if thai else tidy
    ranks = {level: rank for rank, level in enumerate(sorted(_levels(printed)), start=1)}
    for block in printed.blocks:
        if isinstance(block, Heading):
            block = replace(block, level=ranks[block.level])  # type: ignore[arg-type]
        one = fragment(replace(printed, blocks=(block,)), images, thai_numerals=thai)
        yield ShownBlock(block.id, _fitted(one))


def _levels(document: Document) -> set[int]:
    return {one.level for one in document.blocks if isinstance(one, Heading)}


def _fitted(markup: str) -> SafeString:
    """The renderer has escaped every text; ids and headings are only changed."""
    framed = markup.replace("<aside ", "<div ").replace("</aside>", "</div>")  # no landmark of the page
    named = _IDS.sub(lambda found: found[0] + PREFIX, framed)
    lowered = _HEADINGS.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", named)
    return mark_safe(lowered)  # noqa: S308 - adapters.render.html escapes, a test holds it
