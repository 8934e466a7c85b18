"""An official round of three agencies in the browser, from the register to the graded result that everybody sees."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard, score
from prongsai.core.scoring.tally import layout, tally
from prongsai.core.thai.dates import thai_date
from tests.demo import DAY, Demo, at_day, outside_of_tests
from tests.e2e.answering import press
from tests.e2e.going import follow
from tests.e2e.test_year import PASSWORD, Person, join

pytestmark = pytest.mark.e2e
YEAR = 2567
PROVINCE = "ลำปาง"
NAMES = ("เทศบาลตำบลทุ่งตะวัน", "องค์การบริหารส่วนตำบลทุ่งจันทร์", "องค์การบริหารส่วนตำบลทุ่งดาว")
NOT_DISCLOSED = ("o34", "o35")
PEOPLE = {"IIT": 6, "EIT1": 7, "EIT2": 5}
REVIEWING, ANNOUNCING = 10, 40  # days after the first
CALENDAR = {
    "register": (-20, -2),
    "collect": (-1, 3),
    "disclose": (-1, 5),
    "review": (6, 20),
    "clarify": (21, 25),
    "confirm": (26, 30),
    "announce": (35, 45),
}


class Site(NamedTuple):
    """A demonstration of its own, and where its data lies."""

    address: str
    data: Path

    def at_day(self, days: int) -> None:
        """Let it be so many days after the first for the whole site."""
        at_day(self.data, days)

    def command(self, *words: str) -> str:
        """What a command of the machine's keeper prints."""
        environment = outside_of_tests() | {
            "PRONGSAI_DATA": str(self.data),
            "PRONGSAI_PORT": self.address[-5:].strip(":"),
        }
        done = subprocess.run(
            [sys.executable, "-m", "prongsai", *words], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def link(self, said: str) -> str:
        found = re.search(r"http://\S+", said)
        assert found
        return found[0]


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[Site]:
    with Demo(data) as demo:
        demo.wait_until_ready()
        yield Site(demo.address, data)


def until(page: Page, text: str, tries: int = 240) -> None:
    """Look again until a worker has done what the page tells of."""
    for _ in range(tries):
        if text in page.get_by_role("main").inner_text():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{text!r} never came: {page.get_by_role('main').inner_text()[:600]}")


def administrator(browser: Browser, site: Site) -> Person:
    """The first one is named on the machine and sets her password by the link that is printed."""
    person = Person(browser, site.address)
    person.page.goto(site.link(site.command("people", "administrator", "keeper@example.go.th")))
    for field in person.page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    follow(person.page.get_by_role("main").get_by_role("button").first)
    person.page.goto(f"{site.address}/account/login/")
    person.page.locator("#id_login").fill("keeper@example.go.th")
    person.page.locator("#id_password").fill(PASSWORD)
    follow(person.page.get_by_role("button", name="เข้าสู่ระบบ", exact=True))
    return person


def import_register(keeper: Person) -> None:
    lines = "\n".join(f"{name},{PROVINCE},เมืองลำปาง" for name in NAMES)
    page = keeper.open("/office/register/")
    table = f"ชื่อหน่วยงาน,จังหวัด,อำเภอ\n{lines}\n".encode()
    page.locator("#file").set_input_files({"name": "register.csv", "mimeType": "text/csv", "buffer": table})
    keeper.press("ดูตัวอย่างการนำเข้า")
    keeper.press("นำเข้า")
    until(page, "ใหม่ 3")


def make_round(keeper: Person) -> str:
    """An official round of the three with its calendar; gives its address."""
    page = keeper.open("/oversight/rounds/new/")
    page.get_by_label("ปีงบประมาณ").select_option(str(YEAR))
    page.get_by_label("หน่วยงานในรอบ").select_option("real")
    keeper.press("เปิดรอบ")
    expect(page.get_by_role("main")).to_contain_text("ปฏิทินของรอบ")
    where = re.sub(r"^https?://[^/]+", "", page.url).removesuffix("phases/")
    set_calendar(keeper, where)
    page = keeper.open(f"{where}enrol/")
    page.locator("#names").fill("\n".join(f"{name}, {PROVINCE}" for name in NAMES))
    follow(page.get_by_role("button", name="ดูตัวอย่าง").last)
    keeper.press("เพิ่ม 3 หน่วยงาน")
    return where


def set_calendar(keeper: Person, where: str) -> None:
    page = keeper.open(f"{where}phases/")
    fields = page.locator("main form input:not([type=hidden])")
    for place, (first, last) in enumerate(CALENDAR.values()):
        for at, days in ((2 * place, first), (2 * place + 1, last)):
            fields.nth(at).fill(thai_date(DAY + timedelta(days=days)))
    keeper.press("บันทึกปฏิทิน")


def team_up(keeper: Person, browser: Browser, role: str, email: str) -> Person:
    """The administrator invites somebody to the team, who takes the link up."""
    page = keeper.open("/oversight/team/invite/")
    page.get_by_label("อีเมล").fill(email)
    page.get_by_label("บทบาท").select_option(role)
    if role == "supervisor":
        page.get_by_label("จังหวัด").select_option(PROVINCE)
    keeper.press("สร้างคำเชิญ")
    person = Person(browser, keeper.address)
    person.page.goto(page.locator("#link").input_value())
    person.page.get_by_label("ชื่อ").first.fill(f"สมมุติ {role}")
    for field in person.page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    person.press("สร้างบัญชีและเริ่มใช้")
    return person


def assign(keeper: Person, where: str, task: str, person: str) -> None:
    """All three agencies to one person, by hand."""
    page = keeper.open(f"{where}assignments/?task={task}")
    for box in page.locator("[name=agency]").all():
        box.check()
    page.locator("#person").select_option(label=person)
    follow(page.get_by_role("button", name="มอบหมาย", exact=True))
    expect(page.get_by_role("main")).to_contain_text("ทุกหน่วยงานในรอบมีผู้รับผิดชอบแล้ว")


def invite_officers(keeper: Person, where: str) -> list[str]:
    """A pasted list of addresses, one of them for an agency that nobody knows; gives the links to hand over."""
    page = keeper.open(where)
    keeper.go("เชิญและติดตามเจ้าหน้าที่")
    keeper.go("เชิญจากรายชื่ออีเมล")
    listed = [f"{name}\t{PROVINCE}\tofficer{number}@example.go.th" for number, name in enumerate(NAMES)]
    page.locator("#names").fill("\n".join(["หน่วยงาน\tจังหวัด\tอีเมล", *listed, "เทศบาลตำบลไม่มีจริง, x@example.go.th"]))
    keeper.press("ดูตัวอย่าง")
    expect(page.get_by_role("main")).to_contain_text("บรรทัดที่ 5: “เทศบาลตำบลไม่มีจริง”")
    keeper.press("เชิญ 3 คน")
    keeper.press("แสดงลิงก์บนหน้านี้")
    links = {name: page.get_by_label(name).input_value() for name in NAMES}
    return [links[name] for name in NAMES]


def see_who_came(keeper: Person, where: str) -> None:
    main = keeper.open(f"{where}officers/").get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_contain_text("มีเจ้าหน้าที่ในระบบแล้ว 3 จาก 3 หน่วยงาน")


def settle(browser: Browser, site: Site, link: str) -> Person:
    """The officer of an agency takes her invitation up."""
    officer = Person(browser, site.address)
    page = officer.page
    page.goto(link)
    page.get_by_label("ชื่อ").first.fill("นางสาวเจ้าหน้าที่ สมมุติ")
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    officer.press("สร้างบัญชีและเริ่มใช้")
    matched = re.search(r"/office/[^/]+/", page.url)
    assert matched
    officer.office = matched[0].rstrip("/")
    return officer


def count_and_disclose(officer: Person) -> dict[str, str]:
    """Headcounts and what is disclosed; gives the links of the surveys that anybody may answer."""
    page = officer.open("/rounds/")
    officer.go(f"ปี {YEAR}")
    where = page.url
    officer.go("จำนวนคน")
    page.get_by_label("บุคลากร").fill(str(PEOPLE["IIT"]))
    page.get_by_label("ผู้รับบริการ").fill(str(PEOPLE["EIT1"]))
    officer.press("บันทึก")
    page.goto(f"{where}oit/")
    for code in load(YEAR).items:
        if re.fullmatch(r"o\d+", code) and code not in NOT_DISCLOSED:
            page.locator(f"#id_{code}-address").fill(f"https://www.example.go.th/ita/{code}")
            page.locator(f"#id_{code}-ready").check()
    officer.press("บันทึกทั้งหมด")
    expect(page.get_by_role("main")).to_contain_text("พร้อมส่ง 33 จาก 35 ข้อ")
    page.goto(where.replace("/rounds/", "/collect/"))
    links = [one.input_value() for one in page.locator("input[readonly]").all()]
    return dict(zip(("IIT", "EIT1"), links, strict=False))


def answer(person: Person, address: str, sheet: str, *, by_hand: bool = False) -> None:
    """Choose what the sheet says, and send it."""
    page = person.page
    page.goto(address)
    page.locator("[name=fits][value=yes]").check()
    fields = page.evaluate("[...new Set([...document.querySelectorAll('.items [type=radio]')].map(one => one.name))]")
    chosen = list(zip(fields, sheet, strict=True))
    for name, option in chosen if by_hand else chosen[:1]:
        page.locator(f"[name='{name}'][value='{option}']").check()
    press(page, chosen)
    page.locator(".send button").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ได้รับคำตอบ")


def sheets(code: str, rng: Random) -> list[str]:
    rows = layout(load(YEAR), code.rstrip("12"))
    return ["".join(chr(rng.choice(options[-3:])) for _, options in rows) for _ in range(PEOPLE[code])]


def interview(interviewer: Person, given: dict[str, list[str]]) -> None:
    """The list of assigned agencies, and one visitor after the other in each."""
    page = interviewer.open("/oversight/interviews/")
    starts = page.locator(".lines a.button").all()
    named = [(one.inner_text(), str(one.get_attribute("href"))) for one in starts]
    assert len(named) == len(NAMES)
    for label, where in named:
        agency = next(name for name in NAMES if name in label)
        for number, sheet in enumerate(given[agency]):
            answer(interviewer, f"{interviewer.address}{where}", sheet, by_hand=number == 0)


def see_who_lags(supervisor: Person) -> None:
    """The counts of today are not told today, and never a score."""
    page = supervisor.open("/oversight/progress/")
    for place in ("ทุ่งตะวัน", "ทุ่งจันทร์", "ทุ่งดาว"):
        expect(page.get_by_role("row").filter(has_text=place)).to_contain_text(f"0/{PEOPLE['IIT']}")


def see_where_it_stands(mayor: Person) -> None:
    """On a phone: how far the agency is and how long there is; no score, and nothing to change."""
    main = mayor.open("/").get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_contain_text("เหลือ 3 วัน")
    expect(main).to_contain_text("33 จาก 35 ข้อ")
    expect(main).to_contain_text("ยังไม่มีผล")
    follow(main.get_by_role("link", name="เปิดหน้ารอบ").first)
    for page in (mayor.page.url, f"{mayor.page.url}oit/"):
        mayor.page.goto(page)
        assert (
            mayor.page.get_by_role("main").locator("form[method=post] :is(input, textarea):not([type=hidden])").count()
            == 0
        )
        assert not re.search(r"แก้ไขจำนวนคน|ผลการซ้อม", mayor.page.get_by_role("main").inner_text())
    assert mayor.page.evaluate("document.documentElement.scrollWidth") <= 360


def see_what_was_announced(mayor: Person, card: Scorecard) -> None:
    """The first page has the total and the level, as everybody sees them."""
    assert not isinstance(card.total, Missing)
    assert card.grade.level
    main = mayor.open("/").get_by_role("main")
    expect(main).to_contain_text(f"ผลปี {YEAR}")
    expect(main).to_contain_text(shown(card.total.value))
    expect(main).to_contain_text(card.grade.level.name.th)


def judge_all(reviewer: Person) -> None:
    """Every item of the three agencies, with a reason where it gets nothing."""
    page = reviewer.open("/oversight/reviews/")
    for where in [str(one.get_attribute("href")) for one in page.locator("main th a").all()]:
        page.goto(f"{reviewer.address}{where}")
        follow(page.get_by_role("link", name=re.compile("ตรวจข้อถัดไป")))
        for _ in [one for one in load(YEAR).items if re.fullmatch(r"o\d+", one)]:
            code = page.url.rstrip("/").rpartition("/")[2]
            judge(page, 0 if code in NOT_DISCLOSED else 100)
        page.goto(f"{reviewer.address}{where}")
        expect(page.get_by_role("main")).to_contain_text("ตรวจแล้ว 35 จาก 35 ข้อ")


def judge(page: Page, points: int) -> None:
    page.locator(f"[name=points][value='{points}']").check()
    if not points:
        page.locator("#note").fill("ไม่พบหน้านี้บนเว็บไซต์ของหน่วยงาน")
    follow(page.locator("main form button").last)


def close_and_announce(keeper: Person, site: Site, where: str, reviewer: Person) -> None:
    """After the deadline and its grace the answers are counted, OIT is judged, and the results announced."""
    site.at_day(REVIEWING)
    page = keeper.open(where)
    keeper.press("ปิดรับและนับคำตอบ")
    until(page, "ประกาศผล")
    judge_all(reviewer)
    site.at_day(ANNOUNCING)
    page = keeper.open(f"{where}announce/")
    expect(page.get_by_role("main")).to_contain_text("ข้อมูลของ 3 หน่วยงานครบ")
    page.locator("#sure").check()
    follow(page.locator("main form button").last)
    page.goto(f"{keeper.address}{where}")
    until(page, "ประกาศผลแล้ว")


def expected(given: dict[str, list[str]]) -> Scorecard:
    """The scorecard of these sheets, worked out without the site."""
    framework = load(YEAR)
    tallies = [tally(framework, code.rstrip("12"), one)._replace(instrument=code) for code, one in given.items()]
    judged = {code: 0 if code in NOT_DISCLOSED else 100 for code in framework.items if code.startswith("o")}
    return score(framework, tallies, judged)


def test_a_round_of_three_agencies_from_the_register_to_the_public_result(site: Site, browser: Browser) -> None:
    rng = Random(YEAR)  # noqa: S311 (made-up answers)
    given = {name: {code: sheets(code, rng) for code in PEOPLE} for name in NAMES}
    keeper = administrator(browser, site)
    import_register(keeper)
    where = make_round(keeper)
    keeper.open(where)
    keeper.press("สร้างลิงก์แบบวัดทุกหน่วยงาน")
    emails = {role: f"{role}@example.go.th" for role in ("reviewer", "interviewer", "supervisor")}
    team = {role: team_up(keeper, browser, role, email) for role, email in emails.items()}
    assign(keeper, where, "review", "สมมุติ reviewer")
    assign(keeper, where, "interview", "สมมุติ interviewer")
    officers = [settle(browser, site, link) for link in invite_officers(keeper, where)]
    see_who_came(keeper, where)
    anybody = Person(browser, site.address, phone=True)
    for name, officer in zip(NAMES, officers, strict=True):
        for code, link in count_and_disclose(officer).items():
            for number, sheet in enumerate(given[name][code]):
                answer(anybody, link, sheet, by_hand=number == 0)
    mayor = Person(browser, site.address, phone=True)
    join(officers[0], mayor, "head", "mayor@example.go.th", "นายนายก สมมุติ")
    see_where_it_stands(mayor)
    interview(team["interviewer"], {name: one["EIT2"] for name, one in given.items()})
    see_who_lags(team["supervisor"])
    close_and_announce(keeper, site, where, team["reviewer"])
    for name, officer in zip(NAMES, officers, strict=True):
        see_the_result(anybody, officer, expected(given[name]))
    see_what_was_announced(mayor, expected(given[NAMES[0]]))
    assert not mayor.complaints


def see_the_result(anybody: Person, officer: Person, card: Scorecard) -> None:
    """Everybody sees total and level as they follow from the sheets, and how many sheets there were."""
    assert not isinstance(card.total, Missing)
    assert card.grade.level
    code = officer.office.rpartition("/")[2]
    page = anybody.open(f"/agencies/{code}/{YEAR}/")
    main = page.get_by_role("main")
    expect(main).to_contain_text(shown(card.total.value))
    expect(main).to_contain_text(card.grade.level.name.th)
    expect(main).not_to_contain_text("ข้อมูลจำลอง")
