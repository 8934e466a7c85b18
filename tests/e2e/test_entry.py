"""The door in a real browser: a part of the demonstration, a passkey, and a form that outlives its session."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PHONE, violations
from tests.e2e.going import follow

pytestmark = pytest.mark.e2e


@pytest.fixture
def here(site: str) -> str:
    """The same demonstration by its name: passkeys belong to a name, not to a number."""
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def officer(page: Page, here: str) -> Page:
    """The officer of the demonstration, at home."""
    page.goto(f"{here}/account/login/")
    follow(page.get_by_role("button", name="เข้าใช้เป็น เจ้าหน้าที่ผู้รับผิดชอบ ITA"))
    expect(page).to_have_url(re.compile(r"/office/sim-\w+/$"))
    return page


@pytest.fixture
def with_a_key(officer: Page) -> Page:
    """A phone that can keep passkeys and knows its owner's finger."""
    session = officer.context.new_cdp_session(officer)
    session.send("WebAuthn.enable")
    abilities = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = abilities | {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return officer


def test_a_passkey_is_added_signs_in_and_proves(with_a_key: Page, here: str) -> None:
    page = with_a_key
    page.goto(f"{here}/account/second-step/passkeys/add/")
    page.get_by_label("ชื่อที่จำได้").fill("โทรศัพท์ของฉัน")
    page.get_by_role("button", name="เพิ่มพาสคีย์").click()
    page.get_by_role("button", name="ยืนยัน", exact=True).click()  # before the recovery codes are shown
    expect(page.get_by_role("heading", level=1)).to_have_text("รหัสสำรอง")
    follow(page.get_by_role("button", name="ออกจากระบบ"))
    page.goto(f"{here}/account/login/passkey/")
    page.get_by_role("button", name="ใช้พาสคีย์").click()
    expect(page).to_have_url(re.compile(r"/office/sim-\w+/$"))
    page.goto(f"{here}/account/confirm/passkey/?next=/account/second-step/")
    page.get_by_role("button", name="ใช้พาสคีย์").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("การยืนยันขั้นที่สองและพาสคีย์")
    follow(page.get_by_role("link", name="ลบ โทรศัพท์ของฉัน"))
    follow(page.get_by_role("button", name="ลบ"))
    expect(page.get_by_text("ลบพาสคีย์แล้ว")).to_be_visible()


def test_what_was_typed_survives_a_session_that_ran_out(officer: Page, here: str) -> None:
    officer.goto(officer.url + "people/invite/")
    officer.get_by_label("อีเมลของผู้รับเชิญ").fill("somying@example.go.th")
    officer.get_by_label("ชื่อและนามสกุล").fill("สมหญิง รักงาน")
    cookies = [one for one in officer.context.cookies() if one["name"] != "sessionid"]
    officer.context.clear_cookies()
    officer.context.add_cookies(cookies)  # type: ignore[arg-type]
    follow(officer.get_by_role("button", name="สร้างคำเชิญ"))
    expect(officer.get_by_text("สิ่งที่พิมพ์ไว้ยังอยู่")).to_be_visible()
    follow(officer.get_by_role("button", name="เข้าใช้เป็น เจ้าหน้าที่ผู้รับผิดชอบ ITA"))
    expect(officer.get_by_text("สมหญิง รักงาน")).to_be_visible()
    follow(officer.get_by_role("button", name="ส่งอีกครั้ง"))
    expect(officer.get_by_role("heading", level=1)).to_have_text("คำเชิญพร้อมแล้ว")


def test_who_is_invited_comes_in_with_the_link(officer: Page, browser: Browser) -> None:
    officer.goto(officer.url + "people/invite/")
    officer.get_by_label("อีเมลของผู้รับเชิญ").fill("somsri@example.go.th")
    follow(officer.get_by_role("button", name="สร้างคำเชิญ"))
    link = officer.get_by_label("ลิงก์สำหรับส่งให้ผู้รับ").input_value()
    context = browser.new_context(viewport=PHONE, locale="th-TH")
    guest = context.new_page()
    guest.goto(link)
    assert violations(guest) == []
    guest.get_by_label("ชื่อและนามสกุล").fill("สมศรี สาธิตดี")
    guest.get_by_label("รหัสผ่าน", exact=True).fill("ประโยคที่จำง่ายของฉัน")
    guest.get_by_label("รหัสผ่าน อีกครั้ง").fill("ประโยคที่จำง่ายของฉัน")
    follow(guest.get_by_role("button", name="สร้างบัญชีและเริ่มใช้"))
    expect(guest).to_have_url(re.compile(r"/office/sim-\w+/$"))
    context.close()


PAGES = ("people/", "people/invite/", "people/journal/", "")
OWN = (
    "/account/",
    "/account/second-step/",
    "/account/confirm/",
    "/account/password/reset/",
    "/account/second-step/codes/",
)


@pytest.mark.parametrize("language", ["", "/en"])
def test_nothing_stands_in_anybodys_way_and_nothing_is_cut_off(officer: Page, here: str, language: str) -> None:
    home = officer.url.removeprefix(here)
    addresses = [f"{language}{home}{one}" for one in PAGES] + [f"{language}{one}" for one in OWN]
    officer.set_viewport_size({"width": 320, "height": 700})
    for address in addresses:
        officer.goto(here + address)
        assert violations(officer) == [], address
        assert not officer.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), (
            address
        )
