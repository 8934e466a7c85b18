"""Signing in and out, and what happens to a form whose session has run out."""

from __future__ import annotations

import pytest
from django.test import Client

from prongsai.records.agencies.models import Role
from tests.build import PASSWORD, agency, member

pytestmark = pytest.mark.django_db


def test_with_email_and_password_she_comes_to_where_she_wanted(client: Client) -> None:
    of = agency()
    person = member(of, Role.OFFICER)
    asked = client.get(f"/office/{of.code}/")
    assert asked["Location"] == f"/account/login/?next=/office/{of.code}/"
    page = client.get(asked["Location"])
    assert f'value="/office/{of.code}/"' in page.content.decode()
    answer = client.post(
        "/account/login/", {"login": person.email, "password": PASSWORD, "next": f"/office/{of.code}/"}
    )
    assert answer["Location"] == f"/office/{of.code}/"
    assert client.get(answer["Location"]).status_code == 200
