"""Builders of things in the database: plain functions with sensible defaults."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.calendar.reading import read_period
from prongsai.core.measures.model import PlanKind
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role, Unit
from prongsai.records.agencies.services import Named, register
from prongsai.records.measures.models import Measure, Plan, PlanState, Step
from prongsai.records.rounds.models import Enrolment, Phase, Round, RoundKind
from prongsai.records.rounds.services import RoundDraft, enrol, make_round
from prongsai.records.surveys.doors import forget
from prongsai.records.surveys.models import Survey
from prongsai.records.surveys.services import open_surveys

PASSWORD = "ลองใช้ดูนะคะ 2567"
_numbers = count(1)


def agency(name: str = "องค์การบริหารส่วนตำบลตัวอย่างดี", province: str = "เชียงใหม่", *, simulated: bool = False) -> Agency:
    """An agency of that name, added where it is new."""
    named = Named(name, province, is_simulated=simulated)
    found = register([named])[named]
    assert isinstance(found, Agency)
    return found


def user(name: str = "", email: str = "") -> User:
    """A person who can sign in with PASSWORD."""
    number = next(_numbers)
    return User.objects.create_user(
        email or f"person{number}@example.go.th", PASSWORD, display_name=name or f"บุคคลที่ {number}"
    )


def unit(of: Agency, name: str = "สำนักปลัด", parent: Unit | None = None) -> Unit:
    """A unit of the agency, added where it is new."""
    return Unit.objects.get_or_create(agency=of, name=name, parent=parent)[0]


def member(of: Agency, role: Role = Role.OFFICER, *, in_unit: Unit | None = None, name: str = "") -> User:
    """A new person with that role in the agency."""
    person = user(name)
    if role == Role.UNIT and in_unit is None:
        in_unit = unit(of)
    Membership.objects.create(user=person, agency=of, role=role, unit=in_unit)
    return person


def plan(of: Agency, year: int = 2567, state: PlanState = PlanState.ADOPTED, **columns: Any) -> Plan:
    """A plan of the agency, in use unless the state says otherwise."""
    years = {"plan_year": year, "until_year": year, "result_year": year - 1, "oit_year": year}
    return Plan.objects.create(**{"agency": of, "kind": PlanKind.ITA.value, "state": state, **years, **columns})


def measure(of: Plan, title: str = "จัดทำคู่มือการใช้ทรัพย์สิน", period: str = "", **columns: Any) -> Measure:
    """A measure at the end of a plan; `period` as people write it."""
    number = of.measures.count() + 1
    return Measure.objects.create(plan=of, number=number, title=title, **_days(of, period), **columns)


def step(of: Measure, text: str = "แจ้งเวียนให้บุคลากรทราบ", period: str = "", *units: Unit, **columns: Any) -> Step:
    """A step at the end of a measure; `period` as people write it."""
    made = Step.objects.create(measure=of, number=of.steps.count() + 1, text=text, **_days(of.plan, period), **columns)
    made.units.set(units)
    return made


def _days(of: Plan, period: str) -> dict[str, Any]:
    if not period:
        return {}
    starts_on, ends_on, text = read_period(period, of.plan_year)
    return {"starts_on": starts_on, "ends_on": ends_on, "period_text": text}


def rehearsal(of: Agency, rules_of: int = 2568, collect: tuple[int, int] = (-1, 30)) -> Enrolment:
    """A rehearsal of the agency, under the rules of a year, that takes answers now.

    `collect`: its first and last day for answers, in days from today.
    """
    made = make_round(RoundDraft(RoundKind.REHEARSAL, 2570, rules_of, of))
    collecting(made, *collect)
    enrolment = made.enrolments.select_related("round__framework", "agency").get()
    open_surveys(made)
    return enrolment


def official_round(*agencies: Agency, rules_of: int = 2568, collect: tuple[int, int] = (-1, 30)) -> Round:
    """An official round of agencies that takes answers now."""
    made = make_round(RoundDraft(RoundKind.OFFICIAL, rules_of, rules_of))
    collecting(made, *collect)
    enrol(made, agencies)
    open_surveys(made)
    return made


def collecting(of: Round, first: int, last: int) -> None:
    """Give a round other days for answers, counted from today."""
    today = clock.today()
    days = {"starts_on": today + timedelta(days=first), "ends_on": today + timedelta(days=last)}
    Phase.objects.filter(round=of, code=PhaseCode.COLLECT).update(**days)
    forget()


def over(of: Round) -> None:
    """Let the time for answers, and the grace after it, be over."""
    collecting(of, -30, -3)


def survey(of: Enrolment, instrument: str = "IIT") -> Survey:
    """The survey of an agency in a round."""
    return Survey.objects.get(enrolment=of, instrument=instrument)
