"""XLSX: every table of a document as a sheet to calculate with; numbers are numbers, and no text is ever a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.render import wording
from prongsai.adapters.render.zips import unzipped, zipped
from prongsai.adapters.sheets.xlsx_writing import GRID, NUMBER, TEXT, for_paper, height_for
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
FIGURE = re.compile(r"-?\d+(\.\d+)?")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
WIDTH = 110
ABOUT_WIDTHS = (44, 90)
FONT = "TH Sarabun New"
POINTS = 16
MODIFIED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
ACROSS = Alignment(vertical="top", indent=1)


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
        _put(sheet, at, 2, fact).alignment = TEXT
        _raise(sheet, at, [label.in_language(document.language), str(fact)], ABOUT_WIDTHS)
    _lay_out(sheet, ABOUT_WIDTHS)


def _name(table: Table, number: int, document: Document, taken: list[str]) -> str:
    """The caption as far as a sheet's name allows, or the table's number where that name is taken or empty."""
    wanted = NOT_IN_A_NAME.sub(" ", table.caption)[:LONGEST_NAME].strip()
    free = wanted and wanted.lower() not in {name.lower() for name in taken}
    return wanted if free else SHEET.in_language(document.language).format(number=number)


def _sheet(sheet: Worksheet, table: Table) -> None:
    widths = _widths(table.columns)
    for at, column in enumerate(table.columns, start=1):
        _put(sheet, 1, at, column.header, bold=True).fill = PatternFill("solid", fgColor="E3F0F1")
    _raise(sheet, 1, [column.header for column in table.columns], widths)
    for down, row in enumerate(table.rows, start=2):
        _row(sheet, down, row, table.columns, widths)
    _lay_out(sheet, widths)


def _widths(columns: tuple[Column, ...]) -> tuple[int, ...]:
    whole = sum(column.share for column in columns)
    return tuple(max(10, round(WIDTH * column.share / whole)) for column in columns)


def _lay_out(sheet: Worksheet, widths: Sequence[int]) -> None:
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for_paper(sheet, 1, across=True)


def _raise(sheet: Worksheet, down: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """A row high enough for all of its lines: LibreOffice and Excel do not find that out for Thai."""
    if height := height_for(texts, widths):
        sheet.row_dimensions[down].height = height


def _row(sheet: Worksheet, down: int, row: Row | Band, columns: tuple[Column, ...], widths: Sequence[int]) -> None:
    if isinstance(row, Band):
        _put(sheet, down, 1, row.text, bold=True).alignment = ACROSS
        return
    values = [_value(cell, column) for cell, column in zip(row.cells, columns, strict=True)]
    for at, value in enumerate(values, start=1):
        _put(sheet, down, at, value)
    _raise(sheet, down, [str(value) for value in values], widths)


def _value(cell: Cell, column: Column) -> str | int | float:
    text = "\n".join(plain(line) for line in cell)
    if column.kind != "number" or not FIGURE.fullmatch(text):
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
    cell.alignment, cell.border = TEXT if isinstance(value, str) else NUMBER, GRID
    return cell
