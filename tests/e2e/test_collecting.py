"""Links, posters and imports in a real browser: without a script to the stored sheet, every page at 320 px, and axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.models import ServicePoint, Sheet
from prongsai.records.surveys.services import add_point
from tests import build
from tests.e2e.conftest import violations
from tests.e2e.going import follow
from tests.faces.sign_in import signed_in

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FORM = "ประทับเวลา,อีเมล,ข้อหนึ่ง,i2,i3\n,a@example.go.th,มากมาย,ไม่มีใครเลย,มี\n,b@example.go.th,มาก,เป็นส่วนน้อย,ไม่มี\n"
Open = Callable[..., Page]


@pytest.fixture
def rehearsal() -> Enrolment:
    return build.rehearsal(build.agency(simulated=True))


@pytest.fixture
def window(browser: Browser, live_server: LiveServer, rehearsal: Enrolment) -> Iterator[Open]:
    """A window of the agency's officer, of a width, with or without scripts."""
    contexts: list[BrowserContext] = []
    officer = build.member(rehearsal.agency)

    def make(width: int = 320, *, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, base_url=live_server.url, java_script_enabled=script
        )
        session = signed_in(officer).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield make
    for one in contexts:
        one.close()


def address(of: Enrolment, below: str = "", language: str = "") -> str:
    return f"{language}/office/{of.agency.code}/collect/{of.pk}/{below}"


def chosen_file(page: Page, content: str, folder: Path) -> None:
    file = folder / "คำตอบ.csv"
    file.write_text(content, encoding="utf-8")
    page.set_input_files("[name=file]", file)
    follow(page.get_by_role("button", name="อ่านไฟล์"))


def test_a_form_is_imported_without_a_script(window: Open, rehearsal: Enrolment, tmp_path: Path) -> None:
    page = window(script=False)
    page.goto(address(rehearsal))
    follow(page.get_by_role("link", name="นำเข้าคำตอบจากตารางหรือ Google Forms IIT"))
    chosen_file(page, FORM, tmp_path)
    assert page.get_by_text("“ประทับเวลา”").is_visible()
    page.get_by_label("ข้อหนึ่ง").select_option("i1")
    follow(page.get_by_role("button", name="ตรวจใหม่ตามที่เลือก"))
    page.get_by_label("“มากมาย”").select_option(label="6 มากที่สุด")
    follow(page.get_by_role("button", name="ตรวจใหม่ตามที่เลือก"))
    follow(page.get_by_role("button", name="English"))
    follow(page.get_by_role("button", name="Import 2 sheets"))
    assert page.get_by_text("2 IIT sheets are imported.").is_visible()
    assert sorted(one.answers[:3] for one in Sheet.objects.all()) == ["531", "612"]


def test_a_service_point_is_added_and_its_poster_taken(window: Open, rehearsal: Enrolment) -> None:
    page = window(script=False)
    page.goto(address(rehearsal))
    page.get_by_label("เพิ่มจุดบริการ").fill("งานทะเบียน")
    follow(page.get_by_role("button", name="เพิ่มจุดบริการ"))
    point = ServicePoint.objects.get()
    assert page.get_by_label("ลิงก์ งานทะเบียน").input_value().endswith(f"/s/{point.code}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="โปสเตอร์ A4 (PDF) งานทะเบียน").click()
    assert download.value.suggested_filename.endswith("-ซ้อม-ข้อมูลจำลอง-องค์การบริหารส่วนตำบลตัวอย่างดี.pdf")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("width", "language"), [(320, ""), (1280, "/en")])
def test_every_page_fits_and_has_nothing_for_axe(
    window: Open, rehearsal: Enrolment, tmp_path: Path, width: int, language: str
) -> None:
    add_point(build.survey(rehearsal, "EIT1"), "งานทะเบียนราษฎรและบัตรประจำตัวประชาชนที่มีชื่อยาวมากจริง ๆ")
    page = window(width)
    for below in ("", "IIT/import/"):
        page.goto(address(rehearsal, below, language))
        assert page.evaluate(TOO_WIDE) <= 0, below
        assert violations(page) == [], below
    file = tmp_path / "คำตอบ.csv"
    for content in (FORM, "i1\n", "i1,i1,i22\nx,2,3\n"):
        page.goto(address(rehearsal, "IIT/import/", language))
        file.write_text(content, encoding="utf-8")
        page.set_input_files("[name=file]", file)
        follow(page.locator("form[enctype] button"))
        assert page.evaluate(TOO_WIDE) <= 0, content
        assert violations(page) == [], content
