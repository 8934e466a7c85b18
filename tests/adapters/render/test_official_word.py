"""Official papers as DOCX: sections, margins, fields, pictures; and what LibreOffice makes of them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from lxml import etree

from prongsai.adapters.render import render
from prongsai.core.reports.blocks import Document, Picture
from tests.adapters.render.official import PICTURES, announcement, bound_report, jpeg, memo, order, paper, papers
from tests.adapters.render.sample import AGENCY
from tests.adapters.render.sample import document as sample
from tests.adapters.render.test_pictures import exif

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def word(document: Document, **pictures: bytes) -> WordDocument:
    return docx.Document(BytesIO(render(document, "docx", pictures=pictures or PICTURES)))


def centimetres(*lengths: int | None) -> list[float]:
    return [round(length / 360_000, 1) for length in lengths if length is not None]


def fields(document: WordDocument) -> list[str]:
    """The codes of all fields in headers and footers, in order."""
    parts = (part for section in document.sections for part in (section.header, section.footer))
    return [code.text.strip() for part in parts for code in part._element.iter(f"{W}instrText")]


def test_letters_have_their_margins_and_reports_theirs() -> None:
    for document, top, bottom in ((memo(), 1.5, 2.0), (announcement(), 2.5, 2.0), (bound_report(), 2.5, 2.2)):
        section = word(document).sections[0]
        sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
        assert centimetres(*sides) == [3.0, 2.0, top, bottom]


def test_a_letter_has_nothing_on_its_first_page_and_its_number_above_from_the_second() -> None:
    made = word(memo())
    section = made.sections[0]
    assert section.different_first_page_header_footer
    assert [one.text for one in section.first_page_header.paragraphs] == [""]
    assert [one.text for one in section.footer.paragraphs] == [""]
    assert section.header.paragraphs[0].text == "- 1 -"
    assert fields(made) == ["PAGE"]


def test_a_simulated_letter_says_so_on_every_page() -> None:
    section = word(replace(memo(), metadata=replace(memo().metadata, simulated=True))).sections[0]
    assert "ข้อมูลจำลอง" in section.header.paragraphs[0].text
    assert "ข้อมูลจำลอง" in section.first_page_header.paragraphs[0].text


def test_reports_say_page_and_pages() -> None:
    report = paper("ทดสอบ", *order().blocks, layout="report")
    assert fields(word(report)) == ["PAGE", "NUMPAGES \\* THAIARABIC"]
    arabic = docx.Document(BytesIO(render(report, "docx", thai_numerals=False)))
    assert fields(arabic) == ["PAGE", "NUMPAGES"]
    assert "หน้า 1 จาก 1" in word(report).sections[0].footer.paragraphs[0].text


def test_a_cover_has_no_head_and_foot_and_pages_count_from_the_next() -> None:
    made = word(bound_report(simulated=True))
    cover, text, *_ = made.sections
    assert [one.text for part in (cover.header, cover.footer) for one in part.paragraphs] == ["", ""]
    assert text._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
    assert fields(made)[:2] == ["PAGE", "PAGEREF paper_end \\* THAIARABIC"]
    marks = [one.get(f"{W}name") for one in made.element.body.iter(f"{W}bookmarkStart")]
    assert marks == ["paper_end"]


def test_a_wide_table_has_a_section_on_its_side_with_its_foot_at_the_margin() -> None:
    sections = word(bound_report()).sections
    assert [one.orientation == WD_ORIENT.LANDSCAPE for one in sections] == [False, False, True, False]
    lying = sections[2]
    assert centimetres(lying.page_width, lying.page_height) == [29.7, 21.0]
    (tab,) = (one for one in lying.footer._element.iter(f"{W}tab") if one.get(f"{W}val") == "right")
    assert round(int(tab.get(f"{W}pos")) / 567, 1) == 25.7


def test_pictures_are_described_and_each_file_is_kept_once() -> None:
    made = word(bound_report())
    described = [one.get("descr") for one in made.element.body.iter("{*}docPr")]
    assert described == ["ตราเทศบาล", "ผู้เข้าประชุมในห้องประชุม", "ป้ายประกาศหน้าสำนักงาน", "ภาพเดี่ยว"]
    numbers = [one.get("id") for one in made.element.body.iter("{*}docPr")]
    assert len(set(numbers)) == len(numbers)
    with ZipFile(BytesIO(render(bound_report(), "docx", pictures=PICTURES))) as archive:
        assert len([name for name in archive.namelist() if name.startswith("word/media/")]) == 3


def test_a_photo_held_sideways_is_turned() -> None:
    document = paper("ทดสอบ", Picture("p", "s", "ภาพ", "", 0.5))
    made = word(document, s=jpeg(40, 30, exif(6)))
    (turned,) = made.element.body.iter(f"{A}xfrm")
    assert turned.get("rot") == "5400000"
    extent = turned.find(f"{A}ext")
    assert centimetres(int(extent.get("cx")), int(extent.get("cy"))) == [10.7, 8.0]


def test_a_missing_photo_leaves_a_frame_that_says_what_belongs_there() -> None:
    made = word(bound_report())
    frames = [one for one in made.element.body.iter(f"{W}tblStyle") if one.get(f"{W}val") == "PaperFrame"]
    assert len(frames) == 1
    table = frames[0].getparent().getparent()
    assert [one.text for one in table.iter(f"{W}t")] == ["ภาพกิจกรรมอบรม"]


@pytest.mark.parametrize("document", [memo(garuda=None), announcement(garuda=None)], ids=["memo", "announcement"])
def test_without_the_garuda_there_is_room_and_no_frame(document: Document) -> None:
    made = word(document)
    assert list(made.element.body.iter(f"{W}drawing")) == []
    assert "ครุฑ" not in "".join(made.element.body.itertext())
    heights = [one.get(f"{W}val") for one in made.element.body.iter(f"{W}trHeight")]
    heights += [one.get(f"{W}line") for one in made.element.body.iter(f"{W}spacing")]
    assert heights[0] in ("850", "1701")


def test_a_memo_has_bold_labels_a_hanging_subject_and_dots_where_nothing_is_filled_in() -> None:
    office, number, subject = (one for one in word(memo(filled=False)).paragraphs if one.style.name == "Paper Field")
    assert office.runs[0].text == "ส่วนราชการ"
    assert office.runs[0].bold
    indent = subject.paragraph_format
    assert indent.left_indent == -(indent.first_line_indent or 0)
    leaders = [one.get(f"{W}leader") for one in number._p.iter(f"{W}tab") if one.get(f"{W}pos")]
    assert leaders == ["dot", None, "dot"]


def test_who_acts_for_another_prints_both_posts() -> None:
    cells = word(memo()).tables[2].rows[0].cells
    assert [one.text for one in cells[1].paragraphs] == [
        "",
        "(นายตัวอย่าง สมมุติ)",
        "รองปลัดเทศบาล รักษาราชการแทน",
        f"ปลัด{AGENCY}",
        "ตามคำสั่งเทศบาลที่ ๑๒/๒๕๖๗ ลงวันที่ ๓ มกราคม ๒๕๖๗ ตั้งแต่ ๑ ถึง ๒๙ กุมภาพันธ์ ๒๕๖๗",
    ]


@pytest.mark.parametrize("document", papers().values(), ids=papers())
def test_every_style_used_is_defined(document: Document) -> None:
    with ZipFile(BytesIO(render(document, "docx", pictures=PICTURES))) as archive:
        parts = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    defined = {one.get(f"{W}styleId") for part in parts for one in part.iter(f"{W}style")}
    used = {one.get(f"{W}val") for part in parts for one in part.iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= defined


def test_every_table_cell_and_every_section_ends_in_a_paragraph() -> None:
    """Word calls a file broken where this is not so."""
    for document in papers().values():
        body = word(document).element.body
        assert all(cell[-1].tag == f"{W}p" for cell in body.iter(f"{W}tc"))
        assert body[-2].tag == f"{W}p"


def sizes_of(pdf: Path) -> list[tuple[float, float]]:
    file = pypdfium2.PdfDocument(pdf)
    sizes = [file.get_page_size(at) for at in range(len(file))]
    file.close()
    return sizes


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_same_pages(tmp_path: Path) -> None:
    names = []
    for name, document in {**papers(), "blank": memo(filled=False, garuda=None)}.items():
        names.append(tmp_path / f"{name}.docx")
        names[-1].write_bytes(render(document, "docx", pictures=PICTURES))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, names)]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)
    sizes = {one.stem: sizes_of(one) for one in tmp_path.glob("*.pdf")}
    assert set(sizes) == {*papers(), "blank"}
    assert len(sizes["memo"]) == 2
    assert len(sizes["blank"]) == 2
    turned = [width > height for width, height in sizes["bound"]]
    assert not turned[0]
    assert any(turned)
    assert len(turned) < 14


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl "
    "sectPr",
    "rPr": "rFonts b bCs color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge shd vAlign",
    "sectPr": "type pgSz pgMar pgNumType titlePg",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
}
"""The order of the schema, as far as it is used here: Word repairs or refuses a file that has another one."""


@pytest.mark.parametrize("document", [*papers().values(), sample()], ids=[*papers(), "sample"])
def test_properties_stand_in_the_order_of_the_schema(document: Document) -> None:
    with ZipFile(BytesIO(render(document, "docx", pictures=PICTURES))) as archive:
        parts = [
            etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith("word/") and "media" not in name
        ]
    for part in parts:
        for name, known in ORDERS.items():
            for one in part.iter(f"{{*}}{name}"):
                children = [etree.QName(child).localname for child in one]
                places = [known.split().index(child) for child in children if not child.endswith("Reference")]
                assert places == sorted(places), children
