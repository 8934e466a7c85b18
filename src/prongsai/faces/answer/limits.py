"""Who sends very much at once is asked for a little work or patience. Nobody is written down or shut out for it.

Counted are sheets by network and survey, under a hash whose salt is drawn anew every ten minutes and is never written.
What was counted is forgotten with it. Each web process counts for itself.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock
from time import monotonic

from prongsai.faces.parts.address import network_of

SECONDS = 600
MOST_OF_A_NETWORK = 300  # sheets to one survey: a hall full of staff in a training session
MOST_OF_A_SURVEY = 3_000  # sheets to one survey from everywhere
MOST_PLACES = 100_000


class Crowd:
    """How many sheets came lately from a network to a survey, and to a survey."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._lock = Lock()
        self._forget()

    def counts(self, address: str, survey: int) -> bool:
        """Count a sheet; whether there are too many of its kind.

        A network beyond its own limit does not add to the survey's: it cannot slow others down.
        """
        with self._lock:
            if self._now() - self._began >= SECONDS:
                self._forget()
            place = blake2b(f"{network_of(address)} {survey}".encode(), key=self._salt, digest_size=16).digest()
            if self._places[place] >= MOST_OF_A_NETWORK:
                return True
            if place in self._places or len(self._places) < MOST_PLACES:
                self._places[place] += 1
            self._surveys[survey] += 1
            return self._surveys[survey] > MOST_OF_A_SURVEY

    def _forget(self) -> None:
        self._began = self._now()
        self._salt = secrets.token_bytes(32)
        self._places: Counter[bytes] = Counter()
        self._surveys: Counter[int] = Counter()


crowd = Crowd()
