"""Following up in a real browser: every page on the narrowest phone, and a report with two photos in a few taps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from prongsai.adapters import clock
from prongsai.core.measures.model import Status
from prongsai.records.accounts.models import User
from prongsai.records.measures.circulars import CircularDraft, Name, send
from prongsai.records.measures.models import Progress
from prongsai.records.measures.progress import Report, report
from prongsai.records.measures.reminders import remind
from tests.adapters.pictures import jpeg
from tests.e2e.conftest import violations
from tests.e2e.going import follow
from tests.faces.sign_in import signed_in
from tests.faces.workspace.follow.test_reporting import Office
from tests.faces.workspace.follow.things import a_committee, a_meeting, a_training

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
NARROW = {"width": 320, "height": 700}


def enter(page: Page, person: User, site: str) -> None:
    """Open the site as that person."""
    cookie = signed_in(person).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_every_page_fits_the_narrowest_phone_and_a_screen_reader(live_server: LiveServer, page: Page) -> None:
    office = Office()
    agency, today = office.agency, clock.today()
    report(office.manual, Report(Status.UNDER_WAY, today, "ร่างแล้ว", 40, "ขาดคน"), office.officer)
    circular = send(agency, CircularDraft("คู่มือ", today, "อ่าน", names=(Name("หนึ่ง"),)), office.officer)
    meeting, committee, training = a_meeting(agency), a_committee(agency), a_training(agency)
    remind(agency, today)
    pages = ["", "mine/", "record/", "meetings/", "meetings/new/", f"meetings/{meeting.pk}/", "circulars/"]
    pages += [f"committees/{committee.pk}/edit/", f"trainings/{training.pk}/edit/", f"meetings/{meeting.pk}/edit/"]
    pages += ["circulars/new/", f"circulars/{circular.pk}/", f"circulars/{circular.pk}/signed/", "notices/", "compare/"]
    pages += [f"circulars/{circular.pk}/names/", f"steps/{office.manual.pk}/", f"steps/{office.manual.pk}/report/"]
    pages += [f"measures/{office.measure.pk}/"]
    page.set_viewport_size(NARROW)
    enter(page, office.officer, live_server.url)
    for one in pages:
        page.goto(live_server.url + office.at(one))
        assert (violations(page), overflow(page)) == ([], 0), one


def test_mistakes_are_told_to_a_screen_reader(live_server: LiveServer, page: Page) -> None:
    office = Office()
    enter(page, office.officer, live_server.url)
    page.goto(live_server.url + office.at("record/"))
    page.fill(f"[name=s{office.manual.pk}-percent]", "ครึ่ง")
    follow(page.get_by_role("button", name="บันทึกทั้งหมด"))
    assert violations(page) == []
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("document.activeElement.name || location.hash").endswith(f"s{office.manual.pk}-percent")


def test_the_head_of_a_unit_reports_with_two_photos_in_a_few_taps(
    live_server: LiveServer, page: Page, tmp_path: Path
) -> None:
    office = Office()
    photos = [tmp_path / "หนึ่ง.jpg", tmp_path / "สอง.jpg"]
    for number, photo in enumerate(photos):
        photo.write_bytes(jpeg(width=40 + number))
    enter(page, office.head, live_server.url)
    page.goto(live_server.url + office.at("mine/"))
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    follow(page.get_by_role("link", name="รายงาน จัดทำคู่มือ"))
    page.get_by_label("กำลังดำเนินการ").check()
    page.get_by_label("ทำอะไรไปแล้ว").fill("ร่างคู่มือเสร็จ รอพิมพ์")
    page.locator("input[type=file]").set_input_files(photos)
    follow(page.get_by_role("button", name="ส่งรายงาน"))
    page.get_by_text("ได้รับรายงานแล้ว").wait_for()
    assert len(visited) == 2, "the form, and what it was answered"
    made = Progress.objects.get()
    assert (made.by_unit_id, made.files.count(), made.text) == (
        office.head.memberships.get().unit_id,
        2,
        "ร่างคู่มือเสร็จ รอพิมพ์",
    )
