"""Levels: on the shown total, with the gates of FY 2566 on, and honest where the merged EIT proves nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.figures import Derived, Exact, Figure, Interval, Missing, Published
from prongsai.core.scoring.grade import grade
from prongsai.core.text import Text


def names(year: int, **figures: str) -> list[str]:
    published: dict[str, Figure] = {code: Published(Fraction(value)) for code, value in figures.items()}
    return [one.name.th for one in grade(load(year), published).possible]


@pytest.mark.parametrize(
    ("total", "level"),
    [
        ("100", "AA"),
        ("95.00", "AA"),
        ("94.99", "A"),
        ("85.00", "A"),
        ("84.99", "B"),
        ("75", "B"),
        ("74.99", "C"),
        ("65", "C"),
        ("64.99", "D"),
        ("55", "D"),
        ("54.99", "E"),
        ("50", "E"),
        ("49.99", "F"),
        ("0", "F"),
    ],
)
def test_letters_of_2562_to_2565(total: str, level: str) -> None:
    for year in (2562, 2563, 2564, 2565):
        assert names(year, total=total) == [level]


@pytest.mark.parametrize(("exact", "level"), [("84.994", "B"), ("84.995", "A"), ("84.9949", "B"), ("94.995", "AA")])
def test_the_shown_total_decides(exact: str, level: str) -> None:
    found = grade(load(2564), {"total": Exact(Fraction(exact))})
    assert found.level.name.th == level


def test_rounding_that_leaves_a_threshold_open_leaves_both_levels() -> None:
    between = Derived(Fraction("84.996"), Interval(Fraction("84.991"), Fraction("85.001")))
    found = grade(load(2564), {"total": between})
    assert found.level is None
    assert [one.name.th for one in found.possible] == ["A", "B"]
    assert "84.99" in found.because.th
    assert "85.00" in found.because.en


ALL = {"IIT": "96", "EIT1": "96", "EIT2": "96", "OIT": "96"}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (ALL | {"total": "96"}, ["ผ่านดีเยี่ยม"]),
        (ALL | {"total": "96", "OIT": "94.99"}, ["ผ่านดี"]),
        (ALL | {"total": "96", "EIT2": "84.99"}, ["ผ่าน"]),
        (ALL | {"total": "94.99"}, ["ผ่านดี"]),
        (ALL | {"total": "85.00", "IIT": "84"}, ["ผ่าน"]),
        (ALL | {"total": "84.99"}, ["ต้องปรับปรุง"]),
        (ALL | {"total": "69.99"}, ["ต้องปรับปรุงโดยด่วน"]),
    ],
)
@pytest.mark.parametrize("year", [2566, 2567, 2568])
def test_four_gates_since_2566(year: int, figures: dict[str, str], expected: list[str]) -> None:
    assert names(year, **figures) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"IIT": "90", "EIT": "84.99", "OIT": "100", "total": "92"}, ["ผ่าน"]),
        ({"IIT": "90", "EIT": "85.00", "OIT": "100", "total": "92"}, ["ผ่านดี", "ผ่าน"]),
        ({"IIT": "96", "EIT": "94.99", "OIT": "100", "total": "97"}, ["ผ่านดี", "ผ่าน"]),
        ({"IIT": "96", "EIT": "95.00", "OIT": "100", "total": "97"}, ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"]),
        ({"IIT": "84", "EIT": "99", "OIT": "100", "total": "95"}, ["ผ่าน"]),
        ({"IIT": "94", "EIT": "96", "OIT": "100", "total": "96"}, ["ผ่านดี", "ผ่าน"]),
        ({"total": "96"}, ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"]),
        ({"total": "90"}, ["ผ่านดี", "ผ่าน"]),
        ({"EIT1": "80", "EIT": "90", "IIT": "99", "OIT": "99", "total": "95"}, ["ผ่าน"]),
        ({"EIT1": "86", "EIT": "87", "IIT": "99", "OIT": "99", "total": "93"}, ["ผ่านดี"]),
        ({"EIT2": "95", "EIT": "95.01", "IIT": "99", "OIT": "99", "total": "96"}, ["ผ่านดีเยี่ยม"]),
        ({"EIT1": "87", "EIT": "87", "IIT": "99", "OIT": "99", "total": "93"}, ["ผ่านดี", "ผ่าน"]),
        ({"EIT1": "88", "EIT": "87", "IIT": "99", "OIT": "99", "total": "93"}, ["ผ่านดี", "ผ่าน"]),
        ({"EIT": "84.99"}, ["ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"]),
        ({"IIT": "94.99"}, ["ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"]),
    ],
)
def test_a_merged_eit_proves_only_what_it_can(figures: dict[str, str], expected: list[str]) -> None:
    assert names(2566, **figures) == expected


def test_no_total_leaves_every_level_open() -> None:
    found = grade(load(2564), {})
    assert found.level is None
    assert len(found.possible) == 7


def test_what_is_left_for_a_total_that_is_not_known_limits_the_level() -> None:
    at_most = Missing(Text("ไม่มี", "none"), Interval(Fraction(0), Fraction("84.994")))
    assert [one.code for one in grade(load(2564), {"total": at_most}).possible] == ["B", "C", "D", "E", "F"]
    above = Missing(Text("ไม่มี", "none"), Interval(Fraction("94.995"), Fraction(100)))
    assert grade(load(2564), {"total": above}).level.code == "AA"


def test_what_is_left_for_a_score_that_is_not_known_decides_its_gate() -> None:
    good = {code: Published(Fraction(96)) for code in ("EIT1", "EIT2", "OIT")} | {"total": Published(Fraction(90))}
    below = Missing(Text("ไม่มี", "none"), Interval(Fraction(0), Fraction("84.99")))
    above = Missing(Text("ไม่มี", "none"), Interval(Fraction(85), Fraction(100)))
    assert grade(load(2566), good | {"IIT": below}).level.code == "pass"
    assert grade(load(2566), good | {"IIT": above}).level.code == "good"


def test_gates_are_named_by_what_is_known_of_them() -> None:
    def codes(**figures: str) -> list[str]:
        return [
            one.code
            for one in grade(load(2566), {code: Published(Fraction(one)) for code, one in figures.items()}).gates
        ]

    assert codes(EIT="90") == ["IIT", "EIT", "OIT"]
    assert codes(EIT="90", EIT1="90") == ["IIT", "EIT1", "EIT", "OIT"]
    assert codes(EIT="90", EIT1="91") == ["IIT", "EIT1", "EIT2", "OIT"]
    assert codes(EIT="90", EIT1="91", EIT2="89") == ["IIT", "EIT1", "EIT2", "OIT"]


def test_a_year_may_decide_on_the_exact_total() -> None:
    year = load(2564)
    exact = year.model_copy(update={"levels": year.levels.model_copy(update={"decided_on": "exact"})})
    total = {"total": Exact(Fraction("84.995"))}
    assert grade(year, total).level.code == "A"
    assert grade(exact, total).level.code == "B"


def test_unknown_levels_give_no_level() -> None:
    found = grade(load(2569), {"total": Published(Fraction(99))})
    assert found.level is None
    assert (found.possible, found.gates) == ((), ())
    assert "2569" in found.because.th
