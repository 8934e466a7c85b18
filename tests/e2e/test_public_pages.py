"""The public pages in a real browser: every width, both languages, keyboard alone, no script, and axe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from prongsai.adapters.data_folder import PACKAGE
from tests.e2e.conftest import violations
from tests.e2e.going import follow
from tests.faces.public.build import MAE_SAI, MAE_SAI_2566

pytestmark = pytest.mark.e2e

# The stylesheet draws one line, at 40 rem: on one side of it pages differ in the room they have, not in what they show.
PHONES, SCREENS = (320, 360), (1280,)
LANGUAGES = ("", "/en")
STYLESHEET = PACKAGE / "faces/parts/static/parts/prongsai.css"
WHERE = "() => ({id: document.activeElement.id, cls: document.activeElement.className})"
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => { one.open = true })"

TABLE = "agency,fiscal_year,iit,eit,oit,total\nก,2566,90,90,90,90\nข,2566,90,90,90,95\nค,2566,120,,,"
Visit = Callable[[Page, str], None]


def at(address: str) -> Visit:
    def go(page: Page, root: str) -> None:
        page.goto(root + address)

    return go


def result_of_mae_sai(page: Page, root: str) -> None:
    page.goto(f"{root}/?q={quote('แม่สาย')}")
    follow(page.locator(f"text={MAE_SAI}"))


def simulated_result(page: Page, root: str) -> None:
    page.goto(f"{root}/?q={quote('จำลอง')}&year=2568")
    follow(page.locator("table a >> nth=0"))


def assumptions(page: Page, root: str) -> None:
    """The page of assumptions as an officer uses it: opened from the result, filled in, sent."""
    result_of_mae_sai(page, root)
    follow(page.locator("a[href$='what-if/']"))
    page.fill("[id='8']", "๙๐")
    follow(page.locator("main form button"))


def assumptions_with_errors(page: Page, root: str) -> None:
    result_of_mae_sai(page, root)
    page.goto(page.url + "what-if/?8=x")


def fill_in(page: Page, root: str) -> None:
    page.goto(f"{root}/check/?year=2566")
    for number, value in enumerate(MAE_SAI_2566, start=1):
        page.fill(f"#indicator_{number}", value)


def answer(page: Page, root: str) -> None:
    fill_in(page, root)
    page.fill("#agency", MAE_SAI)
    page.fill("#total", "91.47")
    follow(page.locator("button[value=typed]"))


def form_with_errors(page: Page, root: str) -> None:
    fill_in(page, root)
    page.fill("#total", "191.47")
    follow(page.locator("button[value=typed]"))


def pasted(table: str) -> Visit:
    def go(page: Page, root: str) -> None:
        page.goto(f"{root}/check/")
        page.fill("#table", table)
        follow(page.locator("form:has(textarea) button"))

    return go


PAGES: dict[str, Visit] = {
    "table": at("/"),
    "table with nothing in it": at("/?q=zzzz"),
    "table with nonsense": at("/?year=abc&level=QQ"),
    "result": result_of_mae_sai,
    "simulated result": simulated_result,
    "assumptions": assumptions,
    "assumptions with errors": assumptions_with_errors,
    "check": at("/check/"),
    "form of 2561": at("/check/?year=2561"),
    "form of 2564": at("/check/?year=2564"),
    "form with errors": form_with_errors,
    "table that is none": pasted("อะไรก็ไม่รู้"),
    "answer": answer,
    "list of answers": pasted(TABLE),
    "years": at("/frameworks/"),
    "rules of 2564": at("/frameworks/2564/"),
    "rules of 2569": at("/frameworks/2569/"),
    "about": at("/about/"),
    "not found": at("/nowhere/"),
}


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page at a width and in a language, without script unless said otherwise."""
    contexts: list[BrowserContext] = []

    def go(name: str, width: int = 1280, language: str = "", **options: object) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        PAGES[name](page, site + language)
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("widths", [PHONES, SCREENS], ids=["phones", "screens"])
def test_every_page_fits_the_screen_and_satisfies_axe(
    browser: Browser, site: str, widths: tuple[int, ...], language: str
) -> None:
    found: dict[str, object] = {}
    page = browser.new_page(viewport={"width": widths[0], "height": 900})
    for name, visit in PAGES.items():
        visit(page, site + language)
        page.evaluate(OPEN_ALL)
        expect(page.locator("h1")).to_have_count(1)
        found[name] = violations(page) or [wide for wide in widths if too_wide(page, wide)]
        page.set_viewport_size({"width": widths[0], "height": 900})
    page.context.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def too_wide(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 900})
    return bool(page.evaluate(TOO_WIDE))


def test_the_stylesheet_draws_no_other_line() -> None:
    """So that the two widths at which axe looks are enough."""
    lines = re.findall(r"@(?:media|container)[^{]*width[^{]*", STYLESHEET.read_text(encoding="utf-8"))
    assert [one.strip() for one in lines] == ["@media (max-width: 40rem)"]


