"""No signal: a survey opens, is kept and is sent once, wherever the wire is cut; two people are two sheets."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.demo import Demo
from tests.e2e.answering import choose, closed, codes, offline_sheets, send, sheets, shut
from tests.e2e.conftest import CHROMIUM, PHONE, violations
from tests.e2e.wire import State, Wire

pytestmark = pytest.mark.e2e
WAITING, SENT, RECEIVED = "#waiting", "#sent", "#receipt"


class Stage:
    """A running site with a wire to it, and a survey that this test alone answers."""

    def __init__(self, demo: Demo, wire: Wire, data: Path, code: str) -> None:
        self.demo, self.wire, self.data, self.code = demo, wire, data, code
        self.before = sheets(data, code)
        self.before_offline = offline_sheets(data, code)

    @property
    def new(self) -> int:
        return sheets(self.data, self.code) - self.before

    @property
    def new_offline(self) -> int:
        return offline_sheets(self.data, self.code) - self.before_offline

    def address(self, language: str = "") -> str:
        return f"{self.wire.address}{language}/s/{self.code}/"

    def open(self, page: Page, language: str = "") -> None:
        """Open the form; ready when the worker keeps it."""
        page.goto(self.address(language))
        page.wait_for_function("async () => !!(await caches.match(location.href, { ignoreVary: true }))")
        page.wait_for_function("() => !!navigator.serviceWorker.controller")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Demo, Wire, Path]]:
    data = tmp_path_factory.mktemp("offline")
    with Demo(data) as demo:
        demo.wait_until_ready()
        with Wire(demo.port) as wire:
            yield demo, wire, data


@pytest.fixture(scope="module")
def unused(running: tuple[Demo, Wire, Path]) -> Iterator[str]:
    return iter(codes(running[2], "EIT1"))


@pytest.fixture
def stage(running: tuple[Demo, Wire, Path], unused: Iterator[str]) -> Iterator[Stage]:
    made = Stage(*running, next(unused))
    yield made
    made.wire.set(State.WHOLE)


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE)
    yield context
    context.close()


@pytest.fixture
def page(device: BrowserContext) -> Page:
    return device.new_page()


def program() -> str:
    return next(filter(None, map(shutil.which, CHROMIUM)))


def in_time(is_so: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether it becomes so."""
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.1)
    return is_so()


def waits(page: Page, number: int) -> None:
    expect(page.locator(WAITING)).to_be_visible(timeout=20_000)
    expect(page.locator(f"{WAITING} b")).to_have_text(str(number))


def arrived(page: Page, number: int) -> None:
    expect(page.locator(SENT)).to_be_visible(timeout=20_000)
    expect(page.locator(f"{SENT} b")).to_have_text(str(number))
    expect(page.locator(WAITING)).to_be_hidden()


def try_now(page: Page) -> None:
    """Press the button, even if the device was quicker and has hidden it."""
    page.locator(f"{WAITING} button").evaluate("button => button.click()")


def test_with_a_signal_it_goes_at_once(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
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
    developer = device.new_cdp_session(elsewhere)
    registered: list[str] = []
    developer.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registered.extend(one["registrationId"] for one in event["registrations"]),
    )
    developer.send("ServiceWorker.enable")
    elsewhere.wait_for_timeout(300)
    origin = f"{stage.wire.address}/"
    told = {"origin": origin, "registrationId": registered[-1], "tag": "sheets", "lastChance": False}
    developer.send("ServiceWorker.dispatchSyncEvent", told)
    assert in_time(lambda: stage.new == 1)
    assert stage.new_offline == 1


