"""Presses that lead to another page. A click alone may be over before the browser has left the page it was on."""

from __future__ import annotations

from playwright.sync_api import Locator


def follow(what: Locator) -> None:
    """Click, and wait for the page behind it."""
    with what.page.expect_navigation():
        what.click()
