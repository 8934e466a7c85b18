"""The form that an officer fills in Excel: one line for each figure, read back by `read_table` and `to_records`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.sheets.csv_writing import Value
from prongsai.adapters.sheets.xlsx_writing import (
    BODY,
    BOLD,
    GRID,
    NUMBER,
    TEXT,
    finished,
    for_paper,
    head,
    height_for,
    put,
    title_of,
)

FieldKind = Literal["text", "year", "score", "item", "choice"]

HEADINGS = ("รหัส", "รายการ", "คะแนน", "ข้อสังเกต")
WIDTHS = (18, 64, 34, 60)
INSTRUCTIONS = (
    "กรอกเฉพาะช่องสีเหลืองในคอลัมน์ “คะแนน” ช่องใดไม่มีข้อมูลให้เว้นว่าง",
    "คะแนนตัวชี้วัดและข้อคำถามเป็นตัวเลข 0 ถึง 100 ใช้จุดทศนิยม เช่น 91.47 · ข้อ OIT กรอก 100 (ครบถ้วน) หรือ 0 (ไม่ครบถ้วน)",
    "คอลัมน์ “ข้อสังเกต” ใส่ข้อสังเกตของผู้ตรวจหรือข้อเสนอแนะของผู้ประเมินที่อยู่คู่กับข้อนั้น · โปรดอย่าแก้คอลัมน์ “รหัส”",
)
_VALUE = 3
_TO_FILL = PatternFill("solid", fgColor="FFF8DC")
_SECTION = PatternFill("solid", fgColor="E4EAF1")
_LAST = len(HEADINGS)


class TemplateField(NamedTuple):
    """A line of the form: the canonical code, what it asks, its section, and what is already known.

    `kind`: text, year (2540 to 2600), score (0 to 100), item (0 or 100), choice (one of `choices`).
    """

    code: str
    label: str
    kind: FieldKind = "score"
    section: str = ""
    value: Value = None
    note: str = ""
    choices: tuple[str, ...] = ()


def _rule(kind: FieldKind, choices: tuple[str, ...]) -> DataValidation | None:
    """What Excel lets into the cell, with a sentence for what it refuses."""
    title = "โปรดตรวจสอบ"
    if kind == "year":
        said = "กรอกปี พ.ศ. สี่หลัก เช่น 2567"
        return DataValidation(
            "whole", "2540", "2600", operator="between", allowBlank=True, error=said, errorTitle=title
        )
    if kind == "score":
        said = "คะแนนต้องเป็นตัวเลข 0 ถึง 100 ใช้จุดทศนิยม เช่น 91.47"
        return DataValidation("decimal", "0", "100", operator="between", allowBlank=True, error=said, errorTitle=title)
    options = ("0", "100") if kind == "item" else choices
    if not options:
        return None
    said = "กรอก 100 (ครบถ้วน) หรือ 0 (ไม่ครบถ้วน)" if kind == "item" else "โปรดเลือกจากรายการ"
    return DataValidation("list", f'"{",".join(options)}"', allowBlank=True, error=said, errorTitle=title)


class _Rules:
    """One rule of the sheet for all cells that need the same."""

    def __init__(self, page: Worksheet) -> None:
        self._page = page
        self._known: dict[tuple[FieldKind, tuple[str, ...]], DataValidation] = {}

    def hold(self, cell: str, field: TemplateField) -> None:
        key = (field.kind, field.choices)
        rule = self._known.get(key) or _rule(*key)
        if rule is None:
            return
        if key not in self._known:
            rule.showErrorMessage = True
            self._known[key] = rule
            self._page.add_data_validation(rule)
        rule.add(cell)


def _wide(page: Worksheet, row: int, text: str) -> None:
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=_LAST)
    cell = put(page, row, 1, text)
    cell.font, cell.alignment = BODY, Alignment(vertical="center", wrap_text=True)


def _beginning(page: Worksheet, title: str, instructions: Sequence[str]) -> int:
    """Title and instructions; gives the row of the heading."""
    for row, text in enumerate((title, *instructions), start=1):
        _wide(page, row, text)
        page.row_dimensions[row].height = height_for([text], [sum(WIDTHS)])
    page.cell(1, 1).font = BOLD
    return len(instructions) + 2


def _section(page: Worksheet, row: int, name: str) -> None:
    _wide(page, row, name)
    page.cell(row, 1).font, page.cell(row, 1).fill = BOLD, _SECTION


def _line(page: Worksheet, row: int, field: TemplateField, rules: _Rules) -> None:
    for column, value in enumerate((field.code, field.label, field.value, field.note), start=1):
        cell = put(page, row, column, value)
        cell.font, cell.alignment, cell.border = BODY, TEXT, GRID
    for column in (_VALUE, _LAST):
        page.cell(row, column).fill = _TO_FILL
    if field.kind in ("score", "item", "year"):
        page.cell(row, _VALUE).alignment = NUMBER
        page.cell(row, _VALUE).number_format = "0.00" if field.kind == "score" else "0"
    page.row_dimensions[row].height = height_for((field.label, str(field.value or ""), field.note), WIDTHS[1:])
    rules.hold(page.cell(row, _VALUE).coordinate, field)


def template_xlsx(
    fields: Sequence[TemplateField],
    title: str = "แบบกรอกผลการประเมิน ITA",
    instructions: Sequence[str] = INSTRUCTIONS,
    sheet_title: str = "แบบกรอก",
) -> bytes:
    """The form as XLSX: title, instructions, then code, what, score and remark for each field under its section.

    Excel refuses scores outside 0 to 100 and OIT items other than 0 and 100. The same fields, the same bytes.
    """
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = title_of(sheet_title, 1)
    row = _beginning(page, title, instructions)
    head(page, row, HEADINGS)
    for_paper(page, row, across=False)
    rules, section = _Rules(page), ""
    for field in fields:
        if field.section != section:
            section, row = field.section, row + 1
            _section(page, row, section)
        row += 1
        _line(page, row, field, rules)
    for letter, width in zip("ABCD", WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    return finished(workbook)
