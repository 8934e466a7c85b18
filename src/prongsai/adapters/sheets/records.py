"""Both shapes of a table as records: one row an agency and year, or a form filled downwards."""

from __future__ import annotations

import re
from typing import NamedTuple

from prongsai.adapters.sheets.columns import CONTEXT, bare_indicator, canonical, folded, is_measure, name_and_rest
from prongsai.adapters.sheets.errors import Problem
from prongsai.adapters.sheets.table import Row, Table, is_score
from prongsai.core.text import Text
from prongsai.core.thai.errors import quoted

_KEYS = ("code", "what")
_YEAR_OF_SCORES = re.compile(r"^(?:ผล)?(?:คะแนน)?(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พศ)?(25[4-9]\d)$")
_ITEM = re.compile(r"[ieo]\d+")


class Field(NamedTuple):
    """A cell with its place: the row number, the column as it is headed, and the column's letter."""

    text: str
    row: int
    column: str
    letter: str


class Record(NamedTuple):
    """What a table says of one agency and year: canonical name → field, only where something is written.

    `row` is where it begins; `problems` name what could not be taken over.
    """

    row: int
    fields: dict[str, Field]
    problems: list[Problem]

    def text(self, name: str) -> str:
        """What is written for a canonical name, "" when nothing is."""
        field = self.fields.get(name)
        return field.text if field else ""


def to_records(table: Table) -> list[Record]:
    """The records of a table in the order of its rows.

    A table with scores as columns gives a record for each row. A form with code or name, score and remark below each
    other gives one record for each agency and year that its own columns name, else one in all; a column of scores
    for each year ("2566", "คะแนน 2567") gives a record for each of them.
    """
    return _down(table) if _is_form(table) else [_across(table, row) for row in table.rows]


def unused_columns(table: Table) -> list[str]:
    """The headings that none of ours stands for, as the sheet shows them: worth telling, no error."""
    return [table.shown(column) for column in table.columns if canonical(table.shown(column)) is None]


def _problem(row: Row) -> list[Problem]:
    return [Problem(row.number, "", row.problem)] if row.problem else []


def _field(table: Table, row: Row, column: str) -> Field:
    return Field(row.cells[column], row.number, table.shown(column), table.letters.get(column, ""))


def _across(table: Table, row: Row) -> Record:
    """One row, one record; a column that is just headed "score" is the total where there is no other."""
    fields = {column: _field(table, row, column) for column in table.columns if row.cells[column]}
    if "value" in fields and "total" not in table.columns:
        fields["total"] = fields.pop("value")
    return Record(row.number, fields, _problem(row))


def _is_form(table: Table) -> bool:
    if any(map(is_measure, table.columns)) or not any(key in table.columns for key in _KEYS):
        return False
    return any(_name(table, row) for row in table.rows)


def _down(table: Table) -> list[Record]:
    records: dict[tuple[str, ...], Record] = {}
    for row in table.rows:
        for column, year in _score_columns(table):
            fields = _context(table, row, column, year)
            key = tuple(fields[name].text if name in fields else "" for name in CONTEXT)
            record = records.setdefault(key, Record(row.number, fields, []))
            _take(table, row, column, record)
    return list(records.values())


def _score_columns(table: Table) -> list[tuple[str, str]]:
    """The columns that hold scores, each with its year ("" when its heading names none)."""
    years = [(column, found[1]) for column in table.columns if (found := _YEAR_OF_SCORES.match(folded(column)))]
    if "value" in table.columns or not years:
        return [(_value_column(table), "")]
    return years


def _value_column(table: Table) -> str:
    """The column of scores: the one that is headed so, else the first that mostly holds scores, else none ("")."""
    others = [column for column in table.columns if column not in ("value", "rank", *_KEYS, *CONTEXT)]
    mostly = (
        column for column in others if 2 * sum(is_score(row.cells[column]) for row in table.rows) > len(table.rows)
    )
    return "value" if "value" in table.columns else next(mostly, "")


def _context(table: Table, row: Row, column: str, year: str) -> dict[str, Field]:
    fields = {name: _field(table, row, name) for name in CONTEXT if row.cells.get(name)}
    if year:
        fields["fiscal_year"] = Field(year, table.heading_row, table.shown(column), table.letters.get(column, ""))
    return fields


def _names(table: Table, row: Row) -> list[tuple[str, str]]:
    """The columns of a row whose cell names a field, with the canonical name."""
    found = [(key, _named(table, key, row.cells[key])) for key in _KEYS if row.cells.get(key)]
    return [(key, name) for key, name in found if name]


