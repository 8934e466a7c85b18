"""A form that was sent but could not be taken yet: kept for a few minutes, shown again, never lost.

The texts lie in the session of who sent it; files, passwords and what people answered in a survey are not kept.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.shortcuts import resolve_url

MINUTES = 15
MOST_LETTERS = 200_000
MOST_FORMS = 3
_KEY = "kept_forms"
_NEVER = ("csrfmiddlewaretoken", "password")
_SECRETS = (
    "again",  # a password once more
    "answers",  # of people, on their way into a survey
    "code",  # of the second step
    "credential",  # an answer of a passkey
)


class KeptForm(NamedTuple):
    """What was typed, and where it was sent."""

    address: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool


def keep(request: HttpRequest) -> str | None:
    """Keep the form of a POST; the address of the page that offers it again. None where it is too long to keep."""
    fields = [(name, value) for name, value in _fields(request) if not _is_secret(name)]
    if sum(len(name) + len(value) for name, value in fields) > MOST_LETTERS:
        return None
    token = secrets.token_urlsafe(9)
    kept = {"at": time.time(), "address": request.get_full_path(), "fields": fields, "files": bool(request.FILES)}
    others = [(name, one) for name, one in _all(request).items() if _is_fresh(one)]
    request.session[_KEY] = dict([*others, (token, kept)][-MOST_FORMS:])
    return resolve_url("entry_again", token)


def kept(request: HttpRequest, token: str) -> KeptForm | None:
    """The form behind a token; None when it was never kept, or too long ago."""
    one = _all(request).get(token)
    if one is None or not _is_fresh(one):
        return None
    return KeptForm(one["address"], tuple((name, value) for name, value in one["fields"]), one["files"])


def forget(request: HttpRequest, token: str) -> None:
    """Throw a kept form away."""
    request.session[_KEY] = {name: one for name, one in _all(request).items() if name != token}


def sign_in_address(back: str, page: str = "account_login") -> str:
    """The page where people sign in, and come back from."""
    return f"{resolve_url(page)}?{urlencode({'next': back}, safe='/')}"


def _is_secret(name: str) -> bool:
    return name in _SECRETS or any(one in name for one in _NEVER)


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    return ((name, str(value)) for name, values in request.POST.lists() for value in values)


def _all(request: HttpRequest) -> dict[str, dict]:  # type: ignore[type-arg]
    return dict(request.session.get(_KEY, {}))


def _is_fresh(one: dict) -> bool:  # type: ignore[type-arg]
    return bool(time.time() - one["at"] < MINUTES * 60)
