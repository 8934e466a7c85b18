"""A mail as its bytes: plain text, and marked as sent by a machine so that nobody's absence answers it."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from prongsai.adapters import clock

PRODUCT = "โปร่งใส Prongsai"


@dataclass(frozen=True, slots=True)
class Mail:
    """A text to one person. `key` names it: the same key gives the same Message-ID, whenever it is sent."""

    to: str
    subject: str
    body: str
    key: str


def as_bytes(mail: Mail, sender: str) -> bytes:
    """The message as it goes over the line."""
    name, domain = sender.split("@")
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(mail.subject.split())
    message["From"] = Address(PRODUCT, name, domain)
    message["To"] = Address(addr_spec=mail.to)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{mail.key}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body, cte="base64")
    return message.as_bytes()
