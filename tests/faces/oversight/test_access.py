"""Role × address × method above the agencies, and things outside of one's part. Every address is walked."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from prongsai.faces.oversight.urls import urlpatterns
from prongsai.records.accounts.models import User
from prongsai.records.agencies.access import ALLOWED_ABOVE, OversightAction
from prongsai.records.agencies.models import OversightRole
from prongsai.records.rounds.models import Task
from tests import build
from tests.faces.doors import FORBIDDEN, FOUND, METHODS, NOT_FOUND, Case, Found, addresses, anything_but, only
from tests.faces.oversight.things import Nation, assigned, charged, nation
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db

ADDRESSES = list(addresses(urlpatterns))
UNKEPT = ("oversight_interview", "oversight_interview_paper")  # answers: who is signed out gets them back in the page


def at(address: Found, of: Nation) -> str:
    return reverse(address.name, kwargs={place: of.place(address.name, place) for place in sorted(address.places)})


def cases(address: Found, method: str, of: Nation) -> Iterator[Case]:
    where = at(address, of)
    is_unkept = address.name in UNKEPT and method == "post"
    yield Case("nobody", None, method, where, **only(HTTPStatus.UNAUTHORIZED if is_unkept else FOUND))
    for who, person in of.outsiders.items():
        yield Case(who, person, method, where, **only(NOT_FOUND))
    for role, person in of.by_role.items():
        yield Case(role, person, method, where, **expected(address.view.action, method, role))
    machine = build.user()
    User.objects.filter(pk=machine.pk).update(is_superuser=True)
    as_administrator = expected(address.view.action, method, OversightRole.ADMINISTRATOR.value)
    yield Case("looks after the installation", User.objects.get(pk=machine.pk), method, where, **as_administrator)


def expected(action: OversightAction | None, method: str, role: str) -> dict[str, frozenset[int]]:
    if action is not None and role not in ALLOWED_ABOVE[action]:
        return only(FORBIDDEN)
    broken = HTTPStatus.INTERNAL_SERVER_ERROR
    return anything_but(FORBIDDEN, NOT_FOUND, broken) if method == "get" else anything_but(FORBIDDEN, broken)


def test_every_view_has_a_name_and_stands_behind_the_door() -> None:
    assert [one for one in ADDRESSES if not one.name or not hasattr(one.view, "action")] == []
    assert [one.name for one in ADDRESSES if one.view.action is None] == ["oversight"]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.name)
def test_everybody_opens_what_is_allowed_and_nothing_else(address: Found) -> None:
    of = nation()
    browsers: dict[str, Client] = {}
    complaints = [one.complaint(browsers) for method in METHODS for one in cases(address, method, of)]
    assert [one for one in complaints if one] == []


@pytest.mark.parametrize("method", METHODS)
def test_reviewers_and_interviewers_reach_no_agency_of_others(method: str) -> None:
    of = nation()
    of_there = {task: assigned(of.there, task) for task in Task}
    for name, task in (("oversight_review", Task.REVIEW), ("oversight_interview", Task.INTERVIEW)):
        browser = signed_in(of_there[task])
        assert getattr(browser, method)(reverse(name, args=[of.here.pk])).status_code in (404, 405)
    item = reverse("oversight_review_item", args=[of.here.pk, "o1"])
    assert getattr(signed_in(of_there[Task.REVIEW]), method)(item).status_code == 404
    nobodys = charged(OversightRole.REVIEWER)
    assert getattr(signed_in(nobodys), method)(item).status_code == 404


def test_a_supervisor_sees_and_reminds_her_part_alone() -> None:
    of = nation()
    browser = signed_in(of.by_role["supervisor"])
    page = browser.get(reverse("oversight_progress_of", args=[of.the_round.pk])).content.decode()
    assert "ทต.หนึ่ง" in page
    assert "ทต.สอง" not in page
    file = browser.get(reverse("oversight_progress_file", args=[of.the_round.pk, "csv"])).content.decode()
    assert "เทศบาลตำบลหนึ่ง" in file
    assert "เทศบาลตำบลสอง" not in file
    remind = reverse("oversight_remind", args=[of.the_round.pk])
    assert browser.get(remind, {"agency": of.there.pk}).status_code == 404
    assert browser.post(remind, {"agency": of.there.pk}).status_code == 404
    assert browser.get(remind, {"agency": of.here.pk}).status_code == 200


def test_rounds_of_agencies_are_none_of_oversight() -> None:
    of = nation()
    own = build.rehearsal(of.here.agency).round
    browser = signed_in(of.by_role["administrator"])
    for name in ("oversight_round", "oversight_progress_of", "oversight_assignments", "oversight_announce"):
        assert browser.get(reverse(name, args=[own.pk])).status_code == 404


def test_pages_are_kept_by_nobody() -> None:
    of = nation()
    browser = signed_in(of.by_role["administrator"])
    assert browser.get(reverse("oversight"))["Cache-Control"] == "no-store"


def test_who_has_a_mandate_alone_is_led_above_the_agencies() -> None:
    of = nation()
    assert signed_in(of.by_role["reviewer"]).get("/office/")["Location"] == "/oversight/"
    both = build.member(of.here.agency)
    assert signed_in(both).get("/office/").status_code == 302
