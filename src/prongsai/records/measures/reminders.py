"""Asks for reports in time: before, on and after the day, each person once for each; and now, when somebody presses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.calendar.saying import say_day
from prongsai.core.measures.follow import Stage, stage
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.circulars import remind_readers
from prongsai.records.measures.follow_selectors import (
    StepView,
    due_days,
    following,
    in_use,
    is_shared,
    of_units,
    owing_units,
)
from prongsai.records.measures.models import Measure, Plan
from prongsai.records.notices.models import Notice
from prongsai.records.notices.services import Wanted, notify, settle

LATEST = timedelta(days=31)  # what was due longer ago is shown on the page, but nobody is written to about it
REMINDED = verb(
    "measures.reminded", "ระบบเตือนเรื่องที่ถึงกำหนด {count} รายการ", "The system sent {count} reminders of what is due"
)
ASKED = verb("measures.asked", "ขอให้รายงาน “{measure}” ({count} คน)", "Asked {count} people to report on “{measure}”")
_TO_UNIT = {
    Stage.BEFORE: Text(
        "โปรดรายงานความก้าวหน้ามาตรการ “{measure}” ภายใน {day.th}",
        "Please report on the measure “{measure}” by {day.en}.",
    ),
    Stage.TODAY: Text(
        "ครบกำหนดรายงานความก้าวหน้ามาตรการ “{measure}” ในวันที่ {day.th}",
        "Report on the measure “{measure}”: the due day is {day.en}.",
    ),
    Stage.AFTER: Text(
        "ยังไม่มีรายงานความก้าวหน้ามาตรการ “{measure}” ที่ครบกำหนดเมื่อ {day.th}",
        "There is no report yet on the measure “{measure}”, which was due on {day.en}.",
    ),
}
_TO_OFFICE = {
    Stage.BEFORE: Text(
        "รายงานความก้าวหน้า {count} ขั้นตอนครบกำหนดในวันที่ {day.th}", "Reports on {count} steps: due by {day.en}."
    ),
    Stage.AFTER: Text(
        "ยังไม่มีรายงานความก้าวหน้า {count} ขั้นตอนที่ครบกำหนดเมื่อ {day.th}{whose.th}",
        "There are no reports yet on {count} steps that were due on {day.en}{whose.en}.",
    ),
}
_ASKED = Text("ขอให้รายงานความก้าวหน้ามาตรการ “{measure}”", "You are asked to report on the measure “{measure}”.")
_NOBODY = Text(
    "ผู้รับผิดชอบมาตรการนี้ยังไม่มีบัญชีในระบบ โปรดแจ้งด้วยวิธีอื่น หรือเชิญเข้าใช้งาน",
    "Nobody who does this measure has an account. Tell them in another way, or invite them.",
)
_FINISHED = Text("มาตรการนี้เสร็จแล้ว ไม่มีสิ่งที่ต้องรายงาน", "This measure is finished: there is nothing to report.")
_OFFICE = {
    Role.OFFICER.value: (Stage.BEFORE, Stage.AFTER),
    Role.CLERK.value: (Stage.AFTER,),
    Role.HEAD.value: (Stage.AFTER,),
}
People = Mapping[str, list[Membership]]


class Asking(NamedTuple):
    """Reports that are due on one day, which calls for a reminder; of a shared step some of its units may owe one."""

    due_on: date
    stage: Stage
    steps: tuple[StepView, ...]


def remind(agency: Agency, today: date) -> int:
    """Make today's reminders of an agency, those that were not made yet; how many are new."""
    people = _people(agency)
    wanted = [one for plan in in_use(agency, today) for one in _of_plan(plan.plan, plan.steps, today, people)]
    wanted += remind_readers(agency, today)
    with transaction.atomic():
        made = notify(agency, wanted)
        if made:
            write(agency.code, REMINDED, facts={"count": len(made)})
    return len(made)


def ask_now(measure: Measure, by: User) -> int:
    """Ask those who do a measure to report, at most once a day; how many are asked now.

    Raises InputError where nothing is left to report, or nobody has an account.
    """
    agency = measure.plan.agency
    steps = _open_steps(measure)
    if not steps:
        raise InputError(_FINISHED)
    users = {user for step in steps for user in _doing(step, _people(agency))} - {by}
    if not users:
        raise InputError(_NOBODY)
    text = _filled(_ASKED, measure=measure.title)
    key = f"asked:{measure.pk}:{clock.today()}"
    with transaction.atomic():
        made = notify(agency, [Wanted(one, key, text, _unit_page(agency, measure)) for one in users])
        if made:
            names = {"measure": measure.title}
            write(agency.code, ASKED, actor=by, about=measure, facts={"count": len(made)}, names=names)
    return len(made)


