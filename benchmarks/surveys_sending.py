"""Sends made-up sheets over HTTP as a browser does, at even intervals, and remembers which were acknowledged."""

from __future__ import annotations

import asyncio
import random
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlencode

Rows = Sequence[tuple[str, int]]
TIMEOUT = 10.0
KEPT_OPEN = 1.0
RECEIVED = "ได้รับคำตอบแล้ว".encode()


def rows_of(code: str) -> list[tuple[str, int]]:
    """The fields of a survey's form, each with the number of its options."""
    from prongsai.faces.parts.survey.questionnaire import questionnaire
    from prongsai.records.surveys.doors import door

    found = door(code)
    if found is None:
        raise LookupError(code)
    return [(row.name, len(row.options)) for row in questionnaire(found.framework, found.instrument).rows]


class Sender:
    """People who answer: each with a key and an address of its own."""

    def __init__(self, port: int, codes: Sequence[str], rows: Rows) -> None:
        self.port, self.codes, self.rows = port, codes, rows
        self.acknowledged: set[str] = set()
        self.sent: set[str] = set()
        self.taken: list[float] = []
        self.errors = 0
        self.size = 0
        self.headers: dict[str, str] = {}
        self._idle: list[tuple[float, asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def evenly(self, per_second: float, seconds: float) -> None:
        """Send at even intervals; the time of a sheet counts from the moment at which it was due."""
        began, people = time.monotonic(), []
        for number in range(round(per_second * seconds)):
            due = began + number / per_second
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            people.append(asyncio.create_task(self.answer(due)))
        await asyncio.gather(*people)
        self._hang_up()

    async def answer(self, due: float) -> None:
        """One person sends one sheet."""
        key = secrets.token_urlsafe(24)
        self.sent.add(key)
        if await self.send(key):
            self.acknowledged.add(key)
            self.taken.append(1000 * (time.monotonic() - due))
        else:
            self.errors += 1

    async def send(self, key: str) -> bool:
        """Whether it was acknowledged."""
        chosen = {name: random.randint(1, options) for name, options in self.rows}
        return await self.arrived(random.choice(self.codes), urlencode({"fits": "yes", "key": key} | chosen).encode())

    async def arrived(self, code: str, body: bytes) -> bool:
        """Whether a form that is sent is answered "received"."""
        status, content = await self.ask("POST", code, body)
        return status == 200 and RECEIVED in content

    async def open_forms(self, seconds: float) -> None:
        """Open the form of one survey after the other."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            began = time.monotonic()
            status, content = await self.ask("GET", random.choice(self.codes), b"")
            assert status == 200
            self.size = len(content)
            self.taken.append(1000 * (time.monotonic() - began))
        self._hang_up()

    async def ask(self, method: str, code: str, body: bytes) -> tuple[int, bytes]:
        """Status and content; status 0 where the connection broke."""
        try:
            return await asyncio.wait_for(self._exchange(method, code, body), TIMEOUT)
        except (OSError, EOFError, ValueError, TimeoutError, asyncio.IncompleteReadError):
            return 0, b""

    async def _exchange(self, method: str, code: str, body: bytes) -> tuple[int, bytes]:
        """On a connection that is open, or on a new one where the server has just closed it, as browsers do."""
        request = self._head(method, code, len(body)) + body
        if kept := self._kept_open():
            with suppress(OSError, EOFError):
                return await self._on(*kept, request)
        return await self._on(*await asyncio.open_connection("127.0.0.1", self.port), request)

    async def _on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
    ) -> tuple[int, bytes]:
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
            content = await reader.readexactly(length)
        except BaseException:
            writer.close()
            raise
        if b"connection: close" in head.lower():
            writer.close()
        else:
            self._idle.append((time.monotonic(), reader, writer))
        return int(head.split()[1]), content

    def _kept_open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """One that the server is not about to close."""
        while self._idle:
            since, reader, writer = self._idle.pop()
            if time.monotonic() - since < KEPT_OPEN:
                return reader, writer
            writer.close()
        return None

    def _head(self, method: str, code: str, length: int) -> bytes:
        headers = {
            "Host": "127.0.0.1",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": ".".join(str(random.randint(1, 250)) for _ in range(4)),
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(length),
        } | self.headers
        lines = (f"{method} /s/{code}/ HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()))
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def _hang_up(self) -> None:
        while self._idle:
            self._idle.pop()[2].close()
