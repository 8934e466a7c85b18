"""What stands on an agency's papers beside the text: its line, address, number, Garuda and emblem."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.db import transaction

from prongsai.core.text import Text, listed
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.units import lock
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.papers.models import Letterhead

CHANGED = verb("papers.letterhead.changed", "แก้ไขหัวเอกสาร: {what}", "Changed the letterhead: {what_en}")
TEXTS = ("office", "number_prefix", "address", "phone", "website")
PICTURES = ("garuda", "emblem")
LABELS = {
    "office": Text("ส่วนราชการ", "office line"),
    "number_prefix": Text("เลขที่หนังสือ", "number"),
    "address": Text("ที่อยู่", "address"),
    "phone": Text("โทรศัพท์", "telephone"),
    "website": Text("เว็บไซต์", "website"),
    "garuda": Text("ตราครุฑ", "Garuda"),
    "emblem": Text("ตราหน่วยงาน", "emblem"),
}
_WEBSITE = re.compile(r"https?://[^\s<>\"']+\.[^\s<>\"']+", re.IGNORECASE)


class LetterheadDraft(NamedTuple):
    """The letterhead as it is typed; a picture is None where there is to be none."""

    office: str = ""
    number_prefix: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    garuda: StoredFile | None = None
    emblem: StoredFile | None = None


def letterhead_of(agency: Agency) -> Letterhead:
    """The letterhead of an agency; an empty one that is not stored where nothing was typed yet."""
    found = Letterhead.objects.select_related("garuda", "emblem").filter(agency=agency).first()
    return found or Letterhead(agency=agency)


def change_letterhead(agency: Agency, draft: LetterheadDraft, by: User | None = None) -> Letterhead:
    """Raises InputError for a website that is no address, and for what is no picture of the agency.

    Papers that are fixed keep what they print.
    """
    with transaction.atomic():
        lock(agency)
        wanted = _checked(agency, draft)
        head = letterhead_of(agency)
        changed = [name for name, value in wanted.items() if getattr(head, name) != value]
        if not changed:
            return head
        for name in changed:
            setattr(head, name, wanted[name])
        head.save()
        labels = listed([LABELS[name] for name in changed])
        write(agency.code, CHANGED, actor=by, about=head, facts={"what": labels.th, "what_en": labels.en})
    return head


def _checked(agency: Agency, draft: LetterheadDraft) -> dict[str, str | StoredFile | None]:
    texts = {name: tidy(getattr(draft, name)) for name in TEXTS}
    texts["website"] = _website(texts["website"])
    pictures = {name: getattr(draft, name) for name in PICTURES}
    if any(one and (one.agency_id != agency.pk or not one.is_picture) for one in pictures.values()):
        raise InputError(Text("โปรดเลือกภาพ JPG หรือ PNG", "Choose a JPG or PNG picture."))
    return {**texts, **pictures}


def _website(written: str) -> str:
    """The address as a browser needs it: "www.example.go.th" begins with https://."""
    if not written:
        return ""
    address = written if "://" in written else f"https://{written}"
    if not _WEBSITE.fullmatch(address):
        raise InputError(
            Text(
                f"“{written}” ไม่ใช่ที่อยู่เว็บไซต์ เช่น www.example.go.th",
                f"“{written}” is no web address, such as www.example.go.th.",
            )
        )
    return address