def was_asked_today(measures: Iterable[Measure]) -> set[int]:
    """The measures whose people were asked today."""
    keys = {f"asked:{one.pk}:{clock.today()}": one.pk for one in measures}
    return {keys[key] for key in Notice.objects.filter(key__in=keys).values_list("key", flat=True)}


def settle_reported(measure: Measure, by: User) -> None:
    """Nobody needs to read any more what asked for reports that are there now; of a shared step who gave hers."""
    steps, agency = _open_steps(measure), measure.plan.agency
    held = Membership.objects.filter(user=by, agency=agency, role=Role.UNIT, ended_at__isnull=True)
    units = [one.unit for one in held.select_related("unit") if one.unit]
    hers = {day for one in of_units(steps, units) for day in one.owed}
    anybodys = {day for one in steps for day in (due_days(one.step) if is_shared(one.step) else one.owed)}
    settle(agency, f"report:{measure.pk}:", still_due=anybodys)
    settle(agency, f"report:{measure.pk}:", still_due=hers, of=by)
    if not anybodys:
        settle(agency, f"asked:{measure.pk}:")


def _open_steps(measure: Measure) -> list[StepView]:
    (plan,) = following(Plan.objects.filter(pk=measure.plan_id), clock.today())
    return [one for one in plan.steps if one.step.measure_id == measure.pk and one.is_open]


def _people(agency: Agency) -> People:
    """Who holds which role in an agency now."""
    found = defaultdict(list)
    held = Membership.objects.filter(agency=agency, ended_at__isnull=True, user__is_active=True)
    for one in held.select_related("user", "unit").order_by("pk"):
        found[one.role].append(one)
    return found


def _of_plan(plan: Plan, steps: Iterable[StepView], today: date, people: People) -> Iterator[Wanted]:
    asking = list(_asking(steps, today))
    for one in asking:
        yield from _to_units(plan.agency, one, people)
        yield from _to_office(plan, one, people)


def _asking(steps: Iterable[StepView], today: date) -> Iterator[Asking]:
    owing: defaultdict[date, list[StepView]] = defaultdict(list)
    for step in steps:
        for day in due_days(step.step) if is_shared(step.step) and step.is_open else step.owed:
            owing[day].append(step)
    for day, those in sorted(owing.items()):
        calls_for = stage(day, today)
        if calls_for is not None and day >= today - LATEST:
            yield Asking(day, calls_for, tuple(those))


def _to_units(agency: Agency, asking: Asking, people: People) -> Iterator[Wanted]:
    """One reminder for each measure to each person whose unit does a step of it."""
    by_measure: defaultdict[int, set[User]] = defaultdict(set)
    measures = {one.step.measure_id: one.step.measure for one in asking.steps}
    for one in asking.steps:
        by_measure[one.step.measure_id] |= _doing(one, people, asking.due_on)
    for pk, users in by_measure.items():
        text = _filled(_TO_UNIT[asking.stage], measure=measures[pk].title, day=say_day(asking.due_on))
        key = f"report:{pk}:{asking.due_on}:{asking.stage}"
        yield from (Wanted(one, key, text, _unit_page(agency, measures[pk]), asking.due_on) for one in users)


def _to_office(plan: Plan, asking: Asking, people: People) -> Iterator[Wanted]:
    """One reminder for all measures to the officer, who may record after the meeting; to executives what is overdue."""
    count, whose = sum(asking.due_on in one.owed for one in asking.steps), _whose(asking)
    for role, stages in _OFFICE.items():
        if asking.stage in stages and count:
            text = _filled(_TO_OFFICE[asking.stage], count=count, day=say_day(asking.due_on), whose=whose)
            path = f"/office/{plan.agency.code}/follow/" + ("record/" if role == Role.OFFICER else "")
            key = f"round:{plan.pk}:{asking.due_on}:{asking.stage}"
            yield from (Wanted(one.user, key, text, path, asking.due_on) for one in people.get(role, ()))


def _whose(asking: Asking) -> Text:
    """The units that owe the reports; nothing where no unit does the steps."""
    names = ", ".join(owing_units(asking.steps, asking.due_on))
    return Text(f" ได้แก่ {names}", f": {names}") if names else Text("", "")


def _doing(step: StepView, people: People, due_on: date | None = None) -> set[User]:
    """Those with an account in the units that do a step; with a day those whose part of it is owed for that day."""
    held = [one for one in people.get(Role.UNIT.value, ()) if one.unit is not None]
    parts = [(one.user, part) for one in held if one.unit for part in of_units([step], [one.unit])]
    return {user for user, part in parts if part.is_open and (due_on is None or due_on in part.owed)}


def _unit_page(agency: Agency, measure: Measure) -> str:
    return f"/office/{agency.code}/follow/mine/#measure-{measure.pk}"


def _filled(sentence: Text, **values: object) -> Text:
    return Text(sentence.th.format(**values), sentence.en.format(**values))
