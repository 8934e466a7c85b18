"""Meetings that set measures or hear how they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.files.models import StoredFile
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.measures.models import Meeting, Plan

ADDED = verb("measures.meeting.added", "บันทึกการประชุม “{meeting}”", "Recorded the meeting “{meeting}”")
CHANGED = verb("measures.meeting.changed", "แก้ไขการประชุม “{meeting}”", "Changed the meeting “{meeting}”")
REMOVED = verb("measures.meeting.removed", "ลบการประชุม “{meeting}”", "Removed the meeting “{meeting}”")
MONTHLY = "ประชุมประจำเดือน"
_NO_TITLE = Text("โปรดพิมพ์ชื่อการประชุม", "Type the name of the meeting.")
_TO_COME = Text("วันที่ประชุมยังมาไม่ถึง โปรดบันทึกหลังการประชุม", "This day is still to come. Record the meeting after it.")
_HEARD = Text(
    "มีรายงานความก้าวหน้าในการประชุมนี้แล้ว จึงลบไม่ได้ แก้ไขรายละเอียดได้",
    "Reports were given at this meeting, so it cannot be removed. Its details can be changed.",
)


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting as somebody describes it; `present` are those who came, `files` minutes or photos."""

    title: str
    held_on: date
    plan: Plan | None = None
    place: str = ""
    present: tuple[str, ...] = ()
    present_count: int | None = None
    agenda: str = ""
    resolution: str = ""
    sets_measures: bool = False
    files: tuple[StoredFile, ...] = ()


def add_meeting(agency: Agency, draft: MeetingDraft, by: User) -> Meeting:
    """A new meeting. Raises InputError for one without a name, or one that is still to come."""
    return _kept(Meeting(agency=agency), draft, by, ADDED)


def change_meeting(meeting: Meeting, draft: MeetingDraft, by: User) -> Meeting:
    """Other details of the same meeting. Raises InputError as `add_meeting` does."""
    return _kept(meeting, draft, by, CHANGED)


def remove_meeting(meeting: Meeting, by: User) -> None:
    """Take away a meeting that was recorded by mistake. Raises InputError where it heard reports."""
    with transaction.atomic():
        if meeting.progress.exists():
            raise InputError(_HEARD)
        write(meeting.agency.code, REMOVED, actor=by, about=meeting, names={"meeting": meeting.title})
        meeting.delete()


def meetings_of(agency: Agency, plan: Plan | None = None) -> list[Meeting]:
    """The meetings of an agency, the newest first; with a plan those of that plan and of none."""
    found = agency.meetings.select_related("plan").prefetch_related("files")
    return [one for one in found if plan is None or one.plan_id in (plan.pk, None)]


def present_before(agency: Agency) -> Sequence[str]:
    """Who came to the last meeting: mostly the same people come again."""
    last = agency.meetings.exclude(present=[]).first()
    return [str(one) for one in last.present] if last else []


def _kept(meeting: Meeting, draft: MeetingDraft, by: User, act: str) -> Meeting:
    if not draft.title.strip():
        raise InputError(_NO_TITLE)
    if draft.held_on > clock.today():
        raise InputError(_TO_COME)
    with transaction.atomic():
        meeting.title, meeting.held_on, meeting.plan = draft.title.strip(), draft.held_on, draft.plan
        meeting.place, meeting.agenda, meeting.resolution = draft.place, draft.agenda, draft.resolution
        meeting.present = list(draft.present)
        meeting.present_count = len(draft.present) or draft.present_count
        meeting.sets_measures = draft.sets_measures
        meeting.save()
        meeting.files.set(draft.files)
        write(meeting.agency.code, act, actor=by, about=meeting, names={"meeting": meeting.title})
    return meeting
