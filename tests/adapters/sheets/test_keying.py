"""The table for keying: Excel takes the numbers of options alone, and every line has a number of its own."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from prongsai.adapters.sheets.keying import LINES, LONGEST_PROMPT, KeyedColumn, KeyingTable, keying_xlsx
from prongsai.adapters.sheets.reading import read_lines_of

COLUMNS = [KeyedColumn("i1", "=ถามว่าอะไร", ("น้อย", "มาก", "มากที่สุด")), KeyedColumn("i2", "ถาม", ("ไม่มี", "มี" * 200))]
TABLE = KeyingTable(COLUMNS, "AB23", ("ข้อแรก", "ข้อสอง"), has_words=True)


def test_a_column_a_code_and_a_line_a_sheet() -> None:
    lines = read_lines_of(keying_xlsx(TABLE))
    assert lines[0].cells == ["เลขที่ชุด", "i1", "i2", "ข้อเสนอแนะ"]
    assert [one.cells for one in lines[1:]] == [[f"AB23-{number:03}"] for number in range(1, LINES + 1)]


def test_only_numbers_of_options_are_taken() -> None:
    page = load_workbook(BytesIO(keying_xlsx(TABLE))).worksheets[0]
    first, second = page.data_validations.dataValidation
    assert (first.type, first.formula1, first.formula2, str(first.sqref)) == ("whole", "1", "3", f"B2:B{LINES + 1}")
    assert (second.formula2, str(second.sqref)) == ("2", f"C2:C{LINES + 1}")
    assert "3 มากที่สุด" in first.prompt
    assert len(second.prompt) <= LONGEST_PROMPT


def test_questions_and_options_are_explained_and_never_run() -> None:
    page = load_workbook(BytesIO(keying_xlsx(TABLE))).worksheets[1]
    cells = {str(cell.value): cell.data_type for row in page.iter_rows() for cell in row if cell.value}
    assert cells["=ถามว่าอะไร"] == "s"
    assert "1 น้อย  2 มาก  3 มากที่สุด" in cells


def test_the_same_table_is_the_same_file() -> None:
    assert keying_xlsx(TABLE) == keying_xlsx(TABLE)
