"""Addresses of pages as people copy them: whether one can be opened, and what to say where it cannot."""

from __future__ import annotations

from urllib.parse import urlsplit

from prongsai.core.text import Text
from prongsai.core.thai.errors import quoted

LONGEST_LINK = 500
SCHEMES = ("http", "https")


def is_link(address: str, schemes: tuple[str, ...] = SCHEMES, most: int = LONGEST_LINK) -> bool:
    """Whether a text is the whole address of a page, of at most `most` characters."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    readable = len(address) <= most and not any(one.isspace() or not one.isprintable() for one in address)
    return readable and parts.scheme in schemes and bool(host)


def no_link(address: str) -> Text:
    """What to say of a text that is no link."""
    return Text(
        f"{quoted(address)} ไม่ใช่ลิงก์ โปรดคัดลอกที่อยู่ทั้งหมดที่ขึ้นต้นด้วย https://",
        f"{quoted(address)} is no link. Copy the whole address, which begins with https://.",
    )
