"""The pages of papers: what is read, typed and pressed there, by officer, clerk and head."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.core.reports.blocks import ItemList, plain
from prongsai.core.reports.paper import PaperKind
from prongsai.records.papers import approvals, editions
from prongsai.records.papers.building import build_document
from prongsai.records.papers.models import Edition, Overlay, Paper, PaperState, Publication
from prongsai.records.papers.printing import word_file
from prongsai.records.papers.selectors import gist_of
from prongsai.records.results.services import record_published
from tests.faces.sign_in import signed_in
from tests.records.papers import build
from tests.records.papers.test_word_files import bomb, edited

pytestmark = pytest.mark.django_db
TOTAL = "total"


class At:
    """An office seen by one of its people."""

    def __init__(self, of: build.Office, client: Client) -> None:
        self.of, self.client = of, client
        self.root = f"/office/{of.agency.code}/papers/"

    def get(self, path: str = "", english: bool = False) -> str:
        response = self.client.get(("/en" if english else "") + self.root + path, follow=True)
        assert response.status_code == 200, path
        return unescape(response.content.decode())

    def post(self, path: str, **fields: object) -> str:
        response = self.client.post(self.root + path, fields, follow=True)
        assert response.status_code == 200, path
        return unescape(response.content.decode())


@pytest.fixture
def of() -> build.Office:
    return build.office()


@pytest.fixture
def officer(of: build.Office) -> At:
    return At(of, signed_in(of.officer, freshly=True))


def place(of: build.Office, paper: Paper, address: str = TOTAL) -> str:
    return build_document(paper).places[address].sha256


def test_the_year_is_made_in_one_press_and_fixed_in_another(officer: At) -> None:
    page = officer.get("?year=2567")
    assert "จัดทำร่างทั้งหมด" in page
    counted, optional = 16, page.count("<small>ทำเมื่อต้องการ")
    assert optional
    assert f"ทั้งปีใช้ {counted} ฉบับ" in page
    assert f"และอีก {optional} ฉบับทำเมื่อต้องการ" in page
    assert page.count('name="need"') + page.count("ยังไม่มี</span>") == counted + optional
    said = officer.post("make-all/", year="2567")
    assert "จัดทำร่างแล้ว 16 ฉบับ" in said
    assert Paper.objects.count() == 16
    assert "ไม่มีเอกสารที่ต้องจัดทำเพิ่ม" in officer.post("make-all/", year="2567")
    assert Paper.objects.count() == 16
    said = officer.post("fix-all/", year="2567")
    assert "ยืนยันเป็นฉบับแล้ว" in said
    assert "ต้องเติมก่อน" in said
    assert Edition.objects.count() == Paper.objects.filter(state=PaperState.FIXED).count() > 5


def test_one_paper_is_made_once_however_often_it_is_pressed(officer: At) -> None:
    for _ in range(2):
        said = officer.post("make/", year="2567", need="analysis.ita")
        assert "อ่านและแก้ข้อความ" in said
    assert Paper.objects.count() == 1
    officer.post("make/", year="2567", need="<script>.x")
    officer.post("make/", year="9" * 50, need="")
    assert Paper.objects.count() == 1


@pytest.mark.parametrize("english", [False, True])
def test_every_page_opens_in_both_languages(officer: At, of: build.Office, english: bool) -> None:
    paper = build.draft(of)
    for page in ("", f"{paper.pk}/", f"{paper.pk}/text/", f"{paper.pk}/edit/?block={TOTAL}", f"{paper.pk}/options/",
                 f"{paper.pk}/chain/", "sign/"):  # fmt: skip
        assert "<h1>" in officer.get(page, english)
    edition = editions.fix(paper, of.officer)
    for page in (f"{paper.pk}/", f"editions/{edition.pk}/", f"sign/{build.turn(edition).pk}/", "sign/"):
        assert "<h1>" in officer.get(page, english)


def test_a_sentence_is_changed_on_its_page_and_shown_in_the_text(officer: At, of: build.Office) -> None:
    paper = build.draft(of)
    seen = place(of, paper)
    fields = {"address-0": TOTAL, "seen-0": seen, "text-0": "คะแนนดีขึ้นทุกด้าน <script>alert(1)</script>"}
    said = officer.post(f"{paper.pk}/edit/?block={TOTAL}", **fields)
    assert "บันทึกข้อความแล้ว 1 แห่ง" in said
    page = officer.client.get(f"{officer.root}{paper.pk}/text/").content.decode()
    assert "คะแนนดีขึ้นทุกด้าน &lt;script&gt;" in page
    assert "<script>" not in page
    assert "แก้แล้ว" in page
    assert "กลับไปใช้ข้อความเดิม" in officer.get(f"{paper.pk}/edit/?block={TOTAL}")
    officer.post(f"{paper.pk}/edit/?block={TOTAL}", **fields, restore=TOTAL)
    assert not Overlay.objects.exists()


def test_the_short_of_a_memo_begins_with_what_it_asks(officer: At) -> None:
    officer.post("make/", year="2567", need="memo.ita.adopt")
    document = build_document(Paper.objects.get()).document
    asked = next(one for one in document.blocks if isinstance(one, ItemList) and one.id == "proposals-list")
    assert gist_of(document)[0] == plain(asked.items[0])


def test_a_letter_without_number_and_date_asks_once_and_is_fixed_all_the_same(officer: At) -> None:
    said = officer.post("make/", year="2567", need="order.ita")
    assert "ยังไม่ได้ใส่เลขที่และวันที่" in said
    paper = Paper.objects.get()
    paper.typed = {"number": "1/2567", "date": "2023-11-01"}
    paper.save()
    assert "ยังไม่ได้ใส่" not in officer.get(f"{paper.pk}/")


def test_what_was_typed_for_a_sentence_that_changed_meanwhile_is_not_lost(officer: At, of: build.Office) -> None:
    paper = build.draft(of)
    seen = place(of, paper)
    record_published([build.published(**{"2": "84.90", "total": "91.49"})])
    fields = {"address-0": TOTAL, "seen-0": seen, "text-0": "ข้อความที่พิมพ์ไว้"}
    fields |= {"address-7": "gone/1", "seen-7": "0" * 64, "text-7": "ของที่ไม่มีที่ไป"}
    said = officer.post(f"{paper.pk}/edit/?block={TOTAL}", **fields)
    assert "ข้อความที่พิมพ์ไว้" in said
    assert "ของที่ไม่มีที่ไป" in said
    assert not Overlay.objects.exists()


def test_an_edit_over_changed_figures_is_settled_on_the_page(officer: At, of: build.Office) -> None:
    paper = build.draft(of)
    fields = {"address-0": TOTAL, "seen-0": place(of, paper), "text-0": "ของฉัน"}
    officer.post(f"{paper.pk}/edit/?block={TOTAL}", **fields)
    record_published([build.published(**{"2": "84.90", "total": "91.49"})])
    assert "ตัวเลขใต้ข้อความที่ท่านแก้ไว้เปลี่ยนไป 1 แห่ง" in officer.get(f"{paper.pk}/")
    page = officer.get(f"{paper.pk}/text/")
    assert "ของฉัน" in page
    assert "คงข้อความของฉัน" in page
    officer.post(f"{paper.pk}/stale/", address=TOTAL, seen=place(of, paper), choice="keep")
    assert "เปลี่ยนไป 1 แห่ง" not in officer.get(f"{paper.pk}/")
    officer.post(f"{paper.pk}/stale/", address=TOTAL, choice="take")
    assert not Overlay.objects.exists()


def test_options_that_cannot_be_read_are_said_beside_their_field_and_kept(officer: At, of: build.Office) -> None:
    paper = build.draft(of, PaperKind.MEMO)
    sent = {"numerals": "arabic", "purpose": "adopt", "date": "31/2/2567", "number": "อจ 1/2", "oit_year": "67"}
    said = officer.post(f"{paper.pk}/options/", **sent)
    assert "โปรดแก้ไขก่อนบันทึก" in said
    for kept in ("31/2/2567", "อจ 1/2", 'value="67"'):
        assert kept in said
    paper.refresh_from_db()
    assert paper.typed == {}
    said = officer.post(f"{paper.pk}/options/", **(sent | {"date": "๓๑/๓/๒๕๖๗", "oit_year": "๒๕๖๗"}))
    assert "บันทึกแล้ว" in said
    paper.refresh_from_db()
    assert (paper.typed["date"], paper.oit_year, paper.options["numerals"]) == ("2024-03-31", 2567, "arabic")
    assert "31 มีนาคม 2567" in officer.get(f"{paper.pk}/options/")


def test_the_chain_is_set_on_its_page(officer: At, of: build.Office) -> None:
    paper = build.draft(of)
    head = of.posts[build.Role.HEAD]
    officer.post(
        f"{paper.pk}/chain/", **{"act-0": "order", "post-0": str(head.pk), "act-3": "opinion", "title-3": "ประธาน"}
    )
    edition = editions.fix(paper, of.officer)
    assert [one.post_title for one in edition.approvals.all()] == ["นายกเทศมนตรี", "ประธาน"]
    editions.reopen(paper, of.officer)
    said = officer.post(f"{paper.pk}/chain/", **{"act-0": "order", "post-0": "999999", "title-0": ""})
    assert "โปรด" in said


def test_the_whole_way_from_draft_to_public_page(officer: At, of: build.Office) -> None:
    paper = build.draft(of)
    said = officer.post(f"{paper.pk}/fix/")
    assert "อ่านและลงนาม" in said
    edition = paper.editions.get()
    for person in (of.officer, of.clerk, of.head):
        at = At(of, signed_in(person, freshly=True))
        turn = build.turn(edition)
        page = at.get(f"sign/{turn.pk}/")
        assert edition.sha256 in page
        assert "คะแนนรวม 91.47" in page
        assert ("ข้อความถึงผู้ลงนามลำดับถัดไป" in page) == (person == of.officer)
        said = at.post(f"sign/{turn.pk}/sign/", sha256=edition.sha256, said="เห็นชอบ")
        assert "ลงนามแล้ว" in said
    assert "ฉบับที่แก้แล้วต้องลงนามใหม่" in officer.get(f"{paper.pk}/")
    said = officer.post(f"{paper.pk}/publish/")
    assert "ดาวน์โหลดชุดไฟล์" in said
    assert officer.client.get(f"{officer.root}{paper.pk}/pack/").content.startswith(b"PK")
    said = officer.post(f"{paper.pk}/address/", address="javascript:alert(1)")
    assert "http://" in said
    assert "javascript:alert(1)" in said
    officer.post(f"{paper.pk}/address/", address="https://example.go.th/x")
    assert Publication.objects.get().address == "https://example.go.th/x"
    public = Client().get(f"/agencies/{of.agency.code}/papers/{edition.sha256}/")
    assert public.status_code == 200
    assert edition.sha256 in public.content.decode()
    assert "ลงนามในระบบ" in public.content.decode()
    officer.post(f"{paper.pk}/withdraw/")
    assert Client().get(f"/agencies/{of.agency.code}/papers/{edition.sha256}/").status_code == 410


def test_signing_asks_again_who_it_is(of: build.Office) -> None:
    edition = build.edition(of)
    turn = build.turn(edition)
    client = signed_in(of.officer)
    response = client.post(f"/office/{of.agency.code}/papers/sign/{turn.pk}/sign/", {"sha256": edition.sha256})
    assert response.status_code == 302
    assert response["Location"].startswith("/account/confirm/?next=/account/again/")
    turn.refresh_from_db()
    assert turn.state == "waiting"


def test_several_are_signed_together_each_over_its_own_hash(of: build.Office) -> None:
    first, second = build.edition(of), build.edition(of, PaperKind.PLAN)
    at = At(of, signed_in(of.officer, freshly=True))
    wrong = f"{build.turn(second).pk}:{'0' * 64}"
    said = at.client.post(
        f"{at.root}sign/all/", {"place": [f"{build.turn(first).pk}:{first.sha256}", wrong, "x:y", "9999:"]}, follow=True
    ).content.decode()
    assert "ลงนามแล้ว 1 ฉบับ" in said
    assert build.turn(first).position == 2
    assert build.turn(second).position == 1
    assert "โปรดทำเครื่องหมาย" in at.post("sign/all/")


def test_a_paper_is_sent_back_with_a_reason(of: build.Office) -> None:
    edition = build.edition(of)
    build.sign_next(edition, of.officer)
    clerk = At(of, signed_in(of.clerk, freshly=True))
    turn = build.turn(edition)
    said = clerk.post(f"sign/{turn.pk}/return/", sha256=edition.sha256, comment=" ")
    assert "เหตุผลที่ส่งคืน" in said
    assert "<details open><summary>ส่งคืนให้แก้ไข" in said
    assert 'name="comment" rows="3" maxlength="2000" aria-invalid="true" aria-describedby="comment_error"' in said
    assert '<p class="error" id="comment_error">' in said
    too_long = clerk.post(f"sign/{turn.pk}/return/", sha256=edition.sha256, comment="ก" * 2001)
    assert "ก" * 2001 in too_long
    assert 'aria-describedby="comment_error"' in too_long
    clerk.post(f"sign/{turn.pk}/return/", sha256=edition.sha256, comment="ขอให้แก้ระยะเวลา")
    page = At(of, signed_in(of.officer)).get(f"{edition.paper_id}/")
    assert "ขอให้แก้ระยะเวลา" in page


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_from_word_is_checked_and_its_figures_shown_to_the_signer(officer: At, of: build.Office) -> None:
    paper = build.draft(of)
    content = edited(word_file(build_document(paper)).content, ("๘๓.๐๗", "๙๓.๐๗"))
    officer.post(f"{paper.pk}/file/", file=upload("แก้.docx", content))
    edition = paper.editions.get()
    page = officer.get(f"sign/{build.turn(edition).pk}/")
    assert "93.07" in page
    assert 'name="confirmed"' in page
    said = officer.post(f"sign/{build.turn(edition).pk}/sign/", sha256=edition.sha256, said="พิมพ์ไว้")
    assert "ทำเครื่องหมายยืนยัน" in said
    assert "พิมพ์ไว้" in said
    officer.post(f"sign/{build.turn(edition).pk}/sign/", sha256=edition.sha256, confirmed="yes")
    assert build.turn(edition).position == 2
    response = officer.client.get(f"{officer.root}editions/{edition.pk}/file/")
    assert response.getvalue() == content
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize("content", [b"", b"<html>", bomb()], ids=["empty", "html", "bomb"])
def test_a_file_that_is_no_word_file_is_refused_in_words(officer: At, of: build.Office, content: bytes) -> None:
    paper = build.draft(of)
    said = officer.post(f"{paper.pk}/file/", file=upload("x.docx", content))
    assert "โปรด" in said
    assert not paper.editions.exists()
    assert "โปรดเลือกไฟล์ก่อน" in officer.post(f"{paper.pk}/file/")


def test_a_signature_in_ink_is_recorded_with_its_scan(officer: At, of: build.Office) -> None:
    edition = build.edition(of)
    turn = build.turn(edition)
    assert "โปรดแนบไฟล์สแกน" in officer.post(f"sign/{turn.pk}/paper/", name="ก")
    broken = upload("bad.pdf", b"no pdf at all")
    said = officer.post(f"sign/{turn.pk}/paper/", name="นายลงนาม ในหมึก", said="เห็นชอบด้วย", scan=broken)
    assert "ไฟล์นี้เปิดเป็น PDF ไม่ได้" in said
    assert "<details open><summary>ลงนามในกระดาษแทน" in said
    assert "เห็นชอบด้วย</textarea>" in said
    broken = upload("bad.pdf", b"no pdf at all")
    assert "<details open><summary>ลงนามในกระดาษแทน" in officer.post(f"{edition.paper_id}/scan/", file=broken)
    scan = upload("ลงนาม.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    officer.post(f"sign/{turn.pk}/paper/", name="นายลงนาม ในหมึก", said="เห็นชอบ", scan=scan)
    turn.refresh_from_db()
    assert (turn.state, turn.signer_name) == ("signed", "นายลงนาม ในหมึก")


def test_drafts_and_editions_are_taken_away_in_every_format(officer: At, of: build.Office) -> None:
    paper = build.draft(of)
    begins = {"pdf": b"%PDF", "docx": b"PK", "html": b"<!doctype", "xlsx": b"PK"}
    for form, start in begins.items():
        response = officer.client.get(f"{officer.root}{paper.pk}/draft/{form}/")
        assert response.content.startswith(start)
        assert response["Content-Disposition"].startswith("attachment")
    edition = editions.fix(paper, of.officer)
    for form, start in begins.items():
        assert officer.client.get(f"{officer.root}editions/{edition.pk}/{form}/").content.startswith(start)
    assert officer.client.get(f"{officer.root}editions/{edition.pk}/exe/").status_code == 404


def test_the_draft_says_that_it_is_one_and_cannot_be_signed(officer: At, of: build.Office) -> None:
    paper = build.draft(of)
    page = officer.client.get(f"{officer.root}{paper.pk}/draft/html/").content.decode()
    assert "ใช้ลงนามหรือเผยแพร่ไม่ได้" in page
    assert "(ลงชื่อ)" not in page


def test_a_replayed_form_does_nothing_twice(officer: At, of: build.Office) -> None:
    edition = build.edition(of)
    turn = build.turn(edition)
    for _ in range(3):
        officer.post(f"sign/{turn.pk}/sign/", sha256=edition.sha256)
    assert approvals.next_place(edition) == edition.approvals.get(position=2)
    for _ in range(3):
        officer.post(f"{edition.paper_id}/reopen/")
        officer.post(f"{edition.paper_id}/fix/")
        officer.post(f"{edition.paper_id}/fix/")
    assert edition.paper.editions.count() == 4


def test_nothing_private_stands_on_the_public_page(of: build.Office) -> None:
    edition = build.edition(of)
    anybody = Client()
    assert anybody.get(f"/agencies/{of.agency.code}/papers/{edition.sha256}/").status_code == 404
    page = anybody.get(f"/agencies/{of.agency.code}/papers/")
    assert edition.paper.title not in page.content.decode()
    assert anybody.get(f"/agencies/{of.agency.code}/papers/files/{edition.sha256}/x.pdf").status_code == 404
    assert "sessionid" not in page.cookies
