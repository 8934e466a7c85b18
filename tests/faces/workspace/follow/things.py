"""What the addresses of following up are about."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.adapters import clock
from prongsai.core.measures.model import PlanKind
from prongsai.core.text import Text
from prongsai.records.agencies.models import Agency
from prongsai.records.measures.circulars import CircularDraft, send
from prongsai.records.measures.committees import CommitteeDraft, Member, Side, add_committee
from prongsai.records.measures.meetings import MeetingDraft, add_meeting
from prongsai.records.measures.models import Circular, Committee, Measure, Meeting, Plan, Progress, Step, Training
from prongsai.records.measures.trainings import TrainingDraft, add_training
from prongsai.records.notices.models import Notice
from prongsai.records.notices.services import Wanted, notify
from tests import build


def a_plan(of: Agency) -> Plan:
    found = of.plans.filter(kind=PlanKind.ITA.value, plan_year=2567).first()
    return found or build.plan(of)


def a_measure(of: Agency) -> Measure:
    return build.measure(a_plan(of))


def a_step(of: Agency) -> Step:
    """A step of สำนักปลัด."""
    return build.step(a_measure(of), "แจ้งเวียน", "", build.unit(of))


def a_report(of: Agency) -> Progress:
    return Progress.objects.create(step=a_step(of), reported_on=clock.today(), status="under-way")


def a_meeting(of: Agency) -> Meeting:
    return add_meeting(of, MeetingDraft("ประชุมประจำเดือน", clock.today()), build.member(of))


def a_committee(of: Agency) -> Committee:
    return add_committee(of, CommitteeDraft("คณะทำงาน", (Member("ก", "", Side.STAFF),)), build.member(of))


def a_training(of: Agency) -> Training:
    return add_training(of, TrainingDraft("ผลประโยชน์ทับซ้อน", clock.today()), build.member(of))


def a_circular(of: Agency) -> Circular:
    return send(of, CircularDraft("คู่มือ", clock.today(), "โปรดอ่าน"), build.member(of))


def a_notice(of: Agency) -> Notice:
    return notify(of, [Wanted(build.member(of), "a", Text("เรื่อง", "A matter"), f"/office/{of.code}/follow/")])[0]


THINGS: dict[str, dict[str, Callable[[Agency], object]]] = {
    "work_follow_measure": {"pk": a_measure},
    "work_follow_remind": {"pk": a_measure},
    "work_follow_step": {"pk": a_step},
    "work_follow_report": {"pk": a_step},
    "work_follow_correct": {"pk": a_report},
    "work_follow_meeting*": {"pk": a_meeting},
    "work_follow_committee*": {"pk": a_committee},
    "work_follow_training*": {"pk": a_training},
    "work_follow_circular*": {"pk": a_circular},
    "work_follow_notice": {"pk": a_notice},
}
