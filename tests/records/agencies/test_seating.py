"""Who accepts an invitation as clerk or head can sign as the holder of that post."""

from __future__ import annotations

import pytest

from prongsai.adapters import clock
from prongsai.records.agencies.models import Agency, Membership, Post, Role
from prongsai.records.agencies.office import holder_on
from prongsai.records.agencies.posts import HoldingDraft, PostDraft, add_post, take_post
from prongsai.records.agencies.seating import seat
from tests.build import agency, member, unit

pytestmark = pytest.mark.django_db


def head_post(of: Agency) -> Post:
    return add_post(of, PostDraft("นายกองค์การบริหารส่วนตำบลตัวอย่างดี", "head"))


def test_an_empty_post_is_taken() -> None:
    here = agency()
    post, person = head_post(here), member(here, Role.HEAD, name="นายผู้นำ ตัวอย่าง")
    seat(here, person, Role.HEAD)
    held = holder_on(post, clock.today())
    assert held is not None
    assert (held.person_name, held.user) == ("นายผู้นำ ตัวอย่าง", person)


def test_a_holder_without_an_account_gets_it_and_keeps_the_name_on_papers() -> None:
    here = agency()
    post = head_post(here)
    take_post(post, HoldingDraft("ดร.ผู้นำ ตัวอย่าง", clock.today()))
    person = member(here, Role.HEAD, name="ผู้นำ")
    seat(here, person, Role.HEAD)
    held = holder_on(post, clock.today())
    assert held is not None
    assert (held.person_name, held.user) == ("ดร.ผู้นำ ตัวอย่าง", person)


def test_a_post_that_somebody_else_holds_stays_hers() -> None:
    here = agency()
    post, first, second = head_post(here), member(here, Role.HEAD), member(here, Role.HEAD)
    seat(here, first, Role.HEAD)
    assert seat(here, second, Role.HEAD) is None
    assert holder_on(post, clock.today()).user == first  # type: ignore[union-attr]


def test_a_unit_is_seated_on_its_own_post_alone() -> None:
    here = agency()
    finance, works = unit(here, "กองคลัง"), unit(here, "กองช่าง")
    add_post(here, PostDraft("ผู้อำนวยการกองคลัง", "unit", finance))
    other = add_post(here, PostDraft("ผู้อำนวยการกองช่าง", "unit", works))
    person = member(here, Role.UNIT, in_unit=finance)
    seat(here, person, Role.UNIT, finance)
    assert holder_on(other, clock.today()) is None


def test_an_officer_is_seated_nowhere() -> None:
    here = agency()
    add_post(here, PostDraft("นักวิเคราะห์นโยบายและแผน", "officer"))
    person = member(here, Role.OFFICER)
    assert seat(here, person, Role.OFFICER) is None
    assert Membership.objects.filter(user=person).exists()
