"""Role × address × method: who may open what. Every address of the workspace is walked, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from http import HTTPStatus

import pytest
from django.db import models, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from prongsai.adapters import clock
from prongsai.faces.workspace.page import View
from prongsai.faces.workspace.urls import urlpatterns
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import ALLOWED, OWN_UNIT_ONLY, Action, SiteAction
from prongsai.records.agencies.models import Agency, Membership, Role
from tests import build
from tests.faces.sign_in import signed_in
from tests.faces.workspace.things import NARROWER, NOT_BY_UNIT, THINGS

pytestmark = pytest.mark.django_db

FOUND, FORBIDDEN, NOT_FOUND = HTTPStatus.FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
NOT_ALLOWED = HTTPStatus.METHOD_NOT_ALLOWED
METHODS = ("get", "post")


@dataclass(frozen=True)
class Address:
    """One address of the workspace."""

    name: str
    view: View
    places: frozenset[str]

    @property
    def action(self) -> Action | SiteAction | None:
        return self.view.action

    def of(self, agency: Agency, below: Agency) -> tuple[str, bool]:
        """The address for things of `agency` below the code of `below`, and whether a thing stands in it."""
        values = {place: _builder(self.name, place)(agency) for place in self.places - {"code"}}
        keys = {place: one.pk if isinstance(one, models.Model) else one for place, one in values.items()}
        if "code" in self.places:
            keys["code"] = below.code
        return reverse(self.name, kwargs=keys), any(isinstance(one, models.Model) for one in values.values())


def _builder(name: str, place: str):  # noqa: ANN202
    for pattern in sorted(THINGS, key=len, reverse=True):
        if fnmatch(name, pattern) and place in THINGS[pattern]:
            return THINGS[pattern][place]
    raise AssertionError(
        f"Nobody says what stands at <{place}> in the address {name}. Add a line to THINGS in "
        f'tests/faces/workspace/things.py: "{name}": {{"{place}": builder}}, where builder(agency) gives the thing.'
    )


def addresses(patterns: list[URLPattern | URLResolver], above: frozenset[str] = frozenset()) -> Iterator[Address]:
    for one in patterns:
        places = above | set(one.pattern.converters)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, places)
        else:
            yield Address(one.name or "", one.callback, places)


ADDRESSES = list(addresses(urlpatterns))


def test_every_view_has_a_name_and_stands_behind_the_door() -> None:
    open_ones = [f"{one.name or one.view}" for one in ADDRESSES if not one.name or not hasattr(one.view, "action")]
    assert open_ones == [], "decorate these views with page(Action.…), site_page(…) or own_page and name their address"


def test_every_exception_is_about_an_address_that_is_there() -> None:
    names = {one.name for one in ADDRESSES}
    assert {*NARROWER, *NOT_BY_UNIT} <= names
    assert [pattern for pattern in THINGS if not any(fnmatch(name, pattern) for name in names)] == []


@dataclass(frozen=True)
class Town:
    """An agency with a person for each role, its neighbour, and those who belong to neither."""

    agency: Agency
    neighbour: Agency
    by_role: dict[str, User]
    of_another_unit: User
    outsiders: dict[str, User]


@pytest.fixture
def town() -> Town:
    agency, neighbour = build.agency("เทศบาลตำบลหนึ่ง"), build.agency("เทศบาลตำบลสอง")
    outsiders = {"no role": build.user(), "left": build.member(agency), "looks after the installation": build.user()}
    Membership.objects.filter(user=outsiders["left"]).update(ended_at=clock.now())
    User.objects.filter(pk=outsiders["looks after the installation"].pk).update(is_superuser=True)
    return Town(
        agency,
        neighbour,
        {role: build.member(agency, Role(role)) for role in Role.values},
        build.member(agency, Role.UNIT, in_unit=build.unit(agency, "กองอื่น")),
        outsiders | {"officer of another agency": build.member(neighbour)},
    )


def answer(client: Client, method: str, address: str) -> int:
    """The status, and all as it was before."""
    with transaction.atomic():
        status = getattr(client, method)(address).status_code
        transaction.set_rollback(True)
    return int(status)


OF_AGENCIES = [one for one in ADDRESSES if isinstance(getattr(one.view, "action", None), Action)]
OTHERS = [one for one in ADDRESSES if one not in OF_AGENCIES and hasattr(one.view, "action")]


@pytest.mark.parametrize("address", OF_AGENCIES, ids=lambda one: one.name)
@pytest.mark.parametrize("method", METHODS)
def test_a_role_opens_what_it_is_allowed_and_nothing_else(address: Address, method: str, town: Town) -> None:
    where, _ = address.of(town.agency, town.agency)
    given = {role: answer(signed_in(person, freshly=True), method, where) for role, person in town.by_role.items()}
    for role, status in given.items():
        if role not in ALLOWED[Action(address.action)]:
            assert status == FORBIDDEN, f"{role} must not {address.action} at {where}: {status}"
        elif address.name not in NARROWER:
            assert status != FORBIDDEN, f"{role} may {address.action} at {where}: {status}"
            assert status != NOT_FOUND or method == "post", f"{role} finds nothing at {where}"


@pytest.mark.parametrize("address", OF_AGENCIES, ids=lambda one: one.name)
@pytest.mark.parametrize("method", METHODS)
def test_to_outsiders_an_agency_is_not_there(address: Address, method: str, town: Town) -> None:
    where, _ = address.of(town.agency, town.agency)
    given = {who: answer(signed_in(person), method, where) for who, person in town.outsiders.items()}
    assert given == dict.fromkeys(town.outsiders, NOT_FOUND)


@pytest.mark.parametrize("address", OF_AGENCIES, ids=lambda one: one.name)
@pytest.mark.parametrize("method", METHODS)
def test_things_of_one_agency_are_not_there_below_another(address: Address, method: str, town: Town) -> None:
    where, has_a_thing = address.of(town.agency, town.neighbour)
    if has_a_thing:
        role = min(ALLOWED[Action(address.action)])
        given = answer(signed_in(build.member(town.neighbour, Role(role)), freshly=True), method, where)
        assert given in (NOT_FOUND, NOT_ALLOWED)
        assert given == NOT_FOUND or method == "post"


@pytest.mark.parametrize("address", OF_AGENCIES, ids=lambda one: one.name)
@pytest.mark.parametrize("method", METHODS)
def test_a_unit_records_its_own_work_alone(address: Address, method: str, town: Town) -> None:
    where, has_a_thing = address.of(town.agency, town.agency)
    if has_a_thing and address.action in OWN_UNIT_ONLY and address.name not in NOT_BY_UNIT:
        assert answer(signed_in(town.of_another_unit), method, where) == FORBIDDEN


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.name)
@pytest.mark.parametrize("method", METHODS)
def test_who_has_not_signed_in_is_asked_to(address: Address, method: str, town: Town) -> None:
    where, _ = address.of(town.agency, town.agency)
    response = getattr(Client(), method)(where)
    assert response.status_code == FOUND
    assert response["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("address", OTHERS, ids=lambda one: one.name)
@pytest.mark.parametrize("method", METHODS)
def test_pages_of_no_agency(address: Address, method: str, town: Town) -> None:
    where, _ = address.of(town.agency, town.agency)
    everybody = town.by_role | town.outsiders
    given = {who: answer(signed_in(person), method, where) for who, person in everybody.items()}
    refused = {who for who, status in given.items() if status == FORBIDDEN}
    open_to_all = address.action is None
    assert refused == (set() if open_to_all else set(everybody) - {"looks after the installation"})
