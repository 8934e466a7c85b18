"""ระดับความเสี่ยงการทุจริต: likelihood times impact, each from 1 to 5, on a matrix.

The limits are the usual ones of a five by five matrix; an agency that has others writes them into its own plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from prongsai.core.measures.model import Risk
from prongsai.core.text import Text

SCALE = range(1, 6)
LIKELIHOOD = (
    Text("น้อยมาก", "Rare"),
    Text("น้อย", "Unlikely"),
    Text("ปานกลาง", "Possible"),
    Text("สูง", "Likely"),
    Text("สูงมาก", "Almost certain"),
)
IMPACT = (
    Text("น้อยมาก", "Slight"),
    Text("น้อย", "Minor"),
    Text("ปานกลาง", "Moderate"),
    Text("รุนแรง", "Severe"),
    Text("รุนแรงมาก", "Very severe"),
)


class RiskLevel(StrEnum):
    """How high a risk is: LOW up to 3, MEDIUM up to 9, HIGH up to 16, EXTREME above, of 25."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    EXTREME = "extreme"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    RiskLevel.LOW: Text("ต่ำ", "Low"),
    RiskLevel.MEDIUM: Text("ปานกลาง", "Medium"),
    RiskLevel.HIGH: Text("สูง", "High"),
    RiskLevel.EXTREME: Text("สูงมาก", "Extreme"),
}
_UP_TO = ((3, RiskLevel.LOW), (9, RiskLevel.MEDIUM), (16, RiskLevel.HIGH), (25, RiskLevel.EXTREME))


class Cell(NamedTuple):
    """A cell of the matrix with the numbers of the risks in it."""

    likelihood: int
    impact: int
    level: RiskLevel
    numbers: tuple[int, ...]


def level_of(likelihood: int | None, impact: int | None) -> RiskLevel | None:
    """The level of a risk; None while likelihood or impact is not judged."""
    if likelihood is None or impact is None:
        return None
    return next(level for up_to, level in _UP_TO if likelihood * impact <= up_to)


def matrix(risks: Iterable[Risk]) -> tuple[tuple[Cell, ...], ...]:
    """The matrix by rows from the highest likelihood down, each from the lowest impact up."""
    judged = list(risks)
    return tuple(tuple(_cell(judged, likelihood, impact) for impact in SCALE) for likelihood in reversed(SCALE))


def _cell(risks: list[Risk], likelihood: int, impact: int) -> Cell:
    numbers = tuple(one.number for one in risks if (one.likelihood, one.impact) == (likelihood, impact))
    return Cell(likelihood, impact, level_of(likelihood, impact) or RiskLevel.LOW, numbers)
