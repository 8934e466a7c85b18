"""A mail server on this machine for tests: speaks SMTP, keeps what it takes, and fails where it is told to."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread

USUAL = {"DATA": "354 go on", "QUIT": "221 bye", "END": "250 taken"}


@dataclass
class Taken:
    """What the server has taken. `answers` replaces its answer to a command ("RCPT": "550 no"); "HANG UP" breaks off.

    "END" is the end of a message; "TAKE AND HANG UP" keeps the message without saying so.
    """

    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def recipients(self) -> list[str]:
        return [str(one["To"]) for one in self.messages]

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?tls=no&from=ita@example.go.th"


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.say("220 here")
        for line in self.rfile:
            if not self.obey(line.decode().strip()):
                return

    def obey(self, line: str) -> bool:
        command = line.split(" ")[0].upper()
        self.server.taken.commands.append(line)
        if not self.answer(command) or command == "QUIT":
            return False
        return command != "DATA" or "DATA" in self.server.taken.answers or self.take()

    def take(self) -> bool:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        if self.server.taken.answers.get("END", "TAKE").startswith("TAKE"):
            text = b"".join(one[1:] if one.startswith(b"..") else one for one in lines)
            self.server.taken.messages.append(message_from_bytes(text, policy=default))
        return self.answer("END")

    def answer(self, command: str) -> bool:
        said = self.server.taken.answers.get(command) or USUAL.get(command, "250 ok")
        if said.endswith("HANG UP"):
            return False
        self.say(said)
        return True

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        self.taken = Taken()
        super().__init__(("127.0.0.1", 0), _Handler)
        self.taken.port = self.server_address[1]


@contextmanager
def mail_server() -> Iterator[Taken]:
    """A running server on a free port of this machine."""
    with _Server() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.taken
        server.shutdown()
