"""A paper that comes back from Word is read with care, and its words are those it was sent out with."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest

from prongsai.adapters.render import RenderError, render
from prongsai.adapters.render.read_back import LIMITS, UnreadableWordError, text_of_docx
from prongsai.adapters.render.zips import unzipped, zipped
from tests.adapters.render.official import bound_report, memo
from tests.adapters.render.sample import document
from tests.adapters.render.test_render_analysis import texts

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def word(body: str, *, root: str = "w:document", target: str = "word/document.xml", before: str = "") -> bytes:
    """A Word file of these elements."""
    relations = f'<Relationships><Relationship Id="r" Type="{OFFICE}" Target="{target}"/></Relationships>'
    content = f'{before}<{root} xmlns:w="{SPACE}" xmlns:mc="m"><w:body>{body}</w:body></{root}>'
    return zipped({"_rels/.rels": relations.encode(), "word/document.xml": content.encode()})


def p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("paper", [document(), memo(), bound_report()], ids=["sample", "memo", "bound"])
def test_every_text_of_a_paper_comes_back(paper: object) -> None:
    read = "\n".join(text_of_docx(render(paper, "docx")))  # type: ignore[arg-type]
    figures = {"๙๑.๔๗", "๒๕๖๖"}
    assert all(figure in read for figure in figures)
    kept = [text for text in texts(paper) if text and "\u00a0" not in text]  # type: ignore[arg-type]
    missing = [text for text in kept if text.strip() not in read and "ตรา" not in text]
    assert [text for text in missing if len(text) > 60] == []


def test_paragraphs_and_cells_in_their_order() -> None:
    made = docx.Document()
    made.add_paragraph("หนึ่ง")
    table = made.add_table(2, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ช่อง {at}"
    made.add_paragraph("  สอง\u00a0สาม ")
    file = BytesIO()
    made.save(file)
    assert text_of_docx(file.getvalue()) == ("หนึ่ง", "ช่อง 0", "ช่อง 1", "ช่อง 2", "ช่อง 3", "สอง สาม")


def test_what_is_written_in_pieces_is_read_as_one() -> None:
    assert text_of_docx(word(p(r("84.") + "<w:proofErr/>" + r("14") + "<w:r><w:tab/><w:t>ก</w:t></w:r>"))) == (
        "84.14\tก",
    )


def test_fields_show_their_text_and_not_their_code() -> None:
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>" + r("7")
    assert text_of_docx(word(p(field))) == ("7",)


def test_waiting_changes_are_read_as_if_accepted() -> None:
    changes = f"<w:del><w:r><w:delText>82.00</w:delText></w:r></w:del><w:ins>{r('91.47')}</w:ins>"
    moved = f"<w:moveFrom>{r('เก่า')}</w:moveFrom><w:moveTo>{r('ใหม่')}</w:moveTo>"
    assert text_of_docx(word(p(changes + moved))) == ("91.47ใหม่",)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p(r('ในกรอบ'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text_of_docx(word(p(r("ก่อน") + both + r("หลัง")))) == ("ในกรอบ", "ก่อนหลัง")


def test_footnotes_come_last() -> None:
    notes = f'<w:footnotes xmlns:w="{SPACE}"><w:footnote>{p(r("เชิงอรรถ"))}</w:footnote></w:footnotes>'
    file = zipped({**unzipped(word(p(r("เนื้อหา")))), "word/footnotes.xml": notes.encode()})
    assert text_of_docx(file) == ("เนื้อหา", "เชิงอรรถ")


def test_a_file_whose_main_part_has_another_name_is_read() -> None:
    parts = unzipped(word(p(r("ก")), target="/word/document2.xml"))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    assert text_of_docx(zipped(parts)) == ("ก",)


def bomb() -> bytes:
    """A part of a hundred megabytes in a file of a few kilobytes."""
    parts = unzipped(word(p(r("ก"))))
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", parts["_rels/.rels"])
        with archive.open("word/document.xml", "w") as part:
            for _ in range(100):
                part.write(b" " * 1_000_000)
    return file.getvalue()


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "ไม่ใช่เอกสาร Word"),
        (b"%PDF-1.7", "ไม่ใช่เอกสาร Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "รหัสผ่าน"),
        (zipped({"a.txt": b"a"}), "ไม่ใช่เอกสาร Word"),
        (render(document(), "xlsx"), "ไม่ใช่เอกสาร Word"),
        (word(p(r("ก")), target="word/gone.xml"), "ไม่ใช่เอกสาร Word"),
        (word(p(r("ก")), root="w:workbook"), "ไม่ใช่เอกสาร Word"),
        (word("<w:p><w:r>"), "เสียหาย"),
        (word(p("&b;"), before=ENTITIES), "เสียหาย"),
        (bomb(), "ใหญ่ผิดปกติ"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableWordError) as refused:
        text_of_docx(data)
    assert isinstance(refused.value, RenderError)
    assert said in refused.value.text.th
    assert "โปรด" in refused.value.text.th
    assert refused.value.text.en


def test_a_file_larger_than_the_limit_is_not_opened() -> None:
    with pytest.raises(UnreadableWordError, match="ใหญ่เกินไป"):
        text_of_docx(word(p(r("ก"))), LIMITS._replace(size=10))
    with pytest.raises(UnreadableWordError, match="ผิดปกติ"):
        text_of_docx(word(p(r("ก"))), LIMITS._replace(parts=1))


def test_a_damaged_archive_is_refused() -> None:
    file = bytearray(word(p(r("ข้อความ" * 200))))
    at = file.index(b"word/document.xml") + 40
    file[at : at + 30] = bytes(30)
    with pytest.raises(UnreadableWordError):
        text_of_docx(bytes(file))
