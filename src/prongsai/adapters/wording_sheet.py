"""Official wording out of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from prongsai.adapters.sheets import Problem, Row, SheetError, Table, read_table
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.wording import OfficialWording, Overlay, our_wordings
from prongsai.core.text import Text
from prongsai.core.thai.numerals import to_arabic

LONGEST = 2_000
_COLUMNS = {
    "th": ("wording_th", "ถ้อยคำ", "ถ้อยคำภาษาไทย", "ข้อความ"),
    "en": ("wording_en", "ถ้อยคำภาษาอังกฤษ"),
}


class Imported(NamedTuple):
    """The overlay out of a table (None when there are problems), the problems, and how many rows other years have."""

    overlay: Overlay | None
    problems: list[Problem]
    of_other_years: int


def from_table(data: bytes, filename: str, framework: Framework, source: str = "") -> Imported:
    """The wordings of a CSV or XLSX table with the columns code, wording_th and/or wording_en, source, year.

    `source` stands for rows that name none. Raises SheetError when the file cannot be read or lacks a column.
    """
    table = read_table(data, filename)
    columns = _columns(table)
    rows = [row for row in table.rows if _is_of(row, framework.fiscal_year)]
    found = [_wording(row, columns, source) for row in rows]
    problems = [*table.problems, *_problems(rows, found, framework)]
    if not rows:
        problems.append(_nothing(framework.fiscal_year))
    wordings = {_code(row): one for row, one in zip(rows, found, strict=True) if isinstance(one, OfficialWording)}
    overlay = None if problems else Overlay(fiscal_year=framework.fiscal_year, wordings=wordings)
    return Imported(overlay, problems, len(table.rows) - len(rows))


def _columns(table: Table) -> dict[str, str]:
    found = {key: name for key, names in _COLUMNS.items() for name in names if name in table.columns}
    if "code" not in table.columns or not found:
        raise SheetError(
            Text(
                "ต้องมีคอลัมน์ code และ wording_th หรือ wording_en ในแถวหัวตาราง",
                "The heading needs the columns code and wording_th or wording_en.",
            )
        )
    return found


def _is_of(row: Row, fiscal_year: int) -> bool:
    year = to_arabic(row.cells.get("fiscal_year", "")).strip()
    return not year or year == str(fiscal_year)


def _code(row: Row) -> str:
    """The code as a framework writes it: spreadsheets have "O1" and "๙.๑" too."""
    code = to_arabic(row.cells["code"]).strip()
    return code.lower() if code[:1].lower() in "ieo" and code[1:2].isdigit() else code


def _wording(row: Row, columns: dict[str, str], source: str) -> OfficialWording | Text:
    th, en = (row.cells.get(columns.get(key, ""), "").strip() for key in ("th", "en"))
    named = row.cells.get("source", "").strip() or source
    if not th and not en:
        return Text("ไม่มีถ้อยคำ โปรดใส่ หรือลบแถวนี้", "There is no wording: write one or delete the row.")
    if max(len(th), len(en)) > LONGEST:
        return Text(f"ถ้อยคำยาวเกิน {LONGEST:,} ตัวอักษร", f"The wording has more than {LONGEST:,} characters.")
    if not named:
        return Text(
            "ไม่บอกที่มาของถ้อยคำ โปรดใส่ในคอลัมน์ source หรือระบุที่มาเดียวสำหรับทุกแถว",
            "Where the wording comes from is not said: fill the column source, or name one source for all rows.",
        )
    return OfficialWording(th=th, en=en, source=named)


def _problems(rows: list[Row], found: list[OfficialWording | Text], framework: Framework) -> Iterator[Problem]:
    known, seen = our_wordings(framework), set()
    for row, one in zip(rows, found, strict=True):
        code = _code(row)
        if code not in known:
            yield Problem(row.number, "code", _unknown(code, framework.fiscal_year))
        elif code in seen:
            yield Problem(row.number, "code", _twice(code))
        elif isinstance(one, Text):
            yield Problem(row.number, "", one)
        seen.add(code)


def _unknown(code: str, year: int) -> Text:
    return Text(
        f"ปี {year} ไม่มีรหัส “{code}” ดูรหัสได้ในหน้ากติกาของปีนั้น หรือด้วย prongsai frameworks show {year}",
        f"FY {year} has no code “{code}”: see the page of its rules, or prongsai frameworks show {year}.",
    )


def _twice(code: str) -> Text:
    return Text(f"รหัส “{code}” มีแล้วในแถวก่อนหน้า โปรดลบแถวหนึ่ง", f"“{code}” stands in an earlier row: delete one of them.")


def _nothing(year: int) -> Problem:
    return Problem(0, "", Text(f"ไม่มีแถวของปี {year} ในไฟล์", f"There is no row of FY {year} in the file."))
