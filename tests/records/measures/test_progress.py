"""Reports on steps: by the unit, on its behalf, at a meeting, and corrected."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prongsai.adapters import clock
from prongsai.core.calendar.standing import Standing
from prongsai.core.measures.model import Status
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Role, Unit
from prongsai.records.files.services import keep
from prongsai.records.journal.models import Entry
from prongsai.records.journal.verbs import said as in_words
from prongsai.records.measures import follow_selectors
from prongsai.records.measures.models import Meeting, Plan, PlanState, Progress, Step
from prongsai.records.measures.progress import Report, complaints, report, report_all, stands_for
from tests import build

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def a_step(state: PlanState = PlanState.ADOPTED, **columns: object) -> Step:
    """A step of กองคลัง in a plan in use."""
    agency = build.agency()
    plan = build.plan(agency, state=state)
    return build.step(build.measure(plan), "จัดทำคู่มือ", "", build.unit(agency, "กองคลัง"), **columns)


def officer(step: Step) -> User:
    return build.member(step.agency)


def under_way(**changed: object) -> Report:
    return Report(**{"status": Status.UNDER_WAY, "reported_on": TODAY, "text": "ร่างแล้ว", "percent": 40, **changed})


def journal() -> list[tuple[str, str]]:
    """What the journal says of reports, in Thai, and who did it."""
    entries = Entry.objects.filter(verb__startswith="measures.progress").order_by("number")
    words = [
        in_words(one.verb, {key: str(value) for key, value in {**one.facts, **one.person.names}.items()})
        for one in entries
    ]
    return [(said.th, one.person.actor_name) for said, one in zip(words, entries, strict=True)]


def test_a_unit_reports_its_own_step() -> None:
    step = a_step()
    head = build.member(step.agency, Role.UNIT, in_unit=build.unit(step.agency, "กองคลัง"), name="ผู้อำนวยการกองคลัง")
    made = report(step, under_way(problems="ขาดคน"), head)
    step.refresh_from_db()
    assert (step.status, step.percent) == ("under-way", 40)
    assert (made.for_unit, made.recorded_by, made.problems) == (None, head, "ขาดคน")
    assert journal() == [("รายงานว่า “จัดทำคู่มือ” กำลังดำเนินการ", "ผู้อำนวยการกองคลัง")]


def test_what_the_officer_records_is_recorded_on_behalf_of_the_unit() -> None:
    step = a_step()
    made = report(step, under_way(), officer(step))
    assert made.for_unit == build.unit(step.agency, "กองคลัง")
    assert journal()[0][0] == "บันทึกแทนกองคลัง ว่า “จัดทำคู่มือ” กำลังดำเนินการ"


def test_people_in_text_are_named_apart_from_the_hash() -> None:
    step = a_step(owner_text="นายช่างโยธา")
    step.units.clear()
    made = report(step, under_way(), officer(step))
    assert made.for_unit is None
    entry = Entry.objects.get(verb__startswith="measures.progress")
    assert "นายช่างโยธา" not in str(entry.facts)
    assert entry.person.names["owner"] == "นายช่างโยธา"


def test_who_stands_for_a_step() -> None:
    step = a_step()
    agency, finance = step.agency, build.unit(step.agency, "กองคลัง")
    section = build.unit(agency, "งานพัสดุ", finance)
    assert stands_for(build.member(agency, Role.UNIT, in_unit=finance), step)
    assert not stands_for(build.member(agency, Role.UNIT, in_unit=build.unit(agency)), step)
    assert not stands_for(officer(step), step)
    step.units.set([section])
    assert stands_for(build.member(agency, Role.UNIT, in_unit=finance), Step.objects.get(pk=step.pk))
    Step.objects.filter(pk=step.pk).update(all_units=True)
    assert stands_for(build.member(agency, Role.UNIT, in_unit=build.unit(agency)), Step.objects.get(pk=step.pk))


def test_done_is_a_hundred_per_cent() -> None:
    step = a_step()
    report(step, under_way(status=Status.DONE, percent=None, text="ประกาศใช้แล้ว"), officer(step))
    assert (step.status, step.percent) == ("done", 100)


def test_the_reason_of_a_dropped_step_is_kept_until_it_goes_on() -> None:
    step = a_step()
    by = officer(step)
    report(step, under_way(status=Status.DROPPED, percent=None, text="รวมกับมาตรการอื่น"), by)
    assert step.dropped_because == "รวมกับมาตรการอื่น"
    report(step, under_way(), by)
    step.refresh_from_db()
    assert (step.status, step.dropped_because) == ("under-way", "")


def test_a_correction_keeps_the_old_report() -> None:
    step = a_step()
    by = officer(step)
    first = report(step, under_way(), by)
    second = report(step, under_way(text="ร่างและเสนอแล้ว", percent=60), by, replaces=first)
    view = follow_selectors.step_view(step, TODAY)
    assert [one.text for one in view.reports] == ["ร่างและเสนอแล้ว"]
    assert [one.pk for one in follow_selectors.history(step)] == [second.pk, first.pk]
    assert journal()[1][0].startswith("แก้ไขรายงานของ “จัดทำคู่มือ”")


def test_correcting_an_old_report_does_not_turn_the_step_back() -> None:
    step = a_step()
    by = officer(step)
    first = report(step, under_way(reported_on=TODAY - timedelta(days=30), percent=10), by)
    report(step, under_way(status=Status.DONE, percent=None, text="เสร็จ"), by)
    report(step, under_way(reported_on=TODAY - timedelta(days=30), percent=20), by, replaces=first)
    assert step.status == "done"


def test_a_report_is_corrected_once() -> None:
    step = a_step()
    by = officer(step)
    first = report(step, under_way(), by)
    report(step, under_way(percent=50), by, replaces=first)
    with pytest.raises(InputError, match="corrected already"):
        report(step, under_way(percent=60), by, replaces=first)


def test_a_report_of_another_step_cannot_be_replaced() -> None:
    step = a_step()
    other = build.step(step.measure)
    first = report(other, under_way(), officer(other))
    with pytest.raises(InputError):
        report(step, under_way(), officer(step), replaces=first)


def test_the_same_meeting_hears_a_step_once() -> None:
    step = a_step()
    by = officer(step)
    meeting = Meeting.objects.create(agency=step.agency, title="ประชุมประจำเดือน", held_on=TODAY)
    first = report(step, under_way(meeting=meeting), by)
    second = report(step, under_way(meeting=meeting, percent=70), by)
    assert second.replaces == first
    assert len(follow_selectors.step_view(step, TODAY).reports) == 1


def test_a_meeting_is_recorded_whole_or_not_at_all() -> None:
    step = a_step()
    other = build.step(step.measure, "แจ้งเวียน")
    by = officer(step)
    with pytest.raises(InputError):
        report_all([(step, under_way()), (other, under_way(percent=120))], by)
    assert Progress.objects.count() == 0
    assert len(report_all([(step, under_way()), (other, under_way())], by)) == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"percent": 101}, "percent"),
        ({"percent": -1}, "percent"),
        ({"percent": 100}, "percent"),
        ({"status": Status.DONE, "percent": None, "text": " "}, "text"),
        ({"status": Status.DROPPED, "percent": None, "text": ""}, "text"),
        ({"text": "ก" * 5001}, "text"),
        ({"reported_on": TODAY + timedelta(days=1)}, "reported_on"),
        ({"links": ("www.example.go.th",)}, "links"),
        ({"links": ("javascript:alert(1)",)}, "links"),
        ({"links": ("https://example.go.th/a b",)}, "links"),
        ({"links": ("https://[",)}, "links"),
        ({"links": ("https://example.go.th/",) * 11}, "links"),
    ],
)
def test_what_cannot_be_recorded_is_said_by_field(changed: dict[str, object], field: str) -> None:
    step = a_step()
    assert list(complaints(step, under_way(**changed))) == [field]
    with pytest.raises(InputError):
        report(step, under_way(**changed), officer(step))
    assert Progress.objects.count() == 0


def test_what_is_only_planned_or_under_way_needs_no_words() -> None:
    step = a_step()
    assert complaints(step, under_way(text="", percent=None)) == {}
    assert complaints(step, under_way(status=Status.PLANNED, text="", percent=None)) == {}


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.CLOSED])
def test_drafts_and_closed_plans_take_no_reports(state: PlanState) -> None:
    assert list(complaints(a_step(state), under_way())) == ["status"]


def test_evidence_stays_with_its_report() -> None:
    step = a_step()
    photo = keep(step.agency, "ภาพ.jpg", b"jpeg", "image/jpeg")
    made = report(step, under_way(files=(photo,), links=("https://example.go.th/manual",)), officer(step))
    assert list(made.files.all()) == [photo]
    assert made.links == ["https://example.go.th/manual"]


def test_a_plan_on_a_day_shows_what_is_late_and_what_is_owed() -> None:
    agency = build.agency()
    plan: Plan = build.plan(agency, state=PlanState.ADOPTED)
    monthly = build.measure(plan, rhythms=[{"every": "month"}])
    late = build.step(monthly, "จัดทำคู่มือ", "ภายในเดือนมีนาคม 2567", build.unit(agency, "กองคลัง"))
    going = build.step(monthly, "แจ้งเวียน", "ม.ค. 67 - ก.ย. 67", build.unit(agency))
    for month in (1, 2, 3):
        Progress.objects.create(step=going, reported_on=date(2024, month, 25), status="under-way")
    (found,) = follow_selectors.in_use(agency, date(2024, 4, 2))
    assert [(one.step, one.days_late) for one in found.late] == [(late, 2)]
    first, second = found.measures[0].steps
    assert first.overdue == date(2023, 10, 31)
    assert (second.overdue, second.next_due) == (None, date(2024, 4, 30))
    assert [(one.name, one.late, one.unreported) for one in follow_selectors.by_unit(found.steps, agency)] == [
        ("กองคลัง", 1, 1),
        ("สำนักปลัด", 0, 0),
    ]
    assert found.measures[0].percent == 0


class Shared:
    """A step that every unit does, in an agency of two units with an account each."""

    def __init__(self) -> None:
        self.step = a_step(all_units=True)
        self.agency = self.step.agency
        self.finance, self.office = build.unit(self.agency, "กองคลัง"), build.unit(self.agency)
        self.heads = [build.member(self.agency, Role.UNIT, in_unit=one) for one in (self.finance, self.office)]
        self.officer = officer(self.step)

    def part(self, unit: Unit) -> follow_selectors.StepView:
        return follow_selectors.of_units([follow_selectors.step_view(self.step, TODAY)], [unit])[0]


def done(**changed: object) -> Report:
    return under_way(**{"status": Status.DONE, "percent": None, "text": "เสร็จ", **changed})


def test_one_unit_of_several_speaks_for_its_part_alone() -> None:
    shared = Shared()
    assert report(shared.step, done(), shared.heads[0]).by_unit == shared.finance
    assert (shared.step.status, shared.step.percent) == ("under-way", 50)
    assert shared.part(shared.finance).standing is Standing.DONE
    assert shared.part(shared.office).standing is Standing.NOT_STARTED
    report(shared.step, done(), shared.heads[1])
    assert (shared.step.status, shared.step.percent) == ("done", 100)


def test_what_the_officer_says_of_the_whole_holds_for_every_unit() -> None:
    shared = Shared()
    report(shared.step, under_way(), shared.heads[0])
    report(shared.step, done(), shared.officer)
    assert shared.step.status == "done"
    assert shared.part(shared.finance).standing is Standing.DONE


def test_the_officer_can_speak_for_one_unit_of_several() -> None:
    shared = Shared()
    report(shared.step, done(for_unit=shared.finance), shared.officer)
    assert shared.step.status == "under-way"


def test_a_meeting_hears_each_unit_of_a_shared_step() -> None:
    shared = Shared()
    meeting = Meeting.objects.create(agency=shared.agency, title="ประชุม", held_on=TODAY)
    for head in shared.heads:
        report(shared.step, under_way(meeting=meeting), head)
    assert Progress.objects.filter(replaces__isnull=True).count() == 2


def test_a_section_reports_the_part_of_its_unit() -> None:
    shared = Shared()
    section = build.unit(shared.agency, "งานพัสดุ", shared.finance)
    made = report(shared.step, done(), build.member(shared.agency, Role.UNIT, in_unit=section))
    assert made.by_unit == shared.finance
    assert shared.part(section).standing is Standing.DONE


def test_more_steps_cost_no_more_queries() -> None:
    step = a_step()
    report(step, under_way(), officer(step))

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            follow_selectors.by_unit(follow_selectors.in_use(step.agency, TODAY)[0].steps, step.agency)
        return len(asked)

    few = queries()
    for number in range(5):
        more = build.step(
            build.measure(step.measure.plan), f"{number}", "", build.unit(step.agency), all_units=number == 1
        )
        report(more, under_way(), officer(step))
    assert queries() == few
