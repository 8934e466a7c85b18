"""The memo (บันทึกข้อความ) to the executive: what it is about, how it came, the facts, what is asked, and who says what.

build(setting, MemoPurpose.ADOPT, matter) -> Document
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.offices import Act
from prongsai.core.reports.blocks import Block, Document, Heading, ItemList, MemoHead, Paragraph, Signature, words
from prongsai.core.reports.frame import (
    chain_of,
    dated,
    document,
    garuda,
    office_line,
    opinions_and_orders,
    signers,
    simulated,
)
from prongsai.core.reports.memo.matter import Matter, MemoPurpose
from prongsai.core.reports.memo.purposes import background, facts, proposals, subject_of
from prongsai.core.reports.paper import Setting
from prongsai.core.reports.saying import Saying
from prongsai.core.text import Text

__all__ = ["Matter", "MemoPurpose", "build"]

MEMO = Text("บันทึกข้อความ", "Memo")
BACKGROUND, FACTS = Text("เรื่องเดิม", "Background"), Text("ข้อเท็จจริง", "Facts")
PROPOSALS = Text("ข้อเสนอเพื่อพิจารณา", "For decision")
CLOSING = Text("จึงเรียนมาเพื่อโปรดพิจารณา", "Submitted for your decision.")
NO_FACTS = Text("ยังไม่มีข้อมูลที่บันทึกไว้ในระบบ", "No data has been recorded yet.")


def build(setting: Setting, purpose: MemoPurpose, matter: Matter) -> Document:
    """The memo as a Document: its facts come from the figures of the matter; what the officer adds stands after "
    "them."""
    saying = Saying(setting.language)
    subject = matter.subject_line or subject_of(purpose, setting, matter, saying)
    blocks = _blocks(setting, purpose, matter, subject)
    return document(setting, f"{saying.say(MEMO)} {subject}", blocks, layout="letter")


def _blocks(setting: Setting, purpose: MemoPurpose, matter: Matter, subject: str) -> Iterator[Block]:
    saying = Saying(setting.language)
    yield MemoHead(
        "head",
        office=office_line(setting, saying),
        number=setting.number,
        date=dated(setting, saying),
        subject=subject,
        to=_to(setting, saying),
        garuda=garuda(setting, saying),
    )
    yield from simulated(setting, saying)
    yield Heading("background", 2, saying.say(BACKGROUND))
    yield Paragraph("background-says", words(background(purpose, setting, matter, saying)))
    yield Heading("facts", 2, saying.say(FACTS))
    yield from _facts(purpose, setting, matter, saying)
    yield Heading("proposals", 2, saying.say(PROPOSALS))
    asked = [*proposals(purpose, setting, matter, saying), *matter.proposals]
    yield ItemList("proposals-list", tuple(map(words, asked)))
    yield Paragraph("closing", words(saying.say(CLOSING)))
    yield Signature("proposed", signers(setting, saying, Act.PROPOSE))
    yield from opinions_and_orders(setting, saying)


def _facts(purpose: MemoPurpose, setting: Setting, matter: Matter, saying: Saying) -> Iterator[Block]:
    """One fact stands as a paragraph, several as a list."""
    found = [*facts(purpose, setting, matter, saying), *matter.facts] or [saying.say(NO_FACTS)]
    if len(found) == 1:
        yield Paragraph("facts-says", words(found[0]))
    else:
        yield ItemList("facts-list", tuple(map(words, found)))


def _to(setting: Setting, saying: Saying) -> str:
    """The post that orders, without who acts for it."""
    ordering = [one.signatory for one in chain_of(setting, saying) if one.act is Act.ORDER]
    return (ordering[-1].acting_for or ordering[-1].post) if ordering else ""
