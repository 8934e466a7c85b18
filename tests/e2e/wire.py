"""The wire between a browser and the site: it can be cut, hang, be slow, or lose every answer on its way back."""

from __future__ import annotations

import select
import socket
import threading
import time
from contextlib import suppress
from enum import Enum
from types import TracebackType
from typing import Self


class State(Enum):
    WHOLE = "whole"
    CUT = "cut"  # nothing arrives
    DEAF = "deaf"  # what is sent arrives, the answer is lost
    HUNG = "hung"  # one bar of signal: the device believes it has a network, nothing arrives, and no word of that
    SLOW = "slow"  # every answer takes LATE seconds


LATE = 6


class Wire:
    """A port of its own that leads to the port of the site."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.state = State.WHOLE
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._listener.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._listen, daemon=True).start()

    def set(self, state: State) -> None:
        """Change what the wire does, for what is on it already too."""
        self.state = state
        for one in list(self._open):
            _close(one)

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        if self.state is State.CUT:
            return _close(near)
        if self.state is State.HUNG:
            return self._swallow(near)
        try:
            far = socket.create_connection(("127.0.0.1", self.to))
        except OSError:
            return _close(near)
        self._open |= {near, far}
        with suppress(OSError, ValueError):  # closed under our hands when the wire is cut
            self._between(near, far)
        self._open -= {near, far}
        _close(near)
        _close(far)
        return None

    def _swallow(self, near: socket.socket) -> None:
        self._open.add(near)
        with suppress(OSError):
            while near.recv(65_536):
                pass
        self._open.discard(near)
        _close(near)

    def _between(self, near: socket.socket, far: socket.socket) -> None:
        while True:
            for one in select.select([near, far], [], [])[0]:
                data = one.recv(65_536)
                if not data or (one is far and self.state is State.DEAF):
                    return
                if one is far and self.state is State.SLOW:
                    time.sleep(LATE)
                (far if one is near else near).sendall(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _close(self._listener)
        self.set(State.CUT)


def _close(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
