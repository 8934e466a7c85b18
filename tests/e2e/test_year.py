"""A year of one agency in the browser, by officer, unit, clerk and head, with a moved clock."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.adapters.pictures import png
from tests.e2e.conftest import violations
from tests.e2e.going import follow

pytestmark = pytest.mark.e2e
SCORES = (
    "9\t๑๐๐", "10\t๑๐๐", "1\t๙๕.๐๑", "3\t๘๘.๖๒", "5\t๘๖.๐๔", "6\t๘๕.๐๗", "7\t๘๔.๕๔", "2\t๘๔.๔๕", "4\t๘๓.๐๗", "8\t๘๒.๗๓",
)  # fmt: skip
TABLE = "\n".join(("ตัวชี้วัด\tคะแนน", *SCORES))
PASSWORD = "ลองใช้ระบบของเราดู 2567"
MEMO = "บันทึกข้อความ: เสนอมาตรการหรือแผนเพื่อเห็นชอบ"


class Person:
    """Somebody at a browser of her own; an error in its console fails the test."""

    def __init__(self, browser: Browser, address: str, *, phone: bool = False) -> None:
        size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
        self.page: Page = browser.new_context(viewport=size, locale="th-TH", accept_downloads=True).new_page()  # type: ignore[arg-type]
        self.address = address
        self.office = ""
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Page:
        """A page of the office; nothing on it may keep a screen reader out."""
        answer = self.page.goto(f"{self.address}{self.office}{path}")
        assert answer is not None
        assert answer.ok, (path, answer.status)
        assert violations(self.page) == []
        return self.page

    def press(self, name: str) -> None:
        follow(self.page.get_by_role("button", name=name).first)

    def go(self, name: str) -> None:
        follow(self.page.get_by_role("main").get_by_role("link", name=name).first)

    def fill(self, **labels: str) -> None:
        for label, text in labels.items():
            self.page.get_by_label(label.replace("_", " ")).first.fill(text)


def found(officer: Person) -> None:
    """The officer sets the agency up and is signed in."""
    officer.open("/office/start/")
    officer.page.get_by_label("ชื่อหน่วยงาน").fill("อบต.ทุ่งรุ่งอรุณ")
    officer.page.get_by_label("จังหวัด").select_option("ลำปาง")
    officer.press("ต่อไป")
    officer.fill(ชื่อและนามสกุล="นางสาวเจ้าหน้าที่ สมมุติ", อีเมล="officer@example.go.th", รหัสผ่าน=PASSWORD)
    officer.press("ตั้งต้นและเข้าสู่ระบบ")
    matched = re.search(r"/office/[^/]+/", officer.page.url)
    assert matched
    officer.office = matched[0].rstrip("/")


def enter_result(officer: Person) -> None:
    page = officer.open("/people/results/enter/")
    form = page.locator("form").filter(has=page.locator("textarea"))
    form.locator("textarea").fill(TABLE)
    form.locator("input[name=fiscal_year]").fill("2568")
    officer.press("ตรวจตารางนี้")
    expect(page.get_by_role("main")).to_contain_text("91.47")
    officer.press("บันทึกผลนี้")


def make_plan(officer: Person) -> None:
    officer.open("/plans/")
    follow(officer.page.get_by_role("main").get_by_role("link", name=re.compile("ร่างแผน")).first)
    officer.press("สร้างร่างแผน")
    officer.go("ใช้แผนนี้")
    officer.press("ใช้แผนนี้")
    expect(officer.page.get_by_role("main")).to_contain_text("ใช้แผนแล้ว")


def join(officer: Person, person: Person, role: str, email: str, name: str) -> None:
    """The officer invites, hands over the link, and the other takes it up on a phone."""
    page = officer.open("/people/invite/")
    officer.fill(อีเมล=email)
    page.get_by_label("บทบาท").select_option(role)
    if role == "unit":
        page.get_by_label("สำนัก/กอง").last.select_option(label="กองคลัง")
    officer.press("สร้างคำเชิญ")
    link = page.locator("#link").input_value()
    person.page.goto(link)
    person.page.get_by_label("ชื่อ").first.fill(name)
    for field in person.page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    person.press("สร้างบัญชีและเริ่มใช้")
    person.office = officer.office


def sign(person: Person, said: str) -> None:
    """Open what waits first, sign it, and prove who it is where that is asked."""
    page = person.open("/papers/sign/")
    follow(page.get_by_role("main").get_by_role("link").filter(has_text="บันทึกข้อความ").first)
    page.get_by_label(re.compile("ความเห็นหรือคำสั่ง|ข้อความถึงผู้ลงนาม")).fill(said)
    if page.get_by_label("รหัสผ่านของท่าน").count():
        page.get_by_label("รหัสผ่านของท่าน").first.fill(PASSWORD)
    person.press("ลงนาม")
    expect(page.get_by_role("status")).to_contain_text("ลงนามแล้ว")


def move(officer: Person, how: str) -> None:
    """Set the clock of the demonstration ahead."""
    officer.open("/")
    officer.page.get_by_text("วันที่จำลอง").click()
    officer.press(how)


def publish_memo(officer: Person, browser: Browser) -> None:
    """The signed memo is published; anybody reads it without signing in."""
    officer.open("/papers/?year=2570")
    officer.go(MEMO)
    officer.press("เผยแพร่")
    copy = officer.page.get_by_role("link", name="หน้าสาธารณะของเอกสารนี้").get_attribute("href")
    anybody = Person(browser, officer.address)
    expect(anybody.open(str(copy)).get_by_role("main")).to_contain_text("นางนายก สมมุติ")


def report_on_a_phone(unit: Person, photo: Path) -> None:
    """The head of a unit reports on the first step that is owed, with a photo."""
    page = unit.open("/follow/mine/")
    unit.go("รายงาน")
    page.get_by_label("เสร็จแล้ว").first.check()
    page.get_by_label("ทำอะไรไปแล้ว").fill("จัดทำคู่มือและแจ้งทุกคนแล้ว")
    page.locator("input[type=file]").first.set_input_files(photo)
    unit.press("ส่งรายงาน")
    expect(page.get_by_role("main")).to_contain_text("ได้รับรายงานแล้ว")


def sum_up(officer: Person) -> None:
    """In October the year is summed up: the report is made, and the plan carried over into the next year."""
    officer.open("/papers/?year=2570")
    officer.press("จัดทำร่างทั้งหมดที่ทำได้ตอนนี้")
    officer.go("รายงานผลการดำเนินการเมื่อสิ้นปี")
    draft = officer.page.get_by_role("link", name="PDF", exact=True).get_attribute("href")
    assert officer.page.request.get(f"{officer.address}{draft}").body().startswith(b"%PDF")
    officer.open("/plans/")
    follow(officer.page.get_by_role("main").get_by_role("link", name=re.compile("ร่างแผน")).first)
    expect(officer.page.get_by_role("main")).to_contain_text("2571")


def test_a_year_from_the_result_to_the_next_plan(browser: Browser, site: str, tmp_path: Path) -> None:
    officer, clerk, head = Person(browser, site), Person(browser, site), Person(browser, site, phone=True)
    unit = Person(browser, site, phone=True)
    found(officer)
    enter_result(officer)
    expect(officer.open("/analysis/2568/").get_by_role("main")).to_contain_text("82.73")
    make_plan(officer)
    join(officer, clerk, "clerk", "clerk@example.go.th", "นายปลัด สมมุติ")
    join(officer, head, "head", "head@example.go.th", "นางนายก สมมุติ")
    join(officer, unit, "unit", "finance@example.go.th", "นางกองคลัง สมมุติ")

    officer.open("/papers/?year=2570")
    officer.press("จัดทำร่างทั้งหมดที่ทำได้ตอนนี้")
    officer.go(MEMO)
    officer.press("ยืนยันร่างเพื่อเสนอลงนาม")
    sign(officer, "เพื่อโปรดพิจารณา")
    sign(clerk, "เห็นควรอนุมัติ")
    sign(head, "อนุมัติ")
    publish_memo(officer, browser)

    for _ in range(4):
        move(officer, "เลื่อนไป 1 เดือน")
    photo = tmp_path / "photo.png"
    photo.write_bytes(png())
    report_on_a_phone(unit, photo)
    expect(head.open("/follow/").get_by_role("main")).to_contain_text("ล่าช้า")

    move(officer, "เลื่อนไป 1 ตุลาคม")
    sum_up(officer)
    assert not [*officer.complaints, *clerk.complaints, *head.complaints, *unit.complaints]
