"""Meetings, and beside them committees and trainings: what papers cite."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.forms.events import MeetingForm, meeting_as_kept, new_meeting
from prongsai.faces.workspace.follow.telling import done, told
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.people.files_uploads import Uploads, uploads_of
from prongsai.records.agencies.access import Action
from prongsai.records.measures.committees import Side, members_of
from prongsai.records.measures.meetings import (
    add_meeting,
    change_meeting,
    meetings_of,
    present_before,
    remove_meeting,
)
from prongsai.records.measures.models import Meeting
from prongsai.records.measures.selectors import current_plans

KEPT = Text("บันทึกการประชุมแล้ว", "The meeting is kept.")
REMOVED = Text("ลบการประชุมแล้ว", "The meeting is removed.")


@page(Action.VIEW)
@require_safe
def meetings(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/meetings/`: meetings, committees and trainings."""
    agency = request.agency
    context = {
        "meetings": meetings_of(agency),
        "committees": [(one, _by_side(members_of(one))) for one in agency.committees.all()],
        "trainings": agency.trainings.prefetch_related("files"),
        "may_edit": allowed(request, Action.MEETING_EDIT),
    }
    return render(request, "workspace/follow/meetings.html", context)


@page(Action.VIEW)
@require_safe
def meeting(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/meetings/<pk>/`: who came, what was resolved, which reports it heard."""
    found = get_object_or_404(Meeting, agency=request.agency, pk=pk)
    reports = found.progress.filter(replaced_by__isnull=True).select_related("step__measure", "for_unit")
    context = {
        "meeting": found,
        "reports": reports.order_by("step__measure__number", "step__number"),
        "may_edit": allowed(request, Action.MEETING_EDIT),
    }
    return render(request, "workspace/follow/meeting.html", context)


@page(Action.MEETING_EDIT)
def new(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/meetings/new/`."""
    initial = new_meeting(present_before(request.agency), current_plans(request.agency).first())
    return _handled(request, MeetingForm(request.agency, request.POST or None, initial=initial), None)


@page(Action.MEETING_EDIT)
def edit(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/meetings/<pk>/edit/`."""
    found = get_object_or_404(Meeting, agency=request.agency, pk=pk)
    form = MeetingForm(request.agency, request.POST or None, initial=meeting_as_kept(found))
    return _handled(request, form, found)


@page(Action.MEETING_EDIT)
def remove(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/meetings/<pk>/remove/`: for one that was recorded by mistake."""
    found = get_object_or_404(Meeting, agency=request.agency, pk=pk)
    if request.method != "POST":
        return redirect("work_follow_meeting", request.agency.code, pk)
    try:
        remove_meeting(found, request.user)
    except InputError as error:
        told(request, error.text)
        return redirect("work_follow_meeting", request.agency.code, pk)
    done(request, REMOVED)
    return redirect("work_follow_meetings", request.agency.code)


def _handled(request: WorkRequest, form: MeetingForm, found: Meeting | None) -> HttpResponse:
    is_sent = request.method == "POST"
    uploads = uploads_of(request) if is_sent or found is None else Uploads(files=tuple(found.files.all()))
    if is_sent and form.is_valid() and not uploads.problems:
        try:
            draft = form.draft(uploads.files)
            kept = (
                change_meeting(found, draft, request.user)
                if found
                else add_meeting(request.agency, draft, request.user)
            )
        except InputError as error:
            form.complain({"": error.text})
        else:
            done(request, KEPT)
            return redirect("work_follow_meeting", request.agency.code, kept.pk)
    return render(request, "workspace/follow/meeting_form.html", {"form": form, "uploads": uploads, "meeting": found})


def _by_side(members: tuple) -> list:  # type: ignore[type-arg]
    groups = ((side.label, [one for one in members if one.side is side]) for side in Side)
    return [(label, those) for label, those in groups if those]
