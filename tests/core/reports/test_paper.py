"""A paper says which OIT items of a year it proves, by that year's rules and the crosswalk."""

from __future__ import annotations

import pytest

from prongsai.core.measures.model import PlanKind
from prongsai.core.reports.paper import PaperKind, evidence_items


@pytest.mark.parametrize(
    ("kind", "year", "items"),
    [
        (PaperKind.PLAN, 2564, ("o42",)),
        (PaperKind.PLAN, 2566, ("o42",)),
        (PaperKind.PLAN, 2568, ("o27",)),
        (PaperKind.ANALYSIS, 2568, ("o27",)),
        (PaperKind.BOUND, 2566, ("o42",)),
        (PaperKind.YEAR_END, 2566, ("o43",)),
        (PaperKind.YEAR_END, 2568, ("o28",)),
        (PaperKind.NO_GIFT, 2564, ()),
        (PaperKind.NO_GIFT, 2565, ("o34",)),
        (PaperKind.NO_GIFT, 2566, ("o31",)),
        (PaperKind.NO_GIFT, 2568, ("o21",)),
        (PaperKind.ETHICS, 2567, ("o20",)),
        (PaperKind.MEMO, 2566, ()),
        (PaperKind.ORDER, 2566, ()),
    ],
)
def test_the_items_a_paper_proves(kind: PaperKind, year: int, items: tuple[str, ...]) -> None:
    assert evidence_items(kind, year) == items


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        (PaperKind.PLAN, {2564: ("o39",), 2566: ("o36",), 2567: ("o32",), 2568: ("o25",)}),
        (PaperKind.PROGRESS, {2564: ("o40",), 2566: ("o37",), 2567: ()}),
        (PaperKind.YEAR_END, {2564: ("o41",), 2566: ("o38",), 2568: ("o26",)}),
    ],
)
def test_the_anti_corruption_plan_proves_other_items(kind: PaperKind, items: dict[int, tuple[str, ...]]) -> None:
    assert {year: evidence_items(kind, year, PlanKind.ANTI_CORRUPTION) for year in items} == items


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_year_without_rules_has_no_items(kind: PaperKind) -> None:
    assert evidence_items(kind, 2599) == ()
    assert evidence_items(kind, 2561) == ()


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_paper_has_a_name_in_both_languages(kind: PaperKind) -> None:
    assert all(kind.label)
