"""Committees and working groups."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.forms.events import CommitteeForm, committee_as_kept
from prongsai.faces.workspace.follow.telling import done
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action
from prongsai.records.measures.committees import add_committee, change_committee, remove_committee
from prongsai.records.measures.models import Committee
from prongsai.records.measures.selectors import current_plans

KEPT = Text("บันทึกคณะทำงานแล้ว", "The committee is kept.")
REMOVED = Text("ลบคณะทำงานแล้ว", "The committee is removed.")


@page(Action.MEETING_EDIT)
def new(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/committees/new/`."""
    initial = {"plan": current_plans(request.agency).first()}
    return _handled(request, CommitteeForm(request.agency, request.POST or None, initial=initial), None)


@page(Action.MEETING_EDIT)
def edit(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/committees/<pk>/edit/`."""
    found = get_object_or_404(Committee, agency=request.agency, pk=pk)
    form = CommitteeForm(request.agency, request.POST or None, initial=committee_as_kept(found))
    return _handled(request, form, found)


@page(Action.MEETING_EDIT)
def remove(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/committees/<pk>/remove/`: for one that was recorded by mistake."""
    found = get_object_or_404(Committee, agency=request.agency, pk=pk)
    if request.method != "POST":
        return redirect("work_follow_committee_edit", request.agency.code, pk)
    remove_committee(found, request.user)
    done(request, REMOVED)
    return redirect("work_follow_meetings", request.agency.code)


def _handled(request: WorkRequest, form: CommitteeForm, found: Committee | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, form, found)
        except InputError as error:
            form.complain({"": error.text})
        else:
            done(request, KEPT)
            return redirect("work_follow_meetings", request.agency.code)
    return render(request, "workspace/follow/committee_form.html", {"form": form, "committee": found})


def _keep(request: WorkRequest, form: CommitteeForm, found: Committee | None) -> None:
    if found is None:
        add_committee(request.agency, form.draft(), request.user)
    else:
        change_committee(found, form.draft(), request.user)
