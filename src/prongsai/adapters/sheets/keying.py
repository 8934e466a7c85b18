"""The table into which answers on paper are keyed: one column a question, one line a sheet, options as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.sheets.xlsx_writing import BODY, BOLD, GRID, finished, for_paper, head, put

LINES = 300
LONGEST_PROMPT = 250
NUMBER_OF_SHEET = "เลขที่ชุด"
SUGGESTION = "ข้อเสนอแนะ"


class KeyedColumn(NamedTuple):
    """A column: the code of the row, what it asks, and its options in the order of their numbers."""

    code: str
    asks: str
    options: tuple[str, ...]


class KeyingTable(NamedTuple):
    """What is to be keyed. `batch` numbers the sheets of this file apart from those of all others."""

    columns: Sequence[KeyedColumn]
    batch: str
    notes: Sequence[str]
    has_words: bool = False


def keying_xlsx(table: KeyingTable) -> bytes:
    """The table as XLSX with a page of explanations: Excel takes the numbers of options alone."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = "บันทึกคำตอบ"
    headings = [NUMBER_OF_SHEET, *(one.code for one in table.columns), *([SUGGESTION] if table.has_words else [])]
    head(page, 1, headings)
    for_paper(page, 1, across=True)
    page.freeze_panes = "B2"
    _number(page, table.batch)
    for place, column in enumerate(table.columns, start=2):
        _column(page, place, column)
    if table.has_words:
        page.column_dimensions[get_column_letter(len(headings))].width = 60
    _explain(workbook.create_sheet("วิธีบันทึก"), table)
    return finished(workbook)


def _number(page: Worksheet, batch: str) -> None:
    page.column_dimensions["A"].width = 16
    for line in range(1, LINES + 1):
        cell = put(page, line + 1, 1, f"{batch}-{line:03}")
        cell.font, cell.border, cell.protection = BODY, GRID, Protection(locked=True)


def _column(page: Worksheet, place: int, column: KeyedColumn) -> None:
    letter = get_column_letter(place)
    page.column_dimensions[letter].width = max(9, len(column.code) + 5)
    most = len(column.options)
    rule = DataValidation("whole", "1", str(most), operator="between", allowBlank=True)
    rule.errorTitle, rule.error = "โปรดตรวจสอบ", f"ข้อ {column.code} พิมพ์ตัวเลข 1 ถึง {most} หรือเว้นว่าง"
    rule.promptTitle, rule.prompt = column.code, _numbered(column)[:LONGEST_PROMPT]
    rule.showErrorMessage = rule.showInputMessage = True
    page.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{LINES + 1}")


def _numbered(column: KeyedColumn) -> str:
    return "  ".join(f"{number} {one}" for number, one in enumerate(column.options, start=1))


def _explain(page: Worksheet, table: KeyingTable) -> None:
    for letter, width in zip("ABC", (12, 70, 90), strict=True):
        page.column_dimensions[letter].width = width
    for row, note in enumerate(table.notes, start=1):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
        cell = put(page, row, 1, note)
        cell.font, cell.alignment = BOLD if row == 1 else BODY, Alignment(vertical="top", wrap_text=True)
        page.row_dimensions[row].height = 27 * (1 + len(note) // 170)
    start = len(table.notes) + 2
    head(page, start, ("รหัสข้อ", "คำถาม", "ตัวเลือก"))
    for row, column in enumerate(table.columns, start=start + 1):
        for place, text in enumerate((column.code, column.asks, _numbered(column)), start=1):
            cell = put(page, row, place, text)
            cell.font, cell.border, cell.alignment = BODY, GRID, Alignment(vertical="top", wrap_text=True)
