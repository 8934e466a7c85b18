"""One row of published results: what an agency, a newspaper or a report has made known of one fiscal year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from prongsai.core.text import Text

INDICATORS = tuple(f"indicator_{number}" for number in range(1, 11))
INSTRUMENT_CODES = {"iit": "IIT", "eit": "EIT", "eit_part_1": "EIT1", "eit_part_2": "EIT2", "oit": "OIT"}
FIGURE_CODES = {**{name: name.removeprefix("indicator_") for name in INDICATORS}, **INSTRUMENT_CODES, "total": "total"}


class Scope(StrEnum):
    """What a row speaks of: one agency, an average over agencies, or an internal assessment within an agency."""

    AGENCY = "agency"
    AVERAGE = "average"
    INTERNAL = "internal"


@dataclass(frozen=True)
class Received:
    """What an agency receives beside its scores: notes of reviewers and advice, by item or indicator code."""

    notes: Mapping[str, str] = field(default_factory=dict)
    recommendations: Mapping[str, str] = field(default_factory=dict)
    suggestions: str = ""


@dataclass(frozen=True)
class PublishedRow:
    """A row with its figures by code ("total", "IIT", "EIT1", "9", "i11", "o42"), each from 0 to 100 as published."""

    row: int
    agency: str
    fiscal_year: int
    figures: Mapping[str, Fraction]
    scope: Scope = Scope.AGENCY
    province: str = ""
    level: str = ""
    source: str = ""
    note: str = ""
    received: Received = field(default_factory=Received)


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be judged, with every reason; `agency` and `fiscal_year` as far as they could be read."""

    row: int
    agency: str
    fiscal_year: int | None
    problems: tuple[Text, ...]
