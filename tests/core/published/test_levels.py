"""Level names as offices and newspapers write them."""

from __future__ import annotations

import pytest

from prongsai.core.frameworks.loader import load
from prongsai.core.published.levels import LevelName, name_of
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
