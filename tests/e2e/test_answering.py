"""A survey as people meet it: on a small phone, by keyboard, by ear and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.answering import choose, closed, codes, send, sheets, survey_to_come
from tests.e2e.conftest import PHONE, violations

pytestmark = pytest.mark.e2e
SMALL = {"width": 320, "height": 640}


@pytest.fixture
def iit(site: str, data: Path) -> str:
    return f"{site}/s/{codes(data, 'IIT')[0]}/"


@pytest.fixture
def eit(site: str, data: Path) -> str:
    return f"{site}/s/{codes(data, 'EIT1')[0]}/"


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A phone that our script does not reach, so that axe can look at what the server alone makes."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    context.route(re.compile(r"/static/answer/"), lambda route: route.abort())
    yield context.new_page()
    context.close()


def english(address: str) -> str:
    return address.replace("/s/", "/en/s/")


def heard(page: Page) -> str:
    """The page as a screen reader is told of it, with what the stylesheet writes."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    texts = [node["name"]["value"] for node in tree["nodes"] if node.get("role", {}).get("value") == "StaticText"]
    return " ".join(" ".join(texts).split())


def test_whole_and_receipted_without_a_script(plain: Page, eit: str, data: Path) -> None:
    before = sheets(data, codes(data, "EIT1")[0])
    plain.goto(eit)
    choose(plain, 2, by_hand=True)
    plain.get_by_label("ท่านอยากให้หน่วยงานปรับปรุงเรื่องใด").fill("ขอที่นั่งรอ")
    send(plain)
    expect(plain.get_by_role("heading", level=1)).to_have_text("ได้รับคำตอบแล้ว ขอบคุณ")
    plain.reload()  # the browser sends the same sheet again
    expect(plain.get_by_role("heading", level=1)).to_have_text("ได้รับคำตอบแล้ว ขอบคุณ")
    assert sheets(data, codes(data, "EIT1")[0]) == before + 1
    plain.get_by_role("link", name="เปิดแบบใหม่ให้คนต่อไป").click()
    expect(plain.locator("form :checked")).to_have_count(0)
    assert plain.context.cookies() == []


def test_gaps_without_a_script(plain: Page, iit: str, data: Path) -> None:
    before = sheets(data, codes(data, "IIT")[0])
    plain.goto(iit)
    plain.locator("[name=fits][value=yes]").check()
    for number in (1, 2, 5):
        plain.locator(f"[name=i{number}][value='2']").check()
    send(plain)
    expect(plain.get_by_role("alert")).to_contain_text("เหลือ 12 ข้อที่ยังไม่ได้ตอบ")
    expect(plain.locator(".items :checked")).to_have_count(3)
    plain.get_by_role("link", name="ข้อ 7", exact=True).click()
    assert plain.url.endswith("#i7")
    expect(plain.get_by_role("group", name="7.")).to_contain_text("ข้อนี้ยังไม่ได้ตอบ")
    assert sheets(data, codes(data, "IIT")[0]) == before
    plain.get_by_role("button", name="ส่งโดยเว้นข้อเหล่านี้").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("ได้รับคำตอบแล้ว ขอบคุณ")
    assert sheets(data, codes(data, "IIT")[0]) == before + 1


def test_gaps_with_a_script(page: Page, iit: str, data: Path) -> None:
    before = sheets(data, codes(data, "IIT")[0])
    page.goto(iit)
    page.locator("[name=i1][value='2']").check()
    send(page)
    expect(page.locator("#missing")).to_contain_text("เหลือข้อที่ยังไม่ได้ตอบ")
    expect(page.locator("#missing button")).to_be_hidden()  # who answers must be said first
    expect(page.locator("#missing li")).to_have_count(15)
    assert violations(page) == []
    page.get_by_role("link", name="ท่านทำงานที่หน่วยงานนี้").click()
    page.keyboard.press("Space")
    expect(page.locator("[name=fits][value=yes]")).to_be_checked()
    send(page)
    expect(page.locator("#missing li")).to_have_count(14)
    page.locator("#missing").get_by_role("button", name="ส่งโดยเว้นข้อเหล่านี้").click()
    expect(page.locator("#receipt")).to_be_visible()
    assert sheets(data, codes(data, "IIT")[0]) == before + 1


