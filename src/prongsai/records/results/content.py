"""What an edition of a result holds, as it is stored and as core reads it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.row import PublishedRow, Received, Scope
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.plan import row_points
from prongsai.core.scoring.tally import Tally
from prongsai.records.results.models import Origin, Result

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Content:
    """The columns of an edition that everything else is worked out from."""

    scope: str = Scope.AGENCY.value
    origin: str = Origin.PUBLISHED.value
    figures: dict[str, str] = field(default_factory=dict)
    tallies: dict[str, dict[str, Any]] = field(default_factory=dict)
    disclosures: dict[str, int] = field(default_factory=dict)
    received: dict[str, Any] = field(default_factory=dict)
    published_level: str = ""
    source_title: str = ""
    source_url: str = ""
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """The values of the model's columns, the fingerprint of the content among them."""
        return self._named() | {"content_sha256": self.sha256}

    @property
    def sha256(self) -> str:
        """The fingerprint: two contents with the same one say the same."""
        canonical = json.dumps(self._named(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def _named(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in fields(self)}


def of_row(row: PublishedRow) -> Content:
    """The content of a published row; an address within its source is kept apart from the title."""
    title, url = _split_source(row.source)
    return Content(
        scope=row.scope.value,
        figures={code: _decimal(value) for code, value in row.figures.items()},
        received=_received(row.received),
        published_level=row.level,
        source_title=title,
        source_url=url,
        note=row.note,
    )


def of_scoring(
    tallies: Iterable[Tally], disclosures: Mapping[str, int], received: Received, source: str, note: str
) -> Content:
    """The content of a result scored from counted answers and judged items."""
    title, url = _split_source(source)
    counted = {one.instrument: {"sheets": one.sheets, "counts": _lists(one.counts)} for one in tallies}
    return Content(
        origin=Origin.SCORED.value,
        tallies=counted,
        disclosures=dict(disclosures),
        received=_received(received),
        source_title=title,
        source_url=url,
        note=note,
    )


def content_of(result: Result) -> Content:
    """The content of a stored edition."""
    return Content(**{name: getattr(result, name) for name in Content.__dataclass_fields__})


def row_of(result: Result) -> PublishedRow:
    """A stored edition of published figures as the row it was read from."""
    return PublishedRow(
        row=1,
        agency=result.agency.name,
        fiscal_year=result.fiscal_year,
        figures={code: Fraction(value) for code, value in result.figures.items()},
        scope=Scope(result.scope),
        province=result.agency.province,
        level=result.published_level,
        source=" ".join(filter(None, (result.source_title, result.source_url))),
        note=result.note,
        received=received_of(result),
    )


def tallies_of(result: Result, framework: Framework) -> list[Tally]:
    """Stored counts as tallies, one an instrument or part of it.

    A row that the rules no longer have is left out: what needs another instead is missing until it is counted anew.
    """
    rows = row_points(framework)
    return [
        Tally(code, one["sheets"], {row: tuple(counts) for row, counts in one["counts"].items() if row in rows})
        for code, one in result.tallies.items()
    ]


def received_of(result: Result) -> Received:
    """What the agency received beside its scores."""
    return Received(**result.received)


def public_received_of(result: Result) -> Received:
    """The part of it that everybody may read: advice that an agency typed for its own use is not."""
    return Received() if result.entered_by_agency else received_of(result)


def _received(received: Received) -> dict[str, Any]:
    return {
        "notes": dict(received.notes),
        "recommendations": dict(received.recommendations),
        "suggestions": received.suggestions,
    }


def _lists(counts: Mapping[str, tuple[int, ...]]) -> dict[str, list[int]]:
    return {row: list(chosen) for row, chosen in counts.items()}


def _decimal(value: Fraction) -> str:
    """The figure as published: two decimals, or all of them where there are more."""
    if 100 % value.denominator == 0:
        return shown(value)
    return str(Decimal(value.numerator) / Decimal(value.denominator))


def _split_source(source: str) -> tuple[str, str]:
    found = _ADDRESS.search(source)
    if not found:
        return source.strip(), ""
    return _ADDRESS.sub("", source, count=1).strip(), found[0]
