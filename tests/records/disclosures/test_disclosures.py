"""What an agency discloses is kept once, by one person at a time, and only in its time."""

from __future__ import annotations

import pytest

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
from prongsai.records.disclosures.models import Disclosure
from prongsai.records.disclosures.selectors import (
    items_of,
    may_be_changed,
    of_enrolment,
    ready_count,
    ready_items,
)
from prongsai.records.disclosures.services import CHANGED, DisclosuresRefused, Entry, Typed, save
from prongsai.records.journal.models import Entry as Act
from prongsai.records.journal.selectors import of_object
from prongsai.records.rounds.models import Enrolment, Phase
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys.closing import close_round
from tests import build

pytestmark = pytest.mark.django_db
EMPTY = Entry().mark
LINK = "https://www.example.go.th/o1"


@pytest.fixture
def part() -> Enrolment:
    return build.rehearsal(build.agency())


def typed(address: str = LINK, explanation: str = "", ready: bool = True, seen: str = EMPTY) -> Typed:
    return Typed(Entry(address, explanation, ready), seen)


def test_entries_are_kept_all_at_once_and_counted(part: Enrolment) -> None:
    officer = build.member(part.agency)
    assert save(part, {"o1": typed(), "o2": typed(ready=False), "o3": typed("", ready=False)}, officer) == ("o1", "o2")
    assert (ready_items(part), ready_count(part)) == (("o1",), (1, 28))
    assert of_enrolment(part)["o2"].address == LINK
    assert of_object(part)[0].what.th == "บันทึกข้อมูลที่เปิดเผย 2 ข้อ (o1, o2) พร้อมส่งแล้ว 1 จาก 28 ข้อ"


def test_what_nobody_touched_is_left_alone_and_no_act(part: Enrolment) -> None:
    save(part, {"o1": typed()})
    before = of_enrolment(part)["o1"].changed_at
    assert save(part, {"o1": typed(seen=Entry(LINK, "", True).mark)}) == ()
    assert of_enrolment(part)["o1"].changed_at == before
    assert Act.objects.filter(verb="disclosures.saved").count() == 1


def test_the_second_of_two_people_is_told_and_overwrites_nothing(part: Enrolment) -> None:
    save(part, {"o1": typed("https://www.example.go.th/first")})
    with pytest.raises(DisclosuresRefused) as refused:
        save(part, {"o1": typed("https://www.example.go.th/second"), "o2": typed()})
    assert refused.value.of == {("o1", "address"): CHANGED}
    assert of_enrolment(part)["o1"].address.endswith("first")
    assert "o2" not in of_enrolment(part)
    seen_now = Entry("https://www.example.go.th/first", "", True).mark
    save(part, {"o1": typed("https://www.example.go.th/second", seen=seen_now)})
    assert of_enrolment(part)["o1"].address.endswith("second")


def test_who_types_the_same_as_somebody_else_is_not_bothered(part: Enrolment) -> None:
    save(part, {"o1": typed()})
    assert save(part, {"o1": typed()}) == ()


def test_who_did_not_touch_an_item_does_not_take_back_what_another_changed(part: Enrolment) -> None:
    save(part, {"o1": typed()})
    shown = Entry(LINK, "", True)
    save(part, {"o1": typed("https://www.example.go.th/new", seen=shown.mark)})
    assert save(part, {"o1": Typed(shown, shown.mark), "o2": typed()}) == ("o2",)
    assert of_enrolment(part)["o1"].address.endswith("new")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (typed("www.example.go.th"), "address"),
        (typed("javascript:alert(1)"), "address"),
        (typed("https://www.example.go.th/ไฟล์ แนบ"), "address"),
        (typed("https://" + "a" * 1000), "address"),
        (typed(""), "address"),
        (typed(explanation="ก" * 5001), "explanation"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(part: Enrolment, wrong: Typed, field: str) -> None:
    with pytest.raises(DisclosuresRefused) as refused:
        save(part, {"o1": typed(), "o2": wrong})
    assert set(refused.value.of) == {("o2", field)}
    assert not Disclosure.objects.exists()


def test_an_item_that_the_year_does_not_have_is_not_kept(part: Enrolment) -> None:
    assert save(part, {"o99": typed()}) == ()
    assert not Disclosure.objects.exists()


def test_a_rehearsal_may_be_changed_until_it_is_counted(part: Enrolment) -> None:
    assert may_be_changed(part, clock.today())
    build.over(part.round)
    assert may_be_changed(part, clock.today())
    close_round(part.round)
    part.round.refresh_from_db()
    with pytest.raises(InputError, match="cannot be changed"):
        save(part, {"o1": typed()})


def test_an_official_round_is_changed_in_its_phase_alone() -> None:
    agency: Agency = build.agency()
    part = build.official_round(agency).enrolments.get()
    disclose = Phase.objects.get(round=part.round, code=PhaseCode.DISCLOSE)
    assert may_be_changed(part, disclose.ends_on)
    assert not may_be_changed(part, disclose.ends_on.replace(year=disclose.ends_on.year + 1))
    with pytest.raises(InputError, match="cannot be changed"):
        save(part, {"o1": typed()})


def test_the_items_are_those_of_the_rules(part: Enrolment) -> None:
    assert next(iter(items_of(rules_of(part.round)))) == "o1"
    assert len(items_of(rules_of(part.round))) == 28
