"""Rows to record, written as short as the rule under test needs them."""

from fractions import Fraction

from prongsai.core.published.row import PublishedRow, Scope

LAMPANG = "องค์การบริหารส่วนจังหวัดลำปาง"
LAMPANG_2564 = ("99.56", "98.83", "99.33", "100", "99.55", "98.26", "98.38", "97.75", "100", "93.75")


def row(number: int = 2, agency: str = LAMPANG, year: int = 2564, level: str = "", **figures: str) -> PublishedRow:
    """A published row; figures by code, an indicator as `i9="100"`."""
    exact = {_code(name): Fraction(value) for name, value in figures.items()}
    return PublishedRow(number, agency, year, exact, Scope.AGENCY, "ลำปาง", level)


def lampang(**changed: str) -> PublishedRow:
    """The published result of Lampang PAO of 2564, with other figures where wanted."""
    indicators = {f"i{number}": value for number, value in enumerate(LAMPANG_2564, start=1)}
    return row(**{"level": "AA", "total": "98.02", **indicators, **changed})


def _code(name: str) -> str:
    return name.removeprefix("i") if name.startswith("i") and name[1:].isdigit() else name
