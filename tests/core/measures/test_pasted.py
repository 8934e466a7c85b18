"""Tables of measures as they come out of Word and Excel, in the column sets that agencies use."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.calendar.model import Every
from prongsai.core.measures.cells import owners_in, pieces
from prongsai.core.measures.pasted import PastedMeasure, columns_of, guessed_indicator, read_pasted
from prongsai.core.thai.errors import InputError

HEADING = "มาตรการ/แนวทาง\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลาดำเนินการ\tการติดตามผล"
ROW = (
    "๑. ทำแนวปฏิบัติการยืมทรัพย์สิน\t๑. ร่างแนวปฏิบัติ ๒. แจ้งเวียน ๓. ติดบอร์ด\t"
    "๑.สำนักปลัด ๒.กองคลัง\tก.พ. ๖๗ – ก.ย. ๖๗\tรายงานทุก ๓ เดือน"
)


def only(text: str, year: int = 2567) -> PastedMeasure:
    (found,) = read_pasted(text, year)
    return found


def test_a_row_is_read_by_its_headings() -> None:
    one = only(f"{HEADING}\n{ROW}")
    assert (one.title, one.owners, one.group) == ("ทำแนวปฏิบัติการยืมทรัพย์สิน", ("สำนักปลัด", "กองคลัง"), "4")
    assert [step.text for step in one.steps] == ["ร่างแนวปฏิบัติ", "แจ้งเวียน", "ติดบอร์ด"]
    assert one.period is not None
    assert one.period == (date(2024, 2, 1), date(2024, 9, 30), "ก.พ. ๖๗ – ก.ย. ๖๗")
    assert [rhythm.every for rhythm in one.rhythms] == [Every.QUARTER]
    assert one.notes == ()


def test_columns_may_stand_in_any_order() -> None:
    turned = "\n".join("\t".join(reversed(line.split("\t"))) for line in (HEADING, ROW))
    assert only(turned) == only(f"{HEADING}\n{ROW}")


def test_a_markdown_table_reads_the_same() -> None:
    lines = [HEADING, *["\t".join(["---"] * 5)], ROW]
    bars = "\n".join("| " + line.replace("\t", " | ") + " |" for line in lines)
    assert only(bars) == only(f"{HEADING}\n{ROW}")


def test_paragraphs_that_word_puts_on_lines_of_their_own_stay_in_their_cell() -> None:
    spread = ROW.replace(" ๒. แจ้ง", "\n๒. แจ้ง").replace(" ๓. ติด", "\n๓. ติด").replace(" ๒.กอง", "\n๒.กอง")
    assert only(f"{HEADING}\n{spread}") == only(f"{HEADING}\n{ROW}")


def test_cells_that_excel_has_quoted_keep_their_lines() -> None:
    quoted = 'มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\nทำคู่มือ\t"ร่าง\nประกาศ"\tกองคลัง'
    assert [step.text for step in only(quoted).steps] == ["ร่าง", "ประกาศ"]


def test_rows_without_a_title_belong_to_the_measure_above() -> None:
    rows = "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\nทำคู่มือ\tร่าง\tกองคลัง\n\tประกาศ\tสำนักปลัด"
    one = only(rows)
    assert [(step.text, step.owners) for step in one.steps] == [("ร่าง", ("กองคลัง",)), ("ประกาศ", ("สำนักปลัด",))]


def test_numbered_owners_do_the_measure_together_even_when_they_are_as_many_as_its_steps() -> None:
    one = only("มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\nทำคู่มือ\t๑. ร่าง ๒. ประกาศ\t๑.สำนักปลัด ๒.กองคลัง")
    assert one.owners == ("สำนักปลัด", "กองคลัง")
    assert {step.owners for step in one.steps} == {()}


def test_several_tables_with_text_between_and_repeated_headings() -> None:
    second = ROW.replace("๑. ทำ", "๒. ทำ")
    text = f"รายงานผล\n\n{HEADING}\n{ROW}\n\n๒. ด้าน EIT ผลคะแนนต่ำสุด\n(1) เรื่องแรก\n\n{HEADING}\n{second}\n"
    assert [one.title for one in read_pasted(text, 2567)] == ["ทำแนวปฏิบัติการยืมทรัพย์สิน"] * 2


def test_a_time_in_the_column_of_monitoring_is_the_time_of_the_measure() -> None:
    one = only("มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tการกำกับติดตาม\nให้ความรู้\tประชุม\tทุกสำนัก/กอง\tตลอดปีงบประมาณ พ.ศ. ๒๕๖๗")
    assert one.period is not None
    assert (one.period.text, one.rhythms, one.owners) == ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗", (), ("ทุกสำนัก/กอง",))


def test_a_report_by_a_date_is_a_rhythm_and_no_time() -> None:
    one = only("มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tการกำกับติดตาม\nทำคู่มือ\tร่าง\tกองคลัง\tรายงานภายในเดือนมีนาคม ๒๕๖๗")
    assert [rhythm.by for rhythm in one.rhythms] == [date(2024, 3, 31)]
    assert one.period is None


def test_the_form_for_the_end_of_the_year() -> None:
    one = only(
        "มาตรการหรือกิจกรรม\tวิธีการดำเนินการ (เดิม)\tสรุปผลการดำเนินการ\tผลลัพธ์หรือความสำเร็จ\tผู้รับผิดชอบ\tหมายเหตุ\n"
        "พัฒนาการให้บริการ\t<p>๑. ประชุม</p><p>๒. อบรม</p>\t<p>๑. จัดทำคู่มือแล้ว</p>\t-ครบทุกงาน\tสำนักปลัด\t-"
    )
    assert (one.former_way, one.outcome, one.remark) == ("๑. ประชุม\n๒. อบรม", "-ครบทุกงาน", "")
    assert [step.text for step in one.steps] == ["จัดทำคู่มือแล้ว"]


def test_how_it_went_beside_the_steps_is_an_outcome() -> None:
    one = only("มาตรการ\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tผลการดำเนินการ\tข้อเสนอแนะ\nทำคู่มือ\tร่าง\tกองคลัง\tเสร็จแล้ว\tปรับทุกปี")
    assert (one.outcome, one.advice) == ("เสร็จแล้ว", "ปรับทุกปี")


def test_a_time_that_names_no_days_keeps_its_words_over_the_whole_plan_and_says_so() -> None:
    one = only("มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nทำคู่มือ\tกองคลัง\tตามความเหมาะสม")
    assert one.period == (date(2023, 10, 1), date(2024, 9, 30), "ตามความเหมาะสม")
    assert "ตามความเหมาะสม" in one.notes[0].th


@pytest.mark.parametrize(
    ("cell", "budget", "remark"),
    [
        ("25,000", 25_000, ""),
        ("๒๕,๐๐๐ บาท", 25_000, ""),
        ("25,000.-", 25_000, ""),
        ("ไม่ใช้งบ", None, "งบประมาณ: ไม่ใช้งบ"),
        ("-", None, ""),
    ],
)
def test_budgets(cell: str, budget: int | None, remark: str) -> None:
    one = only(f"มาตรการ\tผู้รับผิดชอบ\tงบประมาณ\nทำคู่มือ\tกองคลัง\t{cell}")
    assert (one.budget, one.remark) == (budget, remark)


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("สำนักปลัด กองคลัง", ("สำนักปลัด", "กองคลัง")),
        ("สำนักปลัด/กองคลัง", ("สำนักปลัด", "กองคลัง")),
        ("ทุกสำนัก/กอง", ("ทุกสำนัก/กอง",)),
        ("งานนิติการ สำนักปลัด", ("งานนิติการ สำนักปลัด",)),
        ("กองยุทธศาสตร์และงบประมาณและส่วนราชการต่างๆ", ("กองยุทธศาสตร์และงบประมาณและส่วนราชการต่างๆ",)),
        ("ทุกสำนัก/กอง\nสำนักปลัด\nทุกสำนัก/กอง", ("ทุกสำนัก/กอง", "สำนักปลัด", "ทุกสำนัก/กอง")),
        ("", ()),
    ],
)
def test_owners(cell: str, owners: tuple[str, ...]) -> None:
    assert owners_in(cell) == owners


@pytest.mark.parametrize(
    ("cell", "steps"),
    [
        ("-ร่าง -ประกาศ เรื่อง ก", ("ร่าง", "ประกาศ เรื่อง ก")),
        ("1) ร่าง 2) ประกาศ", ("ร่าง", "ประกาศ")),
        ("ประกาศข้อ 1.5 และ 2.5", ("ประกาศข้อ 1.5 และ 2.5",)),
        ("รายงาน ม.ค. - มี.ค.", ("รายงาน ม.ค. - มี.ค.",)),
        ("ร่าง\n\nประกาศ", ("ร่าง", "ประกาศ")),
        ("๑.\n๒.", ()),
    ],
)
def test_steps(cell: str, steps: tuple[str, ...]) -> None:
    assert pieces(cell) == steps


@pytest.mark.parametrize("text", ["", "สวัสดี", "ทำคู่มือ\tร่าง\tกองคลัง", HEADING, f"{HEADING}\n๑.\tร่าง\t\t\t"])
def test_what_is_no_table_of_measures_is_refused_with_what_to_paste(text: str) -> None:
    with pytest.raises(InputError, match="Copy the table with its heading"):
        read_pasted(text, 2567)


def test_a_huge_table_is_refused() -> None:
    with pytest.raises(InputError, match="longer than"):
        read_pasted("ก" * 200_001, 2567)
    with pytest.raises(InputError, match="more than 200"):
        read_pasted(f"{HEADING}\n" + f"{ROW}\n" * 201, 2567)


def test_rows_are_no_headings_even_when_they_use_the_same_words() -> None:
    assert columns_of(["มาตรการใช้รถ", "ขั้นตอนการขออนุญาต ร่างแนวปฏิบัติ", "สำนักปลัด", "มี.ค. 67", "รายงาน"]) == {}
    assert columns_of(["โครงการอบรม", "จัดอบรม", "กองคลัง", "ไตรมาส 2", "รายงาน"]) == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [("ตัวชี้วัดที่ ๘ การปรับปรุง", "8"), ("การใช้ทรัพย์สินของราชการ", "4"), ("แผนจัดซื้อจัดจ้าง", "2"), ("อื่น ๆ", "")],
)
def test_the_indicator_is_guessed_from_words(text: str, code: str) -> None:
    assert guessed_indicator(text) == code


PIECES = st.sampled_from(
    [*HEADING.split("\t"), *ROW.split("\t"), "\t", "\t", "\n", "\n", "|", '"', "-", "<p>", "๑.", " "]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(InputError):
        assert all(one.title for one in read_pasted(text, 2567))
