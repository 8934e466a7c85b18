"""Where people answer: the one place that knows what a short link looks like."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

LOCAL = {"127.0.0.1", "localhost", "::1"}


def answer_path(code: str) -> str:
    """The path of the form of a survey or service point. It is the Thai one, whatever page it is printed on."""
    return f"/s/{code}/"


def answer_link(code: str) -> str:
    """The whole link, as it stands on posters and in QR codes."""
    return settings.SITE_ADDRESS + answer_path(code)


def is_local(link: str) -> bool:
    """Whether a link leads to this very machine, so that no telephone can follow it."""
    return urlsplit(link).hostname in LOCAL
