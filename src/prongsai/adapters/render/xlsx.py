"""XLSX: every table of a document as a sheet to calculate with; numbers are numbers, and no text is ever a formula."""

from __future__ import annotations

import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.render import wording
from prongsai.adapters.render.zips import unzipped, zipped
from prongsai.core.reports.blocks import Band, Cell, Column, Document, Row, Table, plain, tables_of
from prongsai.core.text import Text

ABOUT = Text("เกี่ยวกับเอกสาร", "About")
SHEET = Text("ตาราง {number}", "Table {number}")
LABELS = (
    Text("เอกสาร", "Document"),
    Text("หน่วยงาน", "Agency"),
    Text("ปีงบประมาณ พ.ศ.", "Fiscal year (B.E.)"),
    Text("ลายนิ้วมือของกรอบการประเมิน (SHA-256)", "SHA-256 of the framework"),
    Text("รุ่นของโปรแกรม", "Software version"),
    Text("ข้อควรทราบ", "Note"),
)
NUMBER = re.compile(r"-?\d+(\.\d+)?")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
WIDTH = 110
FONT = "TH Sarabun New"
POINTS = 16
MODIFIED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
TOP = Alignment(vertical="top", wrap_text=True)


def render_xlsx(document: Document) -> bytes:
    """The tables of the document as sheets in their order, after a sheet that says what they are."""
    book = Workbook()
    about = book.active
    if not isinstance(about, Worksheet):
        raise TypeError("a new workbook has one sheet")
    _about(about, document)
    for number, table in enumerate(tables_of(document), start=1):
        _sheet(book.create_sheet(_name(table, number, document, book.sheetnames)), table)
    book.properties.title = document.title
    book.properties.creator = document.metadata.agency or "Prongsai"
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return zipped({name: MODIFIED.sub(b"", part) for name, part in unzipped(file.getvalue()).items()})


def _about(sheet: Worksheet, document: Document) -> None:
    about = document.metadata
    sheet.title = ABOUT.in_language(document.language)
    facts = (document.title, about.agency, about.fiscal_year or "", about.framework_hash, about.software_version)
    notes = [one for one in (wording.running(document), *about.notes) if one]
    rows = [*zip(LABELS, facts, strict=False), *((LABELS[-1], note) for note in notes)]
    for at, (label, fact) in enumerate(rows, start=1):
        _put(sheet, at, 1, label.in_language(document.language), bold=True)
        _put(sheet, at, 2, fact)
    sheet.column_dimensions["A"].width = 40
    sheet.column_dimensions["B"].width = 90


def _name(table: Table, number: int, document: Document, taken: list[str]) -> str:
    """The caption as far as a sheet's name allows, or the table's number where that name is taken or empty."""
    wanted = NOT_IN_A_NAME.sub(" ", table.caption)[:LONGEST_NAME].strip()
    free = wanted and wanted.lower() not in {name.lower() for name in taken}
    return wanted if free else SHEET.in_language(document.language).format(number=number)


def _sheet(sheet: Worksheet, table: Table) -> None:
    whole = sum(column.share for column in table.columns)
    for at, column in enumerate(table.columns, start=1):
        _put(sheet, 1, at, column.header, bold=True).fill = PatternFill("solid", fgColor="E3F0F1")
        sheet.column_dimensions[get_column_letter(at)].width = max(10, WIDTH * column.share / whole)
    for down, row in enumerate(table.rows, start=2):
        _row(sheet, down, row, table.columns)
    sheet.freeze_panes = "A2"


def _row(sheet: Worksheet, down: int, row: Row | Band, columns: tuple[Column, ...]) -> None:
    if isinstance(row, Band):
        _put(sheet, down, 1, row.text, bold=True)
        return
    for at, (cell, column) in enumerate(zip(row.cells, columns, strict=True), start=1):
        _put(sheet, down, at, _value(cell, column))


def _value(cell: Cell, column: Column) -> str | int | float:
    text = "\n".join(plain(line) for line in cell)
    if column.kind != "number" or not NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)


def _put(sheet: Worksheet, down: int, across: int, value: str | int | float, *, bold: bool = False) -> SheetCell:
    """Write a value; text is text whatever it begins with, and stays so when it is edited or saved as CSV and back."""
    cell = sheet.cell(down, across)
    if not isinstance(cell, SheetCell):
        raise TypeError("merged cells are not used")
    if value != "":
        cell.value = value
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.quotePrefix = value[0] in "=+-@\t\r"
    if isinstance(value, float):
        cell.number_format = "0.00"
    cell.font = Font(name=FONT, size=POINTS, bold=bold)
    cell.alignment = TOP
    return cell
