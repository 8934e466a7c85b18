"""Judging disclosures: in its time, by whom it is assigned to, 0 with a reason; the newest counts."""

from __future__ import annotations

import pytest

from prongsai.adapters import clock
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.disclosures.judging import judge, judged_counts, newest_reviews, to_judge
from prongsai.records.disclosures.models import Review
from prongsai.records.disclosures.selectors import judgements
from prongsai.records.journal.selectors import of_chain
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


def test_the_newest_judgement_counts_and_the_others_stay(enrolment: Enrolment, reviewer: User) -> None:
    judge(enrolment, "o1", 0, " ไม่มีโครงสร้าง ", reviewer)
    judge(enrolment, "o1", 100, "", reviewer)
    judge(enrolment, "o2", 0, "เปิดไม่ได้", reviewer)
    assert judgements(enrolment) == {"o1": 100, "o2": 0}
    assert Review.objects.count() == 3
    assert newest_reviews(enrolment)["o2"].note == "เปิดไม่ได้"
    assert judged_counts([enrolment]) == {enrolment.pk: 2}
    assert [one.item.code for one in to_judge(enrolment) if one.is_judged] == ["o1", "o2"]


def test_the_journal_names_the_item_and_not_the_points(enrolment: Enrolment, reviewer: User) -> None:
    judge(enrolment, "o1", 0, "ไม่มีโครงสร้าง", reviewer)
    assert of_chain(enrolment.agency.code).lines[0].what.th == "ตรวจข้อ o1 แล้ว"


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
        judge(enrolment, item, points, note, reviewer)
    assert not Review.objects.exists()


def test_nothing_is_judged_out_of_its_time(enrolment: Enrolment, reviewer: User) -> None:
    Round.objects.update(announced_at=clock.now())
    with pytest.raises(InputError):
        judge(enrolment, "o1", 100, "", reviewer)
    Round.objects.update(announced_at=None)
    later = official_round(agency("เทศบาลตำบลสอง"), rules_of=2567).enrolments.select_related("round").get()
    with pytest.raises(InputError, match="can be judged from"):
        judge(later, "o1", 100, "", assigned(later))


def test_who_is_not_assigned_judges_nothing(enrolment: Enrolment) -> None:
    other = official_round(agency("เทศบาลตำบลสอง"), rules_of=2567)
    reviewing_now(other)
    with pytest.raises(InputError, match="no longer assigned"):
        judge(enrolment, "o1", 100, "", assigned(other.enrolments.get()))
