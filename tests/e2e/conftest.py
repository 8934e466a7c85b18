"""A real browser against the real thing: `prongsai demo` with a data folder of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.demo import Demo, begun
from tests.e2e.stage import PATIENCE, PHONE, device, running, stage, unused

__all__ = ["PHONE", "device", "running", "stage", "unused"]

expect.set_options(timeout=1000 * PATIENCE)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, common: Path) -> Path:
    """The data folder of the demonstration that the tests of a file share."""
    return begun(tmp_path_factory.mktemp("data"), common)


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[str]:
    """The address of a running demonstration, without a slash at the end."""
    with Demo(data) as demo:
        demo.wait_until_ready()
        yield demo.address


@pytest.fixture(scope="module")
def browser(engine: str) -> Iterator[Browser]:
    """The machine's own Chromium. While its event loop runs, Django keeps its connections in another place.

    So it comes when the database is chosen, and leaves before another test needs one.
    """
    program = next(filter(None, map(shutil.which, CHROMIUM)))
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        browser.on("context", lambda made: made.set_default_timeout(1000 * PATIENCE))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that nobody has used before; an error in the browser's console fails the test."""
    complaints: list[str] = []
    context = browser.new_context(viewport=PHONE, locale="th-TH")
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no script."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it is: rule, and the elements it is about.

    All rules run; what passes is not described, which would take as long again.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]
