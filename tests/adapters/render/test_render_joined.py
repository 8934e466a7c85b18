"""Cells that are one with the cell above are one cell on paper, and stay figures for themselves in a spreadsheet."""

from __future__ import annotations

import io
import zipfile

from openpyxl import load_workbook

from prongsai.adapters.render import render
from prongsai.adapters.render.joined import spans
from prongsai.core.reports.blocks import (
    Band,
    Column,
    Document,
    Metadata,
    Paragraph,
    Row,
    Signatory,
    Signature,
    Table,
    cell,
    words,
)


def plan() -> Document:
    """A measure with three steps of different owners, and one alone below a band."""
    columns = (Column("มาตรการ", 3), Column("ขั้นตอน", 4), Column("ผู้รับผิดชอบ", 2))
    rows = (
        Row((cell("พัฒนาคุณภาพ"), cell("จัดทำคู่มือ"), cell("ทุกกอง"))),
        Row((cell("พัฒนาคุณภาพ"), cell("เปิดบริการจุดเดียว"), cell("สำนักปลัด")), joins=(0,)),
        Row((cell("พัฒนาคุณภาพ"), cell("อบรม"), cell("สำนักปลัด")), joins=(0, 2)),
        Band("ทั้งหน่วยงาน"),
        Row((cell("รักษาระดับ"), cell("ประชุม"), cell("กองคลัง")), joins=(0,)),
    )
    about = Metadata(agency="อบต.ตัวอย่าง", fiscal_year=2567)
    return Document("แผน", "th", (Table("plan", columns, rows),), about)


def test_each_cell_says_how_many_rows_it_covers() -> None:
    table = plan().blocks[0]
    assert isinstance(table, Table)
    assert spans(table) == [[3, 1, 1], [0, 1, 2], [0, 1, 0], [], [1, 1, 1]]


def test_a_page_spans_the_rows_and_leaves_out_what_is_covered() -> None:
    page = render(plan(), "html").decode()
    assert page.count("พัฒนาคุณภาพ") == 1
    assert 'rowspan="3"' in page
    assert 'rowspan="2"' in page


def test_word_merges_the_cells() -> None:
    with zipfile.ZipFile(io.BytesIO(render(plan(), "docx"))) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count('<w:vMerge w:val="restart"/>') == 2
    assert xml.count("<w:vMerge/>") == 3
    assert xml.count("พัฒนาคุณภาพ") == 1


def test_the_pdf_has_the_text_once() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(render(plan(), "pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in document).replace(" ", "")
    assert text.count("พัฒนาคุณภาพ") == 1
    assert "เปิดบริการจุดเดียว" in text


def test_a_spreadsheet_repeats_it_so_that_each_row_can_be_sorted_and_filtered() -> None:
    sheet = load_workbook(io.BytesIO(render(plan(), "xlsx"))).worksheets[-1]
    titles = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert titles.count("พัฒนาคุณภาพ") == 3


def test_the_last_of_three_signatures_stands_at_the_right() -> None:
    places = Signature("s", tuple(Signatory(post) for post in ("เจ้าหน้าที่", "ปลัด", "นายก")))
    document = Document("แผน", "th", (Paragraph("p", words("ตามที่เสนอ")), places), Metadata("อบต.ตัวอย่าง", 2567))
    with zipfile.ZipFile(io.BytesIO(render(document, "docx"))) as package:
        cells = package.read("word/document.xml").decode().split("<w:tc>")[1:]
    assert [post for cell in cells for post in ("เจ้าหน้าที่", "ปลัด", "นายก") if post in cell] == ["เจ้าหน้าที่", "ปลัด", "นายก"]
    assert len(cells) == 4
    assert "นายก" in cells[3]
