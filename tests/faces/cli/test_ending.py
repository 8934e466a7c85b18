from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from prongsai.faces.cli.ending import Ending


@pytest.fixture
def ending() -> Ending:
    return Ending([signal.SIGUSR1])


def test_nobody_has_asked_yet(ending: Ending) -> None:
    assert not ending.is_set()
    assert not ending.wait(0.01)


def test_a_signal_asks(ending: Ending) -> None:
    os.kill(os.getpid(), signal.SIGUSR1)
    assert ending.is_set()
    assert ending.wait(60)


BOMBARDED = """
import signal
from prongsai.faces.cli.ending import Ending
ending = Ending([signal.SIGUSR1])
signal.signal(signal.SIGALRM, ending._ask)
signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
for _ in range(20000):
    ending._asked = False
    ending.wait(0.0002)
print("alive")
"""


def test_a_signal_in_the_middle_of_waiting_never_blocks() -> None:
    done = subprocess.run([sys.executable, "-c", BOMBARDED], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "alive", done.stderr
