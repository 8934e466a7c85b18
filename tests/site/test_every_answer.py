"""What every answer of the web part carries, and what it must never carry."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer_headers(client: Client) -> dict[str, str]:
    return dict(client.get("/").headers)


def test_nothing_from_elsewhere_and_nothing_inline_is_allowed(answer_headers: dict[str, str]) -> None:
    policy = dict(part.strip().partition(" ")[::2] for part in answer_headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == policy["style-src"] == "'self'"
    assert "script-src" not in policy
    assert "unsafe" not in answer_headers["Content-Security-Policy"]


def test_the_usual_protections_are_there(answer_headers: dict[str, str]) -> None:
    assert answer_headers["X-Content-Type-Options"] == "nosniff"
    assert answer_headers["X-Frame-Options"] == "DENY"
    assert answer_headers["Referrer-Policy"] == "same-origin"


def test_a_public_page_sets_no_cookie(client: Client) -> None:
    for path in ("/", "/en/", "/nothing-here/"):
        assert not client.get(path).cookies


def test_the_address_alone_decides_the_language(client: Client) -> None:
    for asked in ("en", "de, en;q=0.9", "th"):
        assert client.get("/", headers={"accept-language": asked}).headers["Content-Language"] == "th"
        assert client.get("/en/", headers={"accept-language": asked}).headers["Content-Language"] == "en"


def test_a_page_does_not_depend_on_who_asks(client: Client) -> None:
    varies = client.get("/").headers.get("Vary", "").lower()
    assert "accept-language" not in varies
    assert "cookie" not in varies


def test_times_are_bangkok_times() -> None:
    assert (settings.TIME_ZONE, settings.USE_TZ) == ("Asia/Bangkok", True)


def test_what_is_committed_is_on_the_disk_and_what_is_deleted_is_gone() -> None:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "secure_delete")}
    assert found == {"synchronous": 2, "secure_delete": 1}
