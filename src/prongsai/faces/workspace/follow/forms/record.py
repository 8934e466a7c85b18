"""A whole meeting at once: the meeting, and a row for each step that is under way, as it stood last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from prongsai.core.measures.model import Status
from prongsai.core.text import Text
from prongsai.core.thai.numerals import to_arabic
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.follow.forms.base import CountField, Mistake, WorkForm, words
from prongsai.faces.workspace.follow.forms.reports import MOST_MEETINGS, NO_PERCENT, MeetingChoice
from prongsai.records.agencies.models import Agency
from prongsai.records.measures.follow_selectors import MeasureView, StepView
from prongsai.records.measures.meetings import MONTHLY, MeetingDraft
from prongsai.records.measures.models import Meeting, Plan, Progress, Step
from prongsai.records.measures.progress import Report, complaints

SHORT = [
    (Status.PLANNED.value, lazily("ยังไม่เริ่ม", "Not started")),
    (Status.UNDER_WAY.value, lazily("กำลังทำ", "Under way")),
    (Status.DONE.value, lazily("เสร็จแล้ว", "Done")),
    (Status.DROPPED.value, lazily("ยกเลิก", "Dropped")),
]
TYPED = ("status", "percent", "text", "problems")
REPORTED_MEANWHILE = Text(
    "มีรายงานใหม่ของขั้นตอนนี้เข้ามาระหว่างที่ท่านกรอก โปรดอ่านรายงานล่าสุดข้างบน แล้วกดบันทึกอีกครั้งหากยังต้องการบันทึก",
    "A new report on this step came in meanwhile. Read it above, and save again if you still want to.",
)


class MeetingPart(WorkForm):
    """Which meeting it was: one that is recorded already, or a new one."""

    meeting = MeetingChoice(
        queryset=Meeting.objects.none(),
        required=False,
        label=lazily("การประชุม", "Meeting"),
        empty_label=lazily("การประชุมครั้งใหม่ (กรอกด้านล่าง)", "a new one (below)"),
    )
    title = words(lazily("ชื่อการประชุม", "Name of the meeting"))
    held_on = ThaiDateField(label=lazily("วันที่ประชุม", "Day of the meeting"), required=False, help_text="")
    agenda = words(lazily("ระเบียบวาระ (ถ้ามี)", "Item of the agenda (if any)"))

    def __init__(self, agency: Agency, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        recent = list(Meeting.objects.filter(agency=agency)[:MOST_MEETINGS].values_list("pk", flat=True))
        self.fields["meeting"].queryset = Meeting.objects.filter(pk__in=recent)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("meeting"):
            missing = {"title": _NO_TITLE, "held_on": _NO_DAY}
            self.complain(
                {name: says for name, says in missing.items() if not given.get(name) and name not in self.errors}
            )
        return given

    @property
    def day(self) -> date:
        """When it was held."""
        chosen: Meeting | None = self.cleaned_data["meeting"]
        return chosen.held_on if chosen else self.cleaned_data["held_on"]

    def draft(self) -> MeetingDraft:
        """The new meeting."""
        given = self.cleaned_data
        return MeetingDraft(given["title"], given["held_on"], agenda=given["agenda"])


class RowForm(WorkForm):
    """A step as it stood last time. It is recorded when something changed, or when "same" is ticked."""

    status = forms.ChoiceField(label=lazily("สถานะ", "Status"), choices=SHORT)
    percent = CountField(lazily("ร้อยละ", "Per cent"), NO_PERCENT, 100)
    text = words(lazily("ผลการดำเนินการ", "What was done"), rows=2, most=5000)
    problems = words(lazily("ปัญหาและอุปสรรค (ถ้ามี)", "Problems and obstacles (if any)"), rows=2, most=5000)
    same = forms.BooleanField(label=lazily("รายงานแล้ว คงเดิม", "Reported, unchanged"), required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, view: StepView, data: QueryDict | None = None) -> None:
        self.view, self.step = view, view.step
        super().__init__(data, prefix=f"s{view.step.pk}", initial=_as_it_stood(view))

    @property
    def is_reported(self) -> bool:
        """Whether there is something to record: a form that was sent twice says nothing the second time."""
        if self.is_like(self.view.whole):
            return bool(self["same"].value())
        return bool(self["same"].value()) or not self.is_like(self._when_shown())

    def is_like(self, report: Progress | None) -> bool:
        """Whether the fields say what a report said, or nothing where there is none."""
        return all(_same(self[name].value(), _field_of(report, name)) for name in TYPED)

    @property
    def seen_now(self) -> object:
        """The newest report that who fills this in has seen: after the warning about another, that one."""
        warned = "text" in self.errors and str(lazily(*REPORTED_MEANWHILE)) in self.errors["text"]
        return self._newest() if warned else self["seen"].value() or ""

    def is_right(self, day: date) -> bool:
        """Whether the row can be recorded; what the records refuse stands beside its fields."""
        if not self.is_valid():
            return False
        self.complain(complaints(self.step, self.report(day, None)))
        if str(self["seen"].value() or "") != str(self._newest()):
            self.complain({"text": REPORTED_MEANWHILE})
        return self.is_valid()

    def report(self, day: date, meeting: Meeting | None) -> Report:
        """What was typed of this step."""
        given = self.cleaned_data
        return Report(Status(given["status"]), day, given["text"], given["percent"], given["problems"], meeting)

    def _newest(self) -> object:
        return self.view.whole.pk if self.view.whole else ""

    def _when_shown(self) -> Progress | None:
        """What the row was filled from; it may have been corrected since."""
        seen = str(self["seen"].value() or "")
        return self.step.progress.filter(pk=seen).first() if seen.isdecimal() and len(seen) < 19 else None


@dataclass
class Group:
    """A measure with the rows of its steps."""

    measure: MeasureView
    rows: list[RowForm]


class RecordForm:
    """All of it: nothing is recorded while one field is wrong, and nothing that was typed is lost."""

    def __init__(
        self,
        agency: Agency,
        measures: Sequence[MeasureView],
        today: date,
        data: QueryDict | None = None,
        chosen: str = "",
    ) -> None:
        self.meeting = MeetingPart(agency, data, initial={"title": MONTHLY, "held_on": today, "meeting": chosen})
        self.groups = [
            Group(one, [RowForm(step, data) for step in one.steps if step.is_open]) for one in measures if one.is_open
        ]

    @property
    def rows(self) -> Iterable[RowForm]:
        return (row for group in self.groups for row in group.rows)

    def is_right(self) -> bool:
        """Whether the meeting and every row with something to record can be recorded."""
        if not self.meeting.is_valid():
            return False
        right = [row.is_right(self.meeting.day) for row in self.rows if row.is_reported]
        return all(right)

    @property
    def has_something(self) -> bool:
        """Whether there is anything to record."""
        return any(row.is_reported for row in self.rows)

    @property
    def plan(self) -> Plan | None:
        """The plan that the meeting heard most of."""
        plans = Counter(row.step.measure.plan for row in self.rows if row.is_reported)
        return plans.most_common(1)[0][0] if plans else None

    def refuse(self, sentence: Text) -> None:
        """Put what the records refuse above everything."""
        self.meeting.complain({"": sentence})

    def reports(self, meeting: Meeting) -> list[tuple[Step, Report]]:
        """What is to be recorded; not again what this meeting has heard already."""
        told = [row for row in self.rows if row.is_reported and not _has_heard(meeting, row)]
        return [(row.step, row.report(meeting.held_on, meeting)) for row in told]

    @property
    def mistakes(self) -> list[Mistake]:
        found = list(self.meeting.mistakes)
        for row in self.rows:
            if row.is_reported:
                name = " ".join(row.step.text.split())[:40]
                found += [one._replace(label=f"{name}: {one.label}") for one in row.mistakes]
        return found


def _as_it_stood(view: StepView) -> dict[str, Any]:
    known = {name: _field_of(view.whole, name) for name in TYPED}
    return known | {"seen": view.whole.pk if view.whole else None}


def _field_of(last: Progress | None, name: str) -> object:
    if last is None:
        return Status.PLANNED.value if name == "status" else ""
    return getattr(last, name)


def _same(typed: object, said: object) -> bool:
    one, other = ("" if each is None else to_arabic(str(each)).split() for each in (typed, said))
    return (one or []) == (other or [])


def _has_heard(meeting: Meeting, row: RowForm) -> bool:
    last = row.view.whole
    return last is not None and last.meeting_id == meeting.pk and row.is_like(last)


_NO_TITLE = Text("โปรดพิมพ์ชื่อการประชุม หรือเลือกการประชุมที่มีอยู่", "Type the name of the meeting, or choose one.")
_NO_DAY = Text("โปรดพิมพ์วันที่ประชุม", "Type the day of the meeting.")
