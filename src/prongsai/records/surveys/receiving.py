"""Takes a sheet in: once, however often it is sent, and "received" is said only when it is durable.

Sheet, key, suggestion and counter are one transaction. The first with a key wins; a repeat is received too, after
closing as well. A sheet for a survey that was closed meanwhile leaves nothing behind.
"""

from __future__ import annotations

import hmac
import logging
import secrets
from enum import Enum
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError

from prongsai.adapters import clock
from prongsai.records.surveys.models import LONGEST_WORDS, Key, Mode
from prongsai.records.surveys.rewriting import MixFailed
from prongsai.records.surveys.storing import Row, store
from prongsai.records.surveys.when_to_mix import mix_in_time

FEWEST_MARKS, MOST_MARKS = 16, 100
_log = logging.getLogger(__name__)


class Received(Enum):
    """What became of a sheet. People are told the same of STORED and REPEATED."""

    STORED = "stored"
    REPEATED = "repeated"
    CLOSED = "closed"


class Incoming(NamedTuple):
    """A sheet on its way in; `key` is the random one of the form, `point` the service point whose link was used."""

    survey: int
    key: str
    answers: str
    mode: Mode = Mode.SELF
    words: str = ""
    point: int = 0


def receive(sheet: Incoming) -> Received:
    """Store a sheet unless its key is known or its survey closed. Raises ValueError for a key that is no random one."""
    outcome = store(_row(sheet))
    if not outcome.is_open:
        return Received.REPEATED if is_known(sheet.survey, sheet.key) else Received.CLOSED
    if outcome.waiting is None:
        return Received.REPEATED
    _mix(sheet.survey, outcome.waiting, outcome.total)
    return Received.STORED


def is_known(survey: int, key: str) -> bool:
    """Whether a sheet with this key is stored. Only the device that made the key can ask: nobody guesses one."""
    return Key.objects.filter(pk=hashed(survey, key)).exists()


def _mix(survey: int, waiting: int, total: int) -> None:
    """What goes wrong here does not take back that the sheet is stored: the next sheet, or the night, mixes."""
    try:
        mix_in_time(survey, waiting, total)
    except (DatabaseError, MixFailed) as error:
        _log.error("sheets could not be mixed: %s", type(error).__name__)  # no traceback: it could name a survey


def hashed(survey: int, key: str) -> UUID:
    """What is kept of a key: an HMAC under the secret of this installation, for this survey alone."""
    message = f"{survey} {key}".encode()
    return UUID(bytes=hmac.digest(settings.SURVEY_SECRET.encode(), message, sha256)[:16])


def random_number() -> int:
    """A number for a row that says nothing of when it came."""
    return secrets.randbits(63)


def is_key(key: str) -> bool:
    """Whether a text can be the random key of a form."""
    return FEWEST_MARKS <= len(key) <= MOST_MARKS and key.isascii() and key.isprintable()


def _row(sheet: Incoming) -> Row:
    if not is_key(sheet.key):
        raise ValueError("a key is a random text of 16 to 100 marks")
    return {
        "survey": sheet.survey,
        "key": hashed(sheet.survey, sheet.key),
        "sheet": random_number(),
        "answers": sheet.answers,
        "suggestion": random_number(),
        "words": sheet.words.replace("\0", "").strip()[:LONGEST_WORDS],
        "count": random_number(),
        "day": clock.today(),
        "mode": sheet.mode.value,
        "point": sheet.point,
    }
