"""Level names as offices and newspapers write them."""

from __future__ import annotations

import pytest

from prongsai.core.frameworks.loader import load
from prongsai.core.published.levels import LevelName, name_of, open_levels, settled_level
from prongsai.core.published.row import Scope
from tests.core.published.cases import judged, verdicts


@pytest.mark.parametrize(
    ("year", "written", "code"),
    [
        (2564, "AA", "AA"),
        (2564, "aa", "AA"),
        (2564, "ＡＡ", "AA"),
        (2564, "(AA)", "AA"),
        (2564, "เกรด A", "A"),
        (2564, "ระดับคะแนน A", "A"),
        (2564, "(ผ่าน) ระดับ AA", "AA"),
        (2564, "AA\u200b", "AA"),
        (2566, "ต้อง\u200bปรับปรุง", "improve"),
        (2566, "ต้องปรับปรุง (ไม่ผ่าน)", "improve"),
        (2566, "ผลการประเมินระดับ ต้องปรับปรุงโดยด่วน", "urgent"),
        (2566, "Pass, good", "good"),
        (2561, "ต\u0e48\u0e4d\u0e32", "low"),
    ],
)
def test_a_level_is_known_in_many_spellings(year: int, written: str, code: str) -> None:
    assert name_of(written, load(year)).code == code


@pytest.mark.parametrize(("year", "written"), [(2564, "ดีเลิศ"), (2566, "ระดับ"), (2566, "ผ่านนดี")])
def test_a_name_of_no_year_is_none(year: int, written: str) -> None:
    assert name_of(written, load(year)).verdict is LevelName.NO_YEAR


@pytest.mark.parametrize(
    ("year", "total", "written", "verdict"),
    [
        (2566, "84.14", "ไม่ผ่าน", "consistent"),
        (2566, "84.14", "ผ่านเกณฑ์", "inconsistent"),
        (2566, "96.00", "ผ่านการประเมิน", "consistent"),
        (2566, "96.00", "ไม่ผ่านเกณฑ์", "inconsistent"),
        (2564, "84.99", "ไม่ผ่าน", "consistent"),
        (2564, "84.99", "ผ่าน", "inconsistent"),
    ],
)
def test_passed_or_not_is_compared_as_far_as_it_goes(year: int, total: str, written: str, verdict: str) -> None:
    assert verdicts(judged(year, {"total": total}, written))["level"] == verdict


def settled(
    year: int, figures: dict[str, str], written: str = "", scope: str = "agency"
) -> tuple[str | None, list[str]]:
    card = judged(year, figures, written, scope).scorecard
    assert card is not None
    level = settled_level(card, written, Scope(scope))
    return level.code if level else None, [one.code for one in open_levels(card, written, Scope(scope))]


@pytest.mark.parametrize(
    ("year", "figures", "written", "scope", "level"),
    [
        (2564, {"total": "98.02"}, "", "agency", ("AA", [])),
        (2564, {"total": "98.02"}, "A", "agency", ("A", [])),  # as announced, even where a check contradicts it
        (2564, {"total": "98.02"}, "ผ่านดี", "agency", ("AA", [])),  # a name of another year is none
        (2564, {"total": "98.02"}, "", "average", (None, [])),
        (2564, {"total": "98.02"}, "AA", "average", ("AA", [])),
        (2564, {"total": "98.02"}, "", "internal", ("AA", [])),
        (2561, {"total": "86.50"}, "", "agency", (None, ["very-high"])),  # the limits of that year are assumed
        (2561, {"total": "86.50"}, "สูงมาก", "agency", ("very-high", [])),
        (2566, {"total": "91.47"}, "", "agency", (None, ["good", "pass"])),
        (2566, {"IIT": "50", "EIT": "50"}, "", "agency", (None, [])),
        (2566, {"IIT": "40", "EIT": "40", "9": "40", "10": "40"}, "", "agency", ("urgent", [])),
        (2564, {"IIT": "0", "EIT": "0"}, "", "agency", ("F", [])),  # without a total, and certain all the same
        (2569, {"total": "98.02"}, "AA", "agency", (None, [])),
    ],
)
def test_a_result_has_the_level_that_was_announced_or_that_is_certain(
    year: int, figures: dict[str, str], written: str, scope: str, level: tuple[str | None, list[str]]
) -> None:
    assert settled(year, figures, written, scope) == level
