"""The journal of an agency."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.faces.parts.journal import JournalForm, journal_of
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action


@page(Action.JOURNAL_VIEW)
@require_safe
def journal(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/journal/`: who did what, the newest first."""
    shown = journal_of(JournalForm(request.agency.code, request.GET), request.GET.get("page", ""))
    return render(request, "workspace/people/journal.html", {"journal": shown})
