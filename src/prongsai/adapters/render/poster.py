"""The A4 poster that invites people to answer, and the QR code with its caption, set by typst."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from prongsai.adapters import qr
from prongsai.adapters.render.errors import NoThaiFontError
from prongsai.adapters.render.fonts import ThaiFont
from prongsai.adapters.render.pdf import font_here, showable, typeset
from prongsai.adapters.render.words import units
from prongsai.core.text import Language

TEMPLATE = Path(__file__).with_name("poster.typ")
CARD_PIXELS_PER_INCH = 700
"""The card is 8 cm wide: 2,200 pixels."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know before answering: what it is about, and the sentence."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on a poster, in one language.

    `warnings` are words that nobody may overlook (ซ้อม, ข้อมูลจำลอง); a line is not broken within one of `terms`.
    """

    language: Language
    link: str
    call: str
    agency: str
    survey: str
    facts: tuple[Fact, ...]
    round_name: str
    by_hand: str
    alt: str
    point: str = ""
    warnings: tuple[str, ...] = ()
    warning_says: str = ""
    terms: tuple[str, ...] = ()


def poster_pdf(poster: Poster) -> bytes:
    """The poster as PDF. NoThaiFontError where this machine has no Thai font."""
    font = font_here()
    if font is None:
        raise NoThaiFontError
    return typeset(font, TEMPLATE, _inputs(poster, font, "poster"), "pdf", standards=["ua-1"])


def card(poster: Poster, form: Literal["svg", "png"]) -> bytes:
    """The QR code with agency, survey and round below it; without a Thai font the code alone."""
    font = font_here()
    if font is None:
        return qr.svg(poster.link, poster.alt) if form == "svg" else qr.png(poster.link)
    return typeset(font, TEMPLATE, _inputs(poster, font, "card"), form, ppi=CARD_PIXELS_PER_INCH)


def _inputs(poster: Poster, font: ThaiFont, what: str) -> dict[str, str]:
    def line(text: str) -> list[str]:
        """A text as units that a line is not broken within."""
        return list(units(showable(text, font), poster.terms)) if text else []

    plain = {one.name for one in fields(poster)} - {"link", "language", "facts", "warnings", "terms"}
    data: dict[str, Any] = {name: line(getattr(poster, name)) for name in plain}
    data |= {
        "what": what,
        "language": poster.language,
        "fonts": [font.typeface.family],
        "title": f"{poster.survey} {poster.agency}",
        "description": poster.alt,
        "link": _pieces_of_link(poster.link),
        "letters": len(poster.link),
        "qr": qr.svg(poster.link).decode(),
        "facts": [{"label": line(one.label), "says": line(one.says)} for one in poster.facts],
        "warnings": [line(one) for one in poster.warnings],
    }
    return {"poster": json.dumps(data, ensure_ascii=False)}


def _pieces_of_link(link: str) -> list[str]:
    """A link is typed as it stands: broken, if at all, after a slash."""
    return [one for one in link.replace("/", "/\n").split("\n") if one]
