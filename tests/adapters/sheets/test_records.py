import pytest

from prongsai.adapters.sheets import Record, read_pasted, read_table, to_records, unused_columns


def records(text: str) -> list[Record]:
    return to_records(read_pasted(text))


def only(text: str) -> Record:
    [record] = records(text)
    return record


def values(record: Record) -> dict[str, str]:
    return {name: field.text for name, field in record.fields.items()}


def test_a_row_an_agency_gives_a_record_each() -> None:
    table = read_table("หน่วยงาน,ปีงบประมาณ,ตัวชี้วัดที่ 1,คะแนนรวม\nก,2566,90,91\nก,2567,,92\n".encode())
    first, second = to_records(table)
    assert values(first) == {"agency": "ก", "fiscal_year": "2566", "indicator_1": "90", "total": "91"}
    assert values(second) == {"agency": "ก", "fiscal_year": "2567", "total": "92"}
    assert (second.row, second.text("indicator_1")) == (3, "")


def test_every_field_knows_where_it_stands() -> None:
    [record] = to_records(read_table("หน่วยงาน,ปีงบประมาณ,คะแนนรวม\n\nก,2567,120\n".encode()))
    field = record.fields["total"]
    assert (field.row, field.column, field.letter) == (3, "คะแนนรวม", "C")


def test_a_score_without_further_name_is_the_total_of_a_row() -> None:
    assert values(only("หน่วยงาน\tปี\tคะแนน\tระดับ\nก\t2567\t91.47\tผ่าน")) == {
        "agency": "ก",
        "fiscal_year": "2567",
        "total": "91.47",
        "level": "ผ่าน",
    }


def test_a_row_that_is_too_long_says_so_in_its_record() -> None:
    good, bad = to_records(read_table(b"agency,fiscal_year,total\nA,2567,91\nB,2567,91,47\n"))
    assert good.problems == []
    assert bad.problems[0].row == 3


def test_the_form_of_codes_is_filled_downwards() -> None:
    record = only(
        "รหัส\tรายการ\tคะแนน\tข้อสังเกต\n"
        "agency\tชื่อหน่วยงาน\tทต.ก\t\n"
        "fiscal_year\tปีงบประมาณ\t๒๕๖๗\t\n"
        "\tส่วนที่ 2\t\t\n"
        "indicator_7\tประสิทธิภาพการสื่อสาร\t๘๔.๕๔\tควรเพิ่มช่องทาง\n"
        "o12\tรายงานผล\t0\tไม่พบข้อมูลปีปัจจุบัน\n"
        "o13\tคู่มือ\t\tยังไม่ตรวจ\n"
        "i1\tข้อคำถาม\t-\t\n"
    )
    assert values(record) == {
        "agency": "ทต.ก",
        "fiscal_year": "๒๕๖๗",
        "indicator_7": "๘๔.๕๔",
        "recommendation_7": "ควรเพิ่มช่องทาง",
        "o12": "0",
        "o12_note": "ไม่พบข้อมูลปีปัจจุบัน",
        "o13_note": "ยังไม่ตรวจ",
        "i1": "-",
    }
    assert record.fields["o12"].row == 6
    assert record.fields["o12"].column == "คะแนน"
    assert record.fields["o12_note"].column == "ข้อสังเกต"
    assert record.problems == []


def test_a_ranking_table_has_numbers_for_indicators() -> None:
    record = only("อันดับ\tตัวชี้วัด\tคะแนน\n๑\t๙\t๑๐๐\n๒\t๑๐\t๑๐๐\n๓\t๑\t๙๕.๐๑\n๔\t๓\t๘๘.๖๒")
    assert values(record) == {
        "indicator_9": "๑๐๐",
        "indicator_10": "๑๐๐",
        "indicator_1": "๙๕.๐๑",
        "indicator_3": "๘๘.๖๒",
    }


@pytest.mark.parametrize("line", ["รวม\t\t๙๑.๔๗", "รวม\t๙๑.๔๗", "คะแนนรวม\t\t๙๑.๔๗"])
def test_the_sum_below_a_ranking_stands_in_the_place_of_the_rank(line: str) -> None:
    record = only(f"อันดับ\tตัวชี้วัด\tคะแนน\n๑\t๙\t๑๐๐\n๒\t๑\t๙๕.๐๑\n{line}\nระดับ\t\tผ่าน")
    assert values(record) == {"indicator_9": "๑๐๐", "indicator_1": "๙๕.๐๑", "total": "๙๑.๔๗", "level": "ผ่าน"}
    assert record.problems == []


