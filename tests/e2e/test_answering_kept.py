"""What a device keeps, and for how long: a draft on request, a sheet until it arrives, a refused one for a week."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.answering import choose, closed, send, shut
from tests.e2e.conftest import violations
from tests.e2e.stage import RECEIVED, WAITING, Stage, arrived, until, waits

pytestmark = pytest.mark.e2e


@pytest.fixture
def page(device: BrowserContext) -> Page:
    return device.new_page()


def test_closed_meanwhile_is_said_and_kept_to_see(stage: Stage, page: Page, device: BrowserContext) -> None:
    stage.open(page)
    device.set_offline(True)
    choose(page)
    send(page)
    waits(page, 1)
    shut(stage.data, stage.code)
    device.set_offline(False)
    expect(page.locator("#refused")).to_contain_text("ส่งไม่ได้ 1 ชุด")
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
    until(page, "async () => (await all('sheets')).every((one) => one.until)")
    (refused,) = page.evaluate("all('sheets')")
    assert 0 < refused["until"] - page.evaluate("Date.now()") <= 7 * 24 * 3600 * 1000
    page.evaluate("flushAndTell()")  # refused again: the week does not begin anew
    assert page.evaluate("all('sheets')")[0]["until"] == refused["until"]
    page.evaluate("(sheet) => keep('sheets', { ...sheet, until: Date.now() - 1 })", refused)
    page.reload()
    until(page, "async () => !(await all('sheets')).length")
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
    until(page, "async (old) => !(await caches.match(old))", old)
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
