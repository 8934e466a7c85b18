"""Results for plans to rest on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from prongsai.core.published.row import PublishedRow, Received
from prongsai.records.agencies.models import Agency
from prongsai.records.results.models import Result
from prongsai.records.results.services import record_published
from tests import build

MAE_SAI = ("95.01", "84.45", "88.62", "83.07", "86.04", "85.07", "84.54", "82.73", "100", "100")
WEAK = ("2", "4", "7", "8")


def published(agency: Agency, year: int = 2566, other: Mapping[str, str] | None = None, **received: object) -> Result:
    """The published edition of figures in which indicators 2, 4, 7 and 8 are weak, unless `other` ones are given."""
    scores = {str(number): value for number, value in enumerate(MAE_SAI, start=1)} | dict(other or {})
    figures = {code: Fraction(value) for code, value in scores.items()}
    given = Received(**received)  # type: ignore[arg-type]
    record_published([PublishedRow(2, agency.name, year, figures, province=agency.province, received=given)])
    return Result.objects.get(agency=agency, fiscal_year=year, is_published=True)


def agency_with_units() -> Agency:
    """An agency with the units that most have."""
    agency = build.agency()
    for name in ("สำนักปลัด", "กองคลัง", "กองช่าง"):
        build.unit(agency, name)
    return agency
