"""Editions: a paper fixed with its hash, a file that came back from Word, a scan of the whole signed paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from prongsai import __version__
from prongsai.adapters import clock
from prongsai.adapters.render.read_back import text_of_docx
from prongsai.adapters.uploads import DOCX, JPEG, PDF, PNG
from prongsai.core.audit.figures import Difference, compare
from prongsai.core.reports.signed import DRAFT_SAYS
from prongsai.core.reports.store import digest, to_json
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.files.models import StoredFile
from prongsai.records.files.services import receive
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.papers import telling
from prongsai.records.papers.approvals import all_on_paper, facts_of, open_chain
from prongsai.records.papers.building import Built, build_document
from prongsai.records.papers.chain import places_of
from prongsai.records.papers.models import Edition, Paper, PaperState
from prongsai.records.papers.states import DRAFTS, held, move, newest, require_draft

FIXED = verb(
    "papers.fixed",
    "ยืนยัน {title} เป็นฉบับที่ {number} ลายนิ้วมือ {sha256}",
    "Fixed {title} as edition {number}, hash {sha256}",
)
FILE_TAKEN = verb(
    "papers.file.taken",
    "รับไฟล์ที่แก้ใน Word ของ {title} เป็นฉบับที่ {number} ตัวเลขที่ต้องตรวจ {differences} แห่ง ลายนิ้วมือ {sha256}",
    "Took {title}, edited in Word, as edition {number}, {differences} figures to check, hash {sha256}",
)
SCAN_TAKEN = verb(
    "papers.scan.taken",
    "รับไฟล์สแกนของ {title} ที่ลงนามในกระดาษครบแล้ว เป็นฉบับที่ {number} ลายนิ้วมือ {sha256}",
    "Took the scan of {title}, signed on paper by all, as edition {number}, hash {sha256}",
)
REOPENED = verb(
    "papers.reopened",
    "นำ {title} กลับมาแก้ไข (ฉบับที่ {number} เก็บไว้)",
    "Took {title} back to the draft; edition {number} is kept",
)
SCANS = (PDF, JPEG, PNG)
STALE = Text(
    "มีข้อความที่ท่านแก้ไว้ซึ่งตัวเลขข้างใต้เปลี่ยนไปแล้ว โปรดเลือกว่าจะใช้ข้อความของท่านหรือข้อความใหม่ก่อน",
    "The figures under a sentence that you edited have changed. Choose your sentence or the new one first.",
)
STILL_A_DRAFT = Text(
    "ในไฟล์ยังมีข้อความว่าเป็นร่าง โปรดลบกรอบ “ร่าง” ออก หรือใช้ไฟล์จากปุ่ม “ไฟล์ Word สำหรับแก้ไข” แล้วส่งใหม่",
    "The file still says that it is a draft. Delete that frame, or begin with “Word file to edit”, and send it again.",
)
NO_SCAN_YET = Text(
    "โปรดยืนยันเอกสารเป็นฉบับก่อน พิมพ์ฉบับนั้นไปลงนาม แล้วจึงแนบไฟล์สแกน",
    "Fix the paper as an edition first, have that one signed in ink, then hand in the scan.",
)


def fix(paper: Paper, by: User) -> Edition:
    """Fix the draft as the next edition, with its chain of approval. Raises InputError where an edit does not fit."""
    with transaction.atomic():
        paper = require_draft(paper)
        built = _ready(paper)
        edition = _edition(paper, built, by, sha256=digest(built.document))
        write(paper.agency.code, FIXED, actor=by, about=paper, facts=facts_of(edition))
    return edition


def take_file(paper: Paper, name: str, content: bytes, by: User) -> Edition:
    """The file that was edited in Word as the next edition; its figures are held against the document.

    Raises InputError for a file that is not taken: no DOCX, damaged, too large, with macros.
    """
    with transaction.atomic():
        paper = _with_open_draft(paper, by)
        stored = receive(paper.agency, name, content, by, kinds=(DOCX,))
        built, texts = build_document(paper), text_of_docx(content)
        if any(DRAFT_SAYS.in_language(built.document.language) in text for text in texts):
            raise InputError(STILL_A_DRAFT)
        checks = [as_data(one) for one in _differences(built, texts)]
        edition = _edition(
            paper, built, by, sha256=stored.sha256, origin=Edition.Origin.FILE, file=stored, checks=checks
        )
        facts = facts_of(edition) | {"differences": len(checks)}
        write(paper.agency.code, FILE_TAKEN, actor=by, about=paper, facts=facts)
    return edition


def take_scan(paper: Paper, name: str, content: bytes, by: User) -> Edition:
    """The scan of the paper that everybody signed in ink, as an edition of its own. Raises InputError."""
    with transaction.atomic():
        paper = held(paper)
        if paper.state in DRAFTS or not paper.editions.exists():
            raise InputError(NO_SCAN_YET)
        last = newest(paper)
        stored = receive(paper.agency, name, content, by, kinds=SCANS)
        edition = Edition.objects.create(
            paper=paper,
            number=last.number + 1,
            origin=Edition.Origin.SCAN,
            document=last.document,
            file=stored,
            sha256=stored.sha256,
            rendering=last.rendering,
            framework_sha256=last.framework_sha256,
            software_version=__version__,
            fixed_by=by,
        )
        telling.called_back(paper, last)
        open_chain(edition, places_of(paper, clock.today()))
        all_on_paper(edition, stored)
        move(paper, PaperState.SIGNED)
        write(paper.agency.code, SCAN_TAKEN, actor=by, about=paper, facts=facts_of(edition))
    return edition


def reopen(paper: Paper, by: User) -> None:
    """Back to the draft: the editions stay as they are, the next one gets the next number."""
    with transaction.atomic():
        paper = held(paper)
        if paper.state not in DRAFTS:
            _reopen(paper, by)


def as_data(one: Difference) -> dict[str, Any]:
    """A difference as an edition keeps it."""
    return {
        "verdict": one.verdict.value,
        "kind": one.kind.value,
        "shown": one.shown,
        "sentence": one.sentence,
        "subject": one.subject,
        "known": list(one.known),
    }


def _ready(paper: Paper) -> Built:
    built = build_document(paper)
    if built.stale:
        raise InputError(STALE)
    if built.to_fill:
        raise InputError(_unfilled(built.to_fill))
    return built


def _unfilled(places: Sequence[str]) -> Text:
    listed = " ".join(places)
    return Text(
        f"ยังมี {len(places)} แห่งที่ต้องเติมก่อนยืนยันเป็นฉบับ: {listed} โปรดเปิดหน้าข้อความ แล้วเติมหรือตัดประโยคนั้นออก",
        f"{len(places)} places are still to be filled in: {listed} Open the text, and fill them in or leave them out.",
    )


def _with_open_draft(paper: Paper, by: User) -> Paper:
    """A file may come back for a draft as well as for an edition that was printed and is on its way."""
    paper = held(paper)
    if paper.state not in DRAFTS:
        _reopen(paper, by)
    return paper


def _reopen(paper: Paper, by: User) -> None:
    edition = newest(paper)
    telling.called_back(paper, edition)
    move(paper, PaperState.DRAFT)
    write(paper.agency.code, REOPENED, actor=by, about=paper, facts=facts_of(edition))


def _edition(
    paper: Paper,
    built: Built,
    by: User,
    *,
    sha256: str,
    origin: Edition.Origin = Edition.Origin.BLOCKS,
    file: StoredFile | None = None,
    checks: Sequence[dict[str, Any]] = (),
) -> Edition:
    last = paper.editions.order_by("-number").first()
    edition = Edition.objects.create(
        paper=paper,
        number=last.number + 1 if last else 1,
        origin=origin,
        document=to_json(built.document),
        file=file,
        sha256=sha256,
        checks=list(checks),
        rendering={"thai_numerals": built.ground.option("numerals", "thai") == "thai"},
        framework_sha256=built.ground.framework_hash,
        software_version=__version__,
        fixed_by=by,
    )
    open_chain(edition, places_of(paper, built.ground.day))
    move(paper, PaperState.FIXED)
    return edition


def _differences(built: Built, texts: Sequence[str]) -> tuple[Difference, ...]:
    subject = built.ground.subject
    return compare(built.document, texts, subject.scorecard if subject else None)
