"""The office under attack: two towns with everything that an office can hold, and every address that takes a form."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import models
from django.test import Client

from prongsai.adapters import clock
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Holding, Membership, Post, Role, Unit
from tests import build
from tests.faces.sign_in import signed_in


@dataclass
class Town:
    """An agency whose people of every role have signed in, and just now proved who they are."""

    agency: Agency
    people: dict[str, User] = field(default_factory=dict)

    def client(self, role: str = Role.OFFICER.value) -> Client:
        client = signed_in(self.people[role], freshly=True)
        client.raise_request_exception = False
        return client

    def where(self, path: str) -> str:
        return f"/office/{self.agency.code}/{path}"


def town(name: str = "เทศบาลตำบลหนึ่ง") -> Town:
    agency = build.agency(name)
    return Town(agency, {role: build.member(agency, Role(role)) for role in Role.values})


def post_with(of: Town, role: Role, person: User | None = None, title: str = "") -> Post:
    """A post that a person holds since the first day of the year."""
    post = Post.objects.create(agency=of.agency, title=title or f"ตำแหน่ง {role}", role=role.value)
    if person is not None:
        since = clock.today().replace(month=1, day=1)
        Holding.objects.create(post=post, person_name=str(person), user=person, since=since)
    return post


__all__ = ["Agency", "Membership", "Town", "Unit", "models", "post_with", "town"]
