"""No signal: a survey opens, is kept and is sent once, wherever the wire is cut; two people are two sheets."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.demo import Demo
from tests.e2e.answering import choose, send
from tests.e2e.conftest import CHROMIUM, PHONE, violations
from tests.e2e.stage import PATIENCE, RECEIVED, SENT, WAITING, Stage, arrived, sync, try_now, waits
from tests.e2e.wire import State

pytestmark = pytest.mark.e2e
SMALL = {"width": 360, "height": 640}


@pytest.fixture
def page(device: BrowserContext) -> Page:
    return device.new_page()


def program() -> str:
    return next(filter(None, map(shutil.which, CHROMIUM)))


def in_time(is_so: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether it becomes so."""
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.1)
    return is_so()


def test_with_a_signal_it_goes_at_once(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page, by_hand=True)
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("ได้รับคำตอบแล้ว ขอบคุณ")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator(WAITING)).to_be_hidden()
    assert violations(page) == []
    assert (stage.new, stage.new_offline) == (1, 0)


def test_cut_after_opening(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    device.set_offline(True)
    choose(page)
    send(page)
    waits(page, 1)
    expect(page.locator("#queued h1")).to_have_text("ยังไม่ได้ส่ง เก็บไว้ในเครื่องนี้")
    assert violations(page) == []
    assert stage.new == 0
    device.set_offline(False)
    arrived(page, 1)
    expect(page.locator("#queued")).to_be_hidden()
    expect(page.locator(RECEIVED)).to_be_visible()
    assert (stage.new, stage.new_offline) == (1, 1)


def test_cut_after_filling_in(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    stage.wire.set(State.CUT)
    send(page)
    waits(page, 1)
    stage.wire.set(State.WHOLE)
    try_now(page)
    arrived(page, 1)
    assert stage.new == 1


def test_cut_when_the_sheet_is_stored_and_the_answer_is_on_its_way(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    stage.wire.set(State.DEAF)
    send(page)
    waits(page, 1)
    assert in_time(lambda: stage.new == 1)
    stage.wire.set(State.WHOLE)
    try_now(page)
    arrived(page, 1)
    assert stage.new == 1


def test_cut_and_opened_again_without_a_signal(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    choose(page)
    device.set_offline(True)
    send(page)
    waits(page, 1)
    page.reload()
    waits(page, 1)
    expect(page.locator("form")).to_be_visible()
    page.close()
    page = device.new_page()
    device.set_offline(True)
    page.goto(stage.address())
    waits(page, 1)
    device.set_offline(False)
    arrived(page, 1)
    page.reload()
    expect(page.locator(SENT)).to_be_hidden()
    assert stage.new == 1


def test_who_comes_back_sees_first_that_nothing_need_be_answered_again(stage: Stage, page: Page) -> None:
    page.set_viewport_size(SMALL)
    stage.open(page)
    choose(page)
    stage.wire.set(State.CUT)
    send(page)
    expect(page.locator("#queued")).to_contain_text("ระบบรับชุดที่ค้างในเครื่องได้ถึงวันที่")
    page.reload()
    waits(page, 1)
    reads_first(page, WAITING)
    stage.wire.set(State.WHOLE)
    try_now(page)
    arrived(page, 1)
    reads_first(page, SENT)


def reads_first(page: Page, name: str) -> None:
    expect(page.locator(name)).to_contain_text("ท่านไม่ต้องตอบซ้ำ")
    said, intro = page.locator(name).bounding_box(), page.locator("#intro").bounding_box()
    assert said is not None
    assert intro is not None
    assert said["y"] + said["height"] < min(intro["y"], SMALL["height"])


def test_the_page_is_closed_while_the_sheet_is_on_its_way(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    choose(page)
    stage.wire.set(State.DEAF)
    send(page)
    assert in_time(lambda: stage.new == 1)
    page.close()
    stage.wire.set(State.WHOLE)
    page = device.new_page()
    page.goto(stage.address())
    arrived(page, 1)
    assert stage.new == 1


def test_the_browser_is_closed_and_opened_again(stage: Stage, browser: Browser, tmp_path: Path) -> None:
    def opened() -> BrowserContext:
        return browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=program(), args=["--no-sandbox"], viewport=PHONE
        )

    device = opened()
    page = device.pages[0]
    stage.open(page)
    choose(page)
    stage.wire.set(State.CUT)
    send(page)
    waits(page, 1)
    device.close()
    device = opened()
    page = device.pages[0]
    page.goto(stage.address())  # from what the device keeps: the wire is still cut
    waits(page, 1)
    device.close()
    stage.wire.set(State.WHOLE)
    device = opened()
    page = device.pages[0]
    page.goto(stage.address())
    arrived(page, 1)
    device.close()
    assert stage.new == 1


def test_two_people_one_after_the_other_without_a_signal(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    device.set_offline(True)
    for number in (1, 2):
        choose(page, option=number)
        send(page)
        waits(page, number)
        page.get_by_role("link", name="เปิดแบบใหม่ให้คนต่อไป").click()
        expect(page.locator("form")).to_be_visible()
        expect(page.locator("form :checked")).to_have_count(0)
    device.set_offline(False)
    arrived(page, 2)
    assert (stage.new, stage.new_offline) == (2, 2)


def test_two_people_one_after_the_other_with_a_signal(stage: Stage, page: Page) -> None:
    stage.open(page)
    for _ in range(2):
        choose(page)
        send(page)
        expect(page.locator(RECEIVED)).to_be_visible()
        page.get_by_role("link", name="เปิดแบบใหม่ให้คนต่อไป").click()
        expect(page.locator("form")).to_be_visible()
    assert stage.new == 2


def test_who_goes_back_after_the_receipt_finds_a_fresh_form(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    send(page)
    expect(page.locator(RECEIVED)).to_be_visible()
    page.goto(f"{stage.wire.address}/about/")
    page.go_back()
    expect(page.locator("form")).to_be_visible()
    expect(page.locator("form :checked")).to_have_count(0)
    choose(page)
    send(page)
    expect(page.locator(RECEIVED)).to_be_visible()
    assert stage.new == 2


def test_a_double_click_is_one_sheet(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    page.locator(".send button").first.dblclick()
    expect(page.locator(RECEIVED)).to_be_visible()
    page.wait_for_timeout(500)
    assert stage.new == 1


def test_two_windows_send_what_waits_once(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    other = device.new_page()
    stage.open(other)
    device.set_offline(True)
    choose(page)
    send(page)
    waits(page, 1)
    device.set_offline(False)
    assert in_time(lambda: stage.new == 1)
    page.wait_for_timeout(1_000)
    assert stage.new == 1


def test_the_worker_sends_when_no_page_is_open(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    device.set_offline(True)
    choose(page)
    send(page)
    waits(page, 1)
    page.close()
    device.set_offline(False)
    elsewhere = device.new_page()
    elsewhere.goto(f"{stage.wire.address}/about/")
    sync(elsewhere, stage.wire.address)
    assert in_time(lambda: stage.new == 1)
    assert stage.new_offline == 1


def test_it_can_be_installed_and_opens_in_english_without_a_signal(stage: Stage, page: Page) -> None:
    stage.open(page, "/en")
    developer = page.context.new_cdp_session(page)
    found = developer.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in found if one["errorId"] != "in-incognito"] == []
    stage.wire.set(State.CUT)
    page.reload()
    choose(page)
    send(page)
    expect(page.locator("#queued h1")).to_have_text("Not sent yet, kept in this device")
    waits(page, 1)
    stage.wire.set(State.WHOLE)
    try_now(page)
    arrived(page, 1)
    assert stage.new == 1


def test_both_languages_say_the_same_things(stage: Stage, page: Page) -> None:
    stage.open(page)
    thai, english = page.evaluate("[Object.keys(WORDS.th), Object.keys(WORDS.en)]")
    assert thai == english


@pytest.mark.parametrize("missing", ["indexedDB", "navigator.serviceWorker", "navigator.locks"])
def test_where_the_device_can_keep_nothing_the_form_is_a_form(stage: Stage, page: Page, missing: str) -> None:
    place, _, name = missing.rpartition(".")
    owner = f"Object.getPrototypeOf({place})" if place else "window"
    page.add_init_script(f"Object.defineProperty({owner}, '{name}', {{ get: () => undefined }})")
    page.goto(stage.address())
    choose(page)
    send(page)
    expect(page.get_by_role("heading", name="ได้รับคำตอบแล้ว ขอบคุณ")).to_be_visible()
    assert stage.new == 1


def test_the_server_dies_and_comes_back(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    stage.demo.process.kill()
    stage.demo.process.wait()
    send(page)
    waits(page, 1)
    with Demo(stage.data) as again:
        again.wait_until_ready()
        stage.wire.to = again.port
        try_now(page)
        arrived(page, 1)
        assert stage.new == 1
