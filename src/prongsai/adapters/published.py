"""Files and pasted tables of published results as rows: the one way in for `score`, `report` and the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from prongsai.adapters.sheets import Record, SheetError, Table, read_pasted, read_table, to_records, unused_columns
from prongsai.core.published.parse import REQUIRED, Cell, parse
from prongsai.core.published.row import BadRow, PublishedRow
from prongsai.core.text import Text

Row = PublishedRow | BadRow


class Reading(NamedTuple):
    """The rows of a table in their order, and the headings that are not used."""

    rows: list[Row]
    unused: list[str]


def read_file(data: bytes, filename: str) -> Reading:
    """The rows of a CSV or XLSX file. Raises SheetError when the file as a whole cannot be used."""
    return rows_of(read_table(data, filename))


def read_text(pasted: str, defaults: dict[str, str] | None = None) -> Reading:
    """The rows of a pasted table; `defaults` stand in for fields it lacks ("agency", "fiscal_year").

    Raises SheetError when no table can be found.
    """
    return rows_of(read_pasted(pasted), defaults)


def rows_of(table: Table, defaults: dict[str, str] | None = None) -> Reading:
    """The rows of a table that has been read. Raises SheetError when a required column is missing everywhere."""
    records = to_records(table)
    missing = [name for name in REQUIRED if name not in (defaults or {}) and not _has(table, records, name)]
    if missing:
        raise SheetError(_missing_columns(missing))
    return Reading([_row(record, defaults or {}) for record in records], unused_columns(table))


def _has(table: Table, records: list[Record], name: str) -> bool:
    return name in table.columns or any(name in record.fields for record in records)


def _row(record: Record, defaults: dict[str, str]) -> Row:
    cells = {
        name: Cell(field.text, _place(field.column, field.letter), field.row) for name, field in record.fields.items()
    }
    cells |= {name: Cell(value, name) for name, value in defaults.items() if name not in cells}
    row = parse(record.row, cells)
    problems = tuple(problem.text for problem in record.problems)
    if not problems:
        return row
    if isinstance(row, BadRow):
        return replace(row, problems=row.problems + problems)
    return BadRow(row.row, row.agency, row.fiscal_year, problems)


def _place(column: str, letter: str) -> str:
    return f"{column} ({letter})" if letter and letter != column else column


def _missing_columns(names: list[str]) -> Text:
    listed = ", ".join(names)
    return Text(
        f"ไม่พบคอลัมน์ {listed} ตารางต้องมีคอลัมน์ agency (หน่วยงาน) และ fiscal_year (ปีงบประมาณ) โปรดเพิ่มแล้วลองอีกครั้ง",
        f"Missing column: {listed}. The table needs the columns agency and fiscal_year; add them and try again.",
    )
