"""The number and the level at the head of a result."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.frameworks.loader import load
from prongsai.core.published.check import judge
from prongsai.core.published.row import PublishedRow
from prongsai.faces.public.presenters.verdict import VerdictView, verdict_view


def seen(year: int, **figures: str) -> VerdictView:
    row = PublishedRow(1, "x", year, {code: Fraction(value) for code, value in figures.items()})
    judged = judge(row, load(year))
    assert judged.scorecard is not None
    return verdict_view(judged.scorecard, "", judged.checks)


def test_a_level_that_is_certain_without_a_total_is_said() -> None:
    view = seen(2564, IIT="0", EIT="0")
    assert (view.total, view.level.th) == ("", "F")


def test_without_a_total_several_levels_are_not_named() -> None:
    assert seen(2564, IIT="90").level.th == "ไม่มีข้อมูลระดับ"
