"""Official papers as PDF: margins, heads, page numbers and covers as the rules of correspondence want them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from prongsai.adapters.render import render
from prongsai.adapters.render.numerals import thai_digits
from prongsai.core.reports.blocks import (
    Cover,
    Document,
    Heading,
    MemoHead,
    PageBreak,
    Paragraph,
    SealedHead,
    Title,
    words,
)
from tests.adapters.render.official import (
    PICTURES,
    SUBJECT,
    announcement,
    bound_report,
    in_english,
    memo,
    order,
    paper,
    papers,
)
from tests.adapters.render.sample import AGENCY, SENTENCE
from tests.adapters.render.test_render_pdf import tags

CENTIMETRE = 72 / 2.54
HEIGHT = 29.7
PICTURE = 3
"""What PDFium calls an object that is a picture."""


Box = tuple[float, float, float, float]
"""Left, top, right and bottom in centimetres, from the left and from the top of the page."""


class Page:
    """A page with its text, the place of each letter, and its pictures."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = (round(side / CENTIMETRE, 1) for side in page.get_size())
        lines = page.get_textpage()
        letters = [(lines.get_text_range(at, 1), lines.get_charbox(at)) for at in range(lines.count_chars())]
        self.boxes = [self.seen(box) for text, box in letters for _ in text]
        self.text = "".join(text for text, _ in letters)
        self.pictures = [self.seen(one.get_bounds()) for one in page.get_objects() if one.type == PICTURE]
        lines.close()
        page.close()

    def seen(self, box: Box) -> Box:
        left, bottom, right, top = (side / CENTIMETRE for side in box)
        return left, self.height - top, right, self.height - bottom

    def box(self, word: str) -> Box:
        """The place of a word where it first stands."""
        at = self.text.index(word)
        return around(self.boxes[at : at + len(word)])


