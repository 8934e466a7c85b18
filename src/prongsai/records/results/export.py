"""Open data: published results as rows of text, in the columns that `prongsai score` reads."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, QuerySet

from prongsai.core.published.check import CHECKS
from prongsai.core.published.row import FIGURE_CODES
from prongsai.core.scoring.figures import shown_figure
from prongsai.records.results.choices import level_name
from prongsai.records.results.columns import read
from prongsai.records.results.models import Result

NAMES = {code: name for name, code in FIGURE_CODES.items()}
COLUMNS = (
    "code",
    "scope",
    "agency",
    "kind",
    "province",
    "district",
    "fiscal_year",
    *FIGURE_CODES,
    "level",
    "source",
    "note",
    "edition",
    "origin",
    "is_simulated",
    *(f"check_{name}" for name in CHECKS),
    "framework_sha256",
)


def rows(results: QuerySet[Result]) -> Iterator[dict[str, str]]:
    """One row a result, all columns present, what is not known empty; sorted by name and year.

    Read in pieces, so that a national file never stands in memory as a whole.
    """
    ordered = results.select_related("agency").order_by(F("agency__sort_key"), "fiscal_year", "pk")
    for result in ordered.defer("received").iterator(chunk_size=500):
        yield dict.fromkeys(COLUMNS, "") | _facts(result) | _figures(result) | _checks(result)


def _facts(result: Result) -> dict[str, str]:
    agency, level = result.agency, level_name(result.fiscal_year, result.level_code, result.framework_sha256)
    return {
        "code": agency.code,
        "scope": result.scope,
        "agency": agency.name,
        "kind": agency.kind,
        "province": agency.province,
        "district": agency.district,
        "fiscal_year": str(result.fiscal_year),
        "level": result.published_level or (level.th if level else ""),
        "source": " ".join(filter(None, (result.source_title, result.source_url))),
        "note": result.note,
        "edition": str(result.edition),
        "origin": result.said_by,
        "is_simulated": "1" if result.is_simulated else "0",
        "framework_sha256": result.framework_sha256,
    }


def _figures(result: Result) -> dict[str, str]:
    """Figures as published; for a scored result as they are scored."""
    if result.figures:
        return {NAMES[code]: value for code, value in result.figures.items() if code in NAMES}
    card = read(result).scorecard
    figures = {name: shown_figure(card.figure(code)) if card else None for code, name in NAMES.items()}
    return {name: text for name, text in figures.items() if text is not None}


def _checks(result: Result) -> dict[str, str]:
    return {f"check_{name}": verdict for name, verdict in result.checks.items()}
