"""Who is asked for reports, when, and how often."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from threading import Event

import pytest

from prongsai.adapters import clock
from prongsai.core.measures.model import Status
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role
from prongsai.records.jobs.services import enqueue, take
from prongsai.records.jobs.worker import do
from prongsai.records.journal.models import Entry
from prongsai.records.measures.jobs import REMIND
from prongsai.records.measures.models import Plan, PlanState
from prongsai.records.measures.progress import Report, report
from prongsai.records.measures.reminders import ask_now, remind, was_asked_today
from prongsai.records.notices import selectors as notices
from prongsai.records.notices.models import Notice
from tests import build

pytestmark = pytest.mark.django_db
END_OF_MARCH = date(2024, 3, 31)


class Office:
    """An agency with one monthly measure: a step of กองคลัง and one of สำนักปลัด, which has no account."""

    def __init__(self, **columns: object) -> None:
        self.agency: Agency = build.agency()
        self.plan: Plan = build.plan(self.agency, adopted_on=date(2024, 3, 1), **columns)
        self.measure = build.measure(self.plan, "จัดทำคู่มือ", rhythms=[{"every": "month"}])
        self.finance = build.unit(self.agency, "กองคลัง")
        self.manual = build.step(self.measure, "ร่างคู่มือ", "", self.finance)
        self.circular = build.step(self.measure, "แจ้งเวียน", "", build.unit(self.agency))
        self.head_of_finance = build.member(self.agency, Role.UNIT, in_unit=self.finance)
        self.officer, self.clerk = build.member(self.agency), build.member(self.agency, Role.CLERK)
        self.mayor = build.member(self.agency, Role.HEAD)

    def told(self, person: User) -> list[str]:
        return [one.text_th for one in Notice.objects.filter(user=person).order_by("pk")]

    def report(self, on: date) -> None:
        for step in (self.manual, self.circular):
            report(step, Report(Status.UNDER_WAY, on), self.officer)


def test_nobody_is_asked_more_than_a_week_ahead() -> None:
    assert remind(Office().agency, END_OF_MARCH - timedelta(days=8)) == 0
    assert Entry.objects.filter(verb="measures.reminded").count() == 0


def test_units_are_asked_before_on_and_after_the_day_and_once_each() -> None:
    office = Office()
    for day in range(-8, 12):
        remind(office.agency, END_OF_MARCH + timedelta(days=day))
        remind(office.agency, END_OF_MARCH + timedelta(days=day))
    assert office.told(office.head_of_finance) == [
        "โปรดรายงานความก้าวหน้ามาตรการ “จัดทำคู่มือ” ภายใน 31 มีนาคม 2567",
        "ครบกำหนดรายงานความก้าวหน้ามาตรการ “จัดทำคู่มือ” ในวันที่ 31 มีนาคม 2567",
        "ยังไม่มีรายงานความก้าวหน้ามาตรการ “จัดทำคู่มือ” ที่ครบกำหนดเมื่อ 31 มีนาคม 2567",
    ]


def test_the_officer_learns_what_to_collect_and_executives_what_is_overdue() -> None:
    office = Office()
    for day in range(-8, 3):
        remind(office.agency, END_OF_MARCH + timedelta(days=day))
    assert [one.split(" ")[0] for one in office.told(office.officer)] == ["รายงานความก้าวหน้า", "ยังไม่มีรายงานความก้าวหน้า"]
    assert office.told(office.mayor) == office.told(office.clerk)
    assert office.told(office.mayor) == ["ยังไม่มีรายงานความก้าวหน้า 2 ขั้นตอนที่ครบกำหนดเมื่อ 31 มีนาคม 2567 ได้แก่ กองคลัง, สำนักปลัด"]


def test_whose_step_it_is_not_is_not_asked() -> None:
    office = Office()
    other = build.member(office.agency, Role.UNIT, in_unit=build.unit(office.agency, "กองช่าง"))
    stranger = build.member(build.agency("องค์การบริหารส่วนตำบลอื่น"))
    Membership.objects.filter(user=office.head_of_finance).update(ended_at=clock.now())
    remind(office.agency, END_OF_MARCH)
    remind(office.agency, END_OF_MARCH + timedelta(days=1))
    assert (office.told(other), office.told(stranger), office.told(office.head_of_finance)) == ([], [], [])


def test_every_unit_is_asked_about_what_every_unit_does() -> None:
    office = Office()
    build.step(office.measure, "ทุกกองทำ", all_units=True)
    other = build.member(office.agency, Role.UNIT, in_unit=build.unit(office.agency, "กองช่าง"))
    remind(office.agency, END_OF_MARCH)
    assert len(office.told(other)) == 1


def test_nobody_is_asked_for_what_was_reported() -> None:
    office = Office()
    office.report(END_OF_MARCH - timedelta(days=10))
    assert remind(office.agency, END_OF_MARCH) == 0
    assert remind(office.agency, END_OF_MARCH + timedelta(days=1)) == 0


def test_who_was_asked_need_not_read_it_once_the_report_is_there() -> None:
    office = Office()
    remind(office.agency, END_OF_MARCH)
    assert notices.unread(office.head_of_finance) == 1
    office.report(END_OF_MARCH)
    assert notices.unread(office.head_of_finance) == 0


def test_what_is_finished_or_dropped_is_not_asked_about() -> None:
    office = Office()
    office.measure.steps.update(status="done")
    assert remind(office.agency, END_OF_MARCH) == 0


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.CLOSED])
def test_only_plans_in_use_ask(state: PlanState) -> None:
    assert remind(Office(state=state).agency, END_OF_MARCH) == 0


def test_after_a_long_time_without_a_worker_there_is_no_flood() -> None:
    office = Office()
    remind(office.agency, date(2024, 9, 15))
    assert [one.due_on for one in Notice.objects.filter(user=office.head_of_finance)] == [date(2024, 8, 31)]


def test_the_last_day_of_a_step_asks_too() -> None:
    office = Office()
    office.measure.rhythms = []
    office.measure.save()
    build.step(office.measure, "ประกาศใช้", "ภายในวันที่ 15 เมษายน 2567", office.finance)
    remind(office.agency, date(2024, 4, 14))
    assert [one.due_on for one in Notice.objects.filter(user=office.head_of_finance)] == [date(2024, 4, 15)]


def test_the_journal_counts_and_names_nobody() -> None:
    office = Office()
    remind(office.agency, END_OF_MARCH)
    entry = Entry.objects.get(verb="measures.reminded")
    assert (entry.chain, entry.facts, entry.actor) == (office.agency.code, {"count": 1}, "")


def test_asking_now_reaches_the_units_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office()
    assert ask_now(office.measure, office.mayor) == 1
    assert ask_now(office.measure, office.clerk) == 0
    assert was_asked_today([office.measure]) == {office.measure.pk}
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert was_asked_today([office.measure]) == set()
    assert ask_now(office.measure, office.mayor) == 1
    assert Entry.objects.filter(verb="measures.asked").count() == 2


def test_asking_where_nobody_has_an_account_says_what_to_do() -> None:
    office = Office()
    Membership.objects.filter(role=Role.UNIT).update(ended_at=clock.now())
    with pytest.raises(InputError, match="invite them"):
        ask_now(office.measure, office.mayor)


def test_asking_about_what_is_finished_is_refused() -> None:
    office = Office()
    office.measure.steps.update(status="done")
    with pytest.raises(InputError, match="finished"):
        ask_now(office.measure, office.mayor)


def test_the_daily_job_goes_through_all_agencies(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office()
    other = build.agency("องค์การบริหารส่วนตำบลอื่น")
    build.step(build.measure(build.plan(other)), "แจ้งเวียน", "ภายในเดือนมีนาคม 2567")
    mayor = build.member(other, Role.HEAD)
    monkeypatch.setattr(clock, "now", lambda: datetime(2024, 4, 1, 7, tzinfo=clock.BANGKOK))
    enqueue(REMIND)
    job = take()
    assert job is not None
    do(job, Event())
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 2, 2)
    assert len(office.told(office.mayor)) == len(office.told(mayor)) == 1


def test_of_a_shared_step_only_the_units_that_have_not_reported_are_asked() -> None:
    office = Office()
    office.measure.steps.all().delete()
    shared = build.step(office.measure, "ทุกกองทำ", all_units=True)
    other = build.member(office.agency, Role.UNIT, in_unit=build.unit(office.agency, "กองช่าง"))
    report(shared, Report(Status.UNDER_WAY, END_OF_MARCH), office.head_of_finance)
    remind(office.agency, END_OF_MARCH + timedelta(days=1))
    assert office.told(office.head_of_finance) == []
    assert len(office.told(other)) == 1


def test_who_gave_her_part_of_a_shared_step_need_not_read_the_reminder() -> None:
    office = Office()
    office.measure.steps.all().delete()
    shared = build.step(office.measure, "ทุกกองทำ", all_units=True)
    other = build.member(office.agency, Role.UNIT, in_unit=build.unit(office.agency, "กองช่าง"))
    remind(office.agency, END_OF_MARCH)
    report(shared, Report(Status.UNDER_WAY, END_OF_MARCH), office.head_of_finance)
    assert (notices.unread(office.head_of_finance), notices.unread(other)) == (0, 1)
