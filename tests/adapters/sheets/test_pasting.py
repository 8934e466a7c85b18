import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.adapters.sheets import Limits, SheetError, read_pasted, to_records

RESULT = {"indicator_1": "99.56", "indicator_2": "98.83", "total": "98.02"}


def values(text: str) -> dict[str, str]:
    [record] = to_records(read_pasted(text))
    assert record.problems == []
    return {name: field.text for name, field in record.fields.items()}


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัด\tคะแนน\n1\t99.56\n2\t98.83\nคะแนนรวม\t98.02",
        "\nตัวชี้วัด\tคะแนน\r\n\r\n1 การปฏิบัติหน้าที่\t99.56\r\n2\t98.83\r\nคะแนนรวม\t98.02\r\n",
        "1 การปฏิบัติหน้าที่\t99.56\nการใช้งบประมาณ\t98.83\nคะแนนรวม\t98.02",
        "1\tการปฏิบัติหน้าที่\t99.56\n2\tการใช้งบประมาณ\t98.83\n\tคะแนนรวม\t98.02",
        "| ตัวชี้วัด | คะแนน |\n|---|:--:|\n| 1 | **99.56** |\n| 2 | 98.83 |\n| คะแนนรวม | 98.02 |",
        "ตัวชี้วัด | คะแนน\n1 | 99.56\n2 | 98.83\nคะแนนรวม | 98.02",
        "ตัวชี้วัด    คะแนน\nการปฏิบัติหน้าที่   99.56\nการใช้งบประมาณ  98.83\nคะแนนรวม      98.02",
        "1. การปฏิบัติหน้าที่ 99.56\n2. การใช้งบประมาณ 98.83\nคะแนนรวม 98.02",
        "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 99.56 คะแนน\nตัวชี้วัดที่ 2 98.83 %\nคะแนนรวม 98.02",
        "ตัวชี้วัด,คะแนน\n1,99.56\n2,98.83\nคะแนนรวม,98.02",
        "ตัวชี้วัดที่ 1,ตัวชี้วัดที่ 2,คะแนนรวม\n99.56,98.83,98.02",
    ],
)
def test_a_table_is_understood_however_it_was_copied(text: str) -> None:
    assert values(text) == RESULT


def test_thai_digits_stay_as_they_were_typed() -> None:
    assert values("ตัวชี้วัดที่ ๑\t๙๙.๕๖\nตัวชี้วัดที่ ๑๐\t๙๓.๗๕") == {"indicator_1": "๙๙.๕๖", "indicator_10": "๙๓.๗๕"}


def test_words_are_taken_too() -> None:
    assert values("หน่วยงาน อบต.จางลาน\nปีงบประมาณ 2566\nคะแนนรวม 84.14\nระดับ ต้องปรับปรุง") == {
        "agency": "อบต.จางลาน",
        "fiscal_year": "2566",
        "total": "84.14",
        "level": "ต้องปรับปรุง",
    }


def test_a_cell_of_excel_with_lines_of_its_own_is_one_cell() -> None:
    table = read_pasted('รหัส\tคะแนน\tข้อสังเกต\no1\t0\t"บรรทัด 1\nบรรทัด 2"\no2\t100\t')
    assert [row.cells["remark"] for row in table.rows] == ["บรรทัด 1\nบรรทัด 2", ""]


def test_rows_are_numbered_by_lines() -> None:
    assert [row.number for row in read_pasted("\n\nตัวชี้วัด\tคะแนน\n\n1\t99\n2\t98").rows] == [5, 6]


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\u200b\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(SheetError):
        read_pasted(text)


@pytest.mark.parametrize(
    ("limits", "english"),
    [
        (Limits(size=20), "larger than"),
        (Limits(rows=2), "more than 2 rows"),
        (Limits(columns=2), "more than 2 columns"),
        (Limits(cells=8), "more than 8 cells"),
    ],
)
def test_more_than_the_limits_is_refused(limits: Limits, english: str) -> None:
    with pytest.raises(SheetError, match=english):
        read_pasted("agency\tปี\tคะแนนรวม\n" + "ก\t2567\t91\n" * 3, limits)


@given(st.text(max_size=300))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        records = to_records(read_pasted(text))
    except SheetError:
        return
    assert isinstance(records, list)


@given(
    st.lists(
        st.lists(st.sampled_from(["ตัวชี้วัด", "คะแนน", "1", "o1", "ปี 2567", "99.5", "", "-", "EIT", "x"]), max_size=5),
        max_size=6,
    )
)
def test_no_table_of_our_words_does_more_than_be_refused(rows: list[list[str]]) -> None:
    try:
        records = to_records(read_pasted("\n".join("\t".join(row) for row in rows)))
    except SheetError:
        return
    assert all(field.text for record in records for field in record.fields.values())