def test_an_assumption_is_answered_without_a_script(visit: Callable[..., Page]) -> None:
    page = visit("assumptions", java_script_enabled=False)
    expect(page.locator(".verdict .total")).to_contain_text("92.19")
    assert page.url.endswith("/what-if/?8=%E0%B9%99%E0%B9%90")  # to be shared as it is


def test_text_at_twice_the_size_still_fits(browser: Browser, site: str) -> None:
    found: dict[str, int] = {}
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    for name, visit in PAGES.items():
        visit(page, site)
        page.add_style_tag(content="html { font-size: 200% }")
        page.evaluate(OPEN_ALL)
        found[name] = page.evaluate(TOO_WIDE)
    page.context.close()
    assert {name: wide for name, wide in found.items() if wide} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_is_checked_without_script_from_the_first_page_to_the_report(
    visit: Callable[..., Page], tmp_path: Path, language: str
) -> None:
    page = visit("table", 320, language, java_script_enabled=False)
    follow(page.locator("main a[href$='/check/'] >> nth=0"))
    page.select_option("#year", "2566")
    follow(page.locator("form:has(#year) button"))
    for number, value in enumerate(MAE_SAI_2566, start=1):
        page.fill(f"#indicator_{number}", value)
    page.fill("#total", "191.47")
    follow(page.locator("button[value=typed]"))
    expect(page.locator(".word.wrong a")).to_have_count(2)
    expect(page.locator("#indicator_8")).to_have_value("82.73")
    page.fill("#agency", MAE_SAI)
    page.fill("#total", "91.47")
    page.select_option("#level", "ผ่าน")
    follow(page.locator("button[value=typed]"))
    expect(page.locator("h1")).to_have_text(MAE_SAI)
    expect(page.locator(".verdict .total")).to_contain_text("91.47")
    with page.expect_download() as download:
        page.click("form:has(#format) button")
    download.value.save_as(tmp_path / "report.docx")
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")
    assert page.context.cookies() == []


def test_the_other_language_keeps_the_answer(visit: Callable[..., Page]) -> None:
    page = visit("answer", 360, java_script_enabled=False)
    follow(page.locator("text=English"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1 span[lang=th]")).to_have_text(MAE_SAI)
    follow(page.locator("text=ไทย"))
    expect(page.locator("html")).to_have_attribute("lang", "th")


def test_a_file_is_checked_and_a_row_of_it_opened(visit: Callable[..., Page]) -> None:
    page = visit("check", 360, java_script_enabled=False)
    table = f"agency,fiscal_year,iit,eit,oit,total\n{MAE_SAI},2566,90,90,90,90\nข,2566,90,90,90,95\n"
    page.set_input_files("#file", {"name": "ผล.csv", "mimeType": "text/csv", "buffer": table.encode()})
    follow(page.locator("form:has(#file) button"))
    expect(page.locator("tbody tr")).to_have_count(2)
    follow(page.locator("tbody button >> nth=0"))
    expect(page.locator("h1")).to_have_text(MAE_SAI)


def test_what_is_wrong_gets_the_focus(visit: Callable[..., Page]) -> None:
    page = visit("form with errors")
    assert page.evaluate(WHERE)["cls"] == "word wrong"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(WHERE)["id"] == "agency"


def test_the_keyboard_alone_reaches_and_shows_everything(visit: Callable[..., Page]) -> None:
    page = visit("table")
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE)["cls"] == "skip"
    expect(page.locator(".skip")).to_be_in_viewport()
    seen = []
    for _ in range(15):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(WHERE)["id"])
        assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert [one for one in seen if one] == ["q", "year", "level", "province", "kind", "scope", "sort"]


def test_the_tree_opens_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit("result", java_script_enabled=False)
    summary = page.locator(".tree details details summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tree").get_by_text("87.438 = (95.01 + 84.45 + 88.62 + 83.07 + 86.04) ÷ 5")).to_be_visible()


def test_nothing_is_asked_of_another_site(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for visit in PAGES.values():
        visit(page, site)
    assert asked
    assert [one for one in asked if not one.startswith(site)] == []
    assert context.cookies() == []
    context.close()


def test_paper_shows_the_result_and_not_the_menu(visit: Callable[..., Page]) -> None:
    page = visit("result")
    page.emulate_media(media="print")
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".bars").first).to_be_visible()


def test_bars_keep_their_shape_in_high_contrast(visit: Callable[..., Page]) -> None:
    page = visit("result", forced_colors="active")
    fill = "(one) => getComputedStyle(one).fill"
    strong, weak = (page.locator(f"{place} .bar .v").first.evaluate(fill) for place in ("#indicators ~ .bars", ".weak"))
    assert strong != weak
