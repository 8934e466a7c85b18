import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.adapters.sheets.columns import (
    ALIASES,
    INDICATOR_NAMES,
    bare_indicator,
    canonical,
    column_name,
    name_and_rest,
)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("หน่วยงาน", "agency"),
        ("Agency Name", "agency"),
        ("Fiscal_Year", "fiscal_year"),
        (" ปีงบประมาณ (พ.ศ.) ", "fiscal_year"),
        ("จังหวัด", "province"),
        ("คะแนนรวม", "total"),
        ("คะแนนรวม (ITA)", "total"),
        ("ระดับผลการประเมิน", "level"),
        ("ตัวชี้วัดที่ 1", "indicator_1"),
        ("ตัวชี้วัดที่ ๑๐", "indicator_10"),
        ("1. การปฏิบัติหน้าที่", "indicator_1"),
        ("๗ ประสิทธิภาพการสื่อสาร", "indicator_7"),
        ("ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน", "indicator_8"),
        ("การปรับปรุงระบบการทำงาน", "indicator_8"),
        ("indicator_4", "indicator_4"),
        ("Use of budget", "indicator_2"),
        ("คะแนนตัวชี้วัดที่ 4", "indicator_4"),
        ("คะแนน IIT", "iit"),
        ("IIT (30 คะแนน)", "iit"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายใน (IIT)", "iit"),
        ("EIT ส่วนที่ ๑", "eit_part_1"),
        ("EIT (ส่วนที่ 2)", "eit_part_2"),
        ("i7", "i7"),
        ("i7 ท่านรู้เกี่ยวกับแผนการใช้จ่าย", "i7"),
        ("E15", "e15"),
        ("ข้อ O3 อำนาจหน้าที่", "o3"),
        ("o43", "o43"),
        ("o12 ข้อสังเกต", "o12_note"),
        ("O12_note", "o12_note"),
        ("recommendation_1", "recommendation_1"),
        ("ข้อเสนอแนะตัวชี้วัดที่ 10", "recommendation_10"),
        ("ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอก", "suggestions"),
        ("ที่มา", "source"),
    ],
)
def test_a_heading_has_one_name(heading: str, name: str) -> None:
    assert canonical(heading) == name


@pytest.mark.parametrize(
    "heading",
    ["", "สี", "EIT (ส่วนที่ 3)", "7 การใช้อำนาจ", "ตัวชี้วัดที่ 9.1 ข้อมูลพื้นฐาน", "ตัวชี้วัดที่ 11", "i31", "e16", "i1.1", "o0", "7"],
)
def test_a_heading_that_is_not_ours_or_contradicts_itself_has_none(heading: str) -> None:
    assert canonical(heading) is None


def test_every_alias_leads_to_its_name_and_to_no_other() -> None:
    for name, aliases in ALIASES.items():
        assert {canonical(alias) for alias in (name, *aliases.split(","))} == {name}
    for number, names in INDICATOR_NAMES.items():
        assert {canonical(name) for name in names.split(",")} == {f"indicator_{number}"}


def test_an_unknown_column_keeps_its_heading_in_small_letters() -> None:
    assert column_name("  My   Column ๑ ") == "my column 1"


def test_a_number_alone_is_an_indicator_where_indicators_are_listed() -> None:
    assert [bare_indicator(cell) for cell in ("๗", " 10. ", "0", "11", "7.5", "")] == [
        "indicator_7",
        "indicator_10",
        None,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("๑. การปฏิบัติหน้าที่ ๙๙.๕๖ คะแนน", ("๑. การปฏิบัติหน้าที่", "๙๙.๕๖")),
        ("ตัวชี้วัดที่ 2 การใช้งบประมาณ 98.83", ("ตัวชี้วัดที่ 2 การใช้งบประมาณ", "98.83")),
        ("ตัวชี้วัดที่ 3 99.33 %", ("ตัวชี้วัดที่ 3", "99.33")),
        ("EIT ส่วนที่ 1 86", ("EIT ส่วนที่ 1", "86")),
        ("ระดับ ผ่านดี", ("ระดับ", "ผ่านดี")),
        ("สวัสดี 12", None),
        ("ระดับ", None),
    ],
)
def test_a_line_is_parted_after_its_name(line: str, parts: tuple[str, str] | None) -> None:
    assert name_and_rest(line) == parts


@given(st.text(max_size=40))
def test_any_text_may_be_a_heading(heading: str) -> None:
    assert isinstance(column_name(heading), str)
