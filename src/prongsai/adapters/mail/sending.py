"""Hands a mail to the server, and tells apart: taken, not taken, and nobody knows."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.errors import MessageError

from prongsai.adapters.mail.message import Mail, as_bytes
from prongsai.adapters.mail.server import Server
from prongsai.core.text import Text

SECONDS = 20
TAKEN = range(200, 300)
FOR_GOOD = range(500, 600)


class NotSent(Exception):
    """The server has not taken the mail. `for_good` means that trying again is of no use."""

    def __init__(self, reason: Text, *, for_good: bool = False) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.for_good = for_good


class Unsure(Exception):
    """The line broke after the text had gone out: the mail may have arrived, so it must not be sent again."""


def send(server: Server, mail: Mail) -> None:
    """Return once the server has taken the mail. Raises NotSent or Unsure."""
    message = _composed(mail, server.sender)
    with _connected(server) as line:
        _offer(line, server.sender, mail.to)
        _hand_over(line, message)


def _composed(mail: Mail, sender: str) -> bytes:
    try:
        mail.to.encode("ascii")
        return as_bytes(mail, sender)
    except (ValueError, MessageError, IndexError) as error:
        raise NotSent(_no_address(mail.to), for_good=True) from error


@contextmanager
def _connected(server: Server) -> Iterator[smtplib.SMTP]:
    try:
        line = _open(server)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(_no_server(server, error)) from error
    try:
        yield line
    finally:
        with suppress(OSError, smtplib.SMTPException):
            line.quit()


def _open(server: Server) -> smtplib.SMTP:
    safely = ssl.create_default_context()
    if server.security == "tls":
        line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=safely)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        if server.security == "starttls":
            line.starttls(context=safely)
        if server.user:
            line.login(server.user, server.password)
        line.ehlo_or_helo_if_needed()
    except BaseException:
        line.close()
        raise
    return line


def _offer(line: smtplib.SMTP, sender: str, to: str) -> None:
    try:
        code, answer = line.mail(sender)
        if code not in TAKEN:
            raise NotSent(_refused(code, answer))
        code, answer = line.rcpt(to)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(_broken(error)) from error
    if code not in TAKEN:
        raise NotSent(_refused(code, answer), for_good=code in FOR_GOOD)


def _hand_over(line: smtplib.SMTP, message: bytes) -> None:
    try:
        code, answer = line.data(message)
    except smtplib.SMTPDataError as error:
        raise NotSent(_refused(error.smtp_code, error.smtp_error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unsure(str(error)) from error
    if code not in TAKEN:
        raise NotSent(_refused(code, answer))


def _no_address(to: str) -> Text:
    return Text(f"ที่อยู่อีเมล {to} ใช้ส่งไม่ได้", f"{to} is no address that mail can be sent to.")


def _no_server(server: Server, error: Exception) -> Text:
    where = f"{server.host}:{server.port}"
    return Text(f"ติดต่อเครื่องส่งอีเมล {where} ไม่ได้ ({error})", f"The mail server {where} cannot be reached ({error}).")


def _broken(error: Exception) -> Text:
    return Text(f"การติดต่อกับเครื่องส่งอีเมลขาดกลางคัน ({error})", f"The line to the mail server broke ({error}).")


def _refused(code: int, answer: bytes | str) -> Text:
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return Text(f"เครื่องส่งอีเมลไม่รับ ({code} {said})", f"The mail server refused it ({code} {said}).")
