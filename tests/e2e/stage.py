"""A site with a wire that can be cut, a survey that one test alone answers, and a device to answer it on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.demo import Demo
from tests.e2e.answering import codes, offline_sheets, sheets
from tests.e2e.wire import State, Wire

PHONE = {"width": 390, "height": 844}
PATIENCE = 60  # seconds: what comes at last is right, however crowded the machine
WAITING, SENT, RECEIVED = "#waiting", "#sent", "#receipt"


def until(page: Page, asked: str, arg: object = None) -> None:
    """Wait for what a function promises; wait_for_function takes the promise itself for a yes."""
    end = monotonic() + PATIENCE
    while not page.evaluate(asked, arg):
        assert monotonic() < end, f"never: {asked}"
        page.wait_for_timeout(50)


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
        until(page, "async () => !!(await caches.match(location.href, { ignoreVary: true }))")
        page.wait_for_function("() => !!navigator.serviceWorker.controller")


@pytest.fixture(scope="module")
def running(data: Path) -> Iterator[tuple[Demo, Wire, Path]]:
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


def waits(page: Page, number: int) -> None:
    expect(page.locator(WAITING)).to_be_visible()
    expect(page.locator(f"{WAITING} b")).to_have_text(str(number))


def arrived(page: Page, number: int) -> None:
    expect(page.locator(SENT)).to_be_visible()
    expect(page.locator(f"{SENT} b")).to_have_text(str(number))
    expect(page.locator(WAITING)).to_be_hidden()


def try_now(page: Page) -> None:
    """Press the button, even if the device was quicker and has hidden it."""
    page.locator(f"{WAITING} button").evaluate("button => button.click()")


def sync(elsewhere: Page, address: str) -> None:
    """Tell the worker of the site, as a browser does, that there is a signal again."""
    developer = elsewhere.context.new_cdp_session(elsewhere)
    registered: list[str] = []
    developer.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registered.extend(one["registrationId"] for one in event["registrations"]),
    )
    developer.send("ServiceWorker.enable")
    end = monotonic() + PATIENCE
    while not registered and monotonic() < end:
        elsewhere.wait_for_timeout(50)
    told = {"origin": f"{address}/", "registrationId": registered[-1], "tag": "sheets", "lastChance": False}
    developer.send("ServiceWorker.dispatchSyncEvent", told)