def test_who_is_not_asked_sees_no_questions(plain: Page, iit: str) -> None:
    plain.goto(iit)
    expect(plain.locator(".items")).to_be_visible()
    plain.get_by_label("ยังไม่ครบ หรือไม่ได้ทำงานที่นี่").check()
    expect(plain.locator(".items")).to_be_hidden()
    expect(plain.get_by_role("button", name="ส่งคำตอบ")).to_be_hidden()
    expect(plain.locator(".thanks")).to_contain_text("แบบวัดนี้สำหรับข้าราชการ พนักงาน ลูกจ้าง และผู้บริหาร")


def test_how_many_are_answered_is_seen_and_heard(plain: Page, iit: str) -> None:
    plain.goto(iit)
    assert "ตอบแล้ว 0 จาก 15" in heard(plain)
    plain.locator("[name=fits][value=yes]").check()  # it is no question of the survey
    for number in (1, 2, 3):
        plain.locator(f"[name=i{number}]").first.check()
    plain.locator("[name=i1]").last.check()
    assert "ตอบแล้ว 3 จาก 15" in heard(plain)


def test_by_keyboard_alone(page: Page, eit: str, data: Path) -> None:
    before = sheets(data, codes(data, "EIT1")[0])
    page.goto(eit)
    expect(page.locator("#park")).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        kind, name, seen = page.evaluate(FOCUSED)
        assert seen, name
        if kind == "radio":
            page.keyboard.press("Space")
            if name == "e1":
                page.keyboard.press("ArrowDown")
        if kind == "submit" and name != "switch":
            page.keyboard.press("Enter")
            break
    expect(page.locator("#receipt")).to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == "ได้รับคำตอบแล้ว ขอบคุณ"
    assert sheets(data, codes(data, "EIT1")[0]) == before + 1


FOCUSED = """() => {
  const focused = document.activeElement
  const { left, top, width, height } = focused.getBoundingClientRect()
  const seen = document.elementFromPoint(left + width / 2, top + height / 2)
  return [focused.type, focused.name || focused.textContent, !!seen && focused.contains(seen)]
}"""  # what has the focus, and whether nothing covers it


@pytest.mark.parametrize("path", ["", "why/"])
def test_small_phones_need_no_scrolling_sideways(browser: Browser, iit: str, eit: str, path: str) -> None:
    context = browser.new_context(viewport=SMALL)
    page = context.new_page()
    for address in (iit, eit, english(iit), english(eit)):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], address
        heights = page.locator(".ask label:has([type=radio])").evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert not heights or min(heights) >= 48
    context.close()


@pytest.mark.parametrize("path", ["", "why/"])
def test_everybody_can_use_it(page: Page, iit: str, eit: str, path: str) -> None:
    for address in (iit, eit, english(iit), english(eit)):
        page.goto(address + path)
        assert violations(page) == [], address


def test_everybody_can_use_what_the_server_answers(scriptless: Page, iit: str, eit: str) -> None:
    scriptless.goto(eit)
    send(scriptless)
    expect(scriptless.get_by_role("alert")).to_contain_text("ยังไม่ได้ตอบข้อใดเลย")
    assert violations(scriptless) == []
    scriptless.goto(english(iit))
    scriptless.locator("[name=fits][value=yes]").check()
    scriptless.locator("[name=i1][value='2']").check()
    send(scriptless)
    expect(scriptless.get_by_role("alert")).to_contain_text("14 questions are not answered yet")
    assert violations(scriptless) == []
    scriptless.goto(iit)
    choose(scriptless)
    send(scriptless)
    expect(scriptless.get_by_role("heading", level=1)).to_have_text("ได้รับคำตอบแล้ว ขอบคุณ")
    assert violations(scriptless) == []


def test_everybody_can_use_what_takes_no_answers(scriptless: Page, site: str, data: Path) -> None:
    others = {
        closed(data): "ปิดรับคำตอบแล้ว",
        survey_to_come(data): "ยังไม่เปิดรับคำตอบ",
        codes(data, "EIT2")[0]: "EIT ส่วนที่ 2",
        "nowhere": "ไม่พบแบบวัดตามลิงก์นี้",
    }
    for code, heading in others.items():
        scriptless.goto(f"{site}/s/{code}/")
        expect(scriptless.get_by_role("heading", level=1)).to_contain_text(heading)
        assert violations(scriptless) == [], heading
