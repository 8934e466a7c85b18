"""`prongsai demo` as a process of its own, as a person starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

READY = "Prongsai is ready at "


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
