"""Real published rows, as the agencies and the press have made them known."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.frameworks.loader import available_years, load
from prongsai.core.published.check import Judged, judge
from prongsai.core.published.row import PublishedRow, Scope

LAMPANG = {
    "1": "99.56",
    "2": "98.83",
    "3": "99.33",
    "4": "100",
    "5": "99.55",
    "6": "98.26",
    "7": "98.38",
    "8": "97.75",
    "9": "100",
    "10": "93.75",
    "total": "98.02",
}
MAE_SAI = {
    "1": "95.01",
    "2": "84.45",
    "3": "88.62",
    "4": "83.07",
    "5": "86.04",
    "6": "85.07",
    "7": "84.54",
    "8": "82.73",
    "9": "100",
    "10": "100",
    "total": "91.47",
}
TRAT_MEAN = {
    "1": "93.55",
    "2": "87.72",
    "3": "91.01",
    "4": "87.93",
    "5": "89.52",
    "6": "90.55",
    "7": "88.68",
    "8": "88.58",
    "9": "72.89",
    "10": "65.56",
    "IIT": "89.95",
    "EIT": "89.27",
    "OIT": "69.22",
    "total": "81.45",
}


def row(year: int, figures: dict[str, str], level: str = "", scope: str = "agency") -> PublishedRow:
    """A published row from figures as they are printed."""
    exact = {code: Fraction(value) for code, value in figures.items()}
    return PublishedRow(row=2, agency="x", fiscal_year=year, figures=exact, scope=Scope(scope), level=level)


def judged(year: int, figures: dict[str, str], level: str = "", scope: str = "agency") -> Judged:
    """The same row with its checks."""
    return judge(row(year, figures, level, scope), load(year) if year in available_years() else None)


def verdicts(result: Judged) -> dict[str, str]:
    """The four verdicts as words."""
    return {name: check.verdict.value for name, check in result.checks.items()}
