"""Keeps the parts of the demonstration running together, and ends them together."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from prongsai.core.text import Text
from prongsai.faces.cli.ending import Ending
from prongsai.faces.cli.refusal import refuse
from prongsai.faces.cli.speech import complain
from prongsai.faces.cli.tied import TIED

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_TO_END = 10
SECONDS_TO_START = 60
A_QUICK_DEATH = 20
MOST_QUICK_DEATHS = 3


@dataclass
class Part:
    """One process that has to run: web or worker."""

    name: str
    command: list[str]
    inherited: tuple[int, ...] = ()
    quick_deaths: int = 0
    started: float = 0.0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C reaches the supervisor alone, which then ends the parts in order."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 our own command
            self.command,
            stdin=subprocess.PIPE,
            env=os.environ | {TIED: "1"},
            pass_fds=self.inherited,
            start_new_session=True,
        )

    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def start_again(self) -> None:
        """After an unexpected end; refuse when it keeps ending as soon as it starts."""
        quick = time.monotonic() - self.started < A_QUICK_DEATH
        self.quick_deaths = self.quick_deaths + 1 if quick else 1
        if self.quick_deaths >= MOST_QUICK_DEATHS:
            refuse(_keeps_ending(self.name))
        complain(_ended(self.name))
        self.start()

    def end(self) -> None:
        """Ask it to end; whatever is left of it after a while is killed."""
        if self.process is None:
            return
        self._send(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(SECONDS_TO_END)
        self._send(signal.SIGKILL, to_group=True)
        self.process.wait()

    def _send(self, what: signal.Signals, *, to_group: bool = False) -> None:
        assert self.process is not None  # noqa: S101 called by `end` only
        with suppress(ProcessLookupError):
            (os.killpg if to_group else os.kill)(self.process.pid, what)


def supervise(parts: list[Part], is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> None:
    """Run the parts until a signal asks for the end; call `when_ready` once `is_ready` says so."""
    ending = Ending(ENDING_SIGNALS)
    try:
        for part in parts:
            part.start()
        if _wait_until_ready(parts, is_ready, ending):
            when_ready()
        while not ending.wait(SECONDS_BETWEEN_LOOKS):
            _restart_the_dead(parts)
    finally:
        for part in reversed(parts):
            part.end()


def _wait_until_ready(parts: list[Part], is_ready: Callable[[], bool], ending: Ending) -> bool:
    latest = time.monotonic() + SECONDS_TO_START
    while not ending.wait(SECONDS_BETWEEN_LOOKS):
        if is_ready():
            return True
        _restart_the_dead(parts)
        if time.monotonic() > latest:
            refuse(_NEVER_READY)
    return False


def _restart_the_dead(parts: list[Part]) -> None:
    for part in parts:
        if part.is_dead():
            part.start_again()


_NEVER_READY = Text(
    "เริ่มระบบแล้วแต่หน้าเว็บไม่ตอบภายใน 60 วินาที โปรดดูข้อความผิดพลาดด้านบน แล้วลองใหม่อีกครั้ง",
    "Prongsai was started but the pages do not answer within 60 seconds. See the errors above, then try again.",
)


def _ended(name: str) -> Text:
    return Text(
        f"ส่วน {name} หยุดทำงานโดยไม่คาดคิด กำลังเริ่มใหม่",
        f"The part {name} ended unexpectedly; starting it again.",
    )


def _keeps_ending(name: str) -> Text:
    return Text(
        f"ส่วน {name} เริ่มแล้วหยุดซ้ำหลายครั้ง จึงขอหยุดระบบ โปรดดูข้อความผิดพลาดด้านบน",
        f"The part {name} ends again and again as soon as it starts, so Prongsai stops. See the errors above.",
    )
