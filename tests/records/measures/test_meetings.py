"""Meetings, committees and trainings: what the papers cite."""

from __future__ import annotations

from datetime import timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.measures.model import Status
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.models import Entry
from prongsai.records.measures.committees import (
    CommitteeDraft,
    Member,
    Side,
    add_committee,
    change_committee,
    members_of,
)
from prongsai.records.measures.data import as_data
from prongsai.records.measures.meetings import (
    MeetingDraft,
    add_meeting,
    change_meeting,
    meetings_of,
    present_before,
    remove_meeting,
)
from prongsai.records.measures.progress import Report, report
from prongsai.records.measures.trainings import TrainingDraft, add_training, remove_training
from tests import build

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def verbs(agency: Agency) -> list[str]:
    return [one.verb for one in Entry.objects.filter(chain=agency.code, verb__startswith="measures").order_by("number")]


def test_a_meeting_is_recorded_changed_and_cited() -> None:
    agency = build.agency()
    plan, by = build.plan(agency), build.member(agency)
    meeting = add_meeting(agency, MeetingDraft("ประชุมประจำเดือน", TODAY, plan, present=("ก", "ข"), present_count=9), by)
    change_meeting(meeting, MeetingDraft("ประชุมประจำเดือน", TODAY, plan, resolution="เห็นชอบ", sets_measures=True), by)
    (cited,) = as_data(plan).meetings
    assert (cited.title, cited.resolution, cited.present) == ("ประชุมประจำเดือน", "เห็นชอบ", ())
    assert verbs(agency) == ["measures.meeting.added", "measures.meeting.changed"]


def test_those_present_are_counted_and_offered_next_time() -> None:
    agency = build.agency()
    by = build.member(agency)
    meeting = add_meeting(agency, MeetingDraft("ครั้งที่ 1", TODAY, present=("ก", "ข"), present_count=9), by)
    assert meeting.present_count == 2
    assert add_meeting(agency, MeetingDraft("ครั้งที่ 2", TODAY, present_count=9), by).present_count == 9
    assert present_before(agency) == ["ก", "ข"]


def test_a_meeting_needs_a_name_and_a_day_that_has_come() -> None:
    agency = build.agency()
    by = build.member(agency)
    for wrong in (MeetingDraft(" ", TODAY), MeetingDraft("ประชุม", TODAY + timedelta(days=1))):
        with pytest.raises(InputError):
            add_meeting(agency, wrong, by)
    assert verbs(agency) == []


def test_a_meeting_that_heard_reports_stays() -> None:
    agency = build.agency()
    by = build.member(agency)
    step = build.step(build.measure(build.plan(agency)))
    meeting, empty = (add_meeting(agency, MeetingDraft(name, TODAY), by) for name in ("ประชุม", "ซ้ำ"))
    report(step, Report(Status.UNDER_WAY, TODAY, meeting=meeting), by)
    with pytest.raises(InputError, match="cannot be removed"):
        remove_meeting(meeting, by)
    remove_meeting(empty, by)
    assert meetings_of(agency) == [meeting]


def test_a_committee_has_citizens_and_councillors() -> None:
    agency = build.agency()
    by, plan = build.member(agency), build.plan(agency)
    members = (
        Member("ก", "ประธาน", Side.STAFF),
        Member("ข", "กรรมการ", Side.CITIZEN),
        Member("ค", "กรรมการ", Side.COUNCILLOR),
    )
    committee = add_committee(agency, CommitteeDraft("คณะทำงานติดตาม", members, plan, "12/2569", TODAY), by)
    assert members_of(committee) == members
    assert as_data(plan).committees[0].members[1] == ("ข", "กรรมการ", "citizen")
    change_committee(committee, CommitteeDraft("คณะทำงานติดตาม", members[:1], plan), by)
    assert len(committee.members) == 1
    assert verbs(agency) == ["measures.committee.added", "measures.committee.changed"]


@pytest.mark.parametrize("wrong", [CommitteeDraft(" ", (Member("ก", "", Side.STAFF),)), CommitteeDraft("คณะทำงาน", ())])
def test_a_committee_needs_a_name_and_members(wrong: CommitteeDraft) -> None:
    agency = build.agency()
    with pytest.raises(InputError):
        add_committee(agency, wrong, build.member(agency))


def test_a_training_has_its_attendance() -> None:
    agency = build.agency()
    by, plan = build.member(agency), build.plan(agency)
    training = add_training(agency, TrainingDraft("ผลประโยชน์ทับซ้อน", TODAY, plan, expected=40, attended=37), by)
    assert (as_data(plan).trainings[0].expected, as_data(plan).trainings[0].attended) == (40, 37)
    remove_training(training, by)
    assert verbs(agency) == ["measures.training.added", "measures.training.removed"]
    with pytest.raises(InputError):
        add_training(agency, TrainingDraft("x", TODAY + timedelta(days=1)), by)
