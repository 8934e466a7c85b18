"""Edited sentences find their place again, and give way when the sentence they replaced has changed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from prongsai.core.reports.blocks import (
    Band,
    Bar,
    Callout,
    Chart,
    Column,
    Cover,
    Document,
    Heading,
    ItemList,
    MemoHead,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Run,
    SealedHead,
    Signatory,
    Signature,
    Table,
    Title,
    cell,
    plain,
    strong,
    verbatim,
    words,
)
from prongsai.core.reports.edit import Overlay, apply, editable, text_hash
from tests.core.reports.any_document import documents

COLUMNS = (Column("ข้อ"), Column("คะแนน", kind="number"), Column("หมายเหตุ"))
TABLE = Table("t", COLUMNS, (Band("ตอนที่ 1"), Row((cell("ก", "ข"), cell("91.47"), cell()))), "ตาราง")
DOCUMENT = Document(
    "ชื่อ",
    "th",
    (
        Title("title", ("รายงาน", "เทศบาล")),
        Callout("made-up", "simulated", "ข้อมูลจำลอง", (words("สมมุติ"),)),
        Heading("h", 1, "1. ผล"),
        Paragraph("p", words("ได้ ", strong("91.47"), " รุ่น ", verbatim("0.1.0"))),
        ItemList("list", (words("หนึ่ง"), words("สอง"), words("สาม"))),
        TABLE,
        Chart("chart", (Bar("ก", Fraction(1), "1"),), "แผนภูมิ", "รูป", table=replace(TABLE, id="t2")),
        Callout("note", "notice", "โปรดทราบ", (words("เรื่องนี้"),)),
        Pictures("photos", (Picture("photo", "", "ภาพ", "ภาพประชุม"),)),
        Cover("cover", ("รายงาน",), ("เทศบาล",)),
        MemoHead("memo", "สำนักปลัด", "", "", "รายงานผล", "นายก"),
        SealedHead("seal", ("ประกาศ", "เรื่อง")),
        Signature("sign", (Signatory("ปลัด", "ชื่อ"),)),
    ),
)
TEXTS = {one.address: one for one in editable(DOCUMENT)}


def overlay(address: str, text: str) -> Overlay:
    return Overlay(address, TEXTS[address].sha256, text)


def edited(*overlays: Overlay) -> dict[str, str]:
    made = apply(DOCUMENT, overlays)
    assert made.stale == ()
    return {one.address: one.text for one in editable(made.document)}


def test_addresses_in_reading_order() -> None:
    assert " ".join(TEXTS) == (
        "title/0 title/1 h p list/0 list/1 list/2 t/caption t/0 t/1/0/0 t/1/0/1 t/1/2/0 "
        "chart/caption t2/caption t2/0 t2/1/0/0 t2/1/0/1 t2/1/2/0 note/title note/0 photo/caption "
        "cover/0 cover/foot/0 memo/subject memo/to seal/0 seal/1"
    )


def test_an_editable_text_says_what_it_is_and_its_hash() -> None:
    assert TEXTS["p"] == ("p", "paragraph", "ได้ 91.47 รุ่น 0.1.0", text_hash("ได้ 91.47 รุ่น 0.1.0"))
    assert TEXTS["t/1/2/0"][1:3] == ("cell", "")


def test_figures_signatures_and_the_label_of_simulated_data_are_not_editable() -> None:
    assert not [one for one in TEXTS if one.startswith(("made-up", "sign", "t/1/1", "chart/0"))]


@pytest.mark.parametrize("address", TEXTS)
def test_every_text_can_be_edited(address: str) -> None:
    assert edited(overlay(address, "ถ้อยคำใหม่"))[address] == "ถ้อยคำใหม่"


@given(documents())
def test_without_overlays_nothing_changes(document: Document) -> None:
    assert apply(document, ()) == (document, ())


@given(documents())
def test_every_text_of_any_document_takes_an_edit(document: Document) -> None:
    overlays = [Overlay(one.address, one.sha256, f"{at}") for at, one in enumerate(editable(document))]
    made = apply(document, overlays)
    assert made.stale == ()
    assert [one.text for one in editable(made.document)] == [one.text for one in overlays]


def test_an_edit_of_a_sentence_that_has_changed_is_stale() -> None:
    old = overlay("p", "ได้คะแนนดี")
    now = Paragraph("p", words("ได้ 95.00"))
    rebuilt = replace(DOCUMENT, blocks=(*DOCUMENT.blocks[:3], now, *DOCUMENT.blocks[4:]))
    made = apply(rebuilt, [old, overlay("h", "ผลคะแนน")])
    assert made.stale == (old,)
    assert now in made.document.blocks
    assert Heading("h", 1, "ผลคะแนน") in made.document.blocks


def test_an_edit_of_a_sentence_that_is_gone_is_stale() -> None:
    gone = Overlay("list/7", text_hash("เจ็ด"), "ใหม่")
    assert apply(DOCUMENT, [gone]) == (DOCUMENT, (gone,))


def test_an_edited_text_is_plain_but_what_was_verbatim_stays_so() -> None:
    made = apply(DOCUMENT, [overlay("p", "รุ่น 0.1.0 ไม่ใช่ 10.1.0 ได้ 91.47")]).document.blocks[3]
    assert isinstance(made, Paragraph)
    assert made.words == (Run("รุ่น "), verbatim("0.1.0"), Run(" ไม่ใช่ 10.1.0 ได้ 91.47"))


def test_the_same_text_keeps_its_emphasis() -> None:
    assert apply(DOCUMENT, [overlay("p", TEXTS["p"].text)]).document == DOCUMENT


def test_an_empty_text_leaves_the_sentence_out() -> None:
    left = edited(overlay("p", " "), overlay("h", ""), overlay("list/1", ""), overlay("t/0", ""))
    assert "p" not in left
    assert "h" not in left
    assert [left["list/0"], left["list/1"]] == ["หนึ่ง", "สาม"]


def test_a_line_break_begins_a_new_paragraph_or_item() -> None:
    left = edited(overlay("p", "หนึ่ง\r\n\r\nสอง"), overlay("list/0", "ก\nข"), overlay("h", "ผล\nคะแนน"))
    assert [left["p"], left["p.2"]] == ["หนึ่ง", "สอง"]
    assert [left["list/0"], left["list/1"], left["list/2"]] == ["ก", "ข", "สอง"]
    assert left["h"] == "ผล คะแนน"


def test_of_two_edits_of_one_sentence_the_later_counts() -> None:
    assert edited(overlay("h", "แรก"), overlay("h", "หลัง"))["h"] == "หลัง"


def test_plain_text_of_a_filled_empty_cell() -> None:
    made = apply(DOCUMENT, [overlay("t/1/2/0", "เติม")]).document.blocks[5]
    assert isinstance(made, Table)
    assert isinstance(made.rows[1], Row)
    assert [plain(line) for line in made.rows[1].cells[2]] == ["เติม"]
