"""Who sends very much at once is asked for a little work or patience. Nobody is written down or shut out for it.

Counted are sheets by network and survey, under a hash whose salt is never written. Ten minutes after the first sheet of
a count all of it is forgotten, the salt too, whether more sheets come or not. Each web process counts for itself.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock, Timer
from time import monotonic

from prongsai.faces.parts.address import network_of

SECONDS = 600
MOST_OF_A_NETWORK = 300  # sheets to one survey: a hall full of staff in a training session
MOST_OF_A_SURVEY = 3_000  # sheets to one survey from everywhere
MOST_PLACES = 100_000


class Crowd:
    """How many sheets came lately from a network to a survey, and to a survey.

    Looked at with every request, and by a timer for a process to which none comes.
    """

    def __init__(self, now: Callable[[], float] = monotonic, seconds: float = SECONDS) -> None:
        self._now = now
        self._seconds = seconds
        self._lock = Lock()
        self._forget()

    def counts(self, address: str, survey: int) -> bool:
        """Count a sheet; whether there are too many of its kind.

        A network beyond its own limit does not add to the survey's: it cannot slow others down.
        """
        with self._lock:
            self._forget_if_over()
            self._begin_once()
            place = blake2b(f"{network_of(address)} {survey}".encode(), key=self._salt, digest_size=16).digest()
            if self._places[place] >= MOST_OF_A_NETWORK:
                return True
            if place in self._places or len(self._places) < MOST_PLACES:
                self._places[place] += 1
            self._surveys[survey] += 1
            return self._surveys[survey] > MOST_OF_A_SURVEY

    def forget_old(self) -> None:
        """Keep nothing for longer than was promised."""
        with self._lock:
            self._forget_if_over()

    def _begin_once(self) -> None:
        """Let the time run from the first sheet on."""
        if self._surveys:
            return
        self._began = self._now()
        timer = Timer(self._seconds, self._forget_count, [self._salt])
        timer.daemon = True
        timer.start()

    def _forget_count(self, salt: bytes) -> None:
        """Forget the count with that salt, if it is still there."""
        with self._lock:
            if self._salt == salt:
                self._forget()

    def _forget_if_over(self) -> None:
        if self._surveys and self._now() - self._began >= self._seconds:
            self._forget()

    def _forget(self) -> None:
        self._began = self._now()
        self._salt = secrets.token_bytes(32)
        self._places: Counter[bytes] = Counter()
        self._surveys: Counter[int] = Counter()


crowd = Crowd()
