"""A real browser against the real thing: `prongsai demo` with a data folder of its own, started once for all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.demo import Demo
from tests.e2e.stage import PHONE, device, running, stage, unused

__all__ = ["PHONE", "device", "running", "stage", "unused"]

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the running demonstration."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def site(data: Path) -> Iterator[str]:
    """The address of a running demonstration, without a slash at the end."""
    with Demo(data) as demo:
        demo.wait_until_ready()
        yield demo.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM)))
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
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


AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it is: rule, and the elements it is about."""
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]
