"""Publishing: files are kept under their hash and opened to everybody; the agency gives their address on its site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import QuerySet

from prongsai.adapters import clock
from prongsai.core.measures.model import PlanKind
from prongsai.core.reports.paper import PaperKind, evidence_items
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.files.models import StoredFile
from prongsai.records.files.services import keep, make_private, make_public
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.papers.approvals import facts_of
from prongsai.records.papers.integrity import require_whole
from prongsai.records.papers.models import Edition, Letterhead, Paper, PaperState, Publication
from prongsai.records.papers.pack import ZIP, files_of, pack
from prongsai.records.papers.printing import File, stem
from prongsai.records.papers.states import held, move, newest

PUBLISHED = verb(
    "papers.published",
    "เผยแพร่ {title} ฉบับที่ {number} ลายนิ้วมือ {sha256}",
    "Published {title}, edition {number}, hash {sha256}",
)
ADDRESS_GIVEN = verb(
    "papers.address.given",
    "บันทึกที่อยู่ของ {title} บนเว็บไซต์: {address}",
    "Noted where {title} stands on the website: {address}",
)
WITHDRAWN = verb("papers.withdrawn", "ถอนการเผยแพร่ {title} ฉบับที่ {number}", "Withdrew {title}, edition {number}")
NOT_SIGNED = Text(
    "เผยแพร่ได้เฉพาะเอกสารที่ลงนามครบแล้ว โปรดเสนอลงนามให้ครบก่อน",
    "Only a paper that everybody has signed can be published.",
)
NOT_PUBLISHED = Text("เอกสารนี้ไม่ได้เผยแพร่อยู่", "This paper is not published.")
NO_ADDRESS = Text(
    "ที่อยู่เว็บต้องขึ้นต้นด้วย http:// หรือ https:// และมีชื่อเว็บไซต์ เช่น https://www.example.go.th/ita/plan.pdf",
    "An address begins with http:// or https:// and names a website, such as https://www.example.go.th/ita/plan.pdf.",
)
ELSEWHERE = Text(
    "บันทึกแล้ว แต่ที่อยู่นี้ไม่ได้อยู่บนเว็บไซต์หลักของหน่วยงาน ({website}) การตรวจ OIT ดูจากเว็บไซต์หลัก โปรดตรวจสอบอีกครั้ง",
    "Noted, but this address is not on the agency's own website ({website}), where OIT is judged. Please check it.",
)
NO_WEBSITE = Text(
    "บันทึกแล้ว แต่ยังไม่ได้ระบุเว็บไซต์หลักของหน่วยงานในหน้าตั้งค่า จึงตรวจไม่ได้ว่าเป็นเว็บไซต์หลักหรือไม่",
    "Noted. The settings do not name the agency's own website, so it could not be checked whether this is on it.",
)
LONGEST_ADDRESS = 500
_HOST = re.compile(r"(?=.{4,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")


class Given(NamedTuple):
    """An address that was noted, and what is doubtful about it."""

    publication: Publication
    doubt: Text | None


def items_of(paper: Paper) -> tuple[str, ...]:
    """The OIT items of its year that a paper is evidence for."""
    plan_kind = PlanKind(paper.plan.kind) if paper.plan else PlanKind.ITA
    return evidence_items(PaperKind(paper.kind), paper.oit_year, plan_kind)


def publish(paper: Paper, by: User) -> Publication:
    """Publish the last edition, which everybody has signed; one that was published before is withdrawn for it.

    Raises InputError: not signed by all, or a stored edition that was tampered with.
    """
    edition = newest(paper)
    require_whole(edition)
    files = [_kept(one, edition, by) for one in files_of(edition)]  # slow; before anything is held
    with transaction.atomic():
        paper = held(paper)
        if paper.state != PaperState.SIGNED or newest(paper).pk != edition.pk:
            raise InputError(NOT_SIGNED)
        for before in _public(paper).exclude(edition=edition):
            _withdraw(before, by)
        publication, _ = Publication.objects.update_or_create(
            edition=edition,
            defaults={
                "published_at": clock.now(),
                "published_by": by,
                "files": [_entry(one) for one in files],
                "evidence_for": list(items_of(paper)),
                "withdrawn_at": None,
            },
        )
        for one in files:
            make_public(one, by)
        move(paper, PaperState.PUBLISHED)
        write(paper.agency.code, PUBLISHED, actor=by, about=paper, facts=facts_of(edition))
    return publication


def pack_of(publication: Publication) -> File:
    """The pack for the agency's own website, as ZIP."""
    edition = publication.edition
    files = files_of(edition)
    content = pack(edition, files, publication.evidence_for)
    return File(f"{stem(edition.paper, f'ฉบับที่-{edition.number}')}.zip", content, ZIP)