def around(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def pages(document: Document) -> list[Page]:
    file = pypdfium2.PdfDocument(render(document, "pdf", pictures=PICTURES))
    found = [Page(page) for page in file]
    file.close()
    return found


def simulated(document: Document) -> Document:
    return replace(document, metadata=replace(document.metadata, simulated=True))


@pytest.mark.parametrize("document", papers().values(), ids=papers())
def test_letters_keep_three_centimetres_left_and_two_right(document: Document) -> None:
    for page in pages(document):
        left, _, right, _ = around([box for box in page.boxes if box[2] > box[0]])
        assert left > (2.9 if page.width < page.height else 1.9)
        assert right < page.width - 1.95


def test_the_head_of_a_memo() -> None:
    first = pages(memo())[0]
    ((left, top, right, bottom),) = first.pictures
    assert (round(left, 1), round(bottom - top, 2)) == (3.0, 1.5)
    assert 1.4 < top < 2.0
    assert right < first.box("บันทึกข้อความ")[0]
    title = first.box("บันทึกข้อความ")
    assert abs((title[0] + title[2]) / 2 - 11) < 0.2
    rows = [first.box(label)[1] for label in ("ส่วนราชการ", "ที่ ", "เรื่อง ", "เรียน")]
    assert rows == sorted(rows)


def test_a_long_subject_goes_on_below_the_subject_and_not_below_its_label() -> None:
    first = pages(memo())[0]
    began = first.box("รายงานผลการดำเนินการ")[0]
    assert abs(first.box("ขอความเห็นชอบ")[0] - began) < 0.1
    assert began > first.box("เรื่อง ")[2]


def test_what_is_not_filled_in_has_dots_and_no_word_of_the_text_layer() -> None:
    blank = pages(memo(filled=False))[0]
    number, date = blank.box("ที่ "), blank.box("วันที่ ")
    assert "พ.ศ. ๒๕๖๗" in blank.text
    assert "๒๐ กุมภาพันธ์" not in blank.text
    assert date[0] - number[2] > 5


def test_later_pages_of_a_letter_have_their_number_in_the_middle_above() -> None:
    first, second = pages(memo())
    assert "- ๑ -" not in first.text
    left, top, right, _ = second.box("- ๒ -")
    assert abs((left + right) / 2 - 11) < 0.2
    assert top < 2
    assert "หน้า" not in second.text.replace("เจ้าหน้าที่", "").replace("หัวหน้า", "")


def test_an_english_letter_has_its_words_in_english() -> None:
    text = pages(in_english(memo()))[0].text
    assert "Memorandum" in text
    assert "Subject" in text


@pytest.mark.parametrize("document", [announcement(), order()], ids=["announcement", "order"])
def test_the_garuda_of_announcements_and_orders_stands_in_the_middle(document: Document) -> None:
    first = pages(document)[0]
    ((left, top, right, bottom),) = first.pictures
    assert round(bottom - top, 2) == 3.0
    assert abs((left + right) / 2 - 11) < 0.05
    assert 2.4 < top < 2.7
    assert first.box(AGENCY)[1] > bottom


@pytest.mark.parametrize("build", [memo, announcement])
def test_without_the_garuda_its_place_is_kept_and_empty(build: object) -> None:
    with_garuda, without = pages(build())[0], pages(build(garuda=None))[0]  # type: ignore[operator]
    assert without.pictures == []
    assert "ครุฑ" not in without.text
    word = "บันทึกข้อความ" if build is memo else AGENCY
    assert abs(with_garuda.box(word)[1] - without.box(word)[1]) < 0.05


def test_one_acting_for_another_has_both_posts_and_what_it_rests_on() -> None:
    text = "".join(pages(memo())[-1].text.split())
    assert "(นายตัวอย่างสมมุติ)รองปลัดเทศบาลรักษาราชการแทน" + f"ปลัด{AGENCY}" + "ตามคำสั่งเทศบาลที่" in text


def test_what_was_signed_on_screen_says_so_and_has_no_line_to_sign_on() -> None:
    text = pages(memo())[-1].text
    assert "ลงนามในระบบเมื่อ ๒๐ ก.พ. ๒๕๖๗" in text
    assert "3fa2c91b" in text
    assert "(ลงชื่อ)" not in text


def test_signatures_stand_right_of_the_middle() -> None:
    left, _, right, _ = pages(announcement())[-1].box("ตัวอย่างดี)")
    assert 12 < (left + right) / 2 < 17


def test_no_page_holds_a_date_and_a_signature_alone() -> None:
    filled = replace(order(), blocks=(order().blocks[0], Paragraph("x", words(SENTENCE * 3)), *order().blocks[1:]))
    for extra in range(12):
        more = Paragraph("y", words("บรรทัด " * (14 * extra + 1)))
        last = pages(replace(filled, blocks=(*filled.blocks[:2], more, *filled.blocks[2:])))[-1]
        assert "ตัวอย่างดี)" in last.text
        assert "ทั้งนี้" in last.text


def test_a_cover_is_a_page_of_its_own_that_is_not_counted() -> None:
    cover, first, *others = pages(bound_report())
    assert "หน้า ๑" not in cover.text
    assert AGENCY in cover.text
    ((_, top, _, bottom),) = cover.pictures
    assert bottom < HEIGHT / 3 + 1.5
    assert top > 2.5
    assert HEIGHT / 3 < cover.box("รายงานผล")[1] < 2 * HEIGHT / 3
    assert cover.box(AGENCY)[1] > 24
    assert thai_digits(f"หน้า 1 จาก {1 + len(others)}") in first.text


def test_wide_tables_lie_on_their_side_and_the_rest_stands() -> None:
    lying = [page for page in pages(bound_report()) if page.width > page.height]
    assert len(lying) >= 2
    assert all("ผู้รับผิดชอบ" in page.text for page in lying)
    assert "๒. มาตรการ" in lying[0].text
    assert "หมายเหตุ" in lying[-1].text
    assert all("หน้า" in page.text for page in lying)


def test_photos_stand_in_pairs_with_their_captions_on_the_same_page() -> None:
    shown = next(page for page in pages(bound_report()) if "การประชุมประจำเดือน" in page.text)
    left, right, *_ = shown.pictures
    assert left[2] < right[0]
    assert shown.box("การประชุมประจำเดือน")[1] > left[3] - 0.1
    assert "ภาพกิจกรรมอบรม" in shown.text
    assert "อบรมจริยธรรม" in shown.text


@pytest.mark.parametrize("document", papers().values(), ids=papers())
def test_simulated_papers_say_so_on_each_page(document: Document) -> None:
    shown = pages(simulated(document))
    parts = shown[1:] if document.blocks[0].id == "cover" else shown
    assert all("ข้อมูลจำลอง" in page.text for page in parts)


@pytest.mark.parametrize("document", papers().values(), ids=papers())
def test_pictures_are_described_and_headings_begin_at_the_first_level(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render(document, "pdf", pictures=PICTURES))
    found = tags(file)
    figures = [node for name, node in found if name == "/Figure"]
    assert figures
    assert all(node.get("/Alt") for node in figures)
    assert next(name for name, _ in found if name.startswith("/H") and name[2:].isdigit()) == "/H1"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in PdfReader(file).root_object["/Metadata"].get_object().get_data()


def test_headings_that_skip_a_level_or_begin_without_a_title_are_still_a_valid_file() -> None:
    blocks = (
        Heading("a", 3, "สาม"),
        Heading("b", 1, "หนึ่ง"),
        Heading("c", 3, "สาม"),
        Title("t", ("ชื่อ",)),
        Heading("d", 2, "สอง"),
    )
    assert pages(paper("ทดสอบ", *blocks))
    assert pages(paper("ทดสอบ", Cover("c", ()), SealedHead("s", ()), *blocks))


def test_a_memo_within_a_paper_stands_below_what_comes_before_it() -> None:
    head = MemoHead("m", "สำนักปลัด", "", "", SUBJECT, "นายก")
    first = pages(paper("ทดสอบ", Paragraph("p", words("ก่อนหน้า")), head))[0]
    assert first.box("บันทึกข้อความ")[1] > first.box("ก่อนหน้า")[3]
    second = pages(paper("ทดสอบ", Paragraph("p", words("ก่อนหน้า")), PageBreak("b"), head))[1]
    assert second.box("บันทึกข้อความ")[1] > second.box("- ๒ -")[3]
