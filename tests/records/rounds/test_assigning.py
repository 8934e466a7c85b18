"""Who works for which agency: evenly, provinces together, never for one's own agency."""

from __future__ import annotations

from collections import Counter

import pytest

from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies import mandates
from prongsai.records.agencies.mandates import Charge
from prongsai.records.agencies.memberships import Duty, join
from prongsai.records.agencies.models import Membership, OversightRole, Role
from prongsai.records.journal.models import SITE
from prongsai.records.journal.selectors import of_chain
from prongsai.records.rounds.assigning import assign, assigned_to, assignees, loads, spread, take_back, without_assignee
from prongsai.records.rounds.models import Assignment, Round, Task
from tests.build import agency, official_round, user

pytestmark = pytest.mark.django_db
PROVINCES = ("เชียงราย", "พะเยา", "น่าน")


def reviewer(name: str = "") -> User:
    person = user(name)
    mandates.give(person, Charge(OversightRole.REVIEWER), None)
    return person


def of_provinces(each: int) -> Round:
    return official_round(*(agency(f"เทศบาลตำบลที่ {number}", place) for place in PROVINCES for number in range(each)))


def test_agencies_are_spread_evenly_with_provinces_together() -> None:
    made, people = of_provinces(4), [reviewer() for _ in range(3)]
    assert spread(made, Task.REVIEW) == 12
    assert [number for _, number in loads(made, Task.REVIEW)] == [4, 4, 4]
    places = [{one.agency.province for one in assigned_to(person, Task.REVIEW)} for person in people]
    assert [len(one) for one in places] == [1, 1, 1]
    assert not without_assignee(made, Task.REVIEW).exists()
    assert without_assignee(made, Task.INTERVIEW).count() == 12


def test_who_has_less_gets_more_and_done_again_nothing_changes() -> None:
    made, first = of_provinces(2), reviewer()
    assign(made, list(made.enrolments.all()[:3]), first, Task.REVIEW)
    second = reviewer()
    assert spread(made, Task.REVIEW) == 3
    assert Counter(dict(loads(made, Task.REVIEW))) == {first: 3, second: 3}
    assert spread(made, Task.REVIEW) == 0
    assert Assignment.objects.count() == 6


def test_nobody_assesses_her_own_agency() -> None:
    made, person = of_provinces(1), reviewer("สมหญิง รักงาน")
    own = made.enrolments.earliest("pk")
    Membership.objects.create(user=person, agency=own.agency, role=Role.OFFICER)
    assert spread(made, Task.REVIEW) == 2
    assert own in without_assignee(made, Task.REVIEW)
    with pytest.raises(InputError, match="cannot assess it"):
        assign(made, [own], person, Task.REVIEW)
    other = reviewer()
    spread(made, Task.REVIEW)
    assert list(assigned_to(other, Task.REVIEW)) == [own]


def test_who_comes_to_work_for_an_agency_assesses_it_no_longer() -> None:
    made, person = of_provinces(1), reviewer()
    spread(made, Task.REVIEW)
    own = made.enrolments.all()[0]
    join(person, own.agency, Duty(Role.OFFICER))
    assert own not in assigned_to(person, Task.REVIEW)
    assert list(without_assignee(made, Task.REVIEW)) == [own]
    assert dict(loads(made, Task.REVIEW)) == {person: 2}
    assert own.pk not in assignees([own], Task.REVIEW)


def test_without_people_there_is_nothing_to_spread() -> None:
    with pytest.raises(InputError, match="Nobody has the role"):
        spread(of_provinces(1), Task.REVIEW)


def test_only_who_has_the_role_is_assigned() -> None:
    made = of_provinces(1)
    with pytest.raises(InputError, match="role no longer"):
        assign(made, list(made.enrolments.all()), user(), Task.REVIEW)


def test_what_was_assigned_to_somebody_who_left_waits_again() -> None:
    made, person = of_provinces(1), reviewer()
    spread(made, Task.REVIEW)
    reviewer()
    mandates.end(person.mandates.get(), None)
    assert without_assignee(made, Task.REVIEW).count() == 3
    assert spread(made, Task.REVIEW) == 3


def test_assignments_are_taken_back_and_the_journal_says_all_of_it() -> None:
    made, person = of_provinces(1), reviewer("สมหญิง รักงาน")
    by = user("ผู้ดูแล")
    every = list(made.enrolments.all())
    assert assign(made, every, person, Task.REVIEW, by) == 3
    assert assign(made, every, person, Task.REVIEW, by) == 0
    assert assignees(every, Task.REVIEW) == {one.pk: [person] for one in every}
    assert take_back(made, every[:2], Task.REVIEW, by) == 2
    assert list(assigned_to(person, Task.REVIEW)) == [every[2]]
    said = [line.what.th for line in of_chain(SITE).lines]
    assert said[:2] == [
        "ยกเลิกการมอบหมาย สมหญิง รักงาน ตรวจ OIT 2 หน่วยงาน",
        "มอบหมายให้ สมหญิง รักงาน ตรวจ OIT 3 หน่วยงาน",
    ]
