"""A level that goes the other way than the total, and the condition that did it."""

from __future__ import annotations

from prongsai.core.analysis.against_total import level_against_total
from tests.core.analysis.build import published

GOOD = {"IIT": "90", "EIT1": "92", "EIT2": "91.20", "OIT": "93"}


def test_a_level_that_fell_although_the_total_rose_names_the_condition() -> None:
    before = published(2567, total="91.93", **GOOD)
    after = published(2568, total="94.72", **GOOD | {"EIT2": "76.84"})
    said = level_against_total(before, after)
    assert said is not None
    assert said.th == (
        "คะแนนรวมเพิ่มจาก 91.93 เป็น 94.72 แต่ระดับลดจาก “ผ่านดี” ปี 2567 เป็น “ผ่าน” ปี 2568 "
        "เพราะ EIT ส่วนที่ 2 (คณะผู้ประเมินเก็บข้อมูล) ลดจาก 91.20 เป็น 76.84 ไม่ถึง 85.00"
    )
    assert "fell from" in said.en
    assert said.en.endswith("which went from 91.20 to 76.84, below 85.00.")


def test_a_level_that_rose_although_the_total_fell_names_it_too() -> None:
    before = published(2567, total="94.72", **GOOD | {"EIT2": "76.84"})
    said = level_against_total(before, published(2568, total="91.93", **GOOD))
    assert said is not None
    assert said.th.endswith("EIT ส่วนที่ 2 (คณะผู้ประเมินเก็บข้อมูล) เพิ่มจาก 76.84 เป็น 91.20 ถึง 85.00")


def test_nothing_is_said_where_both_go_the_same_way_or_the_rules_are_others() -> None:
    good, better = published(2567, total="91.93", **GOOD), published(2568, total="94.72", **GOOD)
    assert level_against_total(good, better) is None
    fallen = published(2568, total="80.00", **GOOD | {"EIT2": "70"})
    assert level_against_total(good, fallen) is None
    assert level_against_total(published(2565, total="88.00"), published(2566, total="89", **GOOD)) is None


def test_nothing_is_said_of_a_level_that_is_not_certain() -> None:
    before = published(2567, total="91.93", **GOOD)
    assert level_against_total(before, published(2568, total="94.72", IIT="90", EIT="90", OIT="93")) is None
