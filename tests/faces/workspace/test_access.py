"""Role × address × method: who may open what. Every address of the workspace is walked, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from http import HTTPStatus

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from prongsai.adapters import clock
from prongsai.faces.parts.door import View
from prongsai.faces.workspace.urls import urlpatterns
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import ALLOWED, OWN_UNIT_ONLY, Action, SiteAction
from prongsai.records.agencies.models import Agency, Membership, OversightRole, Role
from tests import build
from tests.faces.doors import FORBIDDEN, FOUND, METHODS, NOT_ALLOWED, NOT_FOUND, Case, addresses, anything_but, only
from tests.faces.oversight.things import charged
from tests.faces.workspace.things import NARROWER, NOT_BY_UNIT, THINGS, Builder

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Address:
    """One address of the workspace."""

    name: str
    view: View
    places: frozenset[str]

    @property
    def action(self) -> Action | SiteAction | None:
        return self.view.action

    def things(self, agency: Agency) -> dict[str, object]:
        """What stands in the places of the address, built in `agency`."""
        return {place: _builder(self.name, place)(agency) for place in sorted(self.places - {"code"})}

    def at(self, things: dict[str, object], below: Agency) -> str:
        """The address for these things below the code of an agency."""
        keys = {place: one.pk if isinstance(one, models.Model) else one for place, one in things.items()}
        return reverse(self.name, kwargs=keys | ({"code": below.code} if "code" in self.places else {}))


def _builder(name: str, place: str) -> Builder:
    for pattern in sorted(THINGS, key=len, reverse=True):
        if fnmatch(name, pattern) and place in THINGS[pattern]:
            return THINGS[pattern][place]
    raise AssertionError(
        f"Nobody says what stands at <{place}> in the address {name}. Add a line to THINGS in "
        f'tests/faces/workspace/things.py: "{name}": {{"{place}": builder}}, where builder(agency) gives the thing.'
    )


ADDRESSES = [Address(*one) for one in addresses(urlpatterns)]


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
    outsiders |= {"administers the assessment": charged(OversightRole.ADMINISTRATOR)}
    outsiders |= {"supervises": charged(OversightRole.SUPERVISOR)}
    Membership.objects.filter(user=outsiders["left"]).update(ended_at=clock.now())
    User.objects.filter(pk=outsiders["looks after the installation"].pk).update(is_superuser=True)
    return Town(
        agency,
        neighbour,
        {role: build.member(agency, Role(role)) for role in Role.values},
        build.member(agency, Role.UNIT, in_unit=build.unit(agency, "กองอื่น")),
        {who: User.objects.get(pk=one.pk) for who, one in outsiders.items()}
        | {"officer of another agency": build.member(neighbour)},
    )


def cases(address: Address, things: dict[str, object], method: str, town: Town) -> Iterator[Case]:
    where = address.at(things, town.agency)
    has_a_thing = any(isinstance(one, models.Model) for one in things.values())
    yield Case("nobody", None, method, where, **only(FOUND))
    if not isinstance(address.action, Action):
        yield from of_no_agency(address, method, town, where)
        return
    for who, person in town.outsiders.items():
        yield Case(who, person, method, where, **only(NOT_FOUND))
    for role, person in town.by_role.items():
        yield Case(role, person, method, where, **expected(address, method, role))
    if has_a_thing:
        role = min(ALLOWED[address.action])
        below_another = address.at(things, town.neighbour)
        neighbour = build.member(town.neighbour, Role(role))
        yield Case(f"{role} of another agency", neighbour, method, below_another, **only(NOT_FOUND, NOT_ALLOWED))
    if has_a_thing and address.action in OWN_UNIT_ONLY and address.name not in NOT_BY_UNIT:
        yield Case("another unit", town.of_another_unit, method, where, **only(FORBIDDEN))


def expected(address: Address, method: str, role: str) -> dict[str, frozenset[int]]:
    """What a role meets: refused where it is not allowed; else the page, or the form's answer."""
    if role not in ALLOWED[Action(address.action)]:
        return only(FORBIDDEN)
    if address.name in NARROWER:
        return anything_but(HTTPStatus.INTERNAL_SERVER_ERROR)
    return anything_but(FORBIDDEN, NOT_FOUND) if method == "get" else anything_but(FORBIDDEN)


def of_no_agency(address: Address, method: str, town: Town, where: str) -> Iterator[Case]:
    """A page of the whole installation is for those who look after it; one's own is for everybody."""
    for who, person in (town.by_role | town.outsiders).items():
        is_open = address.action is None or person.is_superuser or who == "administers the assessment"
        yield Case(who, person, method, where, **(anything_but(FORBIDDEN, NOT_FOUND) if is_open else only(FORBIDDEN)))


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.name)
def test_everybody_opens_what_is_allowed_and_nothing_else(address: Address, town: Town) -> None:
    things = address.things(town.agency)
    browsers: dict[str, Client] = {}
    complaints = [one.complaint(browsers) for method in METHODS for one in cases(address, things, method, town)]
    assert [one for one in complaints if one] == []


def test_who_has_not_signed_in_is_asked_to_and_comes_back(town: Town) -> None:
    where = reverse("work_home", args=[town.agency.code])
    assert Client().get(where)["Location"] == f"/account/login/?next={where}"
