"""Sends the e-mails about notices that wait."""

from __future__ import annotations

from prongsai.records.journal.verbs import verb
from prongsai.records.notices.models import Letter
from prongsai.records.notices.post import Post
from prongsai.records.notices.services import MAIL

REFUSED = verb("notices.letter.refused", "ส่งอีเมลแจ้งเตือนไม่ได้: {reason}", "A reminder could not be e-mailed: {reason}")
UNSURE = verb(
    "notices.letter.unsure",
    "ไม่ทราบว่าอีเมลแจ้งเตือนถึงผู้รับหรือไม่ จึงไม่ส่งซ้ำ: {reason}",
    "A reminder may not have arrived and is not sent again: {reason}",
)
LETTERS = Post(Letter, MAIL, lambda letter: letter.agency.code, (REFUSED, UNSURE), ("user", "agency"))
