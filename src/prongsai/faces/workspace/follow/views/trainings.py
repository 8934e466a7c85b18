"""Trainings with attendance."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.forms.events import TrainingForm, training_as_kept
from prongsai.faces.workspace.follow.telling import done
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.people.files_uploads import Uploads, uploads_of
from prongsai.records.agencies.access import Action
from prongsai.records.measures.models import Training
from prongsai.records.measures.selectors import current_plans
from prongsai.records.measures.trainings import add_training, change_training, remove_training

KEPT = Text("บันทึกการอบรมแล้ว", "The training is kept.")
REMOVED = Text("ลบการอบรมแล้ว", "The training is removed.")


@page(Action.MEETING_EDIT)
def new(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/trainings/new/`."""
    initial = {"plan": current_plans(request.agency).first()}
    return _handled(request, TrainingForm(request.agency, request.POST or None, initial=initial), None)


@page(Action.MEETING_EDIT)
def edit(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/trainings/<pk>/edit/`."""
    found = get_object_or_404(Training, agency=request.agency, pk=pk)
    form = TrainingForm(request.agency, request.POST or None, initial=training_as_kept(found))
    return _handled(request, form, found)


@page(Action.MEETING_EDIT)
def remove(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/trainings/<pk>/remove/`: for one that was recorded by mistake."""
    found = get_object_or_404(Training, agency=request.agency, pk=pk)
    if request.method != "POST":
        return redirect("work_follow_training_edit", request.agency.code, pk)
    remove_training(found, request.user)
    done(request, REMOVED)
    return redirect("work_follow_meetings", request.agency.code)


def _handled(request: WorkRequest, form: TrainingForm, found: Training | None) -> HttpResponse:
    is_sent = request.method == "POST"
    uploads = uploads_of(request) if is_sent or found is None else Uploads(files=tuple(found.files.all()))
    if is_sent and form.is_valid() and not uploads.problems:
        try:
            _keep(request, form, uploads, found)
        except InputError as error:
            form.complain({"": error.text})
        else:
            done(request, KEPT)
            return redirect("work_follow_meetings", request.agency.code)
    return render(request, "workspace/follow/training_form.html", {"form": form, "uploads": uploads, "training": found})


def _keep(request: WorkRequest, form: TrainingForm, uploads: Uploads, found: Training | None) -> None:
    draft = form.draft(uploads.files)
    if found is None:
        add_training(request.agency, draft, request.user)
    else:
        change_training(found, draft, request.user)
