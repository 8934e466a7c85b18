"""The first page: in five seconds where the agency stands and what comes next, for each role its own."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from prongsai.adapters import clock
from prongsai.core.measures.model import Status
from prongsai.records.agencies import demo as people
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.measures import demo as plan_demo
from prongsai.records.measures.models import PlanState
from prongsai.records.measures.selectors import plans_of
from prongsai.records.papers import approvals
from prongsai.records.papers.models import Paper, PaperState
from prongsai.records.results.demo import agency_to_show
from prongsai.records.results.simulate import simulate
from tests import build
from tests.faces.public import build as public
from tests.faces.sign_in import signed_in
from tests.records.papers import build as papers

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def page(of: Agency, role: Role, language: str = "") -> str:
    answer = signed_in(build.member(of, role)).get(f"{language}/office/{of.code}/")
    assert answer.status_code == 200
    return answer.content.decode()


def with_a_plan() -> Agency:
    """A plan of 2570 with one step late, one due at the end of the month, one done."""
    of = build.agency("เทศบาลตำบลหนึ่ง")
    own, other = build.unit(of, "สำนักปลัด"), build.unit(of, "กองคลัง")
    plan = build.plan(of, 2570, adopted_on=date(2026, 10, 1))
    first = build.measure(plan, "จัดทำคู่มือ")
    build.step(first, "ร่างคู่มือ", "1 ต.ค. 2569 - 31 ต.ค. 2569", own)
    build.step(first, "แจกคู่มือ", "1 ต.ค. 2569 - 30 พ.ย. 2569", other)
    build.step(build.measure(plan, "เปิดเผยข้อมูล"), "ขึ้นเว็บไซต์", "ต.ค. 2569", own, status=Status.DONE.value)
    return of


def test_a_new_agency_is_led_from_its_result_on() -> None:
    of = build.agency()
    shown = page(of, Role.OFFICER)
    assert "<h1>ขั้นต่อไป: บอกว่ามีสำนัก/กองใด</h1>" in shown
    assert "ยังไม่มีผล" in shown
    assert "ยังไม่มีแผน" in shown
    assert f'href="/office/{of.code}/people/results/enter/"' in shown
    build.unit(of)
    assert "<h1>ขั้นต่อไป: บอกว่าใครดำรงตำแหน่งใด" in page(of, Role.OFFICER)


def test_the_steps_are_ticked_off_and_gone_once_something_is_published() -> None:
    of = with_a_plan()
    assert "เสร็จ 3 จาก 9 ขั้น" in page(of, Role.OFFICER)
    Paper.objects.create(agency=of, kind="memo", title="บันทึก", oit_year=2570, state=PaperState.PUBLISHED)
    assert "จากผลถึงเอกสารที่เผยแพร่" not in page(of, Role.OFFICER)


def test_the_officer_sees_what_is_late_and_whose_it_is() -> None:
    shown = page(with_a_plan(), Role.OFFICER)
    assert "แผน ITA ปี 2570: ล่าช้า 1 ขั้นตอน" in shown
    assert "เสร็จ 1 จาก 2 มาตรการ" in shown
    assert "ขั้นตอนเสร็จ 1 จาก 3 ขั้นตอน · ล่าช้า 1 มาตรการ" in shown
    assert "มาตรการที่ยังไม่เสร็จ" not in shown
    assert "เกินกำหนด 21 วัน" in shown
    assert "ล่าช้า · สำนักปลัด" in shown


def test_a_unit_sees_its_own_steps_alone() -> None:
    of = with_a_plan()
    person = build.member(of, Role.UNIT, in_unit=build.unit(of, "กองคลัง"))
    shown = signed_in(person).get(f"/office/{of.code}/").content.decode()
    assert "<h1>รอรายงานจากท่าน 1 ขั้นตอน</h1>" in shown
    assert "แจกคู่มือ" in shown
    assert "ภายใน 30 พฤศจิกายน 2569" in shown
    assert "ร่างคู่มือ" not in shown
    assert "เอกสารปี" not in shown


def test_home_and_following_up_say_alike_what_is_late_and_what_is_unreported() -> None:
    of = build.agency("เทศบาลตำบลหนึ่ง")
    own = build.unit(of, "สำนักปลัด")
    plan = build.plan(of, 2570, adopted_on=date(2026, 10, 1), rhythms=[{"every": "month"}])
    late, running = build.measure(plan, "จัดทำคู่มือ"), build.measure(plan, "เผยแพร่แผน")
    build.step(late, "ร่างคู่มือ", "1 ต.ค. 2569 - 10 พ.ย. 2569", own)
    build.step(running, "ขึ้นเว็บไซต์", "ต.ค. 2569 - ก.ย. 2570", own)
    client = signed_in(build.member(of, Role.UNIT, in_unit=own))
    pages = [client.get(f"/office/{of.code}/{where}").content.decode() for where in ("", "follow/mine/")]
    for shown in (*pages, page(of, Role.OFFICER)):
        assert "เกินกำหนด 11 วัน" in shown
        assert "ยังไม่รายงาน ครบกำหนด 31 ตุลาคม 2569" in shown
        assert "21 วัน" not in shown


def test_the_card_of_a_plan_and_the_list_say_the_same_of_what_is_unreported() -> None:
    of = build.agency("เทศบาลตำบลหนึ่ง")
    own = build.unit(of, "สำนักปลัด")
    plan = build.plan(of, 2570, adopted_on=date(2026, 10, 1), rhythms=[{"every": "month"}])
    for number in range(7):
        build.step(build.measure(plan, f"มาตรการ {number}"), "ทำ", "ต.ค. 2569 - ก.ย. 2570", own)
    shown = page(of, Role.OFFICER)
    assert "ไม่มีมาตรการล่าช้า · ยังไม่รายงาน 7 มาตรการ" in shown
    assert '<span class="when late">ยังไม่รายงาน</span><span><strong>อีก 2 มาตรการ</strong>' in shown
    assert ">ล่าช้า</span>" not in shown


def test_a_unit_is_told_that_nothing_waits() -> None:
    of = with_a_plan()
    person = build.member(of, Role.UNIT, in_unit=build.unit(of, "กองช่าง"))
    shown = signed_in(person).get(f"/office/{of.code}/").content.decode()
    assert "ไม่มีอะไรค้างรายงาน" in shown
    assert "ไม่มีเรื่องที่รอท่านในตอนนี้" in shown


def test_an_executive_sees_what_is_late_and_makes_no_papers() -> None:
    shown = page(with_a_plan(), Role.HEAD)
    assert "ล่าช้า 1 ขั้นตอน" in shown
    assert "<strong>สำนักปลัด</strong> ช้า 1 มาตรการ (1 ขั้นตอน) นานสุด 21 วัน" in shown
    assert shown.count("จัดทำคู่มือ") == 1
    assert "จัดทำเอกสารได้" not in shown
    assert "ขั้นต่อไป" not in shown


def test_an_executive_begins_with_what_waits_for_her_signature() -> None:
    of = papers.office()
    paper = papers.edition(of)
    approvals.send(paper.paper, of.officer)
    papers.sign_next(paper, of.officer)
    shown = signed_in(of.clerk).get(f"/office/{of.agency.code}/").content.decode()
    button = f'class="button" href="/office/{of.agency.code}/papers/'
    assert shown.index("<h1>รอท่านลงนาม 1 ฉบับ</h1>") < shown.index(button) < shown.index("ตอนนี้อยู่ตรงไหน")
    assert shown.count("อ่านและลงนาม") == 1


def test_an_executive_reads_what_the_last_result_lacked_and_that_nothing_waits() -> None:
    (code,) = public.publish(public.mae_sai())
    of = Agency.objects.get(code=code)
    shown = page(of, Role.HEAD)
    assert "ไม่มีเอกสารรอท่านลงนาม" in shown
    assert "ไม่มีใครเห็นคะแนนของรอบที่ยังไม่ประกาศผล ต่อไปนี้คือผลปี 2566" in shown
    assert "ปี 2566 ได้ 91.47 ระดับ ผ่าน" in shown
    assert "ระดับถัดไปคือ “ผ่านดี” ยังขาดดังนี้" in shown
    assert "EIT รวมทุกส่วนได้" in shown
    assert "ปีนี้จะผ่านหรือไม่" not in page(of, Role.OFFICER)


def test_a_draft_is_no_plan_in_use() -> None:
    of = with_a_plan()
    plans_of(of).update(state=PlanState.DRAFT)
    shown = page(of, Role.OFFICER)
    assert "ร่าง 2 มาตรการ" in shown
    assert "ร่างแผนยังไม่ประกาศใช้" in shown


def test_papers_wait_in_turn() -> None:
    of = with_a_plan()
    for state, title in ((PaperState.RETURNED, "ฉบับที่ส่งคืน"), (PaperState.SIGNED, "ฉบับที่ลงนามแล้ว")):
        Paper.objects.create(agency=of, kind="memo", title=title, oit_year=2570, plan_year=2570, state=state)
    shown = page(of, Role.OFFICER)
    assert "ส่งคืนให้แก้ไข" in shown
    assert "รอเผยแพร่" in shown
    assert "ฉบับที่ส่งคืน" not in page(of, Role.UNIT)


def test_the_page_speaks_english() -> None:
    shown = page(with_a_plan(), Role.OFFICER, "/en")
    assert "ITA plan 2570: 1 step late" in shown
    assert "Where things stand" in shown
    assert "21 days overdue" in shown


def test_it_asks_the_database_as_often_for_many_measures_as_for_few(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    of = with_a_plan()
    for number in range(30):
        build.step(build.measure(plans_of(of).get(), f"มาตรการ {number}"), "ทำ", "ต.ค. 2569")
    browser = signed_in(build.member(of))
    with django_assert_max_num_queries(75):
        browser.get(f"/office/{of.code}/")


def test_the_demonstration_has_a_plan_that_people_work_on() -> None:
    simulate(0, pieces=1)
    shown = agency_to_show()
    assert shown is not None
    of = people.load(shown)
    assert of == shown
    plan_demo.load(of)
    plan_demo.load(of)
    assert [one.state for one in plans_of(of)] == [PlanState.ADOPTED]
    officer = signed_in(people.people()[0].user).get(f"/office/{of.code}/").content.decode()
    assert "ข้อมูลจำลอง" in officer
    assert "แผน ITA ปี 2570" in officer


def test_somebody_without_a_role_is_told_what_to_do(client: Client) -> None:
    person = build.user()
    assert "ท่านยังไม่มีบทบาทในหน่วยงานใด" in signed_in(person).get("/office/").content.decode()


def test_who_works_in_two_agencies_chooses() -> None:
    first, second = build.agency("เทศบาลตำบลหนึ่ง"), build.agency("เทศบาลตำบลสอง")
    person = build.member(first)
    browser = signed_in(person)
    assert browser.get("/office/")["Location"] == f"/office/{first.code}/"
    person.memberships.create(agency=second, role=Role.CLERK)
    shown = browser.get("/office/").content.decode()
    assert first.name in shown
    assert second.name in shown
