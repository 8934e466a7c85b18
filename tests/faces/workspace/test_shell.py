"""What stands around every page of the workspace: menu, role, refusals in its look, the journal on a thing."""

from __future__ import annotations

import re

import pytest

from prongsai.records.agencies.memberships import Duty, change_duty
from prongsai.records.agencies.models import Role
from prongsai.records.notices.models import Notice
from tests import build
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db


def test_the_menu_leads_to_every_area_and_marks_where_one_is() -> None:
    of = build.agency()
    shown = signed_in(build.member(of)).get(f"/office/{of.code}/people/").content.decode()
    areas = re.findall(rf'<a href="/office/{of.code}/(\w*)/?"(?: aria-current="(\w+)")?>', shown)
    assert dict(areas)["people"] == "page"
    assert [name for name, _ in areas[:7]] == ["", "rounds", "analysis", "plans", "follow", "papers", "people"]
    deeper = signed_in(build.member(of)).get(f"/office/{of.code}/people/journal/").content.decode()
    assert f'<a href="/office/{of.code}/people/" aria-current="true">' in deeper


def test_the_menu_shows_nothing_that_the_person_may_not_open() -> None:
    of = build.agency()
    shown = signed_in(build.member(of, Role.UNIT)).get(f"/office/{of.code}/people/").content.decode()
    assert "/people/journal/" not in shown
    assert "/people/invite/" not in shown


def test_unread_notices_are_counted() -> None:
    of = build.agency()
    person = build.member(of)
    for number in range(3):
        Notice.objects.create(agency=of, user=person, key=str(number), text_th="ก", text_en="a")
    assert '<span class="count">3' in signed_in(person).get(f"/office/{of.code}/people/").content.decode()


def test_a_refusal_stays_in_the_look_and_says_what_to_do() -> None:
    of = build.agency("เทศบาลตำบลหนึ่ง")
    answer = signed_in(build.member(of, Role.HEAD)).get(f"/office/{of.code}/people/invite/")
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "บทบาทของท่านทำสิ่งนี้ไม่ได้" in shown
    assert "นายกเทศมนตรี" in shown


def test_what_is_not_there_tells_nothing_about_another_agency() -> None:
    other = build.agency("เทศบาลตำบลสอง")
    browser = signed_in(build.member(build.agency("เทศบาลตำบลหนึ่ง")))
    there, nowhere = browser.get(f"/office/{other.code}/"), browser.get("/office/a-nowhere/")
    assert there.status_code == nowhere.status_code == 404
    assert "เทศบาลตำบลสอง" not in there.content.decode()


def test_a_thing_shows_who_did_what_to_it() -> None:
    of = build.agency("เทศบาลตำบลหนึ่ง")
    by = build.member(of, name="สมหญิง รักงาน")
    person = build.member(of, Role.CLERK, name="สมหมาย ใจดี")
    changed = change_duty(person.memberships.get(), Duty(Role.HEAD), by)
    shown = signed_in(by).get(f"/office/{of.code}/people/members/{changed.pk}/").content.decode()
    assert "เปลี่ยนบทบาทของ สมหมาย ใจดี เป็นนายกเทศมนตรี" in shown
    assert "สมหญิง รักงาน" in shown
    journal = signed_in(by).get(f"/en/office/{of.code}/people/journal/").content.decode()
    assert "Made <span" in journal


@pytest.mark.parametrize("asked", ["2", "0", "-1", "x", "９", "99999999999999999999"])
def test_no_page_of_the_journal_is_out_of_range(asked: str) -> None:
    of = build.agency()
    assert signed_in(build.member(of)).get(f"/office/{of.code}/people/journal/?page={asked}").status_code == 200


def test_nothing_of_the_workspace_is_kept_by_the_browser() -> None:
    of = build.agency()
    answer = signed_in(build.member(of)).get(f"/office/{of.code}/")
    assert answer["Cache-Control"] == "no-store"
