"""However an honest result was worked out and rounded, nothing of what is published of it is held against it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import mean

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Framework, known_items
from prongsai.core.published.check import judge
from prongsai.core.published.row import PublishedRow

Keep = Callable[[Fraction], Fraction]
LETTERS = {2563, 2564, 2565}
precise = st.integers(0, 10**7).map(lambda value: Fraction(value, 10**5))


def two_decimals(half: str) -> Keep:
    return lambda value: Fraction(
        str((Decimal(value.numerator) / value.denominator).quantize(Decimal("0.01"), rounding=half))
    )


def disclosed(framework: Framework, items: dict[str, Fraction], steps: dict[str, Keep]) -> dict[str, Fraction]:
    """Indicators 9 and 10 from judged items."""
    found = {}
    for indicator in framework.instrument("OIT").indicators:
        subs = [mean([items[one.code] for one in known_items(sub)]) for sub in indicator.sub_indicators]
        found[indicator.code] = steps["indicator"](mean([steps["sub_indicator"](one) for one in subs]))
    return found


@st.composite
def results(draw) -> tuple[int, dict[str, Fraction]]:
    """All figures of one result, each step rounded or not, and published with two decimals."""
    framework = load(draw(st.sampled_from([2563, 2564, 2565, 2566])))
    shown = two_decimals(draw(st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])))
    steps = {name: shown if draw(st.booleans()) else Fraction for name in ("sub_indicator", "indicator", "instrument")}
    codes = [code for code, item in framework.items.items() if not item.rows]
    items = {code: Fraction(100 * draw(st.booleans())) for code in codes}
    scores = {str(number): steps["indicator"](draw(precise)) for number in range(1, 9)}
    scores |= disclosed(framework, items, steps)
    parts = {one.code: [scores[below.code] for below in one.indicators] for one in framework.instruments}
    tools = {code: steps["instrument"](mean(below)) for code, below in parts.items()}
    total = Fraction(30, 100) * tools["IIT"] + Fraction(30, 100) * tools["EIT"] + Fraction(40, 100) * tools["OIT"]
    everything = {code: shown(one) for code, one in {**scores, **tools, "total": total}.items()} | items
    kept = {code: value for code, value in everything.items() if draw(st.integers(0, 3))}
    return framework.fiscal_year, kept


@given(results())
def test_no_chain_of_roundings_is_accused(result) -> None:
    year, figures = result
    found = judge(PublishedRow(2, "x", year, figures), load(year))
    assert [name for name, check in found.checks.items() if check.verdict.contradicts] == []
