import io

import pytest
from openpyxl import load_workbook

from prongsai.adapters.sheets import TemplateField, read_table, template_xlsx, to_records

FIELDS = [
    TemplateField("agency", "ชื่อหน่วยงาน", "text", "หน่วยงาน", "อบต.จางลาน"),
    TemplateField("fiscal_year", "ปีงบประมาณ พ.ศ.", "year", "หน่วยงาน", 2566),
    TemplateField("level", "ระดับผลการประเมิน", "choice", "หน่วยงาน", choices=("ผ่าน", "ต้องปรับปรุง")),
    TemplateField("indicator_1", "การปฏิบัติหน้าที่", "score", "แบบวัด IIT"),
    TemplateField("indicator_7", "ประสิทธิภาพการสื่อสาร", "score", "แบบวัด EIT"),
    TemplateField("o1", "โครงสร้าง", "item", "แบบวัด OIT"),
    TemplateField("suggestions", "ข้อเสนอแนะจากผู้มีส่วนได้ส่วนเสียภายนอก", "text", "อื่น ๆ"),
]


def filled(values: dict[str, object]) -> bytes:
    """The form as an officer sends it back: values by cell."""
    book = load_workbook(io.BytesIO(template_xlsx(FIELDS)))
    for place, value in values.items():
        book.worksheets[0][place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def line_of(code: str) -> int:
    sheet = load_workbook(io.BytesIO(template_xlsx(FIELDS))).worksheets[0]
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def test_the_form_is_read_back_as_it_was_filled() -> None:
    sent = filled(
        {
            f"C{line_of('indicator_1')}": 91.47,
            f"C{line_of('indicator_7')}": "๘๔.๕๔",
            f"D{line_of('indicator_7')}": "ควรเพิ่มช่องทาง",
            f"C{line_of('o1')}": 0,
            f"D{line_of('o1')}": "ไม่มีแผนผัง",
            f"C{line_of('suggestions')}": "บริการเร็วขึ้น",
        }
    )
    [record] = to_records(read_table(sent, "แบบกรอก.xlsx"))
    assert {name: field.text for name, field in record.fields.items()} == {
        "agency": "อบต.จางลาน",
        "fiscal_year": "2566",
        "indicator_1": "91.47",
        "indicator_7": "๘๔.๕๔",
        "recommendation_7": "ควรเพิ่มช่องทาง",
        "o1": "0",
        "o1_note": "ไม่มีแผนผัง",
        "suggestions": "บริการเร็วขึ้น",
    }
    assert record.problems == []
    assert record.fields["o1"].row == line_of("o1")
    assert (record.fields["o1"].column, record.fields["o1"].letter) == ("คะแนน", "C")


@pytest.mark.parametrize(
    ("code", "kind", "first", "second"),
    [
        ("fiscal_year", "whole", "2540", "2600"),
        ("indicator_1", "decimal", "0", "100"),
        ("o1", "list", '"0,100"', None),
        ("level", "list", '"ผ่าน,ต้องปรับปรุง"', None),
    ],
)
def test_excel_is_told_what_each_cell_may_hold(code: str, kind: str, first: str, second: str | None) -> None:
    rules = load_workbook(io.BytesIO(template_xlsx(FIELDS))).worksheets[0].data_validations.dataValidation
    [rule] = [rule for rule in rules if f"C{line_of(code)}" in rule.sqref]
    assert (rule.type, rule.formula1, rule.formula2) == (kind, first, second)
    assert rule.showErrorMessage
    assert rule.error


def test_the_heading_stays_in_sight_and_the_form_prints_on_one_page_across() -> None:
    sheet = load_workbook(io.BytesIO(template_xlsx(FIELDS))).worksheets[0]
    heading = line_of("รหัส")
    assert sheet.freeze_panes == f"A{heading + 1}"
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.print_title_rows == f"${heading}:${heading}"


def test_the_same_fields_give_the_same_bytes() -> None:
    assert template_xlsx(FIELDS) == template_xlsx(FIELDS)
