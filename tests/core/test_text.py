"""Sentences in two languages."""

from __future__ import annotations

from prongsai.core.text import Text, listed, thai_joined


def test_a_list_ends_with_and() -> None:
    names = [Text("IIT", "IIT"), Text("EIT แต่ละส่วน", "each part of EIT"), Text("OIT", "OIT")]
    assert listed(names) == ("IIT, EIT แต่ละส่วน และ OIT", "IIT, each part of EIT and OIT")
    assert listed(names[:1]) == names[0]


def test_thai_words_follow_each_other_without_a_space() -> None:
    assert thai_joined("คะแนน", "ดัชนีที่ 1") == "คะแนนดัชนีที่ 1"
    assert thai_joined("คะแนน", "IIT") == "คะแนน IIT"
    assert listed([Text("ดัชนีที่ 1", "index 1"), Text("ดัชนีที่ 2", "index 2")]).th == "ดัชนีที่ 1 และดัชนีที่ 2"
