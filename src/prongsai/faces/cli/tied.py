"""A part that was started by `prongsai demo` ends when the demo ends, even when the demo is killed."""

from __future__ import annotations

import os
import signal
from threading import Thread

TIED = "PRONGSAI_TIED"


def end_with_the_starter() -> None:
    """When this process was started tied, ask it to end as soon as its standard input closes."""
    if os.environ.get(TIED):
        Thread(target=_wait_for_the_end_of_input, daemon=True).start()


def _wait_for_the_end_of_input() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
