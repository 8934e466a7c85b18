"""Interviews that wait in a device lie there sealed: for one person and one agency, and only this server opens them.

Who interviewed is written down nowhere: the mark of a person follows from the secret whenever it is needed.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings

from prongsai.adapters import envelopes
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.rounds.models import Enrolment

UNOPENED = Text(
    "เปิดผนึกการสัมภาษณ์นี้ไม่ได้ จึงไม่ได้บันทึก โปรดแจ้งผู้ดูแลระบบ แล้วสัมภาษณ์ใหม่",
    "The seal of this interview cannot be opened, so it was not stored. Tell the administrator and ask again.",
)


class Seal(NamedTuple):
    """With what a device seals: whose the interview is, what it is about, and the public key."""

    who: str
    about: str
    key: str


def mark_of(person: User) -> str:
    """By what a device knows an interviewer; it leads to nobody without the secret of the installation."""
    message = f"interviewer {person.pk}".encode()
    return hmac.digest(settings.SURVEY_SECRET.encode(), message, sha256)[:15].hex()


def seal_of(person: User, enrolment: Enrolment) -> Seal:
    """The seal of a person's interviews for an agency."""
    who = mark_of(person)
    return Seal(who, f"{enrolment.pk}.{who}", envelopes.public_key(settings.SURVEY_SECRET))


def unsealed(sealed: str, person: User, enrolment: Enrolment) -> str:
    """What a person sealed for an agency. Raises InputError for what another did, or for another agency."""
    try:
        return envelopes.opened(settings.SURVEY_SECRET, sealed, seal_of(person, enrolment).about).rstrip()
    except envelopes.Unopened:
        raise InputError(UNOPENED) from None
