"""A report on one step: few fields first, the rest for those who have more to say."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from prongsai.adapters import clock
from prongsai.core.measures.model import Status
from prongsai.core.text import Text
from prongsai.core.thai.dates import thai_date
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.follow.forms.base import CountField, WorkForm, lines, words
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Unit
from prongsai.records.agencies.units import open_units
from prongsai.records.files.models import StoredFile
from prongsai.records.measures.data import unit_name
from prongsai.records.measures.models import Meeting, Progress, Step
from prongsai.records.measures.progress import Report, complaints, stands_for

STATUSES = [
    (Status.UNDER_WAY.value, lazily("กำลังดำเนินการ", "Under way")),
    (Status.DONE.value, lazily("เสร็จแล้ว", "Done")),
    (Status.PLANNED.value, lazily("ยังไม่เริ่ม", "Not started")),
    (Status.DROPPED.value, lazily("ยกเลิก (โปรดบอกเหตุผล)", "Dropped (say why)")),
]
NO_PERCENT = Text("ร้อยละต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100", "Per cent is a whole number from 0 to 100.")
NOTHING_SAID = Text("โปรดเลือกสถานะหรือพิมพ์สิ่งที่ทำ", "Choose where it stands, or type what was done.")
MOST_MEETINGS = 24


class MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A meeting of the agency, by its day."""

    def label_from_instance(self, meeting: Meeting) -> str:
        return f"{thai_date(meeting.held_on, 'brief')} {meeting.title}"


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit of the agency, with the one that it belongs to."""

    def label_from_instance(self, unit: Unit) -> str:
        return unit_name(unit)


class ReportForm(WorkForm):
    """What is said of a step on a day. `files` are handed in beside it (`uploads_of`)."""

    status = forms.ChoiceField(
        label=lazily("ตอนนี้เป็นอย่างไร", "How does it stand?"),
        choices=STATUSES,
        widget=forms.RadioSelect,
        error_messages={"required": lazily("โปรดเลือกหนึ่งข้อ", "Choose one.")},
    )
    text = words(lazily("ทำอะไรไปแล้ว", "What was done?"), rows=4, most=5000)
    percent = CountField(lazily("คืบหน้าร้อยละ", "Per cent"), NO_PERCENT, 100)
    problems = words(lazily("ปัญหาและอุปสรรค", "Problems and obstacles"), rows=3, most=5000)
    links = words(
        lazily("ลิงก์หลักฐาน", "Links to evidence"),
        lazily("บรรทัดละหนึ่งลิงก์ ขึ้นต้นด้วย https://", "One a line, each beginning with https://"),
        rows=2,
        most=6000,
    )
    reported_on = ThaiDateField(label=lazily("วันที่รายงาน", "Day of the report"))
    meeting = MeetingChoice(
        queryset=Meeting.objects.none(),
        required=False,
        label=lazily("รายงานในการประชุม", "Reported at the meeting"),
        empty_label=lazily("ไม่ได้รายงานในการประชุม", "not at a meeting"),
    )
    for_unit = UnitChoice(
        queryset=Unit.objects.none(),
        required=False,
        label=lazily("บันทึกแทน", "Recorded on behalf of"),
        empty_label=lazily("ผู้รับผิดชอบตามแผน", "those named in the plan"),
    )

    def __init__(self, step: Step, by: User, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.step = step
        recent = Meeting.objects.filter(agency=step.agency)[:MOST_MEETINGS].values("pk")
        self.fields["meeting"].queryset = Meeting.objects.filter(pk__in=list(recent.values_list("pk", flat=True)))  # type: ignore[attr-defined]
        self._offer_units(by)

    def report(self, files: tuple[StoredFile, ...]) -> Report:
        """What was typed, with the files that were handed in."""
        given = self.cleaned_data
        return Report(
            status=Status(given["status"]),
            reported_on=given["reported_on"],
            text=given["text"],
            percent=given["percent"],
            problems=given["problems"],
            meeting=given["meeting"],
            for_unit=given.get("for_unit"),
            links=lines(given["links"]),
            files=files,
        )

    def is_right(self, files: tuple[StoredFile, ...]) -> bool:
        """Whether it can be recorded; what the records refuse stands beside the fields."""
        if not self.is_valid():
            return False
        nothing = {"text": NOTHING_SAID} if self.is_untouched and not files else {}
        self.complain(nothing | complaints(self.step, self.report(files)))
        return self.is_valid()

    @property
    def is_untouched(self) -> bool:
        """Whether it was sent as it was shown, with no word: a slip of the thumb, no report."""
        given = self.cleaned_data
        has_said = any(given[name] for name in ("text", "problems", "links", "meeting"))
        return not has_said and all(given[name] == self.initial.get(name) for name in ("status", "percent"))

    def _offer_units(self, by: User) -> None:
        """Whose report it is, where the officer records and several could have given it."""
        owning = self.step.owning_units
        units = [one for one in open_units(self.step.agency) if owning is None or one.pk in owning]
        if stands_for(by, self.step) or len(units) < 2:
            del self.fields["for_unit"]
        else:
            choice = self.fields["for_unit"]
            choice.queryset = Unit.objects.filter(pk__in=[one.pk for one in units]).select_related("parent")  # type: ignore[attr-defined]


def at_first(last: Progress | None, today: date | None = None) -> dict[str, Any]:
    """How the form of a new report begins: as it stood last time, with nothing said yet."""
    status = last.status if last else Status.UNDER_WAY.value
    return {
        "status": Status.UNDER_WAY.value if status == Status.PLANNED.value else status,
        "percent": last.percent if last else None,
        "reported_on": today or clock.today(),
    }


def as_said(said: Progress) -> dict[str, Any]:
    """How the form of a correction begins: as it was said."""
    names = ("status", "percent", "text", "problems", "reported_on", "meeting", "for_unit")
    links = [one if isinstance(one, str) else one["address"] for one in said.links]
    return {name: getattr(said, name) for name in names} | {"links": "\n".join(links)}
