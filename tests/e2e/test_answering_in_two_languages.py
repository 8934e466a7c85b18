"""The language is changed half-way: what was chosen comes along, or stays where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.answering import choose, send
from tests.e2e.conftest import violations
from tests.e2e.going import follow
from tests.e2e.stage import PHONE, RECEIVED, Stage, until
from tests.e2e.wire import State

pytestmark = pytest.mark.e2e
WORDS = "textarea[name=words]"


@pytest.fixture
def page(device: BrowserContext) -> Page:
    return device.new_page()


def begin(page: Page) -> None:
    """Answer three questions and write a sentence."""
    page.locator("[name=fits][value=yes]").check()
    for number in (1, 2, 5):
        page.locator(f"[name=e{number}][value='2']").check()
    page.locator(WORDS).fill("ขอที่นั่งรอ")


def change_language(page: Page, name: str = "English") -> None:
    follow(page.get_by_role("button", name=name, exact=True))


def brought(page: Page) -> None:
    expect(page.locator(".items :checked")).to_have_count(3)
    expect(page.locator("[name=e5][value='2']")).to_be_checked()
    expect(page.locator("[name=fits][value=yes]")).to_be_checked()
    expect(page.locator(WORDS)).to_have_value("ขอที่นั่งรอ")


@pytest.mark.parametrize("script", [True, False])
def test_what_was_chosen_comes_along_and_is_one_sheet(browser: Browser, stage: Stage, *, script: bool) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=script)
    page = context.new_page()
    if script:
        stage.open(page)
    else:
        page.goto(stage.address())
    begin(page)
    change_language(page)
    assert page.url.endswith(f"/en/s/{stage.code}/")
    brought(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Survey for the public")
    change_language(page, "ไทย")
    brought(page)
    assert stage.new == 0
    choose(page)
    send(page)
    expect(page.get_by_role("heading", name="ได้รับคำตอบแล้ว ขอบคุณ")).to_be_visible()
    assert stage.new == 1
    assert context.cookies() == []
    context.close()


def test_everybody_can_use_the_page_that_comes(stage: Stage, page: Page) -> None:
    stage.open(page)
    begin(page)
    change_language(page)
    expect(page.locator("#park")).to_be_visible()
    assert violations(page) == []


def test_what_was_missing_is_said_in_the_other_language_too(plain: Page, stage: Stage) -> None:
    plain.goto(stage.address())
    begin(plain)
    send(plain)
    expect(plain.get_by_role("alert")).to_contain_text("เหลือ 6 ข้อที่ยังไม่ได้ตอบ")
    change_language(plain)
    expect(plain.get_by_role("alert")).to_contain_text("6 questions are not answered yet")
    brought(plain)


def test_the_enter_key_sends_and_does_not_change_the_language(plain: Page, stage: Stage) -> None:
    plain.goto(stage.address())
    choose(plain)
    plain.locator("[name=e1]:checked").focus()
    with plain.expect_navigation():
        plain.keyboard.press("Enter")
    expect(plain.get_by_role("heading", level=1)).to_have_text("ได้รับคำตอบแล้ว ขอบคุณ")
    assert stage.new == 1


def test_without_a_signal_nothing_is_lost(stage: Stage, page: Page) -> None:
    stage.open(page)
    begin(page)
    stage.wire.set(State.CUT)
    page.get_by_role("button", name="English", exact=True).click()
    expect(page.locator("#stays")).to_contain_text("ที่ตอบไว้ยังอยู่ครบบนหน้านี้")
    assert violations(page) == []
    brought(page)
    stage.wire.set(State.WHOLE)
    change_language(page)
    brought(page)


def test_an_untouched_form_changes_without_a_signal_where_the_device_has_both(stage: Stage, page: Page) -> None:
    stage.open(page, "/en")
    stage.open(page)
    stage.wire.set(State.CUT)
    change_language(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Survey for the public")


def test_a_draft_comes_along_and_goes_with_its_sheet(stage: Stage, page: Page) -> None:
    stage.open(page)
    begin(page)
    page.get_by_role("button", name="พักไว้ในเครื่องนี้").click()
    expect(page.locator("#park")).to_have_text("พักไว้แล้ว")
    change_language(page)
    expect(page.locator("#park")).to_have_text("Kept")  # it is still hers, and nobody else is offered it
    expect(page.locator("#parked")).to_be_hidden()
    page.locator("[name=e6][value='2']").check()
    until(page, "async () => (await all('drafts'))[0].body.includes('e6=2')")
    choose(page)
    send(page)
    expect(page.locator(RECEIVED)).to_be_visible()
    until(page, "async () => !(await all('drafts')).length")
    assert stage.new == 1


def test_somebody_else_is_told_of_a_draft_in_either_language(stage: Stage, page: Page) -> None:
    stage.open(page)
    begin(page)
    page.get_by_role("button", name="พักไว้ในเครื่องนี้").click()
    expect(page.locator("#park")).to_have_text("พักไว้แล้ว")
    stage.open(page, "/en")
    expect(page.locator("#parked")).to_be_visible()
    expect(page.locator("form :checked")).to_have_count(0)
    page.get_by_role("button", name="Go on answering").click()
    brought(page)
