"""A document as it is signed, and as a draft."""

from __future__ import annotations

from prongsai.core.offices import Act
from prongsai.core.reports.blocks import Document, Paragraph, Signatory, Signature, plain, words
from prongsai.core.reports.paper import PaperKind, Place
from prongsai.core.reports.signed import as_draft, signature_sheet, with_signatures
from prongsai.core.reports.years import usual_years

CLERK, HEAD = Signatory("ปลัดเทศบาล", "นายหนึ่ง"), Signatory("นายกเทศมนตรี", "นางสอง")
MEMO = Document(
    "บันทึก",
    "th",
    (
        Paragraph("facts", words("ได้คะแนน 91.47")),
        Paragraph("opinion-1", words("." * 90), "indent"),
        Signature("opinion-1-signature", (CLERK,)),
        Paragraph("order-2", words("." * 90), "indent"),
        Signature("order-2-signature", (HEAD,)),
    ),
)
ACTING = Signatory("รองปลัดเทศบาล", "นายสาม", "รักษาราชการแทน", "ปลัดเทศบาล", "คำสั่งที่ 1/2567", "ลงนามในระบบ 1 มกราคม 2567")
PLACES = (
    Place(Act.PROPOSE, Signatory("นักวิเคราะห์", "นางสี่", signed="ลงนาม")),
    Place(Act.OPINION, ACTING, "เห็นชอบ"),
    Place(Act.ORDER, HEAD),
)


def test_what_was_said_and_signed_stands_at_its_place_and_the_rest_keeps_room_for_ink() -> None:
    signed = with_signatures(MEMO, PLACES, 2, "ab" * 32)
    by_id = {one.id: one for one in signed.blocks}
    assert plain(by_id["opinion-1"].words) == "เห็นชอบ"
    assert by_id["opinion-1-signature"].signatories == (ACTING,)
    assert plain(by_id["order-2"].words) == "." * 90
    assert by_id["order-2-signature"].signatories == (HEAD,)
    assert "ab" * 32 in plain(by_id["edition-hash"].words)


def test_two_places_with_one_post_are_taken_in_turn() -> None:
    first, second = (Signatory("กรรมการ", name) for name in ("ก", "ข"))
    document = Document("x", "th", (Signature("s", (Signatory("กรรมการ"), Signatory("กรรมการ"))),))
    signed = with_signatures(document, (Place(Act.ORDER, first), Place(Act.ORDER, second)), 1, "")
    assert signed.blocks[0].signatories == (first, second)


def test_a_draft_says_so_and_has_no_place_to_sign() -> None:
    draft = as_draft(MEMO)
    assert not [one for one in draft.blocks if isinstance(one, Signature)]
    assert [plain(one.words) for one in draft.blocks if isinstance(one, Paragraph)][1:] == [
        "(ช่องลงนามอยู่ในฉบับที่ยืนยันแล้ว)",
        "(ช่องลงนามอยู่ในฉบับที่ยืนยันแล้ว)",
    ]
    assert draft.title == "(ร่าง) บันทึก"


def test_the_sheet_of_a_file_names_it_and_everybody() -> None:
    sheet = signature_sheet(MEMO, PLACES, "แก้แล้ว.docx", 3, "cd" * 32)
    text = str(sheet.blocks)
    for part in ("แก้แล้ว.docx", "นายสาม", "รักษาราชการแทน", "เห็นชอบ", "ยังไม่ลงนาม", "cd" * 32):
        assert part in text


def test_a_report_on_last_year_is_evidence_for_the_next_one_from_2568() -> None:
    assert usual_years(PaperKind.PLAN, 2567) == (2566, 2567, 2567)
    assert usual_years(PaperKind.YEAR_END, 2566) == (2565, 2566, 2566)
    assert usual_years(PaperKind.YEAR_END, 2567) == (2566, 2567, 2568)
