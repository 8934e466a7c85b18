"""What stands at a place to sign, line by line: decided once for every format."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.adapters.render import wording
from prongsai.core.reports.blocks import Document, Signatory


class Place(NamedTuple):
    """The lines of one place, in this order; an empty one is left out.

    `label` and a dotted line, or what says that it was signed on screen; the name in brackets, dotted when nobody is
    named; the posts; what an acting holder's power rests on; the word for the date before a dotted line.
    """

    label: str
    signed: str
    name: str
    posts: tuple[str, ...]
    authority: str
    date: str


def place_of(one: Signatory, document: Document) -> Place:
    """The place of a signatory. Letters have room for ink but no dotted line to sign on and no line for a date."""
    asks = not one.signed and document.metadata.layout == "report"
    label = wording.SIGN.in_language(document.language) if asks else ""
    date = wording.DATE.in_language(document.language) if asks else ""
    name = f"({one.name})" if one.name else ""
    return Place(label, one.signed, name, _posts(one), one.authority, date)


def _posts(one: Signatory) -> tuple[str, ...]:
    """The post held, with the word for acting behind it, and below it the post acted for."""
    held = " ".join(part for part in (one.post, one.acting_as) if part)
    return tuple(post for post in (held, one.acting_for) if post)
