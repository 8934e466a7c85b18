"""Whatever is put into a field of the workspace, and however much of it, the answer is a page and never a breakdown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from prongsai.records.agencies.access import ALLOWED, Action
from prongsai.records.agencies.models import Role
from tests.attack.office import Town, town
from tests.faces.workspace.test_access import ADDRESSES, METHODS, Address

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("PRONGSAI_EVERY_FIELD" not in os.environ, reason="an hour long: PRONGSAI_EVERY_FIELD=1 runs it"),
]

LONGER_THAN_NUMBERS = "9" * 5000
NASTY = {
    "NUL": "ก\x00ข",
    "control": "ก\x01\x0b\x0c\x1b\ufffe\uffffข",
    "more digits than a number has": LONGER_THAN_NUMBERS,
    "beyond bigint": str(2**63),
    "beyond a double": "1e400",
    "negative": "-1",
    "Thai digits": "๙" * 5000,
    "superscript": "²",
    "half a pair": "\ud83d".encode("utf-8", "surrogatepass"),
    "year 0": "1/1/0",
    "year 543": "29/2/543",
    "year 9999": "31/12/9999",
    "year 10542": "31/12/10542",
    "long": "ก" * 120_000,
    "braces": "{} {0} {title} {0.__class__} %s %(x)s",
    "typst": '#eval("1") $ * _ @a <b> // \\ ` = - + /* ',
    "bidi": "\u202eabc\u2066\u2067\u061c\u200b",
}
OTHERS = (
    "said", "comment", "name", "address", "seen", "seen-0", "text-0", "address-0", "choice", "place", "sha256", "year",
    "need", "files_kept", "scan_kept", "confirmed", "steps", "step0-pk", "step0-place", "step0-text", "signed", "title",
    "post-0", "title-0", "act-0", "block", "part", "page", "meeting", "step", "circular", "unit", "role", "email",
    "position", "to", "how", "what", "version", "table", "pasted", "data", "on", "percent", "indicator", "edition",
)  # fmt: skip


class Fields(HTMLParser):
    """The names of all fields of a page, and what browsers would send untouched."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.files: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name")
        if tag not in ("input", "select", "textarea", "button") or not name or name == "csrfmiddlewaretoken":
            return
        if given.get("type") == "file":
            self.files.add(name)
        elif given.get("type") not in ("checkbox", "radio") or "checked" in given:
            self.found.setdefault(name, []).append(given.get("value", "ก"))
        else:
            self.found.setdefault(name, [])


def status(client: Client, method: str, where: str, fields: dict[str, object]) -> int:
    with transaction.atomic():
        found = int(getattr(client, method)(where, fields).status_code)
        transaction.set_rollback(True)
    return found


ONE_BY_ONE = ("NUL", "more digits than a number has", "beyond bigint")
"""What is also put into one field at a time: in all at once the first field that complains would hide the others."""


def breakdowns(address: Address, of: Town) -> Iterator[str]:
    roles = ALLOWED[address.action] if isinstance(address.action, Action) else frozenset({Role.OFFICER.value})
    client = of.client("officer" if "officer" in roles else min(roles))
    where, _ = address.of(of.agency, of.agency)
    page = client.get(where)
    known = Fields(page.content.decode(errors="replace")).found if page.status_code == 200 else {}
    names = [*known, *(one for one in OTHERS if one not in known)]
    for what, nasty in NASTY.items():
        for method in METHODS:
            if status(client, method, where, dict.fromkeys(names, nasty)) >= 500:
                yield f"{method}: {what} in all"
        for name in known if what in ONE_BY_ONE else ():
            if status(client, "post", where, {**known, name: nasty}) >= 500:
                yield f"post: {what} in {name}"


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.name)
def test_no_field_breaks_a_page(address: Address) -> None:
    assert list(breakdowns(address, town())) == []


@pytest.mark.parametrize("key", [0, 2**31, 2**63, 10**30])
@pytest.mark.parametrize("method", METHODS)
def test_no_key_in_an_address_breaks_a_page(key: int, method: str) -> None:
    of = town()
    broken = []
    for one in ADDRESSES:
        if "pk" in one.places:
            places = {"code": of.agency.code, "pk": key, "form": "pdf", "what": "show", "name": "a", "kind": "ita"}
            where = reverse(one.name, kwargs={name: value for name, value in places.items() if name in one.places})
            if status(of.client(), method, where, {}) >= 500:
                broken.append(one.name)
    assert broken == []
