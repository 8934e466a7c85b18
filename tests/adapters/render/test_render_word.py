"""The DOCX as Word and LibreOffice read it."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from prongsai.adapters.render import render
from tests.adapters.render.sample import SENTENCE, document, one_paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(file: bytes) -> dict[str, etree._Element]:
    with ZipFile(BytesIO(file)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith("xml")}


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render(document(), "docx")


def test_every_paragraph_style_sets_font_and_size_for_thai(paper: bytes) -> None:
    for style in parts(paper)["word/styles.xml"].iter(f"{W}style"):
        fonts = style.find(f"./{W}rPr/{W}rFonts")
        if style.get(f"{W}type") != "paragraph":
            continue
        assert fonts is not None, style.get(f"{W}styleId")
        assert {fonts.get(W + side) for side in ("ascii", "hAnsi", "eastAsia", "cs")} == {"TH Sarabun New"}
        sizes = [style.find(f"./{W}rPr/{W}{tag}") for tag in ("sz", "szCs")]
        assert sizes[0] is not None
        assert sizes[1] is not None
        assert sizes[0].get(f"{W}val") == sizes[1].get(f"{W}val")
        assert (style.find(f"./{W}rPr/{W}b") is None) == (style.find(f"./{W}rPr/{W}bCs") is None)


def test_thai_is_the_language_of_complex_script(paper: bytes) -> None:
    languages = [one.get(f"{W}bidi") for one in parts(paper)["word/styles.xml"].iter(f"{W}lang")]
    assert set(languages) == {"th-TH"}


def test_bold_runs_are_bold_in_thai_too(paper: bytes) -> None:
    body = parts(paper)["word/document.xml"]
    assert len(list(body.iter(f"{W}b"))) == len(list(body.iter(f"{W}bCs"))) > 0


def test_every_style_used_is_defined(paper: bytes) -> None:
    every = parts(paper)
    defined = {style.get(f"{W}styleId") for style in every["word/styles.xml"].iter(f"{W}style")}
    used = {one.get(f"{W}val") for part in every.values() for one in part.iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= defined


def test_a4_with_the_margins_of_official_letters(paper: bytes) -> None:
    section = docx.Document(BytesIO(paper)).sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    assert (round(section.page_width.cm, 1), round(section.left_margin.cm, 1), round(section.right_margin.cm, 1)) == (
        21,
        3,
        2,
    )


def test_headings_are_headings(paper: bytes) -> None:
    styles = [(one.style.name, one.text) for one in docx.Document(BytesIO(paper)).paragraphs if one.style is not None]
    assert ("Heading 1", "๑. ผลการประเมิน") in styles
    assert ("Heading 2", "๑.๑ เครื่องมือ") in styles
    assert styles[0] == ("Title", "รายงานการวิเคราะห์ผลการประเมิน")


def test_tables_repeat_their_header_and_never_tear_a_row(paper: bytes) -> None:
    for table in parts(paper)["word/document.xml"].iter(f"{W}tbl"):
        if table.find(f"./{W}tblPr/{W}tblStyle").get(f"{W}val") == "PaperPlaces":
            continue
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"./{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"./{W}trPr/{W}cantSplit") is not None for row in rows)


def test_empty_cells_hold_a_dash(paper: bytes) -> None:
    ranking = docx.Document(BytesIO(paper)).tables[0]
    assert [cell.text for cell in ranking.rows[-1].cells] == ["๔", "-", "-"]


def test_the_chart_is_a_picture_with_words_beside_it(paper: bytes) -> None:
    (picture,) = docx.Document(BytesIO(paper)).inline_shapes
    properties = picture._inline.docPr
    assert "ต่ำสุดคือ ๘ การปรับปรุงระบบการทำงาน" in properties.get("descr")
    with ZipFile(BytesIO(paper)) as archive:
        assert any(name.startswith("word/media/") and name.endswith(".png") for name in archive.namelist())


def test_without_a_thai_font_the_chart_is_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_FONTS", str(tmp_path))
    made = docx.Document(BytesIO(render(document(), "docx")))
    assert len(made.inline_shapes) == 0
    assert made.tables[0].rows[2].cells[1].text == "๙ การเปิดเผยข้อมูล"


def test_the_properties_say_what_it_is(paper: bytes) -> None:
    properties = docx.Document(BytesIO(paper)).core_properties
    assert properties.title == "รายงานการวิเคราะห์ผลการประเมิน"
    assert properties.language == "th-TH"
    assert "a1a1a1" in properties.comments
    assert "Prongsai 0.1.0" in properties.comments
    assert "ข้อมูลจำลอง" in properties.comments
    assert "ยังไม่ได้ตรวจสอบ" in properties.comments


def test_lists_count_in_thai_and_start_anew() -> None:
    thai = docx.Document(BytesIO(render(document(), "docx")))
    assert [one.text for one in thai.paragraphs if one.text.startswith("๑.\t")] == ["๑.\tแบบวัด IIT ๕ ตัวชี้วัด"]
    arabic = parts(render(document(), "docx", thai_numerals=False))
    numbers = [one.get(f"{W}numId") for one in arabic["word/numbering.xml"].iter(f"{W}num")]
    assert numbers == ["1", "2"]


def test_a_line_never_begins_with_a_repetition_mark() -> None:
    (paragraph, *_) = docx.Document(BytesIO(render(one_paragraph("ต่าง ๆ"), "docx"))).paragraphs
    assert paragraph.text == "ต่าง\u00a0ๆ"


def test_markup_in_a_text_stays_text() -> None:
    text = "<w:p/> & \"คำพูด\" 'x'"
    (paragraph, *_) = docx.Document(BytesIO(render(one_paragraph(text), "docx"))).paragraphs
    assert paragraph.text == text


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_every_word(tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(render(document(), "docx"))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(file)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "paper.txt").read_text(encoding="utf-8")
    assert SENTENCE[:40].replace("91.47", "๙๑.๔๗") in text
    assert "ประเด็นที่ต้องพัฒนาและแนวทาง" in text
