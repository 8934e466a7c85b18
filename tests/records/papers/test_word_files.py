"""A file that was edited in Word comes back: its figures are checked, and odd ones must be confirmed."""

from __future__ import annotations

import io
import zipfile

import pytest

from prongsai.adapters.render.read_back import UnreadableWordError
from prongsai.core.thai.errors import InputError
from prongsai.records.papers import editions
from prongsai.records.papers.approvals import Seen, sign
from prongsai.records.papers.building import build_document
from prongsai.records.papers.integrity import is_whole
from prongsai.records.papers.models import Edition, PaperState
from prongsai.records.papers.printing import original_file, sheet_file, word_file
from tests.records.papers import build

pytestmark = pytest.mark.django_db


def edited(content: bytes, *changes: tuple[str, str]) -> bytes:
    """The Word file with other words in its text, as an officer leaves it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                text = part.decode()
                for old, new in changes:
                    assert old in text
                    text = text.replace(old, new)
                part = text.encode()
            after.writestr(name, part)
    return out.getvalue()


def returned(*changes: tuple[str, str]) -> tuple[build.Office, Edition]:
    of = build.office()
    paper = build.draft(of)
    file = word_file(build_document(paper))
    return of, editions.take_file(paper, "แก้แล้ว.docx", edited(file.content, *changes), of.officer)


def test_a_file_that_nobody_changed_has_nothing_to_check() -> None:
    of, edition = returned()
    assert (edition.origin, edition.checks, edition.paper.state) == ("file", [], PaperState.FIXED)
    assert is_whole(edition)
    assert original_file(edition).name == "แก้แล้ว.docx"
    build.sign_all(edition, of)
    assert sheet_file(edition).content.startswith(b"%PDF")


def test_changed_figures_are_listed_and_must_be_confirmed_before_signing() -> None:
    of, edition = returned(("๘๓.๐๗", "๙๓.๐๗"))
    assert {(one["verdict"], one["shown"]) for one in edition.checks} == {("contradicts", "93.07")}
    assert all("93.07" in one["sentence"] for one in edition.checks)
    first = build.turn(edition)
    with pytest.raises(InputError, match="tick the box"):
        sign(first, of.officer, "", Seen(edition.sha256))
    sign(first, of.officer, "", Seen(edition.sha256, confirmed=True))


def test_an_added_count_is_listed_as_unknown() -> None:
    _, edition = returned(("หลักการและเหตุผล", "หลักการและเหตุผล มีผู้เข้าร่วม ๔๕ คน"))
    assert [(one["verdict"], one["shown"]) for one in edition.checks] == [("unknown", "45")]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 300_000_000)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"not a file", b"%PDF-1.4\n%%EOF", bomb()])
def test_what_is_no_word_file_is_refused_and_nothing_changes(content: bytes) -> None:
    of = build.office()
    paper = build.draft(of)
    with pytest.raises((InputError, UnreadableWordError)):
        editions.take_file(paper, "x.docx", content, of.officer)
    assert not paper.editions.exists()
    paper.refresh_from_db()
    assert paper.state == PaperState.DRAFT


def test_a_draft_that_still_says_so_is_not_taken() -> None:
    from prongsai.records.papers.printing import draft_file

    of = build.office()
    paper = build.draft(of)
    marked = draft_file(build_document(paper), "docx")
    with pytest.raises(InputError, match="still says that it is a draft"):
        editions.take_file(paper, "ร่าง.docx", marked.content, of.officer)