def give_address(publication: Publication, address: str, by: User) -> Given:
    """Note where the paper stands on the agency's own website. Raises InputError for what is no web address."""
    written = _address(address)
    with transaction.atomic():
        paper = held(publication.edition.paper)
        publication.refresh_from_db()
        publication.address = written
        publication.save(update_fields=["address"])
        facts = facts_of(publication.edition) | {"address": written, "items": publication.evidence_for}
        write(paper.agency.code, ADDRESS_GIVEN, actor=by, about=paper, facts=facts)
    return Given(publication, _doubt(paper, written))


def withdraw(paper: Paper, by: User) -> None:
    """Take what is published back from the public page. Raises InputError when nothing is published."""
    with transaction.atomic():
        paper = held(paper)
        public = list(_public(paper))
        if not public:
            raise InputError(NOT_PUBLISHED)
        for one in public:
            _withdraw(one, by)
        if paper.state == PaperState.PUBLISHED:
            move(paper, PaperState.SIGNED)


def _public(paper: Paper) -> QuerySet[Publication]:
    return Publication.objects.filter(edition__paper=paper, withdrawn_at__isnull=True).select_related("edition")


def _withdraw(publication: Publication, by: User) -> None:
    publication.withdrawn_at = clock.now()
    publication.save(update_fields=["withdrawn_at"])
    edition = publication.edition
    agency = edition.paper.agency
    kept = _files_of(Publication.objects.filter(edition__paper__agency=agency, withdrawn_at__isnull=True))
    for sha256, name in _files_of([publication]) - kept:
        for one in StoredFile.objects.filter(agency=agency, sha256=sha256, name=name):
            make_private(one, by)
    write(agency.code, WITHDRAWN, actor=by, about=edition.paper, facts=facts_of(edition))


def _files_of(publications: Iterable[Publication]) -> set[tuple[str, str]]:
    """Hash and name of every file: two papers may share one, which stays public for the other."""
    return {(each["sha256"], each["name"]) for one in publications for each in one.files}


def _kept(one: File, edition: Edition, by: User) -> StoredFile:
    return keep(edition.paper.agency, one.name, one.content, one.media_type, by)


def _entry(stored: StoredFile) -> dict[str, object]:
    return {"name": stored.name, "sha256": stored.sha256, "size": stored.size, "type": stored.content_type}


def _address(address: str) -> str:
    written = address.strip()
    try:
        parts = urlsplit(written)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise InputError(NO_ADDRESS) from None
    fits = parts.scheme in ("http", "https") and _HOST.fullmatch(host) and not parts.username
    if not fits or len(written) > LONGEST_ADDRESS or re.search(r"[\s<>\"'\x00-\x1f\x7f]", written):
        raise InputError(NO_ADDRESS)
    return written


def _doubt(paper: Paper, address: str) -> Text | None:
    """The agency's own website, and what lies below its name, is where OIT is judged."""
    head = Letterhead.objects.filter(agency=paper.agency).first()
    website = head.website if head else ""
    own = _host(website)
    if not own:
        return NO_WEBSITE
    host = _host(address)
    if host == own or host.endswith(f".{own}"):
        return None
    return Text(ELSEWHERE.th.format(website=website), ELSEWHERE.en.format(website=website))


def _host(address: str) -> str:
    """The name of the website without www."""
    if not address:
        return ""
    parts = urlsplit(address if "://" in address else f"https://{address}")
    return (parts.hostname or "").removeprefix("www.")
