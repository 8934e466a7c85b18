"""One bar of signal, a slow one, or a full device: what becomes of a sheet is said soon, and it is still sent once."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.answering import choose, closed, codes, send, shut
from tests.e2e.conftest import violations
from tests.e2e.stage import RECEIVED, Stage, arrived, try_now, until, waits
from tests.e2e.wire import State

pytestmark = pytest.mark.e2e
QUEUED, REFUSED = "#queued", "#refused"
SOON = 5_000  # milliseconds: two seconds on a crowded machine
PEOPLE_BEFORE = """async (number) => {
  for (let one = 0; one < number; one++) {
    newKey()
    await keep('sheets', { key: form.elements.key.value, address: place, body: body() })
  }
  newKey()
}"""
FORMER = """async () => {
  const page = new Response('<p id=former>former', { headers: { 'Content-Type': 'text/html' } })
  await (await caches.open('prongsai-survey')).put(location.href, page)
}"""
IS_ANEW = "async () => (await (await caches.match(location.href, { ignoreVary: true })).text()).includes('<form')"


@pytest.fixture
def page(device: BrowserContext) -> Page:
    return device.new_page()


def fill_up(page: Page, stage: Stage) -> None:
    """Nothing more can be kept in this device."""
    page.evaluate("async () => { (await caches.open('other')).put('/x', new Response('x'.repeat(100000))) }")
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": f"{stage.wire.address}/", "quotaSize": 1}
    )


def test_with_one_bar_of_signal_it_is_said_soon_that_it_is_kept(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    page.evaluate(PEOPLE_BEFORE, 5)
    stage.wire.set(State.HUNG)
    page.evaluate("() => { for (let minute = 0; minute < 10; minute++) flushAndTell() }")
    expect(page.locator("#waiting b")).to_have_text("5", timeout=SOON)
    send(page)
    expect(page.locator(QUEUED)).to_be_visible(timeout=SOON)
    waits(page, 6)
    assert page.evaluate("async () => (await navigator.locks.query()).pending.length") < 5
    page.get_by_role("link", name="เปิดแบบใหม่ให้คนต่อไป").click()
    expect(page.locator("form")).to_be_visible()
    choose(page, option=1)
    send(page)
    expect(page.locator(QUEUED)).to_be_visible(timeout=SOON)
    waits(page, 7)
    stage.wire.set(State.WHOLE)
    try_now(page)
    arrived(page, 7)
    expect(page.locator(RECEIVED)).to_be_visible()
    assert stage.new == 7


def test_a_slow_answer_takes_the_place_of_what_was_said(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    stage.wire.set(State.SLOW)
    send(page)
    expect(page.locator(QUEUED)).to_be_visible(timeout=SOON)
    expect(page.locator(RECEIVED)).to_be_visible()
    expect(page.locator(QUEUED)).to_be_hidden()
    arrived(page, 1)
    assert page.evaluate("document.activeElement.textContent") == "ได้รับคำตอบแล้ว ขอบคุณ"
    assert page.evaluate("all('sheets')") == []
    assert stage.new == 1


def test_a_slow_refusal_takes_its_place_too(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    shut(stage.data, stage.code)
    stage.wire.set(State.SLOW)
    send(page)
    expect(page.locator(QUEUED)).to_be_visible(timeout=SOON)
    expect(page.locator(REFUSED)).to_contain_text("ปิดรับคำตอบแล้ว คำตอบชุดนี้ไม่ได้ถูกบันทึก")
    expect(page.locator(QUEUED)).to_be_hidden()
    expect(page.locator(RECEIVED)).to_be_hidden()
    assert violations(page) == []
    page.locator(f"{REFUSED} button").click()
    expect(page.locator(REFUSED)).to_be_hidden()
    expect(page.locator(RECEIVED)).to_be_hidden()
    shut(stage.data, stage.code, is_shut=False)


def test_what_the_network_does_not_take_is_tried_once(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    page.evaluate(PEOPLE_BEFORE, 4)
    page.evaluate("""async () => {
        window.sent = 0
        window.fetch = async () => { sent++; throw new TypeError('no network') }
        await flush()
    }""")
    assert page.evaluate("sent") == 1


def test_what_the_server_cannot_take_does_not_hold_up_what_is_behind_it(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    page.evaluate(PEOPLE_BEFORE, 3)
    page.evaluate("""async () => {
        const to = window.fetch
        let sent = 0
        window.fetch = (url, more) => sent++ ? to(url, more) : Promise.resolve(new Response('<h1>Bad', { status: 502 }))
        await flushAndTell()
    }""")
    assert stage.new == 2
    waits(page, 1)


def test_the_button_says_that_it_is_at_it(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    page.evaluate(PEOPLE_BEFORE, 1)
    stage.wire.set(State.HUNG)
    page.reload()
    waits(page, 1)
    try_now(page)
    expect(page.locator("#waiting button")).to_have_text("กำลังลองส่ง")
    stage.wire.set(State.CUT)
    expect(page.locator("#waiting button")).to_have_text("ลองส่งเดี๋ยวนี้")


def test_a_full_device_opens_what_the_server_answers(stage: Stage, page: Page) -> None:
    stage.open(page)
    page.evaluate(FORMER)
    fill_up(page, stage)
    page.goto(stage.address().replace(stage.code, codes(stage.data, "IIT")[0]))  # was never kept
    expect(page.locator("form")).to_be_visible()
    page.goto(stage.address())
    expect(page.locator("form")).to_be_visible()
    expect(page.locator("#former")).to_have_count(0)


def test_a_full_device_sends_with_gaps_what_it_cannot_keep(stage: Stage, page: Page) -> None:
    stage.open(page)
    choose(page)
    fill_up(page, stage)
    page.evaluate("() => { document.querySelector('[name=e1]:checked').checked = false }")
    send(page)
    page.locator("#missing").get_by_role("button", name="ส่งโดยเว้นข้อเหล่านี้").click()
    expect(page.get_by_role("heading", name="ได้รับคำตอบแล้ว ขอบคุณ")).to_be_visible()
    assert stage.new == 1


def test_a_page_that_comes_late_is_kept_for_the_next_time(stage: Stage, page: Page) -> None:
    stage.open(page)
    page.evaluate(FORMER)
    stage.wire.set(State.SLOW)
    page.reload()
    expect(page.locator("#former")).to_be_visible()
    until(page, IS_ANEW)


def test_the_page_of_a_closed_survey_is_kept_no_longer_however_late_that_is_told(stage: Stage, page: Page) -> None:
    stage.open(page)
    page.goto(stage.address().replace(stage.code, closed(stage.data)))
    page.evaluate(FORMER)
    stage.wire.set(State.SLOW)
    page.reload()
    expect(page.locator("#former")).to_be_visible()
    until(page, "async () => !await caches.match(location.href, { ignoreVary: true })")