def test_closed_meanwhile_is_said_and_kept_to_see(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    device.set_offline(True)
    choose(page)
    send(page)
    waits(page, 1)
    shut(stage.data, stage.code)
    device.set_offline(False)
    expect(page.locator("#refused")).to_contain_text("ส่งไม่ได้ 1 ชุด", timeout=20_000)
    expect(page.locator("#refused")).to_contain_text("ปิดรับคำตอบแล้ว คำตอบชุดนี้ไม่ได้ถูกบันทึก")
    expect(page.locator(WAITING)).to_be_hidden()
    assert violations(page) == []
    page.goto(f"{stage.wire.address}/s/{closed(stage.data)}/")  # said on the page of a closed survey too
    expect(page.get_by_role("heading", level=1)).to_have_text("ปิดรับคำตอบแล้ว")
    expect(page.locator("#refused b")).to_have_text("1")
    assert stage.new == 0
    shut(stage.data, stage.code, is_shut=False)  # the round goes on after all
    page.goto(stage.address())
    arrived(page, 1)
    assert stage.new == 1


def test_a_refused_sheet_can_be_erased(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    page.evaluate("keep('sheets', { key: 'k'.repeat(32), address: '/s/nowhere/', body: 'key=' + 'k'.repeat(32) })")
    page.reload()
    expect(page.locator("#refused")).to_contain_text("ไม่พบแบบวัดตามลิงก์นี้")
    page.get_by_role("button", name="ลบออกจากเครื่องนี้").click()
    expect(page.locator("#refused")).to_be_hidden()
    assert page.evaluate("all('sheets')") == []


def test_what_was_refused_for_being_late_does_not_get_in_by_waiting(stage: Stage, page: Page) -> None:
    stage.open(page)
    page.evaluate("""() => {
        const to = window.fetch
        window.sent = []
        window.fetch = (url, more) => { sent.push(more.body); return to(url, more) }
    }""")
    choose(page)
    shut(stage.data, stage.code)  # the page was left open
    send(page)
    expect(page.locator("#refused b")).to_have_text("1")
    page.evaluate("flushAndTell()")
    assert len(page.evaluate("sent")) == 2
    assert not [body for body in page.evaluate("sent") if "queued=1" in body]
    shut(stage.data, stage.code, is_shut=False)


def test_a_refused_sheet_expires(stage: Stage, page: Page) -> None:
    stage.open(page)
    page.evaluate("keep('sheets', { key: 'k'.repeat(32), address: '/s/nowhere/', body: 'key=' + 'k'.repeat(32) })")
    page.reload()
    expect(page.locator("#refused")).to_contain_text("หลังครบ 7 วัน")
    (refused,) = page.evaluate("all('sheets')")
    assert 0 < refused["until"] - page.evaluate("Date.now()") <= 7 * 24 * 3600 * 1000
    page.evaluate("flushAndTell()")  # refused again: the week does not begin anew
    assert page.evaluate("all('sheets')")[0]["until"] == refused["until"]
    page.evaluate("(sheet) => keep('sheets', { ...sheet, until: Date.now() - 1 })", refused)
    page.reload()
    page.wait_for_function("async () => !(await all('sheets')).length")
    expect(page.locator("#refused")).to_be_hidden()


def test_files_of_before_are_kept_no_longer(stage: Stage, page: Page) -> None:
    stage.open(page)
    old = "/static/answer/answer.0123456789ab.js"
    put = "async (old) => (await caches.open('prongsai-survey')).put(old, new Response('former'))"
    page.evaluate(put, old)
    page.evaluate(
        "navigator.serviceWorker.getRegistrations().then((found) => Promise.all(found.map((one) => one.unregister())))"
    )
    page.goto(stage.address())
    page.wait_for_function("async (old) => !(await caches.match(old))", arg=old)
    assert page.evaluate("async () => !!(await caches.match(location.href, { ignoreVary: true }))")
    assert page.evaluate("async () => !!(await caches.match(document.scripts[0].src))")


def test_a_sheet_is_kept_only_until_it_is_received(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    assert page.evaluate("all('sheets')") == page.evaluate("all('drafts')") == []
    send(page)
    expect(page.locator(RECEIVED)).to_be_visible()
    assert page.evaluate("all('sheets')") == page.evaluate("all('drafts')") == []


def test_a_draft_is_kept_when_asked_for_and_shown_when_asked_again(stage: Stage, page: Page) -> None:
    stage.open(page)
    page.locator("[name=fits][value=yes]").check()
    page.locator("[name=e1][value='3']").check()
    page.locator("#words").fill("ขอที่จอดรถ")
    page.reload()
    expect(page.locator("#parked")).to_be_hidden()
    page.locator("[name=fits][value=yes]").check()
    page.locator("[name=e1][value='3']").check()
    page.locator("#words").fill("ขอที่จอดรถ")
    expect(page.get_by_text("ถ้าใช้เครื่องร่วมกับผู้อื่น โปรดอย่าพักไว้")).to_be_visible()
    page.get_by_role("button", name="พักไว้ในเครื่องนี้").click()
    expect(page.get_by_role("button", name="พักไว้แล้ว")).to_be_visible()
    page.locator("[name=e2][value='4']").check()
    page.reload()
    expect(page.locator("#parked")).to_be_visible()
    expect(page.locator("form :checked")).to_have_count(0)  # the next person sees nothing without asking
    assert violations(page) == []
    page.get_by_role("button", name="ตอบต่อ").click()
    expect(page.locator("[name=e1][value='3']")).to_be_checked()
    expect(page.locator("[name=e2][value='4']")).to_be_checked()
    expect(page.locator("#words")).to_have_value("ขอที่จอดรถ")
    choose(page)
    send(page)
    expect(page.locator(RECEIVED)).to_be_visible()
    assert page.evaluate("all('drafts')") == []
    assert stage.new == 1


def test_a_draft_can_be_erased_and_expires(stage: Stage, page: Page) -> None:
    stage.open(page)
    page.get_by_role("button", name="พักไว้ในเครื่องนี้").click()
    page.get_by_role("button", name="ลบที่พักไว้").click()
    expect(page.get_by_role("button", name="พักไว้ในเครื่องนี้")).to_be_visible()
    assert page.evaluate("all('drafts')") == []
    page.get_by_role("button", name="พักไว้ในเครื่องนี้").click()
    (draft,) = page.evaluate("all('drafts')")
    week = 7 * 24 * 3600 * 1000
    assert 0 < draft["until"] - page.evaluate("Date.now()") <= week
    page.evaluate("(draft) => keep('drafts', { ...draft, until: Date.now() - 1 })", draft)
    page.reload()
    expect(page.get_by_role("button", name="พักไว้ในเครื่องนี้")).to_be_visible()
    expect(page.locator("#parked")).to_be_hidden()
    assert page.evaluate("all('drafts')") == []


def test_the_draft_of_one_is_not_erased_by_the_sheet_of_another(stage: Stage, page: Page) -> None:
    stage.open(page)
    page.locator("[name=e1][value='3']").check()
    page.get_by_role("button", name="พักไว้ในเครื่องนี้").click()
    expect(page.get_by_role("button", name="พักไว้แล้ว")).to_be_visible()
    page.goto(stage.address())
    choose(page)
    send(page)
    expect(page.locator(RECEIVED)).to_be_visible()
    assert len(page.evaluate("all('drafts')")) == 1


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
