"""Meetings, committees and trainings as the officer writes them down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from prongsai.core.measures.model import PlanKind
from prongsai.core.text import Text
from prongsai.core.thai.letters import tidy
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.follow.forms.base import CountField, WorkForm, lines, words
from prongsai.records.agencies.models import Agency
from prongsai.records.files.models import StoredFile
from prongsai.records.measures.committees import CommitteeDraft, Member, Side, members_of
from prongsai.records.measures.meetings import MONTHLY, MeetingDraft
from prongsai.records.measures.models import Committee, Meeting, Plan, Training
from prongsai.records.measures.selectors import plans_of
from prongsai.records.measures.trainings import TrainingDraft

MOST_PEOPLE = 5000
NO_COUNT = Text("โปรดพิมพ์จำนวนคนเป็นตัวเลข", "Type the number of people in figures.")
_ONE_A_LINE = lazily("บรรทัดละหนึ่งคน: ชื่อ, ตำแหน่ง", "One a line: name, post")
_BETWEEN = re.compile(r"\t|,|\s{2,}")
KINDS = {
    PlanKind.ITA.value: Text("แผน ITA ปี {year}", "ITA plan {year}"),
    PlanKind.ANTI_CORRUPTION.value: Text("แผนป้องกันการทุจริตปี {year}", "Anti-corruption plan {year}"),
}


def plan_name(plan: Plan) -> Text:
    """A plan in short."""
    year = str(plan.plan_year) if plan.plan_year == plan.until_year else f"{plan.plan_year}–{plan.until_year}"
    return Text(KINDS[plan.kind].th.format(year=year), KINDS[plan.kind].en.format(year=year))


class PlanChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A plan of the agency."""

    def label_from_instance(self, plan: Plan) -> str:
        return str(lazily(*plan_name(plan)))


def plan_choice() -> PlanChoice:
    return PlanChoice(
        queryset=Plan.objects.none(),
        required=False,
        label=lazily("เกี่ยวกับแผน", "About the plan"),
        empty_label=lazily("ไม่ระบุแผน", "no plan in particular"),
    )


class OfAgency(WorkForm):
    """A form with a choice among the agency's plans."""

    def __init__(self, agency: Agency, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["plan"].queryset = plans_of(agency)  # type: ignore[attr-defined]


class MeetingForm(OfAgency):
    """A meeting."""

    title = words(lazily("ชื่อการประชุม", "Name of the meeting"), required=True)
    held_on = ThaiDateField(label=lazily("วันที่ประชุม", "Day"))
    place = words(lazily("สถานที่", "Place"))
    plan = plan_choice()
    sets_measures = forms.BooleanField(
        label=lazily("การประชุมนี้กำหนดมาตรการ", "This meeting set the measures"), required=False
    )
    agenda = words(lazily("ระเบียบวาระ", "Item of the agenda"))
    resolution = words(lazily("มติที่ประชุม", "Resolution"), rows=4, most=5000)
    present = words(lazily("ผู้มาประชุม", "Present"), lazily("บรรทัดละหนึ่งคน", "One a line"), rows=6, most=20000)
    present_count = CountField(
        lazily("จำนวนผู้มาประชุม (ถ้าไม่ได้ใส่ชื่อ)", "Number present (without names)"), NO_COUNT, MOST_PEOPLE
    )

    def draft(self, files: tuple[StoredFile, ...]) -> MeetingDraft:
        given = dict(self.cleaned_data)
        return MeetingDraft(**given | {"present": lines(given["present"])}, files=files)


class TrainingForm(OfAgency):
    """A training."""

    title = words(lazily("หลักสูตรหรือเรื่อง", "Subject"), required=True)
    held_on = ThaiDateField(label=lazily("วันที่อบรม", "Day"))
    plan = plan_choice()
    expected = CountField(lazily("กลุ่มเป้าหมาย (คน)", "Expected (people)"), NO_COUNT, MOST_PEOPLE)
    attended = CountField(lazily("ผู้เข้าร่วม (คน)", "Attended (people)"), NO_COUNT, MOST_PEOPLE)
    note = words(lazily("หมายเหตุ", "Note"), rows=3, most=5000)

    def draft(self, files: tuple[StoredFile, ...]) -> TrainingDraft:
        return TrainingDraft(**self.cleaned_data, files=files)


class CommitteeForm(OfAgency):
    """A committee; its members by side, one a line."""

    name = words(lazily("ชื่อคณะทำงาน", "Name"), required=True)
    order_number = words(lazily("คำสั่งที่", "Order number"), most=80)
    ordered_on = ThaiDateField(label=lazily("ลงวันที่", "Dated"), required=False)
    plan = plan_choice()
    staff = words(lazily("บุคลากรของหน่วยงาน", "Staff"), _ONE_A_LINE, rows=5, most=20000)
    citizen = words(lazily("ผู้แทนประชาชน", "Citizens"), _ONE_A_LINE, rows=3, most=20000)
    councillor = words(lazily("สมาชิกสภา", "Councillors"), _ONE_A_LINE, rows=3, most=20000)
    duties = words(lazily("หน้าที่ (บรรทัดละข้อ)", "Duties (one a line)"), rows=3, most=5000)

    def draft(self) -> CommitteeDraft:
        given = self.cleaned_data
        members = tuple(member for side in Side for member in _members(given[side.value], side))
        names = ("name", "order_number", "ordered_on", "plan", "duties")
        return CommitteeDraft(**{name: given[name] for name in names}, members=members)


def meeting_as_kept(meeting: Meeting) -> dict[str, Any]:
    names = ("title", "held_on", "place", "plan", "sets_measures", "agenda", "resolution", "present_count")
    return {name: getattr(meeting, name) for name in names} | {"present": "\n".join(map(str, meeting.present))}


def new_meeting(present: Iterable[str], plan: Plan | None) -> dict[str, Any]:
    """A monthly meeting with those who came last time."""
    return {"title": MONTHLY, "present": "\n".join(present), "plan": plan}


def training_as_kept(training: Training) -> dict[str, Any]:
    return {name: getattr(training, name) for name in ("title", "held_on", "plan", "expected", "attended", "note")}


def committee_as_kept(committee: Committee) -> dict[str, Any]:
    known = {name: getattr(committee, name) for name in ("name", "order_number", "ordered_on", "plan", "duties")}
    members = members_of(committee)
    return known | {
        side.value: "\n".join(", ".join(filter(None, (one.name, one.post))) for one in members if one.side is side)
        for side in Side
    }


def _members(typed: str, side: Side) -> Iterable[Member]:
    """Names and posts as they were typed, or pasted from a spreadsheet."""
    for line in lines(typed):
        name, *post = _BETWEEN.split(line, maxsplit=1)
        yield Member(tidy(name), tidy(post[0]) if post else "", side)
