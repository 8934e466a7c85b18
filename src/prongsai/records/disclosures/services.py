"""Keeps what agencies disclose for OIT items. Two people at once do not overwrite each other unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.links import is_link, no_link
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.disclosures.models import Disclosure
from prongsai.records.disclosures.selectors import items_of, may_be_changed, of_enrolment, ready_count
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.notices import settled
from prongsai.records.rounds.selectors import rules_of

LONGEST_ADDRESS = 1000
LONGEST_EXPLANATION = 5000
NOT_READY = "disclosures"
SAVED = verb(
    "disclosures.saved",
    "บันทึกข้อมูลที่เปิดเผย {count} ข้อ ({items}) พร้อมส่งแล้ว {ready} จาก {all} ข้อ",
    "Entered {count} disclosures ({items}); {ready} of {all} are ready",
)
NOT_NOW = Text(
    "ขณะนี้ไม่ใช่ช่วงเปิดเผยข้อมูล หรือนับคำตอบของรอบนี้แล้ว จึงแก้ไขไม่ได้ สิ่งที่บันทึกไว้ยังอยู่ครบ",
    "Disclosures cannot be changed now: it is not their phase, or the round was counted. What was kept stays.",
)
CHANGED = Text(
    "มีผู้แก้ข้อนี้ระหว่างที่ท่านกรอก โปรดดูสิ่งที่บันทึกไว้ล่าสุด แล้วกดบันทึกอีกครั้งหากต้องการใช้ของท่าน",
    "Somebody changed this item meanwhile. See what is kept now, and save again if yours is to replace it.",
)
_NOTHING_TO_SEND = Text("ใส่ลิงก์ก่อนเลือกว่าพร้อมส่ง", "Give the link before you tick it as ready.")
_TOO_LONG = Text(
    f"คำอธิบายยาวเกิน {LONGEST_EXPLANATION:,} ตัวอักษร",
    f"The explanation is longer than {LONGEST_EXPLANATION:,} characters.",
)


class Entry(NamedTuple):
    """What is entered of one item."""

    address: str = ""
    explanation: str = ""
    is_ready: bool = False

    @property
    def mark(self) -> str:
        """Changes with every change of the entry: says what somebody saw when she began to type."""
        content = f"{self.address}\0{self.explanation}\0{self.is_ready:d}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]


class Typed(NamedTuple):
    """An entry as somebody typed it, and the mark of the one that she saw."""

    entry: Entry
    seen: str


class DisclosuresRefused(InputError):
    """What was typed cannot be kept: `of` says why, by item and field."""

    def __init__(self, of: dict[tuple[str, str], Text]) -> None:
        super().__init__(next(iter(of.values())))
        self.of = of


def entry_of(kept: Disclosure | None) -> Entry:
    """What is kept of an item; an empty entry where nothing is."""
    return Entry(kept.address, kept.explanation, kept.is_ready) if kept else Entry()


def save(enrolment: Enrolment, typed: Mapping[str, Typed], by: User | None = None) -> tuple[str, ...]:
    """Keep the entries that were changed; their items. Raises InputError, and then keeps nothing.

    What nobody touched is left as it is. What somebody else changed meanwhile is refused (DisclosuresRefused).
    """
    if not may_be_changed(enrolment, clock.today()):
        raise InputError(NOT_NOW)
    with transaction.atomic():
        Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        kept = of_enrolment(enrolment)
        known = items_of(rules_of(enrolment.round))
        touched = {item: one for item, one in typed.items() if item in known and one.entry.mark != one.seen}
        _require_right(touched, kept)
        changed = tuple(item for item, one in touched.items() if _keep(enrolment, item, one.entry, kept.get(item)))
        if changed:
            _tell(enrolment, changed, by)
    return changed


def _require_right(touched: Mapping[str, Typed], kept: Mapping[str, Disclosure]) -> None:
    complaints: dict[tuple[str, str], Text] = {}
    for item, (entry, seen) in touched.items():
        complaints |= {(item, field): says for field, says in _complaints(entry).items()}
        if entry_of(kept.get(item)).mark not in (seen, entry.mark):
            complaints[item, "address"] = CHANGED
    if complaints:
        raise DisclosuresRefused(complaints)


def _complaints(entry: Entry) -> dict[str, Text]:
    found: dict[str, Text] = {}
    if entry.address and not is_link(entry.address, most=LONGEST_ADDRESS):
        found["address"] = no_link(entry.address)
    elif entry.is_ready and not entry.address:
        found["address"] = _NOTHING_TO_SEND
    if len(entry.explanation) > LONGEST_EXPLANATION:
        found["explanation"] = _TOO_LONG
    return found


def _keep(enrolment: Enrolment, item: str, entry: Entry, kept: Disclosure | None) -> bool:
    if entry_of(kept) == entry:
        return False
    Disclosure.objects.update_or_create(
        enrolment=enrolment, item=item, defaults=entry._asdict() | {"changed_at": clock.now()}
    )
    return True


def _tell(enrolment: Enrolment, changed: tuple[str, ...], by: User | None) -> None:
    ready, every = ready_count(enrolment)
    facts = {"count": len(changed), "items": ", ".join(changed), "ready": ready, "all": every}
    write(enrolment.agency.code, SAVED, actor=by, about=enrolment, facts=facts)
    if ready == every:
        settled(enrolment, NOT_READY)
