"""A document as it is signed, and as a draft that nobody can take for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import cycle

from prongsai.core.offices import Act
from prongsai.core.reports.blocks import (
    Block,
    Callout,
    Column,
    Document,
    Paragraph,
    Row,
    Signatory,
    Signature,
    Table,
    Title,
    cell,
    plain,
    verbatim,
    words,
)
from prongsai.core.reports.paper import Place
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Language, Text

DRAFT = Text("ร่าง", "Draft")
DRAFT_SAYS = Text(
    "ร่างเพื่อตรวจทาน ยังไม่ได้ยืนยันเป็นฉบับ ใช้ลงนามหรือเผยแพร่ไม่ได้",
    "A draft to read through: no edition yet, not to be signed or published.",
)
NO_ROOM_YET = Text("(ช่องลงนามอยู่ในฉบับที่ยืนยันแล้ว)", "(The place to sign stands in the edition.)")
HASH = Text("ฉบับที่ {number} ลายนิ้วมือเอกสาร (SHA-256) ", "Edition {number}, hash of the document (SHA-256) ")
SHEET = Text("ใบแสดงการลงนาม", "Sheet of signatures")
OF_FILE = Text(
    "แนบไฟล์ {name} ฉบับที่ {number} การลงนามเป็นการลงนามกำกับลายนิ้วมือของไฟล์นั้น",
    "For the file {name}, edition {number}. Each signature is over the hash of that file.",
)
ORDINAL, POST, SAID, WHEN = (
    Text("ที่", "No."),
    Text("ผู้ลงนาม", "Signed by"),
    Text("ความเห็นหรือคำสั่ง", "Opinion or order"),
    Text("เมื่อ", "When"),
)
NOT_YET = Text("ยังไม่ลงนาม", "not yet signed")


def as_draft(document: Document) -> Document:
    """The document with the word "draft" at its head and no place to sign."""
    saying = Saying(document.language)
    notice = Callout("draft", "warning", saying.name(DRAFT), (words(saying.name(DRAFT_SAYS)),))
    kept = [_without_room(one, saying) if isinstance(one, Signature) else one for one in document.blocks]
    at = 1 if kept and isinstance(kept[0], Title) else 0
    blocks = _without_dots((*kept[:at], notice, *kept[at:]))
    return replace(document, title=f"({saying.name(DRAFT)}) {document.title}", blocks=blocks)


def _without_room(signature: Signature, saying: Saying) -> Paragraph:
    return Paragraph(signature.id, words(saying.name(NO_ROOM_YET)), "note")


def with_signatures(document: Document, places: Sequence[Place], number: int, sha256: str) -> Document:
    """The document with what each place of the chain said and when it was signed, and its hash as the last line.

    A place is known by its post: that of the one for whom somebody acts. Places not signed keep room for ink.
    """
    blocks = tuple(map(_Signing(places).block, document.blocks))
    return replace(document, blocks=(*blocks, hash_line(document.language, number, sha256)))


def hash_line(language: Language, number: int, sha256: str) -> Paragraph:
    """The last line of an edition."""
    saying = Saying(language)
    return Paragraph("edition-hash", words(saying.say(HASH, number=number), verbatim(sha256)), "note")


def signature_sheet(document: Document, places: Sequence[Place], name: str, number: int, sha256: str) -> Document:
    """A page of its own with the signatures over a file, which cannot carry them itself."""
    saying = Saying(document.language)
    columns = (
        Column(saying.name(ORDINAL), 0.5, "center"),
        Column(saying.name(POST), 3),
        Column(saying.name(SAID), 2.5),
        Column(saying.name(WHEN), 2),
    )
    rows = tuple(_row(at, one, saying) for at, one in enumerate(places, start=1))
    blocks: tuple[Block, ...] = (
        Title("title", (saying.name(SHEET), document.title)),
        *(one for one in document.blocks if isinstance(one, Callout) and one.kind == "simulated"),
        Paragraph("file", words(saying.say(OF_FILE, name=name, number=number))),
        Table("signatures", columns, rows),
        hash_line(document.language, number, sha256),
    )
    return replace(document, title=f"{saying.name(SHEET)} {document.title}", blocks=blocks)


def _row(at: int, place: Place, saying: Saying) -> Row:
    one = place.signatory
    acting = " ".join(filter(None, (one.post, one.acting_as)))
    lines = (one.name, acting, one.acting_for, one.authority)
    return Row((cell(str(at)), cell(*filter(None, lines)), cell(place.said), cell(one.signed or saying.name(NOT_YET))))


def _without_dots(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Dotted lines for an opinion or order say "sign here": a draft has none."""
    return tuple(one for one in blocks if not (isinstance(one, Paragraph) and set(plain(one.words)) == {"."}))


class _Signing:
    """Puts the signatures into their places; places with one post are taken in turn."""

    def __init__(self, places: Sequence[Place]) -> None:
        by_post: dict[str, list[Signatory]] = {}
        for one in places:
            by_post.setdefault(_post(one.signatory), []).append(one.signatory)
        self.signers = {post: cycle(signers) for post, signers in by_post.items()}
        later = [one for one in places if one.act is not Act.PROPOSE]
        self.said = {f"{one.act.value}-{number}": one.said for number, one in enumerate(later, start=1) if one.said}

    def block(self, block: Block) -> Block:
        if isinstance(block, Signature):
            return replace(block, signatories=tuple(map(self.signatory, block.signatories)))
        if isinstance(block, Paragraph) and block.id in self.said:
            return replace(block, words=words(self.said[block.id]))
        return block

    def signatory(self, one: Signatory) -> Signatory:
        signers = self.signers.get(_post(one))
        return next(signers) if signers else one


def _post(one: Signatory) -> str:
    """The post that is signed for."""
    return one.acting_for or one.post
