"""Official papers as HTML: pictures inside the page, heads that read in order, places kept."""

from __future__ import annotations

from base64 import b64decode

import pytest
from lxml import html

from prongsai.adapters.render import render
from prongsai.core.reports.blocks import Document
from tests.adapters.render.official import PICTURES, announcement, bound_report, memo, papers


def page(document: Document, pictures: dict[str, bytes] | None = None) -> html.HtmlElement:
    return html.document_fromstring(render(document, "html", pictures=pictures).decode())


@pytest.mark.parametrize("document", papers().values(), ids=papers())
def test_pictures_stand_inside_the_page_with_words_and_nothing_is_fetched(document: Document) -> None:
    found = page(document, PICTURES)
    pictures = list(found.iter("img"))
    assert pictures
    for one in pictures:
        head, data = one.get("src").split(",", 1)
        assert head == "data:image/png;base64"
        assert b64decode(data).startswith(b"\x89PNG")
        assert one.get("alt")
        assert int(one.get("width")) > 0
    assert not found.xpath("//*[@style or @href]")
    assert not found.xpath("//script")


@pytest.mark.parametrize("document", papers().values(), ids=papers())
def test_the_head_is_the_first_heading_of_the_page(document: Document) -> None:
    headings = [one.tag for one in page(document).iter("h1", "h2", "h3")]
    assert headings[0] == "h1"


def test_the_place_of_the_garuda_is_shown_on_screen() -> None:
    for document in (memo(garuda=None), memo(), announcement()):
        (room,) = page(document).find_class("room")
        assert room.text == "ที่ว่างสำหรับตราครุฑ"
    assert page(memo(), PICTURES).find_class("room") == []


def test_a_memo_reads_as_labels_with_values() -> None:
    found = page(memo(filled=False))
    fields = [(one.findtext("dt"), one.findtext("dd") or "") for one in found.find_class("memo")[0].find("dl")]
    assert [label for label, _ in fields] == ["ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน"]
    assert [value for label, value in fields if label in ("ที่", "วันที่")] == ["", ""]
    assert len(found.find_class("dotted")) == 2


def test_a_missing_photo_is_a_frame_with_its_words() -> None:
    (frame,) = page(bound_report(), PICTURES).find_class("frame")
    assert frame.get("role") == "img"
    assert frame.get("aria-label") == "ภาพกิจกรรมอบรม"


def test_ids_are_the_blocks_own_and_each_stands_once() -> None:
    for document in papers().values():
        ids = [one.get("id") for one in page(document).iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        assert {block.id for block in document.blocks} <= set(ids)


def test_signatures_say_how_they_were_made() -> None:
    first, acting, last = page(memo()).find_class("signature")
    assert [one.text_content() for one in first.findall("p")][1:] == ["(นางสาวสมมุติ ตัวอย่าง)", "หัวหน้าสำนักปลัด"]
    assert "ลงนามในระบบ" in first.text_content()
    assert "รองปลัดเทศบาล รักษาราชการแทน" in acting.text_content()
    assert "...." in last.text_content()
