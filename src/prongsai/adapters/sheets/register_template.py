"""A form with one line for each thing: columns to fill, lists to choose from, and how to fill it on a sheet beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.sheets.xlsx_writing import BODY, BOLD, LETTER, finished, for_paper, head, put

_LINES = 10_000
_CHOICES = "ตัวเลือก"
INSTRUCTIONS = (
    "กรอกแผ่นงานแรก หนึ่งแถวต่อหนึ่งหน่วยงาน ไม่ต้องกรอกทุกคอลัมน์ ที่จำเป็นคือชื่อหน่วยงาน และจังหวัดสำหรับองค์กรปกครองส่วนท้องถิ่น",
    "รหัสหน่วยงาน: รหัสทางการ (ถ้ามี) ใช้จับคู่กับหน่วยงานเดิมเมื่อนำเข้าครั้งต่อไป ถึงชื่อจะเปลี่ยน",
    "ประเภท: เว้นว่างได้ถ้าชื่อบอกประเภทอยู่แล้ว เช่น องค์การบริหารส่วนตำบล… เทศบาลตำบล… กรม…",
    "สังกัด: ชื่อหรือรหัสของหน่วยงานที่สังกัด ซึ่งอยู่ในตารางนี้หรือในระบบแล้ว",
    "สำนัก/กอง: คั่นด้วยเครื่องหมาย ; เช่น สำนักปลัด; กองคลัง; กองช่าง",
    "นำเข้าซ้ำได้: แถวที่เหมือนเดิมจะไม่เปลี่ยน ช่องที่เว้นว่างจะไม่ลบข้อมูลเดิม ระบบแสดงตัวอย่างก่อนบันทึกเสมอ",
)


def register_template(headings: Sequence[str], choices: Mapping[str, Sequence[str]]) -> bytes:
    """The form as XLSX; a column that is named in `choices` offers these words. The same words, the same bytes."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = "ทะเบียนหน่วยงาน"
    head(page, 1, headings)
    for_paper(page, 1, across=True)
    for column, heading in enumerate(headings, start=1):
        page.column_dimensions[get_column_letter(column)].width = max(16, round(LETTER * len(heading)) + 4)
    page.column_dimensions["B"].width = 48
    _explain(workbook.create_sheet("วิธีกรอก"))
    _offer(page, workbook.create_sheet(_CHOICES), headings, choices)
    return finished(workbook)


def _explain(page: Worksheet) -> None:
    page.column_dimensions["A"].width = 110
    for row, line in enumerate(INSTRUCTIONS, start=1):
        cell = put(page, row, 1, line)
        cell.font, cell.alignment = BODY, Alignment(vertical="top", wrap_text=True)
    put(page, 1, 1, INSTRUCTIONS[0]).font = BOLD


def _offer(page: Worksheet, listing: Worksheet, headings: Sequence[str], choices: Mapping[str, Sequence[str]]) -> None:
    """Long lists stand on a sheet of their own: Excel takes no more than 255 characters in the rule itself."""
    for column, (heading, words) in enumerate(choices.items(), start=1):
        letter = get_column_letter(column)
        head(listing, 1, [*choices][:column])
        listing.column_dimensions[letter].width = 48
        for row, word in enumerate(words, start=2):
            put(listing, row, column, word).font = BODY
        rule = DataValidation("list", f"={_CHOICES}!${letter}$2:${letter}${len(words) + 1}", allowBlank=True)
        rule.errorTitle, rule.error, rule.showErrorMessage = "โปรดตรวจสอบ", "โปรดเลือกจากรายการ หรือเว้นว่าง", True
        page.add_data_validation(rule)
        filled = get_column_letter([*headings].index(heading) + 1)
        rule.add(f"{filled}2:{filled}{_LINES}")
