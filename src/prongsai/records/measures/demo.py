"""A plan of the simulated agency in the demonstration, some of it done, some late: made as an officer makes it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.measures.drafts import Years
from prongsai.core.measures.model import PlanKind, Status
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year, fiscal_year_span
from prongsai.records.accounts.models import User
from prongsai.records.agencies.demo import people
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.measures import plans
from prongsai.records.measures.library import start_with, topics_of
from prongsai.records.measures.meetings import MeetingDraft, add_meeting
from prongsai.records.measures.models import Plan, Step
from prongsai.records.measures.progress import Report, report
from prongsai.records.measures.selectors import newest_result, plans_of, steps_of
from prongsai.records.measures.times import period_of_step

ADOPTED_AFTER = timedelta(days=14)
MEETING = Text("ประชุมกำหนดมาตรการ", "Meeting that set the measures")
EVERY_SO_MANY = 3


def load(agency: Agency) -> None:
    """A plan for the present fiscal year with some progress; nothing where the agency has a plan or no people."""
    officer = next((one.user for one in people() if one.role == Role.OFFICER and one.agency == agency), None)
    result = newest_result(agency)
    if officer is None or result is None or plans_of(agency).exists():
        return
    year = fiscal_year(clock.today())
    first, _ = fiscal_year_span(year)
    topics = topics_of(result, Years(year, year, year, first))
    chosen = [one for topic in topics for one in topic.drafts if one.is_default]
    with transaction.atomic():
        plan = start_with(agency, PlanKind.ITA, Years(year, year, year, first), result, chosen, officer)
        _adopt(plan, officer)
        for number, step in enumerate(steps_of(Plan.objects.filter(pk=plan.pk))):
            _report(step, number, officer)


def _adopt(plan: Plan, officer: User) -> None:
    """The measures were set in a meeting two weeks into the year, and everybody may see them."""
    first, _ = fiscal_year_span(plan.plan_year)
    day = min(first + ADOPTED_AFTER, clock.today())
    resolution = "ที่ประชุมเห็นชอบมาตรการและให้ทุกสำนัก/กองรายงานทุกไตรมาส"
    draft = MeetingDraft(MEETING.th, day, plan, "ห้องประชุม", present_count=12, resolution=resolution, sets_measures=True)
    add_meeting(plan.agency, draft, officer)
    plans.show(plans.adopt(plan, day, officer), officer)


def _report(step: Step, number: int, officer: User) -> None:
    """Of three steps one is done or goes on, one has just begun, and one was forgotten."""
    period = period_of_step(step)
    if period is None or period.starts_on > clock.today() or number % EVERY_SO_MANY == 0:
        return
    if period.ends_on < clock.today():
        report(step, Report(Status.DONE, period.ends_on, "ดำเนินการแล้วเสร็จตามแผน", 100), officer)
    elif number % EVERY_SO_MANY == 1:
        report(step, Report(Status.DONE, clock.today(), "ดำเนินการแล้วเสร็จก่อนกำหนด", 100), officer)
    else:
        report(step, Report(Status.UNDER_WAY, clock.today(), "อยู่ระหว่างดำเนินการ", 40), officer)
