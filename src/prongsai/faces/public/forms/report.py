"""How a report is wanted: format, numerals, arrangement. What makes no sense falls back to the usual."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import get_language

from prongsai import __version__
from prongsai.adapters.render import FORMATS, Format
from prongsai.core.reports.analysis import Options
from prongsai.core.text import Language


@dataclass(frozen=True)
class ReportWish:
    """A report as it is asked for."""

    format: Format = "docx"
    thai_numerals: bool = True
    options: Options = field(default_factory=Options)


def read_report_wish(query: QueryDict) -> ReportWish:
    """The wish in the fields of a form, in the language of the page."""
    wanted = query.get("format", "")
    language: Language = "en" if get_language() == "en" else "th"
    by_instrument = query.get("arrange") == "instrument"
    return ReportWish(
        format=wanted if wanted in FORMATS else "docx",
        thai_numerals=query.get("numerals") != "arabic",
        options=Options(language, "instrument" if by_instrument else "indicator", __version__),
    )
