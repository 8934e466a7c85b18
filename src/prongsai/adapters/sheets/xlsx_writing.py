"""Tables as XLSX: a Thai font, a heading that stays in sight, numbers as numbers, and texts that are never formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.adapters.render.zips import unzipped, zipped
from prongsai.adapters.sheets.csv_writing import Value
from prongsai.adapters.sheets.safe import clean, looks_like_formula
from prongsai.core.thai.numbers import show

FONT = "TH Sarabun New"
SIZE = 16
HEADING = "1F3A5F"
_ABOUT = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED_STAMP = rb"\g<1>2000-01-01T00:00:00Z"
_NARROWEST, _WIDEST = 8, 60
_ROWS_MEASURED = 200
_HIGHEST = 400.0
_UPRIGHT = 5
_A4 = 9
LETTER = 1.25
LINE_HEIGHT = 27.0
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
_LINE = Side(style="thin", color="BFC7D1")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
BODY = Font(name=FONT, size=SIZE)
BOLD = Font(name=FONT, size=SIZE, bold=True)
WHITE = Font(name=FONT, size=SIZE, bold=True, color="FFFFFF")
TEXT = Alignment(vertical="top", horizontal="left", indent=1, wrap_text=True)
NUMBER = Alignment(vertical="top", horizontal="right", indent=1)

Dresses = dict[tuple[int, ...], Any]


class SheetToWrite(NamedTuple):
    """A sheet: its title (31 characters are kept), its headings, its rows, and widths in characters (0: measured)."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int] = ()


def put(page: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write a value: fractions as numbers with two decimals, days as dates, texts as texts whatever they begin with."""
    cell = cast(Cell, page.cell(row, column))
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(value)
    elif isinstance(value, Fraction):
        cell.value = Decimal(show(value))
        cell.number_format = "0.00"
    elif value is not None:
        cell.value = value
        cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else cell.number_format
    return cell


def title_of(title: str, number: int) -> str:
    """A title that Excel accepts."""
    return _FORBIDDEN_IN_TITLE.sub(" ", clean(title)).strip(" '")[:_LONGEST_TITLE] or f"Sheet{number}"


def head(sheet: Worksheet, row: int, headings: Sequence[str]) -> None:
    """Write a heading row in its colours."""
    for column, heading in enumerate(headings, start=1):
        cell = put(sheet, row, column, heading)
        cell.font, cell.fill = WHITE, PatternFill("solid", fgColor=HEADING)
        cell.alignment, cell.border = Alignment(vertical="center", horizontal="center", wrap_text=True), GRID


def _breadth(line: str) -> float:
    """How many columns of text a line takes; Thai marks above and below take no room, big letters take more."""
    return LETTER * len(_MARKS.sub("", line))


def _width(texts: Sequence[str]) -> int:
    """A width for the longest line of the texts."""
    longest = max((_breadth(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(_NARROWEST, round(longest) + 3), _WIDEST)


def height_for(texts: Sequence[str], widths: Sequence[int]) -> float | None:
    """The height of a row whose texts need more than one line in columns of these widths; None where one will do."""
    lines = [
        sum(ceil(max(_breadth(line), 1) / width) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    ]
    most = max(lines, default=1)
    return min(LINE_HEIGHT * most, _HIGHEST) if most > 1 else None


def for_paper(page: Worksheet, heading: int, across: bool) -> None:
    """The heading stays in sight on screen and on every page of paper: A4, as wide as the page."""
    page.freeze_panes = f"A{heading + 1}"
    page.print_title_rows = f"{heading}:{heading}"
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape" if across else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.sheet_format.defaultRowHeight, page.sheet_format.customHeight = LINE_HEIGHT, True


def _text(value: Value) -> str:
    return show(value) if isinstance(value, Fraction) else str(value)


def _measured(sheet: SheetToWrite, column: int) -> int:
    if column < len(sheet.widths) and sheet.widths[column]:
        return sheet.widths[column]
    cells = [row[column] for row in sheet.rows[:_ROWS_MEASURED] if column < len(row)]
    return _width([sheet.headings[column], *map(_text, cells)])


def _row(page: Worksheet, number: int, row: Sequence[Value], widths: Sequence[int], dresses: Dresses) -> None:
    for column, value in enumerate(row, start=1):
        _dress(put(page, number, column, value), isinstance(value, str), dresses)
    if height := height_for([str(value) for value in row], widths):
        page.row_dimensions[number].height = height


def _dress(cell: Any, is_text: bool, dresses: Dresses) -> None:  # noqa: ANN401 (a Cell; its stubs know no _style)
    """Font, lines and alignment; worked out once for each kind of cell, since openpyxl takes long over every style."""
    kind = is_text, *(cell._style or ())
    if kind not in dresses:
        cell.font, cell.border = BODY, GRID
        cell.alignment = TEXT if is_text else NUMBER
        dresses[kind] = cell._style
    cell._style = copy(dresses[kind])


def _fill(page: Worksheet, sheet: SheetToWrite) -> None:
    widths = [_measured(sheet, column) for column in range(len(sheet.headings))]
    head(page, 1, sheet.headings)
    dresses: Dresses = {}
    for number, row in enumerate(sheet.rows, start=2):
        _row(page, number, row, widths, dresses)
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for_paper(page, 1, across=len(widths) > _UPRIGHT)
    page.auto_filter.ref = f"A1:{get_column_letter(max(1, len(widths)))}{len(sheet.rows) + 1}"


def finished(workbook: Workbook) -> bytes:
    """The workbook as a file, without the time at which it was made: the same tables give the same bytes."""
    workbook.properties.creator = "Prongsai"
    out = io.BytesIO()
    workbook.save(out)
    parts = unzipped(out.getvalue())
    return zipped({**parts, _ABOUT: _STAMP.sub(_FIXED_STAMP, parts[_ABOUT])})


def write_xlsx(sheets: Sequence[SheetToWrite]) -> bytes:
    """The sheets as one workbook; at least one is needed. The same sheets, the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, sheet in enumerate(sheets, start=1):
        _fill(workbook.create_sheet(title_of(sheet.title, number)), sheet)
    return finished(workbook)
