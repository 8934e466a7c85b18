"""Words, figures and dates in templates, in the language of the page."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from prongsai import __version__
from prongsai.adapters import clock
from prongsai.adapters.clock import BANGKOK
from prongsai.core.text import Text
from prongsai.core.thai import dates

register = template.Library()
ENGLISH_ROOT = "/en/"
_THAI = re.compile("([\u0e00-\u0e7f](?:[\u0e00-\u0e7f .]*[\u0e00-\u0e7f])?)")


class OtherLanguage(NamedTuple):
    """Where the same page stands in the other language."""

    code: str
    name: str
    address: str


@register.filter
def text(sentence: Text | None) -> str | SafeString:
    """A sentence of core in the language of the page; Thai words within an English one are marked as Thai."""
    words = plain(sentence)
    if get_language() != "en" or not _THAI.search(words):
        return words
    pieces = ((_THAI.fullmatch(one), one) for one in _THAI.split(words))
    return format_html_join("", "{}", ((_marked(one) if is_thai else one,) for is_thai, one in pieces))


@register.filter
def plain(sentence: Text | None) -> str:
    """The same without marks, for attributes and options."""
    return sentence.in_language(get_language() or "th") if sentence else ""


@register.filter
def is_foreign(sentence: Text) -> bool:
    """Whether an English page has nothing but Thai to say here."""
    return get_language() == "en" and _THAI.match(sentence.en) is not None


@register.filter
def thai(words: str | None) -> str | SafeString:
    """Words that exist in Thai only, such as an agency's name; marked as Thai on an English page."""
    if not words or get_language() != "en":
        return words or ""
    return _marked(words)


def _marked(words: str) -> SafeString:
    return format_html('<span lang="th">{}</span>', words)


@register.filter
def count(number: int) -> str:
    """A number of things, thousands set apart: 8,300."""
    return f"{number:,}"


@register.filter
def thai_date(day: date) -> str:
    """A day with Thai month and Buddhist year; on an English page with English month and both years."""
    if get_language() != "en":
        return dates.thai_date(day)
    return f"{day.day} {day:%B} {day.year} (BE {dates.buddhist_year(day)})"


@register.filter
def thai_day(moment: datetime) -> str:
    """The day of a moment, in Thailand."""
    return thai_date(moment.astimezone(BANGKOK).date())


@register.filter
def thai_moment(moment: datetime) -> str:
    """A day and the time of it in Thailand: "21 พฤศจิกายน 2569 เวลา 14.05 น."."""
    local = moment.astimezone(BANGKOK)
    hour = f"เวลา {local:%H.%M} น." if get_language() != "en" else f"at {local:%H:%M}"
    return f"{thai_date(local.date())} {hour}"


@register.filter
def year(fiscal_year: int) -> str:
    """A fiscal year: the Buddhist year, on an English page with the Christian one behind it."""
    return str(fiscal_year) if get_language() != "en" else f"{fiscal_year} ({fiscal_year - dates.BUDDHIST_ERA})"


@register.simple_tag
def setup_is_open() -> bool:
    """Whether whoever sits at this machine may set up an agency."""
    return not settings.SETUP_NEEDS_LINK


@register.simple_tag
def demo_day() -> date | None:
    """The day of the demonstration's clock; None where the clock does not move."""
    return clock.today() if clock.is_movable() else None


@register.simple_tag
def demo_days_ahead() -> int:
    """How many days the demonstration's clock is ahead of the real one."""
    return clock.days_ahead()


@register.simple_tag
def software_version() -> str:
    """The version of Prongsai that made the page."""
    return __version__


@register.simple_tag(takes_context=True)
def other_language(context: RequestContext) -> OtherLanguage:
    """The link to the same page in the other language."""
    request = context.get("request")
    here = request.get_full_path() if request else "/"
    if get_language() == "en":
        return OtherLanguage("th", "ไทย", "/" + here.removeprefix(ENGLISH_ROOT).lstrip("/"))
    return OtherLanguage("en", "English", ENGLISH_ROOT + here.lstrip("/"))
