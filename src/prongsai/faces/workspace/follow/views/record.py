"""A whole monthly meeting at once."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.adapters import clock
from prongsai.core.calendar.saying import say_day
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.forms.record import RecordForm
from prongsai.faces.workspace.follow.telling import done, told
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action
from prongsai.records.measures.follow_selectors import in_use
from prongsai.records.measures.meetings import add_meeting
from prongsai.records.measures.models import Meeting, Progress
from prongsai.records.measures.progress import overruled_on, report_all

RECORDED = Text("บันทึกรายงานของการประชุมแล้ว {count} ขั้นตอน", "Reports on {count} steps of the meeting are kept.")
OVERRULED = Text(
    "“{step}”: มีรายงานวันที่ {day.th} ใหม่กว่า ผลนี้จะเก็บไว้แต่ไม่เปลี่ยนสถานะ",
    "“{step}”: there is a newer report of {day.en}. This one is kept but does not change where the step stands.",
)
NOTHING = Text(
    "ยังไม่มีขั้นตอนใดที่แก้ไขหรือเลือกว่า “รายงานแล้ว คงเดิม” จึงยังไม่มีอะไรให้บันทึก",
    "No step was changed or marked “Reported, unchanged”, so there is nothing to keep yet.",
)


@page(Action.MEETING_EDIT)
def record(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/record/?meeting=`: a row for each step that is under way; all are kept, or none."""
    today = clock.today()
    measures = [one for plan in in_use(request.agency, today) for one in plan.measures]
    form = RecordForm(request.agency, measures, today, request.POST or None, request.GET.get("meeting", ""))
    if request.method == "POST" and form.is_right():
        meeting = _recorded(request, form)
        if meeting is not None:
            return redirect("work_follow_meeting", request.agency.code, meeting.pk)
    return render(request, "workspace/follow/record.html", {"form": form})


def _recorded(request: WorkRequest, form: RecordForm) -> Meeting | None:
    if not form.has_something:
        form.refuse(NOTHING)
        return None
    try:
        with transaction.atomic():
            meeting = _meeting(request, form)
            made = report_all(form.reports(meeting), request.user)
    except InputError as error:
        form.refuse(error.text)
        return None
    done(request, Text(RECORDED.th.format(count=len(made)), RECORDED.en.format(count=len(made))))
    _tell_overruled(request, made)
    return meeting


def _tell_overruled(request: WorkRequest, made: list[Progress]) -> None:
    """Say of which steps a newer report holds."""
    for one in made:
        if day := overruled_on(one):
            name, said = " ".join(one.step.text.split())[:80], say_day(day)
            told(request, Text(OVERRULED.th.format(step=name, day=said), OVERRULED.en.format(step=name, day=said)))


def _meeting(request: WorkRequest, form: RecordForm) -> Meeting:
    """The meeting that was chosen, or a new one; a form that is sent twice makes one meeting."""
    chosen: Meeting | None = form.meeting.cleaned_data["meeting"]
    draft = replace(form.meeting.draft(), plan=form.plan)
    same = Meeting.objects.filter(agency=request.agency, title=draft.title.strip(), held_on=draft.held_on)
    return chosen or same.first() or add_meeting(request.agency, draft, request.user)
