"""A row with a key keeps its edited texts when other rows come before it; cells that are joined are not edited."""

from __future__ import annotations

from prongsai.core.reports.blocks import Column, Document, Row, Table, cell, plain
from prongsai.core.reports.edit import Overlay, apply, editable, text_hash

COLUMNS = (Column("มาตรการ"), Column("ขั้นตอน"))


def paper(*rows: Row) -> Document:
    return Document("แผน", "th", (Table("plan", COLUMNS, rows),))


def row(key: str, title: str, step: str, joins: tuple[int, ...] = ()) -> Row:
    return Row((cell(title), cell(step)), joins=joins, key=key)


def test_an_edited_text_stays_with_its_row_when_a_row_comes_before_it() -> None:
    edit = Overlay("plan/m7/1/0", text_hash("แจ้งเวียน"), "แจ้งเวียนทุกสำนัก/กอง")
    table = apply(paper(row("m9", "ใหม่", "ประชุม"), row("m7", "เดิม", "แจ้งเวียน")), [edit]).document.blocks[0]
    assert isinstance(table, Table)
    changed = table.rows[1]
    assert isinstance(changed, Row)
    assert plain(changed.cells[1][0]) == "แจ้งเวียนทุกสำนัก/กอง"


def test_a_joined_cell_is_not_edited_apart_from_the_cell_it_is_one_with() -> None:
    document = paper(row("m7", "เดิม", "ประชุม"), row("m7-2", "เดิม", "แจ้งเวียน", joins=(0,)))
    assert [one.address for one in editable(document)] == ["plan/m7/0/0", "plan/m7/1/0", "plan/m7-2/1/0"]
