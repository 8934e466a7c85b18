"""An officer alone with her laptop: from nothing to a recorded result, on a phone, without anybody's help."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import violations
from tests.e2e.going import follow

pytestmark = pytest.mark.e2e
SCORES = ("95.01", "84.45", "88.62", "83.07", "86.04", "85.07", "84.54", "82.73", "100", "100")
TABLE = "\n".join(f"ตัวชี้วัดที่ {number} {score}" for number, score in enumerate(SCORES, start=1))


def test_from_the_first_page_to_a_recorded_result(page: Page, site: str) -> None:
    page.goto(f"{site}/office/start/")
    assert violations(page) == []
    page.get_by_label("ชื่อหน่วยงาน").fill("ทต. เริ่มต้นดี")
    page.get_by_label("จังหวัด").select_option("เชียงราย")
    follow(page.get_by_role("button", name="ต่อไป"))

    expect(page.get_by_role("heading", level=1)).to_have_text("เทศบาลตำบลเริ่มต้นดี")
    assert violations(page) == []
    page.get_by_label("ชื่อและนามสกุล").fill("นางสาวเริ่ม ต้นดี")
    page.get_by_label("อีเมล").fill("start@example.go.th")
    page.get_by_label("รหัสผ่าน").fill("เริ่มต้นใช้งาน ปี 2569")
    follow(page.get_by_role("button", name="ตั้งต้นและเข้าสู่ระบบ"))

    follow(page.get_by_role("link", name="หรือวางจากตาราง"))
    assert violations(page) == []
    page.locator("#table").fill(TABLE)
    page.locator("#year-pasted").fill("๒๕๖๖")
    follow(page.get_by_role("button", name="ตรวจตารางนี้"))
    assert violations(page) == []
    follow(page.get_by_role("button", name="บันทึกผลนี้"))

    expect(page.locator(".total")).to_have_text("91.47")
    expect(page.get_by_text("ยังไม่มีใครนอกหน่วยงานเห็นผลนี้")).to_be_visible()
    assert violations(page) == []