def _named(table: Table, key: str, cell: str) -> str | None:
    counts_indicators = folded(table.shown(key)).startswith(("ตัวชี้วัด", "indicator"))
    return canonical(cell) or (bare_indicator(cell) if counts_indicators else None)


def _name(table: Table, row: Row) -> str | None:
    names = _names(table, row)
    return names[0][1] if names else _name_and_score(row)[0]


def _name_and_score(row: Row) -> tuple[str | None, str]:
    """Name and score that stand in one cell: "๑.การปฏิบัติหน้าที่ ๙๙.๕๖ คะแนน"."""
    found = name_and_rest(row.cells.get("what", ""))
    return (canonical(found[0]), found[1]) if found and is_score(found[1]) else (None, "")


def _closing(table: Table, row: Row, column: str) -> tuple[str, Field] | None:
    """The line that ends a ranking: its name stands in the rank's place, its score anywhere ("รวม | ๙๑.๔๗": merged)."""
    name = canonical(row.cells.get("rank", ""))
    written = next((one for one in (column, *_KEYS) if row.cells.get(one)), "")
    return (name, _field(table, row, written)) if name and written and not _names(table, row) else None


def _take(table: Table, row: Row, column: str, record: Record) -> None:
    """Put what one row of a form says into the record."""
    record.problems.extend(_problem(row))
    if closing := _closing(table, row, column):
        _put(record, *closing)
        return
    if not _names(table, row) and _name_and_score(row)[0]:
        name, score = _name_and_score(row)
        _put(record, str(name), _field(table, row, "what")._replace(text=score))
        return
    value = _field(table, row, column) if column and row.cells[column] else None
    _take_named(table, row, value, record)


def _take_named(table: Table, row: Row, value: Field | None, record: Record) -> None:
    names = {name for _, name in _names(table, row)}
    if len(names) > 1 and value:
        record.problems.append(_contradiction(table, row))
    elif not names and value and is_score(value.text):
        record.problems.append(_unknown(table, row))
    elif names:
        name = names.pop()
        if value:
            _put(record, name, value)
        _take_remarks(table, row, name, record)


def _take_remarks(table: Table, row: Row, name: str, record: Record) -> None:
    target = _remark_name(name)
    written = [_field(table, row, column) for column in ("remark", "advice", "note") if row.cells.get(column)]
    if target and written:
        text = "\n".join(field.text for field in written)
        _put(record, target, written[0]._replace(text=text))


def _remark_name(name: str) -> str | None:
    """Where a remark beside a field belongs: o1 → o1_note, indicator_7 → recommendation_7."""
    if name.startswith("indicator_"):
        return name.replace("indicator_", "recommendation_")
    return f"{name}_note" if _ITEM.fullmatch(name) else None


def _put(record: Record, name: str, field: Field) -> None:
    before = record.fields.get(name)
    if before is None:
        record.fields[name] = field
    elif before.text != field.text:
        record.problems.append(_twice(before, field))


def _contradiction(table: Table, row: Row) -> Problem:
    code, what = row.cells["code"], row.cells["what"]
    return Problem(
        row.number,
        table.shown("code"),
        Text(
            f"แถวที่ {row.number}: รหัส “{code}” กับรายการ “{what}” ไม่ตรงกัน โปรดแก้ให้ตรงกัน",
            f"Row {row.number}: the code “{code}” and “{what}” do not agree. Correct one of them.",
        ),
    )


def _unknown(table: Table, row: Row) -> Problem:
    named = quoted(next((row.cells[key] for key in _KEYS if row.cells.get(key)), ""))
    column = next((key for key in _KEYS if key in table.columns), "what")
    return Problem(
        row.number,
        table.shown(column),
        Text(
            f"แถวที่ {row.number}: ไม่รู้จัก {named} โปรดใช้ชื่อหรือหมายเลขตัวชี้วัด หรือรหัสข้อ เช่น i1, e1, o1",
            f"Row {row.number}: {named} is not known. Use the name or number of an indicator, or a code (o1).",
        ),
    )


def _twice(before: Field, after: Field) -> Problem:
    one, other = quoted(before.text), quoted(after.text)
    return Problem(
        after.row,
        after.column,
        Text(
            f"แถวที่ {after.row} ซ้ำกับแถวที่ {before.row} แต่ค่าไม่เท่ากัน ({one} กับ {other}) โปรดลบแถวหนึ่ง",
            f"Row {after.row} repeats row {before.row} with another value ({one}, {other}). Delete one.",
        ),
    )
