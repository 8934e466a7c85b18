"""Builders of things in the database: plain functions with sensible defaults."""

from __future__ import annotations

from itertools import count
from typing import Any

from prongsai.core.calendar.reading import read_period
from prongsai.core.measures.model import PlanKind
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role, Unit
from prongsai.records.agencies.services import Named, register
from prongsai.records.measures.models import Measure, Plan, PlanState, Step

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
