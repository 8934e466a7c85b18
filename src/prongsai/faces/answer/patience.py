"""What is asked of a sheet while very many come: a second of computing by its device, or twenty seconds of waiting.

Both are bound to the key of the sheet by a signature; nothing is kept of them.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from django.conf import settings

from prongsai.adapters import clock

BITS = 14  # about 16,000 hashes: a second on a phone
A_CHALLENGE_HOLDS = 600
SECONDS = 20
A_WAIT_HOLDS = 3_600
MOST_DIGITS = 20


def challenge(survey: int, key: str, turn: int = 0) -> str:
    """What the device must find a number for; a new one every ten minutes (`turn` -1: the one before)."""
    return _signed("work", survey, key, int(_seconds() // A_CHALLENGE_HOLDS) + turn)


def is_done(survey: int, key: str, found: str) -> bool:
    """Whether `found` is such a number: SHA-256 of challenge and number begins with BITS zeros."""
    if not found.isdecimal() or len(found) > MOST_DIGITS:
        return False
    return any(_leads_with_zeros(challenge(survey, key, turn) + found) for turn in (0, -1))


def ticket(survey: int, key: str) -> str:
    """From when on the sheet is taken without any work."""
    until = int(_seconds()) + SECONDS
    return f"{until}.{_signed('wait', survey, key, until)}"


def seconds_left(survey: int, key: str, shown: str) -> int | None:
    """How long a ticket still has to wait, 0 when it is over; None for a ticket that does not hold."""
    until, _, signature = shown.partition(".")
    if not (shown.isascii() and until.isdecimal() and len(until) <= MOST_DIGITS):
        return None
    if not hmac.compare_digest(_signed("wait", survey, key, int(until)), signature):
        return None
    left = int(until) - _seconds()
    return None if left < -A_WAIT_HOLDS else max(0, -int(-left // 1))


def _signed(what: str, survey: int, key: str, number: int) -> str:
    message = f"{what} {survey} {number} {key}".encode()
    return hmac.digest(settings.SURVEY_SECRET.encode(), message, sha256)[:16].hex()


def _leads_with_zeros(text: str) -> bool:
    return int.from_bytes(sha256(text.encode()).digest()) >> (256 - BITS) == 0


def _seconds() -> float:
    return clock.now().timestamp()
