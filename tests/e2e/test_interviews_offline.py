"""Interviews where there is no signal: kept sealed, sent once, each by its own person, wherever the wire is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.demo import Demo
from tests.e2e.answering import choose, send, sheets, shut
from tests.e2e.conftest import violations
from tests.e2e.going import follow
from tests.e2e.interviewing import interviewed_agencies, interviews, sign_in, sign_out, two_interviewers
from tests.e2e.stage import RECEIVED, WAITING, arrived, sync, try_now, until, waits
from tests.e2e.wire import State, Wire

pytestmark = pytest.mark.e2e
SIGN_IN, OTHERS, REFUSED, QUEUED = "#signin", "#others", "#refused", "#queued"
KEPT = """async () => {
  const urls = (await (await caches.open('prongsai-interviews')).keys()).map((one) => new URL(one.url).pathname)
  return urls.filter((one) => !one.startsWith('/static/'))
}"""
IN_DEVICE = "async () => JSON.stringify(await all('sheets'))"


class Field:
    """An agency that this test alone interviews for, by a wire that can be cut."""

    def __init__(self, running: tuple[Demo, Wire, object], people: list[str], pk: int, code: str) -> None:
        self.demo, self.wire, self.data = running
        self.people, self.pk, self.code = people, pk, code
        self.before, self.before_interviews = sheets(self.data, code), interviews(self.data, code)

    @property
    def new(self) -> int:
        """How many are stored since; all of them count as interviews."""
        found = sheets(self.data, self.code) - self.before
        assert interviews(self.data, self.code) - self.before_interviews == found
        return found

    def address(self, language: str = "") -> str:
        return f"{self.wire.address}{language}/oversight/interviews/{self.pk}/"

    def open(self, page: Page, person: int = 0, language: str = "") -> None:
        """Open the form, signed in as one of the two; ready when the worker keeps it."""
        page.goto(self.address(language))
        if page.locator("#id_login").count():
            sign_in(page, self.people[person])
        self.ready(page)

    def ready(self, page: Page) -> None:
        until(page, "async () => !!(await caches.match(location.href, { ignoreVary: true }))")
        page.wait_for_function("() => !!navigator.serviceWorker.controller")

    def ask(self, page: Page, option: int = 2) -> None:
        choose(page, option)
        send(page)

    def next(self, page: Page) -> None:
        page.get_by_role("link", name="สัมภาษณ์คนถัดไป").last.click()
        expect(page.locator("form.ask")).to_be_visible()
        expect(page.locator("form.ask :checked")).to_have_count(0)


@pytest.fixture(scope="module")
def people(running: tuple[Demo, Wire, object]) -> list[str]:
    return two_interviewers(running[2])


@pytest.fixture(scope="module")
def agencies(running: tuple[Demo, Wire, object]) -> Iterator[tuple[int, str]]:
    return iter(interviewed_agencies(running[2]))


@pytest.fixture
def field(
    running: tuple[Demo, Wire, object], people: list[str], agencies: Iterator[tuple[int, str]]
) -> Iterator[Field]:
    made = Field(running, people, *next(agencies))
    yield made
    made.wire.set(State.WHOLE)


@pytest.fixture
def page(device: BrowserContext) -> Page:
    return device.new_page()


def test_with_a_signal_it_goes_at_once_and_is_counted_for_the_interviewer(field: Field, page: Page) -> None:
    field.open(page)
    expect(page.get_by_text("อ่านให้ผู้ตอบฟังก่อนเริ่ม")).to_be_visible()
    assert violations(page) == []
    field.ask(page)
    expect(page.locator(RECEIVED)).to_be_visible()
    arrived(page, 1)
    assert violations(page) == []
    field.next(page)
    field.ask(page)
    arrived(page, 2)
    assert field.new == 2


def test_one_after_the_other_without_a_signal(field: Field, page: Page, device: BrowserContext) -> None:
    field.open(page)
    device.set_offline(True)
    for number in (1, 2):
        page.reload()
        field.ask(page, option=number)
        waits(page, number)
        expect(page.locator(QUEUED)).to_be_visible()
    assert violations(page) == []
    page.goto(f"{field.wire.address}/oversight/interviews/")
    expect(page.locator("form.ask")).to_be_visible()
    assert page.url == field.address(), "the list is not kept: it leads to a page that is"
    field.ask(page, option=1)
    waits(page, 3)
    device.set_offline(False)
    arrived(page, 3)
    expect(page.locator(RECEIVED)).to_be_visible()
    assert field.new == 3


@pytest.mark.parametrize("state", [State.CUT, State.DEAF])
def test_cut_while_it_is_sent(field: Field, page: Page, state: State) -> None:
    field.open(page)
    choose(page)
    field.wire.set(state)
    send(page)
    waits(page, 1)
    field.wire.set(State.WHOLE)
    try_now(page)
    arrived(page, 1)
    assert field.new == 1


def test_with_one_bar_of_signal_it_is_said_soon_that_it_is_kept(field: Field, page: Page) -> None:
    field.open(page)
    field.wire.set(State.HUNG)
    for number in (1, 2, 3):
        field.ask(page)
        expect(page.locator(QUEUED)).to_be_visible(timeout=5_000)
        waits(page, number)
        field.next(page)
    field.wire.set(State.WHOLE)
    try_now(page)
    arrived(page, 3)
    assert field.new == 3


def test_what_a_flush_sent_is_counted_once(field: Field, page: Page) -> None:
    field.open(page)
    page.evaluate("""() => {
        navigator.locks.request('prongsai-interviews-sheets', () => new Promise((done) => { window.release = done }))
        flush()
    }""")
    field.ask(page)
    expect(page.locator(QUEUED)).to_be_visible()
    page.evaluate("release()")
    expect(page.locator(RECEIVED)).to_be_visible()
    arrived(page, 1)
    page.reload()
    arrived(page, 1)
    assert field.new == 1


def test_what_waits_tells_nothing_of_what_was_said(field: Field, page: Page, device: BrowserContext) -> None:
    field.open(page)
    device.set_offline(True)
    page.locator("#words").fill("unmistakable words")
    field.ask(page)
    waits(page, 1)
    kept = page.evaluate(IN_DEVICE)
    assert "sealed" in kept
    assert "unmistakable" not in kept
    assert not re.search("fits(=|%3D)", kept), "the sealed letters may spell a word by chance"


def test_the_session_ran_out_meanwhile(field: Field, page: Page, device: BrowserContext) -> None:
    field.open(page)
    device.set_offline(True)
    field.ask(page)
    waits(page, 1)
    device.clear_cookies()
    device.set_offline(False)
    expect(page.locator(SIGN_IN)).to_be_visible()
    expect(page.locator(f"{SIGN_IN} b")).to_have_text("1")
    assert violations(page) == []
    page.goto(field.address())
    expect(page.locator("form.ask")).to_be_visible()
    field.ask(page)
    expect(page.locator(f"{SIGN_IN} b")).to_have_text("2")
    expect(page.locator(WAITING)).to_be_hidden()
    assert field.new == 0
    follow(page.get_by_role("link", name="เข้าสู่ระบบ"))
    sign_in(page, field.people[0])
    arrived(page, 2)
    expect(page.locator(SIGN_IN)).to_be_hidden()
    assert field.new == 2


def test_two_interviewers_one_after_the_other_on_one_device(field: Field, page: Page, device: BrowserContext) -> None:
    field.open(page, person=0)
    field.wire.set(State.CUT)
    field.ask(page, option=1)
    waits(page, 1)
    page.goto("about:blank")
    device.clear_cookies()  # the first one's session is over, and hers waits
    field.wire.set(State.WHOLE)
    page.goto(f"{field.wire.address}/account/login/?next=/oversight/interviews/")
    sign_in(page, field.people[1])
    expect(page.locator(f"{OTHERS} b")).to_have_text("1")
    expect(page.locator(WAITING)).to_be_hidden()
    until(page, f"async () => !(await ({KEPT})()).length")
    field.open(page)
    device.set_offline(True)
    field.ask(page, option=2)
    waits(page, 1)
    expect(page.locator(f"{OTHERS} b")).to_have_text("1")
    device.set_offline(False)
    arrived(page, 1)
    assert field.new == 1
    sign_out(page, field.wire.address)
    until(page, f"async () => !(await ({KEPT})()).length")
    page.goto(f"{field.wire.address}/account/login/?next=/oversight/interviews/")
    sign_in(page, field.people[0])
    arrived(page, 1)
    expect(page.locator(OTHERS)).to_be_hidden()
    assert field.new == 2


def test_what_is_closed_meanwhile_is_refused_with_the_reason_and_can_be_erased(
    field: Field, page: Page, device: BrowserContext
) -> None:
    field.open(page)
    device.set_offline(True)
    field.ask(page)
    waits(page, 1)
    shut(field.data, field.code)
    device.set_offline(False)
    expect(page.locator(REFUSED)).to_contain_text("ปิดรับและนับคำตอบแล้ว")
    expect(page.locator(WAITING)).to_be_hidden()
    page.goto(f"{field.wire.address}/oversight/interviews/")
    expect(page.locator(REFUSED)).to_be_visible()
    assert violations(page) == []
    page.locator(f"{REFUSED} button").click()
    expect(page.locator(REFUSED)).to_be_hidden()
    assert page.evaluate(IN_DEVICE) == "[]"
    assert field.new == 0


def test_the_worker_sends_when_no_page_is_open(field: Field, page: Page, device: BrowserContext) -> None:
    field.open(page)
    device.set_offline(True)
    field.ask(page)
    waits(page, 1)
    page.close()
    device.set_offline(False)
    elsewhere = device.new_page()
    elsewhere.goto(f"{field.wire.address}/about/")
    sync(elsewhere, field.wire.address)
    for _ in range(100):
        if field.new:
            break
        elsewhere.wait_for_timeout(100)
    assert field.new == 1


@pytest.mark.parametrize("missing", ["indexedDB", "crypto"])
def test_where_the_device_can_seal_or_keep_nothing_the_form_is_a_form(field: Field, page: Page, missing: str) -> None:
    page.add_init_script(f"Object.defineProperty(window, '{missing}', {{ get: () => undefined }})")
    page.goto(field.address())
    sign_in(page, field.people[0])
    field.ask(page)
    expect(page.get_by_role("heading", name="ได้รับคำตอบแล้ว")).to_be_visible()
    assert field.new == 1


def test_both_languages_say_the_same_things(field: Field, page: Page) -> None:
    field.open(page, language="/en")
    thai, english = page.evaluate("[Object.keys(WORDS.th), Object.keys(WORDS.en)]")
    assert thai == english
    field.wire.set(State.CUT)
    page.reload()
    field.ask(page)
    expect(page.locator(f"{QUEUED} h1")).to_have_text("Not sent yet, kept in this device")
    field.wire.set(State.WHOLE)
    try_now(page)
    arrived(page, 1)
    assert field.new == 1
