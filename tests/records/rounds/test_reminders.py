"""Officers are reminded of what their agency lacks, once for each warning, and no longer once it is mended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.disclosures.services import Entry, Typed, save
from prongsai.records.jobs.registry import known_kinds
from prongsai.records.journal.models import Entry as Act
from prongsai.records.notices.models import Notice
from prongsai.records.rounds.jobs import REMIND
from prongsai.records.rounds.models import Enrolment, Phase, Round
from prongsai.records.rounds.reminders import concerned, remind
from prongsai.records.rounds.scheduling import extend
from prongsai.records.rounds.selectors import phases_of
from prongsai.records.rounds.services import count_people
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.models import DayCount
from tests import build
from tests.records.surveys.sending import send

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


@pytest.fixture
def agency() -> Agency:
    return build.agency()


def set_all(of: Round, first: int, last: int) -> None:
    """The same days for headcounts, answers and disclosures, counted from today."""
    today = clock.today()
    phases = Phase.objects.filter(round=of)
    alongside = phases.filter(code__in=[PhaseCode.REGISTER, PhaseCode.COLLECT, PhaseCode.DISCLOSE])
    alongside.update(starts_on=today + first * ONE_DAY, ends_on=today + last * ONE_DAY)
    phases.filter(code=PhaseCode.ANNOUNCE).update(
        starts_on=today + (last + 2) * ONE_DAY, ends_on=today + (last + 2) * ONE_DAY
    )


def part_with(agency: Agency, last: int, *, counted: bool = True) -> Enrolment:
    part = build.rehearsal(agency)
    set_all(part.round, -30, last)
    if counted:
        count_people(part, 45, 400)
    return Enrolment.objects.select_related("round__framework", "agency").get(pk=part.pk)


def told(cause: str = "", *, unread: bool = True) -> list[str]:
    found = Notice.objects.filter(key__contains=f":{cause}", read_at__isnull=unread)
    return list(found.order_by("pk").values_list("text_th", flat=True))


def run_days(part: Enrolment, *days: int) -> list[int]:
    return [remind(part, clock.today() + day * ONE_DAY) for day in days]


def test_officers_and_nobody_else_are_told_and_the_journal_says_so(agency: Agency) -> None:
    officer = build.member(agency)
    for role in (Role.HEAD, Role.UNIT, Role.ADMINISTRATOR):
        build.member(agency, role)
    part = part_with(agency, 14)
    assert remind(part, clock.today()) == 3
    assert {one.user for one in Notice.objects.all()} == {officer}
    assert Act.objects.get(verb="rounds.reminded").facts == {"count": 3}


def test_missing_answers_are_said_with_their_number_and_the_day(agency: Agency) -> None:
    build.member(agency)
    part = part_with(agency, 7)
    send(build.survey(part), "1" * 15)
    DayCount.objects.update(day=clock.today() - ONE_DAY)
    remind(part, clock.today())
    (iit,) = told("minimum-IIT")
    assert "IIT ได้ 1 ชุด ขั้นต่ำ 30 ชุด ยังขาด 29 ชุด ภายในวันที่" in iit
    assert "EIT1 ได้ 0 ชุด ขั้นต่ำ 40 ชุด" in told("minimum-EIT1")[0]
    assert told("minimum-EIT2") == []


def test_each_warning_comes_once_also_where_the_computer_was_off(agency: Agency) -> None:
    build.member(agency)
    part = part_with(agency, 14, counted=False)
    assert run_days(part, 0, 0, 1, 5, 7, 7, 12, 13, 14, 15) == [2, 0, 0, 0, 2, 0, 2, 2, 0, 0]


def test_a_newer_warning_replaces_the_older_one(agency: Agency) -> None:
    build.member(agency)
    part = part_with(agency, 14)
    run_days(part, 0, 7)
    assert len(told("minimum-IIT")) == 1
    assert len(told("minimum-IIT", unread=False)) == 1


def test_nobody_is_told_before_two_weeks_are_left(agency: Agency) -> None:
    build.member(agency)
    assert remind(part_with(agency, 20, counted=False), clock.today()) == 0


def test_headcounts_are_settled_when_they_are_entered(agency: Agency) -> None:
    build.member(agency)
    part = part_with(agency, 7, counted=False)
    remind(part, clock.today())
    assert "ยังไม่ได้ระบุจำนวนบุคลากรและผู้รับบริการ" in told("headcounts")[0]
    count_people(part, 10, None)
    assert told("headcounts")
    count_people(part, 10, 20)
    assert told("headcounts") == []


def test_disclosures_are_settled_when_all_are_ready(agency: Agency) -> None:
    build.member(agency)
    part = part_with(agency, 7)
    remind(part, clock.today())
    assert "OIT ยังไม่พร้อมส่ง 28 จาก 28 ข้อ" in told("disclosures")[0]
    ready = Typed(Entry("https://www.example.go.th/", "", True), Entry().mark)
    save(part, {f"o{number}": ready for number in range(1, 28)})
    assert told("disclosures")
    save(part, {"o28": ready})
    assert told("disclosures") == []


def test_a_minimum_that_was_reached_and_a_round_that_was_counted_are_settled(agency: Agency) -> None:
    build.member(agency)
    part = part_with(agency, 7)
    count_people(part, 2, 400)
    remind(part, clock.today())
    assert told("minimum-IIT")
    for _ in range(2):
        send(build.survey(part), "1" * 15)
    DayCount.objects.update(day=clock.today() - ONE_DAY)
    remind(part, clock.today())
    assert told("minimum-IIT") == []
    assert told("minimum-EIT1")
    build.over(part.round)
    close_round(part.round)
    fresh = Enrolment.objects.select_related("round__framework", "agency").get(pk=part.pk)
    assert remind(fresh, clock.today()) == 0
    assert told() == []


def test_an_official_round_says_what_opened_and_what_was_extended(agency: Agency) -> None:
    build.member(agency)
    part = build.official_round(agency).enrolments.select_related("round__framework", "agency").get()
    set_all(part.round, 0, 60)
    remind(part, clock.today())
    assert any("ช่วงเก็บคำตอบ IIT และ EIT เปิดแล้ว" in one for one in told("open-collect"))
    extend(phases_of(part.round)[PhaseCode.COLLECT], clock.today() + 70 * ONE_DAY, "น้ำท่วม")
    run_days(part, 1, 2, 3)
    assert ["น้ำท่วม" in one for one in told("extended-collect")] == [True]
    assert len(told("open-collect")) == 1


def counted(agency: Agency, **days: tuple[int, int]) -> Enrolment:
    """An official round whose answers were counted, with these days (from today) of phases, by their codes."""
    part = build.official_round(agency).enrolments.select_related("round__framework", "agency").get()
    Phase.objects.filter(round=part.round).update(starts_on=clock.today(), ends_on=clock.today() + 90 * ONE_DAY)
    build.over(part.round)
    today = clock.today()
    for code, (first, last) in ({"register": (-60, -31)} | days).items():
        phase = Phase.objects.filter(round=part.round, code=code)
        phase.update(starts_on=today + first * ONE_DAY, ends_on=today + last * ONE_DAY)
    close_round(part.round)
    return Enrolment.objects.select_related("round__framework", "agency").get(pk=part.pk)


def test_disclosures_are_reminded_of_after_the_answers_were_counted(agency: Agency) -> None:
    build.member(agency)
    part = counted(agency, disclose=(-30, 1), review=(2, 20), clarify=(21, 35), confirm=(36, 50), announce=(51, 51))
    remind(part, clock.today())
    assert "OIT ยังไม่พร้อมส่ง 28 จาก 28 ข้อ" in told("disclosures")[0]
    assert (told("minimum"), told("headcounts")) == ([], [])


def test_what_follows_the_count_is_told_as_it_opens(agency: Agency) -> None:
    build.member(agency)
    part = counted(agency, disclose=(-30, 1), review=(2, 20), clarify=(21, 35), confirm=(36, 50), announce=(51, 51))
    run_days(part, 2)
    assert "ช่วงตรวจ OIT เปิดแล้ว" in told("open-review")[0]
    assert told("disclosures") == [], "the time for it is over"
    run_days(part, 21)
    (clarifying,) = told("open-clarify")
    assert "ช่วงหน่วยงานชี้แจง เปิดแล้ว" in clarifying
    assert "นอกระบบ" in clarifying
    run_days(part, 51)
    assert told("open-announce") == [], "people announce, not the calendar; then the result itself is told"


def test_a_rehearsal_that_was_counted_reminds_of_nothing(agency: Agency) -> None:
    build.member(agency)
    part = part_with(agency, 1)
    build.over(part.round)
    close_round(part.round)
    assert remind(Enrolment.objects.select_related("round__framework", "agency").get(pk=part.pk), clock.today()) == 0


def test_an_agency_is_not_told_of_what_it_opened_itself(agency: Agency) -> None:
    build.member(agency)
    part = part_with(agency, 60)
    remind(part, clock.today())
    assert told("open") == []


def test_the_job_goes_through_all_rounds_that_are_not_long_over(agency: Agency) -> None:
    assert REMIND in known_kinds()
    part = part_with(agency, 7)
    old = build.rehearsal(build.agency("เทศบาลตำบลสอง"))
    set_all(old.round, -90, -60)
    assert list(Enrolment.objects.filter(concerned(clock.today()))) == [part]
    assert list(Enrolment.objects.filter(concerned(date(2600, 1, 1)))) == []
