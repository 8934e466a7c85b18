"""The spreadsheet: figures to calculate with, and nothing that runs."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from prongsai.adapters.render import render
from prongsai.core.reports.blocks import Column, Document, Metadata, Row, Table, cell
from tests.adapters.render.sample import document

NUMBERS = (Column("ก", kind="number"), Column("ข"))


def book(paper: Document) -> Workbook:
    return openpyxl.load_workbook(BytesIO(render(paper, "xlsx")))


def with_rows(*rows: Row) -> Document:
    return Document("ทดสอบ", "th", (Table("t", NUMBERS, rows, "ตาราง/ทดสอบ [1]"),), Metadata("อบต.สมมุติ", 2566))


def test_each_table_is_a_sheet_named_by_its_caption() -> None:
    assert book(document()).sheetnames == ["เกี่ยวกับเอกสาร", "ตารางลำดับคะแนนรายตัวชี้วัด", "ประเด็นที่ต้องพัฒนาและแนวทาง"]
    assert book(with_rows()).sheetnames[1] == "ตาราง ทดสอบ  1"


def test_figures_are_numbers_and_codes_are_text() -> None:
    sheet = book(document())["ตารางลำดับคะแนนรายตัวชี้วัด"]
    assert [one.value for one in sheet[1]] == ["อันดับ", "ตัวชี้วัด", "คะแนน"]
    assert [one.value for one in sheet[3]] == ["1", "9 การเปิดเผยข้อมูล", 100.0]
    assert sheet["C3"].number_format == "0.00"


def test_every_sheet_is_as_wide_as_its_page_of_paper() -> None:
    for sheet in book(document()).worksheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)


def test_a_row_is_as_high_as_its_longest_text() -> None:
    sheet = book(with_rows(Row((cell("1"), cell("ยาวมาก" * 40)))))["ตาราง ทดสอบ  1"]
    assert sheet.row_dimensions[2].height > sheet.sheet_format.defaultRowHeight


def test_an_empty_cell_is_empty() -> None:
    assert book(with_rows(Row((cell(), cell()))))["ตาราง ทดสอบ  1"]["A2"].value is None


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+cmd", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_text_is_a_formula(text: str) -> None:
    written = book(with_rows(Row((cell(text), cell(text)))))["ตาราง ทดสอบ  1"]
    for one in written[2]:
        assert (one.value, one.data_type, one.quotePrefix) == (text, "s", True)


def test_a_negative_figure_is_a_number() -> None:
    assert book(with_rows(Row((cell("-1.50"), cell("-1.50")))))["ตาราง ทดสอบ  1"]["A2"].value == -1.5


def test_the_first_sheet_says_what_it_is_and_that_it_is_simulated() -> None:
    told = [str(row[1].value) for row in book(document())["เกี่ยวกับเอกสาร"].iter_rows()]
    assert "ข้อมูลจำลอง ไม่ใช่ผลการประเมินจริง" in told
    assert "2566" in told
    assert "a1" * 32 in told


def test_control_characters_do_not_stop_it() -> None:
    sheet = book(with_rows(Row((cell("ก\x00\x0bข"), cell("")))))["ตาราง ทดสอบ  1"]
    assert sheet["A2"].value == "ก ข"
