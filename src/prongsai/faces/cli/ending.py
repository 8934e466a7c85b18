"""Asked by a signal to end."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable
from types import FrameType

SLICE = 0.1


class Ending:
    """Remembers that one of the signals came.

    A plain flag: threading.Event has a lock, and a signal that comes while `wait` holds it would wait for ever.
    """

    def __init__(self, signals: Iterable[signal.Signals]) -> None:
        self._asked = False
        for one in signals:
            signal.signal(one, self._ask)

    def is_set(self) -> bool:
        """Whether a signal came."""
        return self._asked

    def wait(self, seconds: float) -> bool:
        """Sleep for so long, or until a signal comes; whether one came."""
        until = time.monotonic() + seconds
        while not self._asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(SLICE, left))
        return self._asked

    def _ask(self, _signal: int, _frame: FrameType | None) -> None:
        self._asked = True
