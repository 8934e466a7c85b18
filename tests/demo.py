"""`prongsai demo` as a process of its own, as a person starts it."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from prongsai.adapters import clock

DAY = date(2026, 11, 29)  # the day of all tests: what they tell of 2570 stays true on every other day
READY = "Prongsai is ready at "


def free_port() -> int:
    """A port that the system gives to nobody by itself (those begin at 32768) before we use it."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def outside_of_tests() -> dict[str, str]:
    """The environment of a person who has set nothing."""
    ours = ("DJANGO_", "DATABASE_URL", "PRONGSAI_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


class Demo:
    """Ends when left, whatever happened."""

    def __init__(self, data: Path, **environment: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.said: list[str] = []
        ours = {"PRONGSAI_DATA": str(data), "PRONGSAI_PORT": str(self.port)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "prongsai", "demo"],
            env=outside_of_tests() | ours | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def wait_until_ready(self) -> None:
        """Until it prints its address; fails with what it said when it ends before."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if line.startswith(READY):
                return
        raise AssertionError("".join(self.said))

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Its exit code."""
        self.process.send_signal(how)
        return self.refused()

    def refused(self) -> int:
        """Wait until it ends by itself; its exit code."""
        rest, _ = self.process.communicate(timeout=60)
        self.said.append(rest)
        return self.process.returncode

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.end(signal.SIGTERM)
        assert self.process.stdout is not None
        self.process.stdout.close()


def at_day(data: Path, days: int = 0) -> None:
    """Let it be so many days after DAY for the whole site whose data lies there."""
    ahead = DAY - datetime.now(clock.BANGKOK).date()
    (data / "clock").write_text(str(ahead.days + days), encoding="utf-8")


def begun(data: Path, common: Path) -> Path:
    """Fill the folder with the data of a demonstration started before, on DAY.

    The first who asks starts it, in a folder common to all processes of the run; the others get copies.
    """
    with once(common / "demo.done") as first:
        if first:
            _begin(common / "demo")
    shutil.copytree(common / "demo", data, dirs_exist_ok=True)
    return data


@contextmanager
def once(mark: Path) -> Iterator[bool]:
    """Whether this process is the one of the run that does what the mark stands for; the others wait for it."""
    with mark.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        first = not mark.exists()
        yield first
        mark.touch()


def _begin(data: Path) -> None:
    data.mkdir()
    at_day(data)
    with Demo(data) as demo:
        demo.wait_until_ready()
        assert demo.end() == 0
    assert "Your data is kept" in demo.said[-1]
