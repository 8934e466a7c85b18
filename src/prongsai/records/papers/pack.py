"""The pack for the agency's own website: the paper in every format, its tables as data, and what proves them."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterator, Sequence

from prongsai.adapters import clock
from prongsai.adapters.render import Format
from prongsai.adapters.render.zips import zipped
from prongsai.adapters.sheets.csv_writing import write_csv
from prongsai.core.reports.blocks import Band, Table, plain, tables_of
from prongsai.core.reports.store import from_json
from prongsai.core.thai.dates import thai_date
from prongsai.records.papers.models import Approval, Edition
from prongsai.records.papers.printing import File, edition_file, original_file, sheet_file, stem

PAPERS: tuple[Format, ...] = ("pdf", "docx", "html")
ZIP = "application/zip"
CSV = "text/csv; charset=utf-8"
SIMULATED = "ข้อมูลจำลอง ไม่ใช่เอกสารของหน่วยงานจริง"


def files_of(edition: Edition) -> tuple[File, ...]:
    """The files of an edition as they are published: the paper first, then its tables."""
    if edition.origin == Edition.Origin.SCAN:
        return (original_file(edition),)
    if edition.origin == Edition.Origin.FILE:
        return (original_file(edition), sheet_file(edition))
    return tuple(_of_blocks(edition))


def pack(edition: Edition, files: Sequence[File], items: Sequence[str]) -> bytes:
    """The ZIP: the files, a manifest with their hashes, a piece of HTML with the links, and what to do with it all."""
    parts = {one.name: one.content for one in files}
    parts["manifest.json"] = _manifest(edition, files, items)
    parts["ลิงก์สำหรับวางในเว็บไซต์.html"] = _links(edition, files).encode()
    parts["อ่านก่อน.txt"] = _read_me(edition, files, items).encode()
    return zipped(parts)


def _of_blocks(edition: Edition) -> Iterator[File]:
    for form in PAPERS:
        yield edition_file(edition, form)
    tables = list(tables_of(from_json(edition.document or {})))
    if tables:
        yield edition_file(edition, "xlsx")
    name = stem(edition.paper, f"ฉบับที่-{edition.number}")
    for number, table in enumerate(tables, start=1):
        yield File(f"{name}-ตารางที่-{number}.csv", write_csv(_rows(table)), CSV)


def _rows(table: Table) -> Iterator[list[str]]:
    yield [column.header for column in table.columns]
    for row in table.rows:
        if isinstance(row, Band):
            yield [row.text]
        else:
            yield ["\n".join(map(plain, cell)) for cell in row.cells]


def _manifest(edition: Edition, files: Sequence[File], items: Sequence[str]) -> bytes:
    """What is published, under which hash, made by what: for whoever wants to check it."""
    paper = edition.paper
    content = {
        "agency": paper.agency.name,
        "agency_code": paper.agency.code,
        "simulated": paper.agency.is_simulated,
        "title": paper.title,
        "kind": paper.kind,
        "result_year": paper.result_year,
        "plan_year": paper.plan_year,
        "oit_year": paper.oit_year,
        "evidence_for": list(items),
        "edition": edition.number,
        "edition_sha256": edition.sha256,
        "edition_sha256_is_over": "document" if edition.origin == Edition.Origin.BLOCKS else "file",
        "framework_sha256": edition.framework_sha256,
        "software": f"Prongsai {edition.software_version}",
        "signed": [_signature(one) for one in edition.approvals.all()],
        "files": [
            {"name": one.name, "sha256": sha256_of(one), "size": len(one.content), "type": one.media_type}
            for one in files
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _signature(one: Approval) -> dict[str, object]:
    """Who signed as what and when, as the paper itself prints it."""
    return {
        "position": one.position,
        "act": one.act,
        "post": one.post_title,
        "name": one.signer_name,
        "own_post": one.own_post,
        "acting_as": one.acting_as,
        "signed_at": one.signed_at.astimezone(clock.BANGKOK).isoformat(timespec="seconds") if one.signed_at else None,
        "on_paper": one.scan_id is not None,
        "signed_sha256": one.signed_sha256,
    }


def sha256_of(one: File) -> str:
    """The hash of a file."""
    return hashlib.sha256(one.content).hexdigest()


def _links(edition: Edition, files: Sequence[File]) -> str:
    """Links to be pasted into a page of the website; the addresses are relative to where the files are put."""
    title = html.escape(edition.paper.title)
    lines = [f'  <li><a href="{html.escape(one.name)}">{title} ({_kind(one)}, {_size(one)})</a></li>' for one in files]
    return f"<h2>{title}</h2>\n<ul>\n" + "\n".join(lines) + "\n</ul>\n"


def _kind(one: File) -> str:
    return one.name.rpartition(".")[2].upper()


def _size(one: File) -> str:
    kilobytes = max(1, round(len(one.content) / 1024))
    return f"{kilobytes:,} KB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB"


def _read_me(edition: Edition, files: Sequence[File], items: Sequence[str]) -> str:
    paper = edition.paper
    named = ", ".join(items)
    proves = f"เอกสารนี้เป็นหลักฐานของข้อ {named} ในการประเมินปี {paper.oit_year}" if named else ""
    lines = (
        SIMULATED if paper.agency.is_simulated else "",
        paper.title,
        paper.agency.name,
        f"ฉบับที่ {edition.number} จัดชุดไฟล์เมื่อ {thai_date(clock.today())}",
        proves,
        "",
        "วิธีเผยแพร่บนเว็บไซต์หลักของหน่วยงาน",
        "1. อัปโหลดไฟล์ในชุดนี้ขึ้นเว็บไซต์หลักของหน่วยงาน (อย่างน้อยไฟล์แรกในรายการด้านล่าง)",
        "2. วางข้อความจากไฟล์ “ลิงก์สำหรับวางในเว็บไซต์.html” ในหน้าที่ต้องการ แล้วแก้ที่อยู่ของไฟล์ให้ตรง",
        "3. เปิดหน้าเว็บนั้นโดยไม่เข้าสู่ระบบ ดูว่าเปิดไฟล์ได้จริง",
        "4. คัดลอกที่อยู่ (URL) ของหน้านั้นมากรอกในระบบ เพื่อใช้เป็นหลักฐานของข้อ OIT",
        "",
        "ไฟล์ในชุดนี้",
        *(f"- {one.name} ({_size(one)}) SHA-256 {sha256_of(one)}" for one in files),
        "",
        f"ลายนิ้วมือของฉบับ (SHA-256) {edition.sha256}",
    )
    return "\r\n".join(lines) + "\r\n"
