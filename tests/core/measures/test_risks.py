"""The matrix of corruption risks."""

from __future__ import annotations

import pytest

from prongsai.core.measures.model import Risk
from prongsai.core.measures.risks import SCALE, RiskLevel, level_of, matrix


@pytest.mark.parametrize(
    ("likelihood", "impact", "level"),
    [
        (1, 1, "low"),
        (1, 3, "low"),
        (2, 2, "medium"),
        (3, 3, "medium"),
        (2, 5, "high"),
        (4, 4, "high"),
        (4, 5, "extreme"),
    ],
)
def test_levels_by_likelihood_times_impact(likelihood: int, impact: int, level: str) -> None:
    assert level_of(likelihood, impact) is RiskLevel(level)
    assert level_of(impact, likelihood) is RiskLevel(level)


def test_a_higher_likelihood_or_impact_never_lowers_the_level() -> None:
    order = list(RiskLevel)
    for one in SCALE:
        levels = [order.index(level_of(one, other) or RiskLevel.LOW) for other in SCALE]
        assert levels == sorted(levels)


def test_what_is_not_judged_has_no_level() -> None:
    assert level_of(None, 3) is None
    assert level_of(3, None) is None


def test_each_judged_risk_stands_in_one_cell_with_the_highest_likelihood_on_top() -> None:
    rows = matrix([Risk("a", 1, "ซื้อ", "ฮั้ว", 5, 1), Risk("b", 2, "จ้าง", "ฮั้ว", 5, 1), Risk("c", 3, "เบิก", "เท็จ")])
    assert rows[0][0].numbers == (1, 2)
    assert sum(len(cell.numbers) for row in rows for cell in row) == 2
    assert (rows[0][4].level, rows[4][0].level) == (RiskLevel.EXTREME, RiskLevel.LOW)
