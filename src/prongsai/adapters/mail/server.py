"""Which mail server is used, as one address says it: smtp://user:password@host:587?from=ita@example.go.th."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

Security = Literal["tls", "starttls", "none"]
PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}
_HOW = (
    "PRONGSAI_SMTP_URL ต้องอยู่ในรูป smtp://ผู้ใช้:รหัสผ่าน@เครื่อง:587?from=ที่อยู่ผู้ส่ง · "
    "PRONGSAI_SMTP_URL must look like smtp://user:password@host:587?from=sender@example.go.th"
)


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server; `sender` is the address that mails come from."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


def server_from(url: str) -> Server | None:
    """The server that an address names; None for an empty one.

    smtps:// speaks TLS from the first byte, smtp:// asks for it (STARTTLS) and sends nothing without, and only
    smtp://…?tls=no goes without. Without `from` the user is the sender. Raises ValueError for anything else.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        asked = {name: values[-1] for name, values in parse_qs(parts.query, strict_parsing=bool(parts.query)).items()}
        return _server(parts, asked)
    except ValueError as error:
        raise ValueError(_HOW) from error


def _server(parts: SplitResult, asked: dict[str, str]) -> Server:
    security = _security(parts.scheme, asked.get("tls", ""))
    user = unquote(parts.username or "")
    sender = asked.get("from", user)
    if not parts.hostname or sender.count("@") != 1 or not sender.isascii() or asked.keys() - {"from", "tls"}:
        raise ValueError(parts.scheme)
    port = parts.port or PORTS[security]
    return Server(parts.hostname, port, security, sender, user, unquote(parts.password or ""))


def _security(scheme: str, tls: str) -> Security:
    known: dict[tuple[str, str], Security] = {
        ("smtps", ""): "tls",
        ("smtp", ""): "starttls",
        ("smtp", "no"): "none",
    }
    if (scheme, tls) not in known:
        raise ValueError(scheme)
    return known[scheme, tls]
