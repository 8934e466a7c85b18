"""Agencies enrolled by mistake leave a round again, as long as nothing was done for them."""

from __future__ import annotations

from random import Random

import pytest

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Invitation, OversightRole
from prongsai.records.disclosures.models import Disclosure, Review
from prongsai.records.journal.selectors import of_chain
from prongsai.records.notices.models import Notice
from prongsai.records.notices.services import Wanted as Told
from prongsai.records.notices.services import notify
from prongsai.records.rounds.assigning import assign
from prongsai.records.rounds.models import Assignment, Enrolment, Outgoing, Round, Task
from prongsai.records.rounds.officers import invite_all, understood
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.rounds.services import enrol
from prongsai.records.rounds.taking_out import Wanted, enrolled_at_once, meant, sort_out, take_out
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.models import Survey
from tests.build import agency, member, official_round, over, survey
from tests.faces.oversight.things import charged
from tests.records.surveys.sending import made_up, send

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = "เทศบาลตำบลหนึ่ง", "เทศบาลตำบลสอง", "เทศบาลตำบลสาม"


def part(of: Round, name: str) -> Enrolment:
    return of.enrolments.select_related("agency", "round").get(agency__name=name)


def test_an_agency_leaves_with_its_links_and_its_people_read_why() -> None:
    made = official_round(agency(ONE), agency(TWO))
    one = part(made, ONE)
    officer = member(one.agency)
    notify(one.agency, [Told(officer, f"part:{one.pk}:open:x", Text("เปิดแล้ว", "open"))])
    assign(made, [one], charged(OversightRole.REVIEWER), Task.REVIEW)
    assert take_out(made, [one], "เพิ่มผิด", None) == 1
    assert [each.agency.name for each in made.enrolments.all()] == [TWO]
    assert not Survey.objects.filter(enrolment_id=one.pk).exists()
    assert not Assignment.objects.exists()
    assert Notice.objects.get().read_at is not None
    assert of_chain(one.agency.code).lines[0].what.th == f"ออกจาก{made.name.th} เพราะ เพิ่มผิด"
    assert take_out(made, [part(made, TWO)], "เพิ่มผิด") == 1
    assert enrol(made, [one.agency]) == 1, "it can come again"


@pytest.mark.parametrize("started", ["answers", "disclosures", "reviews"])
def test_where_something_was_done_the_agency_stays(started: str) -> None:
    made = official_round(agency(ONE), agency(TWO))
    one = part(made, ONE)
    if started == "answers":
        send(survey(one), made_up(rules_of(made), "IIT", Random(1)))  # noqa: S311 (made-up answers)
    elif started == "disclosures":
        Disclosure.objects.create(enrolment=one, item="o1")
    else:
        Review.objects.create(enrolment=one, item="o1", points=100)
    said = sort_out(made.enrolments.select_related("agency"))
    assert [each.agency.name for each in said.free] == [TWO]
    assert [each.agency.name for each, _ in said.held] == [ONE]
    assert take_out(made, list(made.enrolments.all()), "เพิ่มผิด") == 1
    assert [each.agency.name for each in made.enrolments.all()] == [ONE]


def test_invitations_that_have_not_gone_out_do_not() -> None:
    made = official_round(agency(ONE), agency(TWO))
    pairs = understood(made, f"{ONE}, a@example.go.th\n{TWO}, b@example.go.th").new
    invite_all(made, pairs, None)
    one = part(made, ONE)
    take_out(made, [one], "เพิ่มผิด")
    assert [each.email for each in Invitation.objects.all()] == ["b@example.go.th"]
    assert [each.invitation.email for each in Outgoing.objects.all() if each.invitation] == ["b@example.go.th"]
    assert "ยกเลิกคำเชิญของ a@example.go.th" in [line.what.th for line in of_chain(one.agency.code).lines]


def test_what_was_enrolled_at_once_is_meant_at_once() -> None:
    made = official_round(agency(ONE))
    enrol(made, [agency(TWO), agency(THREE)])
    newest, first = enrolled_at_once(made)
    assert (newest.agencies, first.agencies) == (2, 1)
    assert {one.agency.name for one in meant(made, Wanted(at=newest.at))} == {TWO, THREE}
    assert {one.agency.name for one in meant(made, Wanted(at=newest.at, q="สาม"))} == {THREE}
    assert take_out(made, list(meant(made, Wanted(at=newest.at))), "ผิดจังหวัด") == 2


def test_nobody_leaves_without_a_reason_or_once_answers_were_counted() -> None:
    made = official_round(agency(ONE))
    with pytest.raises(InputError, match="reason"):
        take_out(made, list(made.enrolments.all()), "  ")
    over(made)
    close_round(made)
    with pytest.raises(InputError, match="counted"):
        take_out(made, list(made.enrolments.all()), "เพิ่มผิด")
