"""Suggestions by topic: the same whatever their order, and never so that one person stands out."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.surveys.suggestions import LONGEST_EXAMPLE, MOST_EXAMPLES, OTHERS, grouped

PARKING = [f"อยากให้เพิ่มที่จอดรถด้านหน้า{word}" for word in ("อาคาร", "สำนักงาน", "ตลาด", "โรงเรียน", "วัด", "ศาลา")]
WAITING = [f"รอคิวนานมาก {word}" for word in ("ช้า", "ทุกวันจันทร์", "ตอนเที่ยง", "ขอให้เร็วขึ้น", "เกินชั่วโมง")]
STRAY = ["อบรมจริยธรรมให้มากขึ้น", "อยากให้จัดงานวันเด็ก", "ขอบคุณครับ"]


def test_suggestions_of_a_topic_stand_together_with_their_number() -> None:
    found = grouped([*PARKING, *WAITING])
    assert found.number == 11
    assert [(one.name.th, one.number) for one in found.groups] == [("ที่จอดรถ", 6), ("การรอและความรวดเร็ว", 5)]
    assert all(1 <= len(one.examples) <= MOST_EXAMPLES for one in found.groups)
    assert "ที่จอดรถ" in found.groups[0].keywords


def test_fewer_than_five_suggestions_are_not_shown_at_all() -> None:
    found = grouped(PARKING[:4])
    assert (found.number, found.groups) == (4, ())
    assert grouped([*PARKING[:4], "  ", "\n"]).groups == ()


def test_a_small_topic_is_told_only_among_others() -> None:
    found = grouped([*PARKING, *WAITING[:3], *STRAY])
    assert [(one.name, one.number) for one in found.groups][-1] == (OTHERS, 6)
    assert all(one.number >= 5 for one in found.groups)


def test_others_of_fewer_than_five_take_the_smallest_topic_with_them() -> None:
    found = grouped([*PARKING, *WAITING, *STRAY])
    assert [(one.name.th, one.number) for one in found.groups] == [("ที่จอดรถ", 6), (OTHERS.th, 8)]


def test_the_order_in_which_they_came_changes_nothing() -> None:
    every = [*PARKING, *WAITING, *STRAY, *WAITING]
    first = grouped(every)
    for seed in range(5):
        Random(seed).shuffle(every)  # noqa: S311 (made-up order)
        assert grouped(every) == first


def test_a_word_that_many_say_makes_a_group_where_no_topic_fits() -> None:
    found = grouped([f"ต้นไม้ใหญ่ควรตัดแต่ง {number}" for number in range(6)])
    assert found.groups[0].number == 6
    assert found.groups[0].name.th != OTHERS.th


def test_names_are_masked_in_examples_and_are_no_keyword() -> None:
    found = grouped([f"ปลัดสมชาย ใจดี จอดรถขวาง {number}" for number in range(6)])
    told = " ".join([*found.groups[0].examples, *found.groups[0].keywords, found.groups[0].name.th])
    assert "สมชาย" not in told
    assert "ใจดี" not in told
    assert "[ชื่อ]" in told


def test_a_long_suggestion_is_cut_and_a_repeated_one_is_no_second_example() -> None:
    found = grouped(["ที่จอดรถ" + "ไม่พอ " * 100] * 6)
    assert len(found.groups[0].examples) == 1
    assert len(found.groups[0].examples[0]) <= LONGEST_EXAMPLE


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*PARKING, *WAITING, *STRAY, "ไฟถนนเสีย", "ขยะเหม็น"]), max_size=40))
def test_no_group_is_of_fewer_than_five(written: list[str]) -> None:
    found = grouped(written)
    assert found.number == len(written)
    assert all(one.number >= 5 for one in found.groups)
    assert sum(one.number for one in found.groups) == (len(written) if found.groups else 0)
