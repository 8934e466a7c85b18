"""Officers and executives are told that the result of their agency was announced, once for each edition."""

from __future__ import annotations

import pytest

from prongsai.core.text import Text
from prongsai.records.agencies.models import Agency, Membership, Role
from prongsai.records.disclosures.models import Review
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.run import Run
from prongsai.records.journal.models import Entry
from prongsai.records.notices.models import Notice
from prongsai.records.notices.services import Wanted, notify
from prongsai.records.results import telling
from prongsai.records.results.from_rounds import announce
from prongsai.records.results.jobs import tell_of_results
from prongsai.records.results.models import Result
from prongsai.records.results.services import withdraw
from prongsai.records.rounds.models import Enrolment, Round
from prongsai.records.rounds.notices import key_of
from prongsai.records.surveys.closing import close_round
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return build.agency()


def announced(*agencies: Agency) -> Round:
    the_round = build.official_round(*agencies)
    build.over(the_round)
    close_round(the_round)
    return told_again(the_round)


def told_again(the_round: Round) -> Round:
    """Announce (again), and do the work that this left to a worker."""
    announce(Round.objects.get(pk=the_round.pk))
    work()
    return Round.objects.get(pk=the_round.pk)


def work() -> None:
    """What a worker does with the newest of these jobs."""
    found = Job.objects.filter(kind=telling.TELL).latest("pk")
    Job.objects.filter(pk=found.pk).update(state=State.RUNNING)
    tell_of_results(Run(found), **found.arguments)


def told(person: object) -> list[str]:
    return list(Notice.objects.filter(user=person).order_by("pk").values_list("text_th", flat=True))


def test_officers_and_executives_are_told_that_the_result_is_out(agency: Agency) -> None:
    officer, clerk, mayor = (build.member(agency, role) for role in (Role.OFFICER, Role.CLERK, Role.HEAD))
    others = [build.member(agency, role) for role in (Role.UNIT, Role.ADMINISTRATOR)]
    announced(agency)
    for person in (officer, clerk, mayor):
        (said,) = told(person)
        assert said.startswith("ประกาศผลรอบการประเมินจริง ปี 2568 แล้ว")
    assert Notice.objects.filter(path=f"/office/{agency.code}/analysis/2568/").count() == 3
    assert [told(one) for one in others] == [[], []]
    assert Entry.objects.get(verb=telling.TOLD).facts == {"count": 3}


def test_who_has_two_roles_is_told_once_and_who_left_not_at_all(agency: Agency) -> None:
    person, gone = build.member(agency), build.member(agency, Role.HEAD)
    person.memberships.create(agency=agency, role=Role.CLERK)
    Membership.objects.filter(user=gone).update(ended_at="2020-01-01T00:00:00Z")
    announced(agency)
    assert len(told(person)) == 1
    assert told(gone) == []


def test_announcing_again_tells_only_where_something_was_corrected(agency: Agency) -> None:
    other = build.agency("เทศบาลตำบลสอง")
    mayor, theirs = build.member(agency, Role.HEAD), build.member(other, Role.HEAD)
    the_round = announced(agency, other)
    newcomer = build.member(other)
    told_again(the_round)
    assert (len(told(mayor)), len(told(theirs))) == (1, 1)
    Review.objects.create(enrolment=the_round.enrolments.get(agency=agency), item="o1", points=100)
    told_again(the_round)
    assert "ฉบับแก้ไข" in told(mayor)[-1]
    assert Notice.objects.filter(user=mayor, read_at__isnull=True).count() == 1, "the newest alone need be read"
    assert (len(told(theirs)), told(newcomer)) == (1, [])


def test_what_was_reminded_of_before_need_not_be_read_any_more(agency: Agency) -> None:
    officer = build.member(agency)
    the_round = build.official_round(agency)
    part = Enrolment.objects.get()
    notify(agency, [Wanted(officer, key_of(part, "disclosures") + "x", Text("ขาด", "missing"))])
    build.over(the_round)
    close_round(the_round)
    told_again(the_round)
    unread = Notice.objects.get(read_at__isnull=True)
    assert unread.key.startswith("result:")


def test_nobody_is_told_of_a_result_that_was_taken_back(agency: Agency) -> None:
    mayor = build.member(agency, Role.HEAD)
    the_round = build.official_round(agency)
    build.over(the_round)
    close_round(the_round)
    announce(the_round)
    withdraw(Result.objects.get())
    work()
    assert told(mayor) == []


def test_work_that_was_stopped_goes_on_with_the_next_agency(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 2)
    agencies = [build.agency(f"อบต.ลำดับที่{number}") for number in range(5)]
    people = [build.member(one, Role.HEAD) for one in agencies]
    the_round = announced(*agencies)
    assert [len(told(one)) for one in people] == [1] * 5
    Notice.objects.all().delete()
    half = Run(Job.objects.create(kind=telling.TELL, state="running", cursor=the_round.enrolments.order_by("pk")[2].pk))
    telling.tell_all(the_round, half)
    assert [len(told(one)) for one in people] == [0, 0, 0, 1, 1]