def test_a_table_of_names_and_scores_is_understood() -> None:
    record = only("ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t99.56\n7 ประสิทธิภาพการสื่อสาร\t98.38\nOIT\t96.88\nคะแนนรวม\t98.02")
    assert values(record) == {"indicator_1": "99.56", "indicator_7": "98.38", "oit": "96.88", "total": "98.02"}


def test_the_column_of_scores_is_found_when_it_has_another_name() -> None:
    record = only("ตัวชี้วัด\tข้อความ\tที่ได้รับ\nการปฏิบัติหน้าที่\tดี\t99.56\nการใช้อำนาจ\tดี\t98.38")
    assert values(record) == {"indicator_1": "99.56", "indicator_3": "98.38"}


def test_name_and_score_may_stand_in_one_cell() -> None:
    record = only(
        "| ตัวชี้วัด | ประเด็น |\n|--|--|\n| แบบวัด IIT | |\n"
        "| ๑.การปฏิบัติหน้าที่ ๙๙.๕๖ คะแนน | ดี |\n| ๒.การใช้งบประมาณ ๙๘.๘๓ คะแนน | |"
    )
    assert values(record) == {"indicator_1": "๙๙.๕๖", "indicator_2": "๙๘.๘๓"}


def test_a_column_for_each_year_gives_a_record_for_each_year() -> None:
    before, now = records("ตัวชี้วัด\tปี 2566\tคะแนน ๒๕๖๗\nการใช้อำนาจ\t90\t91\nEIT\t80\t82")
    assert values(before) == {"fiscal_year": "2566", "indicator_3": "90", "eit": "80"}
    assert values(now) == {"fiscal_year": "2567", "indicator_3": "91", "eit": "82"}


def test_a_long_table_gives_a_record_for_each_agency_and_year() -> None:
    table = "หน่วยงาน\tปี\tตัวชี้วัด\tคะแนน\nก\t2567\t1\t90\nก\t2567\t2\t91\nข\t2567\t1\t80"
    first, second = records(table)
    assert values(first) == {"agency": "ก", "fiscal_year": "2567", "indicator_1": "90", "indicator_2": "91"}
    assert values(second) == {"agency": "ข", "fiscal_year": "2567", "indicator_1": "80"}
    assert second.row == 4


def test_a_line_with_a_score_that_nobody_knows_is_named() -> None:
    record = only("ตัวชี้วัด\tคะแนน\nการใช้อำนาจ\t91\nความสะอาด\t80")
    assert [problem.row for problem in record.problems] == [3]
    assert "ไม่รู้จัก “ความสะอาด”" in record.problems[0].text.th


def test_a_line_that_is_there_twice_with_two_values_is_named() -> None:
    record = only("ตัวชี้วัด\tคะแนน\n7\t91\nประสิทธิภาพการสื่อสาร\t80\nตัวชี้วัดที่ 7\t91")
    assert values(record) == {"indicator_7": "91"}
    assert "แถวที่ 3 ซ้ำกับแถวที่ 2" in record.problems[0].text.th
    assert len(record.problems) == 1


def test_code_and_name_that_contradict_each_other_are_named() -> None:
    record = only("รหัส\tรายการ\tคะแนน\nindicator_7\tการใช้อำนาจ\t91")
    assert values(record) == {}
    assert "ไม่ตรงกัน" in record.problems[0].text.th


def test_a_line_with_code_and_name_is_not_taken_for_the_heading() -> None:
    table = read_pasted("code\twording_th\nindicator_7\tประสิทธิภาพการสื่อสาร\no1\tโครงสร้าง")
    assert table.columns == ["code", "wording_th"]
    assert [row.cells["code"] for row in table.rows] == ["indicator_7", "o1"]


def test_columns_that_are_not_used_can_be_told() -> None:
    table = read_table("หน่วยงาน,ปี,สี,คะแนนรวม\nก,2567,เขียว,91\n".encode())
    assert unused_columns(table) == ["สี"]


@pytest.mark.parametrize("heading", ["ข้อ", "รหัส"])
def test_a_number_under_a_heading_of_items_is_not_taken_for_an_indicator(heading: str) -> None:
    record = only(f"{heading}\tคะแนน\no1\t100\n7\t91")
    assert values(record) == {"o1": "100"}
    assert [problem.row for problem in record.problems] == [3]
