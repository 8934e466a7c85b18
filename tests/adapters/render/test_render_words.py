"""Lines of Thai text end between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.adapters.render.words import units


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("ต่าง ๆ ได้แก่", "ต่าง ๆ| |ได้แก่"),
        ("สำนักปลัดฯ มี", "สำนัก|ปลัดฯ| |มี"),
        ("กระดาษ ปากกา ฯลฯ", "กระดาษ| |ปากกา ฯลฯ"),
        ("ตัวชี้วัดที่ 9 นี้", "ตัวชี้วัดที่ 9| |นี้"),
        ("ส่วนที่ 2 นี้", "ส่วน|ที่ 2| |นี้"),
        ("พ.ศ. 2566 นี้", "พ.ศ. 2566| |นี้"),
        ("สำนักงานป.ป.ช.จังหวัด", "สำนักงาน|ป.ป.ช.|จังหวัด"),
        ("ข้อมูล (ตัวอย่าง) นี้", "ข้อมูล| |(ตัวอย่าง)| |นี้"),
        ("วิธีการ/แนวทาง", "วิธีการ/|แนวทาง"),
        ("คะแนน 85.00–94.99 ขึ้นไป", "คะแนน| |85.00–94.99| |ขึ้นไป"),
        ("มี.ค. 69", "มี.ค. 69"),
    ],
)
def test_units_that_a_line_must_not_break(text: str, cut: str) -> None:
    assert "|".join(units(text)) == cut


def test_a_name_the_document_brings_along_stays_whole() -> None:
    assert "สมมุติพัฒนา" not in units("เทศบาลตำบลสมมุติพัฒนา")
    assert "สมมุติพัฒนา" in units("เทศบาลตำบลสมมุติพัฒนา", ("สมมุติพัฒนา",))
    assert "สมมุติพัฒนา" not in units("เทศบาลตำบลสมมุติพัฒนา ")


def test_a_long_address_may_break_after_its_joints() -> None:
    joints = "https://|www.|example.|go.|th/|ita/|2566/|measures"
    assert "|".join(units(joints.replace("|", ""))) == joints


@given(st.text(alphabet="กขคงานดีที่ำเแไใ ๆฯ()“”.,/0123456789๐๑oIT-", max_size=60))
def test_units_joined_are_the_text_with_single_spaces(text: str) -> None:
    joined = "".join(units(text))
    assert joined.replace(" ", "") == "".join(text.split())


@given(st.text(alphabet="กขคงานดีที่ำเแไ ๆฯ)”.,/", max_size=60))
def test_no_unit_after_the_first_begins_with_what_must_not_begin_a_line(text: str) -> None:
    for before, unit in zip(units(text), units(text)[1:], strict=False):
        assert before == " " or unit[0] not in "ฯๆ)”.,/"


def test_a_no_break_space_keeps_its_neighbours_together() -> None:
    assert "|".join(units("ตัวชี้วัด 9\u00a0การใช้อำนาจ")) == "ตัวชี้วัด 9\u00a0การ|ใช้อำนาจ"


def test_a_line_ends_only_where_a_word_ends_with_the_terms_and_without_them() -> None:
    assert units("เป็นตัวชี้วัด") == ("เป็นตัวชี้วัด",)
