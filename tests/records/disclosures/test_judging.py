"""Judging disclosures: in its time, by whom it is assigned to, 0 with a reason; the newest counts."""

from __future__ import annotations

import pytest

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.disclosures.judging import (
    JUDGED,
    MEANWHILE,
    Judgement,
    judge,
    judged_counts,
    newest_reviews,
    to_judge,
)
from prongsai.records.disclosures.models import Review
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue
from prongsai.records.journal.models import SITE, Entry
from prongsai.records.journal.selectors import of_chain, of_object
from prongsai.records.rounds.announcing import ANNOUNCE
from prongsai.records.rounds.models import Enrolment, Round
from tests.build import agency, official_round
from tests.faces.oversight.things import assigned, reviewing_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment() -> Enrolment:
    made = official_round(agency())
    reviewing_now(made)
    return made.enrolments.select_related("round__framework", "agency").get()


@pytest.fixture
def reviewer(enrolment: Enrolment) -> User:
    return assigned(enrolment)


def points(enrolment: Enrolment) -> dict[str, int]:
    """What counts of each item that was judged."""
    return {item: one.points for item, one in newest_reviews(enrolment).items()}


def test_the_newest_judgement_counts_and_the_others_stay(enrolment: Enrolment, reviewer: User) -> None:
    first = judge(enrolment, "o1", Judgement(0, " ไม่มีโครงสร้าง "), reviewer)
    judge(enrolment, "o1", Judgement(100, "", first.pk), reviewer)
    judge(enrolment, "o2", Judgement(0, "เปิดไม่ได้"), reviewer)
    assert points(enrolment) == {"o1": 100, "o2": 0}
    assert Review.objects.count() == 3
    assert newest_reviews(enrolment)["o2"].note == "เปิดไม่ได้"
    assert judged_counts([enrolment]) == {enrolment.pk: 2}
    assert [one.item.code for one in to_judge(enrolment) if one.is_judged] == ["o1", "o2"]


def test_what_another_judged_meanwhile_is_not_overwritten_unseen(enrolment: Enrolment, reviewer: User) -> None:
    other = assigned(enrolment)
    judge(enrolment, "o1", Judgement(100), other)
    with pytest.raises(InputError) as refused:
        judge(enrolment, "o1", Judgement(0, "ไม่มีโครงสร้าง"), reviewer)
    assert refused.value.text == MEANWHILE
    assert points(enrolment) == {"o1": 100}
    seen = Review.objects.get().pk
    judge(enrolment, "o1", Judgement(0, "ไม่มีโครงสร้าง", seen), reviewer)
    assert points(enrolment) == {"o1": 0}


def test_a_judgement_that_is_sent_twice_is_kept_once(enrolment: Enrolment, reviewer: User) -> None:
    first = judge(enrolment, "o1", Judgement(0, "ไม่มีโครงสร้าง"), reviewer)
    assert judge(enrolment, "o1", Judgement(0, "ไม่มีโครงสร้าง"), reviewer) == first
    assert Review.objects.count() == 1


def test_the_agency_reads_in_no_journal_who_judged_or_how(enrolment: Enrolment, reviewer: User) -> None:
    before = of_chain(enrolment.agency.code).total
    judge(enrolment, "o1", Judgement(0, "ไม่มีโครงสร้าง"), reviewer)
    assert of_chain(enrolment.agency.code).total == before
    assert of_object(enrolment) == of_object(enrolment.agency) == ()
    entry = Entry.objects.get(verb=JUDGED)
    assert (entry.chain, entry.actor) == (SITE, f"u{reviewer.pk}")
    assert entry.facts == {"item": "o1", "agency": enrolment.agency.name}, "no points before they are announced"


@pytest.mark.parametrize(
    ("item", "points", "note", "said"),
    [
        ("o1", 0, "  ", "Give the reason"),
        ("o1", None, "", "Choose 100 or 0"),
        ("o1", 50, "ครึ่งหนึ่ง", "Choose 100 or 0"),
        ("o99", 100, "", "no such item"),
        ("o1", 0, "ก" * 2001, "Shorten"),
    ],
)
def test_what_is_no_judgement_is_refused(
    item: str, points: int | None, note: str, said: str, enrolment: Enrolment, reviewer: User
) -> None:
    with pytest.raises(InputError, match=said):
        judge(enrolment, item, Judgement(points, note), reviewer)
    assert not Review.objects.exists()


def test_nothing_is_judged_out_of_its_time(enrolment: Enrolment, reviewer: User) -> None:
    Round.objects.update(announced_at=clock.now())
    with pytest.raises(InputError):
        judge(enrolment, "o1", Judgement(100), reviewer)
    Round.objects.update(announced_at=None)
    job = enqueue(ANNOUNCE, the_round=enrolment.round_id)
    with pytest.raises(InputError, match="being announced"):
        judge(enrolment, "o1", Judgement(100), reviewer)
    Job.objects.filter(pk=job.pk).update(state=State.FAILED)
    judge(enrolment, "o1", Judgement(100), reviewer)
    later = official_round(agency("เทศบาลตำบลสอง"), rules_of=2567).enrolments.select_related("round").get()
    with pytest.raises(InputError, match="can be judged from"):
        judge(later, "o1", Judgement(100), assigned(later))


def test_who_is_not_assigned_judges_nothing(enrolment: Enrolment) -> None:
    other = official_round(agency("เทศบาลตำบลสอง"), rules_of=2567)
    reviewing_now(other)
    with pytest.raises(InputError, match="no longer assigned"):
        judge(enrolment, "o1", Judgement(100), assigned(other.enrolments.get()))
