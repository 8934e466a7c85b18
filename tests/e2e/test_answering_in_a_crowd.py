"""Very many sheets at once: each of the crowd works or waits a little, and nobody else notices.

On a site of its own, for what is counted is forgotten ten minutes after the first sheet.
"""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.answering import choose, codes, send, sheets
from tests.e2e.conftest import PHONE

pytestmark = pytest.mark.e2e
AT_ONCE = 100  # so many in a row are refused only when both processes of the site have had enough
ALL_PROCESSES = 20  # rounds in which each process meets its limit of 300, however unequally they share the work


@pytest.fixture(scope="module")
def crowded(site: str, data: Path) -> str:
    """The address of a survey to which far too many sheets came from this machine."""
    address = f"{site}/s/{codes(data, 'EIT1')[-1]}/"
    fields = {"fits": "yes", "skip": "1", "e1": "6"}

    def is_taken(_: int) -> bool:
        body = urlencode(fields | {"key": secrets.token_urlsafe(24)}).encode()
        try:
            urlopen(address, body).close()  # noqa: S310 (our own site)
        except HTTPError as refused:
            if refused.code != HTTPStatus.TOO_MANY_REQUESTS:
                raise
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        for _ in range(ALL_PROCESSES):
            if not any(list(pool.map(is_taken, range(AT_ONCE)))):
                return address
    raise AssertionError("there are never too many")


def test_in_a_crowd_the_device_works_for_a_second(browser: Browser, crowded: str, data: Path) -> None:
    code = codes(data, "EIT1")[-1]
    before = sheets(data, code)
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(crowded)
    expect(page.locator("#park")).to_be_visible()
    choose(page)
    with page.expect_response(lambda one: one.status == 429):
        send(page)
    expect(page.locator("#receipt")).to_be_visible()
    context.close()
    assert sheets(data, code) == before + 1


def test_in_a_crowd_one_without_a_script_waits(plain: Page, crowded: str, data: Path) -> None:
    code = codes(data, "EIT1")[-1]
    before = sheets(data, code)
    plain.goto(crowded)
    choose(plain)
    send(plain)
    expect(plain.get_by_role("heading", level=1)).to_have_text("มีผู้ส่งพร้อมกันจำนวนมาก")
    plain.get_by_role("button", name="ส่งคำตอบ").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("มีผู้ส่งพร้อมกันจำนวนมาก")
    assert sheets(data, code) == before
    plain.wait_for_timeout(21_000)
    plain.get_by_role("button", name="ส่งคำตอบ").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("ได้รับคำตอบแล้ว ขอบคุณ")
    assert sheets(data, code) == before + 1


def test_another_agency_notices_no_crowd(plain: Page, crowded: str, site: str, data: Path) -> None:
    other = f"{site}/s/{codes(data, 'EIT1')[0]}/"
    assert crowded != other
    plain.goto(other)
    choose(plain)
    send(plain)
    expect(plain.get_by_role("heading", level=1)).to_have_text("ได้รับคำตอบแล้ว ขอบคุณ")
