"""What the tests of access have in common: every address of a face, and what a person meets at one."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver

from prongsai.faces.parts.door import View
from prongsai.records.accounts.models import User
from tests.faces.sign_in import signed_in

FOUND, FORBIDDEN, NOT_FOUND = HTTPStatus.FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
NOT_ALLOWED = HTTPStatus.METHOD_NOT_ALLOWED
METHODS = ("get", "post")


class Found(NamedTuple):
    """An address by its name, its view, and what stands in it."""

    name: str
    view: View
    places: frozenset[str]


def addresses(patterns: list[URLPattern | URLResolver], above: frozenset[str] = frozenset()) -> Iterator[Found]:
    for one in patterns:
        places = above | set(one.pattern.converters)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, places)
        else:
            yield Found(one.name or "", one.callback, places)


def answer(client: Client, method: str, address: str) -> int:
    """The status, and all as it was before: what is stored, and the cookies."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        status = getattr(client, method)(address).status_code
        transaction.set_rollback(True)
    client.cookies = cookies
    return int(status)


@dataclass(frozen=True)
class Case:
    """One request: who asks how for what, and which answers are right."""

    who: str
    person: User | None
    method: str
    where: str
    right: frozenset[int]
    wrong: frozenset[int] = frozenset()

    def complaint(self, browsers: dict[str, Client]) -> str | None:
        """What is wrong with the answer."""
        if self.who not in browsers:
            browsers[self.who] = signed_in(self.person, freshly=True) if self.person else Client()
        status = answer(browsers[self.who], self.method, self.where)
        if status in self.right if self.right else status not in self.wrong:
            return None
        expected = f"one of {sorted(self.right)}" if self.right else f"none of {sorted(self.wrong)}"
        return f"{self.method} {self.where} by {self.who}: {status}, expected {expected}"


def only(*right: int) -> dict[str, frozenset[int]]:
    return {"right": frozenset(right)}


def anything_but(*wrong: int) -> dict[str, frozenset[int]]:
    return {"right": frozenset(), "wrong": frozenset(wrong)}
