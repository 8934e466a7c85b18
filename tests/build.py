"""Builders of things in the database: plain functions with sensible defaults."""

from __future__ import annotations

from itertools import count

from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Membership, Role, Unit
from prongsai.records.agencies.services import Named, register

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
