"""Plans in a real browser: from a result to a plan in use without a script, every page at 320 px, and axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from prongsai.adapters import clock
from prongsai.core.measures.model import PlanKind
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.measures import library, plans
from prongsai.records.measures.models import Plan, PlanState
from prongsai.records.measures.risks import RiskDraft
from prongsai.records.measures.risks import add as add_risk
from tests import build
from tests.e2e.conftest import violations
from tests.e2e.going import follow
from tests.faces.sign_in import signed_in
from tests.records.measures.plan_results import agency_with_units, published
from tests.records.measures.test_plans import drafted

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
TODAY = date(2024, 2, 15)
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => { one.open = true })"
SMALLEST = "() => [...document.querySelectorAll('main button, main a.button, main select, main input:not([type=checkbox], [type=radio], [type=hidden])')].filter((one) => one.offsetHeight && one.offsetHeight < 24).map((one) => one.outerHTML)"  # noqa: E501
TABLE = "มาตรการ\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\nทำแนวปฏิบัติการยืม\t- ร่าง - ประกาศ\tกองคลัง\tตามความเหมาะสม"


@pytest.fixture(autouse=True)
def in_february(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def agency() -> Agency:
    return agency_with_units()


@pytest.fixture
def officer(agency: Agency) -> User:
    return build.member(agency, name="สมใจ")


Open = Callable[..., Page]


@pytest.fixture
def window(browser: Browser, live_server: LiveServer, officer: User) -> Iterator[Open]:
    """A window of the officer, of a width, with or without scripts."""
    contexts: list[BrowserContext] = []

    def make(width: int = 320, *, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, base_url=live_server.url, java_script_enabled=script
        )
        session = signed_in(officer).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield make
    for one in contexts:
        one.close()


def pressed(page: Page, name: str) -> None:
    follow(page.get_by_role("main").get_by_role("button", name=name, exact=True).first)


def test_from_a_result_to_a_plan_in_use_without_a_script(window: Open, agency: Agency) -> None:
    published(agency)
    page = window(360, script=False)
    page.goto(f"/office/{agency.code}/plans/")
    follow(page.get_by_role("link", name="ร่างแผนจากผลปี 2566"))
    pressed(page, "สร้างร่างแผน")
    follow(page.get_by_role("link", name="ใช้แผนนี้"))
    pressed(page, "ใช้แผนนี้")
    plan = Plan.objects.get()
    assert (plan.state, plan.measures.count()) == (PlanState.ADOPTED, 4)


def test_steps_are_written_in_rows_without_a_script(window: Open, agency: Agency) -> None:
    measure = drafted(agency).measures.first()
    page = window(360, script=False)
    page.goto(f"/office/{agency.code}/plans/measures/{measure.pk}/edit/")
    pressed(page, "เพิ่มแถวขั้นตอน")
    page.fill("[name=step8-text]", "ขั้นตอนใหม่")
    page.fill("[name=step8-owner]", "กองช่าง")
    pressed(page, "บันทึกมาตรการ")
    last = measure.steps.last()
    assert (last.text, [one.name for one in last.units.all()]) == ("ขั้นตอนใหม่", ["กองช่าง"])


def test_every_page_fits_320_px_and_has_nothing_for_axe(window: Open, agency: Agency) -> None:
    draft, adopted, risky = plans_to_look_at(agency)
    measure = draft.measures.first()
    addresses = [
        "", "new/ita/", "new/anti-corruption/", f"{draft.pk}/", f"{draft.pk}/adopt/", f"{draft.pk}/library/",
        f"{draft.pk}/paste/", f"{draft.pk}/carry/", f"{draft.pk}/left-open/", f"{draft.pk}/particulars/",
        f"{draft.pk}/act/discard/", f"measures/{measure.pk}/", f"measures/{measure.pk}/edit/",
        f"measures/{measure.pk}/remove/", f"{adopted.pk}/", f"{adopted.pk}/timeline/", f"{risky.pk}/risks/",
        f"{risky.pk}/risks/new/", f"{risky.pk}/timeline/?year=2569",
    ]  # fmt: skip
    for width, language in ((320, ""), (1280, "/en")):
        page = window(width)
        found = {address: complaints(page, f"{language}/office/{agency.code}/plans/{address}") for address in addresses}
        assert {address: said for address, said in found.items() if said} == {}


def test_forms_with_mistakes_fit_too(window: Open, agency: Agency) -> None:
    draft = drafted(agency)
    measure = draft.measures.first()
    page = window(320)
    page.goto(f"/office/{agency.code}/plans/measures/{measure.pk}/edit/")
    for name, typed in (("title", ""), ("period", "ภายใน 30 วัน"), ("step0-period", "2599"), ("by", "31 ก.พ. 67")):
        page.fill(f"[name={name}]", typed)
    pressed(page, "บันทึกมาตรการ")
    assert look(page) == []
    page.goto(f"/office/{agency.code}/plans/{draft.pk}/paste/")
    page.fill("[name=table]", TABLE)
    pressed(page, "อ่านตาราง")
    assert look(page) == []


def plans_to_look_at(agency: Agency) -> tuple[Plan, Plan, Plan]:
    """A draft with something left to say, a plan in use of the year before, and one with risks."""
    draft = drafted(agency, suggestions="ตอบช้า", recommendations={"IIT": "พัฒนาเรื่องการยืม"})
    draft.measures.filter(group="8").delete()
    adopted = build.plan(agency, 2566)
    build.step(build.measure(adopted, period="ตลอดปี", rhythms=[{"every": "quarter"}]), period="ไตรมาส 1")
    risky = plans.start(agency, PlanKind.ANTI_CORRUPTION, 2567, until_year=2570)
    library.put_risks(risky, ["specification", "gifts"])
    add_risk(risky, RiskDraft("การออกใบอนุญาต", "เรียกรับ", 5, 5))
    return draft, adopted, risky


def complaints(page: Page, address: str) -> list[str]:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    page.evaluate(OPEN_ALL)
    return look(page)


def look(page: Page) -> list[str]:
    wide = page.evaluate(TOO_WIDE)
    return [*violations(page), *page.evaluate(SMALLEST), *([f"{wide} px too wide"] if wide > 0 else [])]
