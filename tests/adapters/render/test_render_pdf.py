"""The PDF on real readers: PDFium, poppler, and a look into its structure."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from pythainlp.tokenize import word_tokenize

from prongsai.adapters.render import NoThaiFontError, RenderError, render
from prongsai.adapters.render.numerals import thai_digits
from prongsai.core.reports.blocks import Band, Column, Document, Paragraph, Row, Table, cell, words
from tests.adapters.render.sample import AGENCY, SENTENCE, document, one_paragraph


@contextmanager
def opened(pdf: bytes) -> Iterator[list[pypdfium2.PdfTextPage]]:
    file = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage() for page in file]
    yield pages
    for page in pages:
        page.close()
    file.close()


def lines(paper: Document) -> list[str]:
    with opened(render(paper, "pdf")) as pages:
        return [line for page in pages for line in page.get_text_range().splitlines()]


def finds(pages: list[pypdfium2.PdfTextPage], word: str) -> bool:
    return any(page.search(word).get_next() is not None for page in pages)


def test_pdfium_finds_every_word() -> None:
    wanted = {word for word in word_tokenize(thai_digits(SENTENCE)) if re.fullmatch("[ก-๙A-Za-z]{2,}", word)}
    with opened(render(document(), "pdf")) as pages:
        assert [word for word in wanted if not finds(pages, word)] == []


@pytest.mark.parametrize("word", ["กำหนด", "ป้องกัน", "น้ำ", "ที่", "ผู้", "ทรัพย์สิน", "๙๑.๔๗", "o42", "พ.ศ. ๒๕๖๖"])
def test_pdfium_finds_words_with_difficult_marks(word: str) -> None:
    with opened(render(one_paragraph(SENTENCE), "pdf")) as pages:
        assert finds(pages, word)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_poppler_has_the_whole_text_once_spaces_are_removed(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render(one_paragraph(SENTENCE), "pdf"))
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "".join(thai_digits(SENTENCE).split()) in "".join(text.split())


def test_no_line_ends_inside_a_word() -> None:
    text = thai_digits(SENTENCE * 6)
    at, ends = 0, set()
    for word in word_tokenize(text):
        at += len("".join(word.split()))
        ends.add(at)
    at = 0
    body = [line for line in lines(one_paragraph(SENTENCE * 6)) if not line.startswith((AGENCY, "หน้า"))]
    assert len(body) > 15
    for line in body:
        at += len("".join(line.split()))
        assert at in ends or not re.search("[ก-๙]$", line.strip()), line


def test_no_line_begins_with_a_repetition_or_an_abbreviation_mark() -> None:
    begun = [line[0] for line in lines(one_paragraph("ประชาชนต่าง ๆ และสำนักปลัดฯ ดูแล ฯลฯ " * 40)) if line]
    assert not set("ๆฯ") & set(begun)


def test_the_name_of_the_agency_is_never_broken() -> None:
    shown = lines(one_paragraph("เทศบาลตำบลบ้านสมมุติพัฒนาร่วมใจ " * 30, "บ้านสมมุติพัฒนาร่วมใจ"))
    whole = sum(line.count("บ้านสมมุติพัฒนาร่วมใจ") for line in shown)
    assert whole == 30


def tags(pdf: Path) -> list[tuple[str, DictionaryObject]]:
    found: list[tuple[str, DictionaryObject]] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append((str(node["/S"]), node))
            walk(node.get("/K"))

    root = PdfReader(pdf).root_object
    walk(root["/StructTreeRoot"])
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(render(document(), "pdf"))
    return path


def test_it_says_that_it_is_pdf_ua_in_thai_with_a_title(file: Path) -> None:
    reader = PdfReader(file)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.root_object["/Metadata"].get_object().get_data()
    assert reader.root_object["/Lang"] == "th"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "รายงานการวิเคราะห์ผลการประเมิน"


def test_headings_lists_and_table_headers_are_tagged(file: Path) -> None:
    names = [name for name, _ in tags(file)]
    assert names.count("/H1") == 1
    assert names.count("/H2") == 2
    assert names.count("/H3") == 1
    assert {"/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/Figure"} <= set(names)


def test_the_chart_says_in_words_what_it_shows(file: Path) -> None:
    (figure,) = (node for name, node in tags(file) if name == "/Figure")
    assert figure["/Alt"] == "แผนภูมิแท่งของคะแนนสามตัวชี้วัด ต่ำสุดคือ ๘ การปรับปรุงระบบการทำงาน ๘๒.๗๓"


def test_a_table_that_goes_on_repeats_its_header() -> None:
    with opened(render(document(), "pdf")) as pages:
        heads = [page.get_text_range().count("แนวทาง") > 0 for page in pages]
    assert sum(heads) >= 2


def test_every_page_has_its_number_and_says_that_data_is_simulated() -> None:
    with opened(render(document(), "pdf")) as pages:
        for number, page in enumerate(pages, start=1):
            assert thai_digits(f"หน้า {number} จาก {len(pages)}") in page.get_text_range()
            assert "ข้อมูลจำลอง" in page.get_text_range()


def test_real_data_is_not_called_simulated() -> None:
    with opened(render(one_paragraph("ผลจริง"), "pdf")) as pages:
        assert "จำลอง" not in pages[0].get_text_range()


def test_a_character_that_no_font_has_does_not_stop_the_paper() -> None:
    assert "ตัวอย่าง ? จบ" in " ".join(lines(one_paragraph("ตัวอย่าง \U0001f600 จบ")))


def test_content_is_never_run_as_markup() -> None:
    text = '#panic() $x$ *หนา* @ref <label> = หัวข้อ #import "x.typ"'
    assert text.replace(" ", "") in "".join(lines(one_paragraph(text))).replace(" ", "")


def test_without_a_thai_font_the_pdf_is_refused_with_the_remedy_and_the_rest_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRONGSAI_FONTS", str(tmp_path))
    with pytest.raises(NoThaiFontError) as refused:
        render(document(), "pdf")
    assert "apt install fonts-thai-tlwg" in refused.value.text.th
    assert "apt install fonts-thai-tlwg" in refused.value.text.en
    assert render(document(), "docx")
    assert render(document(), "html")


def test_bands_one_below_the_other_stop_no_paper_at_the_end_of_a_page() -> None:
    columns = (Column("ข้อ"), Column("เรื่อง"))
    rows = (Band("เครื่องมือ"), Band("ตัวชี้วัด"), Row((cell("1"), cell("เรื่องหนึ่ง"))))
    for above in range(18, 32):
        filled = tuple(Paragraph(f"p{at}", words("บรรทัด")) for at in range(above))
        text = " ".join(lines(replace(one_paragraph(""), blocks=(*filled, Table("t", columns, rows)))))
        assert text.index("เครื่องมือ") < text.index("ตัวชี้วัด") < text.index("เรื่องหนึ่ง")


def test_a_failure_within_typst_is_told_and_the_next_paper_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """What pyo3 raises, which cannot be imported."""

    def broken(*_: object, **__: object) -> bytes:
        raise PanicException("range start index 1 out of range")

    with monkeypatch.context() as patched:
        patched.setattr("prongsai.adapters.render.pdf._compiler", cache(lambda _: SimpleNamespace(compile=broken)))
        with pytest.raises(RenderError, match="Word"):
            render(one_paragraph("ก"), "pdf")
    assert render(one_paragraph("ก"), "pdf")
