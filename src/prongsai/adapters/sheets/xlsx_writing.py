"""Tables as XLSX: a Thai font, a heading that stays in sight, numbers as numbers, and texts that are never formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple, cast
from xml.sax.saxutils import escape

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
DAY_ZERO = date(1899, 12, 30)  # the day before the first that a workbook counts
RETURN = {"\r": "&#13;"}  # else a reader of XML takes it for a new line
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

_DAY_ZERO = date(1899, 12, 30)
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_KINDS: dict[str, Value] = {
    "text": "a",
    "guarded": "=a",
    "number": 1,
    "fraction": Fraction(1, 3),
    "day": date(2000, 1, 1),
}


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
    most = max((_lines(text, width) for text, width in zip(texts, widths, strict=False)), default=1)
    return min(LINE_HEIGHT * most, _HIGHEST) if most > 1 else None


def _lines(text: str, width: int) -> int:
    if LETTER * len(text) <= width and "\n" not in text:
        return 1
    return sum(ceil(max(_breadth(line), 1) / width) for line in text.split("\n"))


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


def _dresses(page: Worksheet) -> dict[str, int]:
    """The styles of the workbook for each kind of value: font, lines, alignment and the way it is written."""
    made = {}
    for column, (kind, example) in enumerate(_KINDS.items(), start=1):
        cell = put(page, 2, column, example)
        cell.font, cell.border = BODY, GRID
        cell.alignment = TEXT if isinstance(example, str) else NUMBER
        made[kind] = cell.style_id
    page.delete_rows(2)
    return made


def _row(number: int, row: Sequence[Value], widths: Sequence[int], dresses: dict[str, int]) -> str:
    """A row as the file has it. openpyxl would make an object of each cell, which takes ten times as long."""
    cells = "".join(
        f'<c r="{get_column_letter(column)}{number}" {_cell(value, dresses)}' for column, value in enumerate(row, 1)
    )
    height = height_for([str(value) for value in row], widths)
    room = f' ht="{height:g}" customHeight="1"' if height else ""
    return f'<row r="{number}"{room}>{cells}</row>'


def _cell(value: Value, dresses: dict[str, int]) -> str:
    if isinstance(value, str):
        style = dresses["guarded" if looks_like_formula(value) else "text"]
        return f's="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(clean(value), RETURN)}</t></is></c>'
    if isinstance(value, Fraction):
        return f's="{dresses["fraction"]}"><v>{show(value)}</v></c>'
    if isinstance(value, date):
        return f's="{dresses["day"]}"><v>{(value - DAY_ZERO).days}</v></c>'
    return f's="{dresses["number"]}"/>' if value is None else f's="{dresses["number"]}"><v>{value}</v></c>'


def _fill(page: Worksheet, sheet: SheetToWrite) -> bytes:
    """All of the sheet but its rows; gives those back as the file has them."""
    widths = [_measured(sheet, column) for column in range(len(sheet.headings))]
    dresses = _dresses(page)
    head(page, 1, sheet.headings)
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for_paper(page, 1, across=len(widths) > _UPRIGHT)
    page.auto_filter.ref = _extent(sheet)
    return "".join(_row(number, row, widths, dresses) for number, row in enumerate(sheet.rows, start=2)).encode()


def _extent(sheet: SheetToWrite) -> str:
    return f"A1:{get_column_letter(max(1, len(sheet.headings)))}{len(sheet.rows) + 1}"


def finished(workbook: Workbook) -> bytes:
    """The workbook as a file, without the time at which it was made: the same tables give the same bytes."""
    return zipped(_parts(workbook))


def _parts(workbook: Workbook) -> dict[str, bytes]:
    workbook.properties.creator = "Prongsai"
    out = io.BytesIO()
    workbook.save(out)
    parts = unzipped(out.getvalue())
    return {**parts, _ABOUT: _STAMP.sub(_FIXED_STAMP, parts[_ABOUT])}


def write_xlsx(sheets: Sequence[SheetToWrite]) -> bytes:
    """The sheets as one workbook; at least one is needed. The same sheets, the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    rows = [_fill(workbook.create_sheet(title_of(one.title, at)), one) for at, one in enumerate(sheets, start=1)]
    parts = _parts(workbook)
    for at, (sheet, filled) in enumerate(zip(sheets, rows, strict=True), start=1):
        name = f"xl/worksheets/sheet{at}.xml"
        whole = parts[name].replace(b"</sheetData>", filled + b"</sheetData>", 1)
        parts[name] = _DIMENSION.sub(f'<dimension ref="{_extent(sheet)}"'.encode(), whole, count=1)
    return zipped(parts)
