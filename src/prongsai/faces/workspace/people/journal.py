"""The journal of an agency."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action
from prongsai.records.journal.selectors import of_chain


@page(Action.JOURNAL_VIEW)
@require_safe
def journal(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/journal/`: who did what, the newest first."""
    asked = request.GET.get("page", "")
    found = of_chain(
        request.agency.code, int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
    )
    return render(request, "workspace/people/journal.html", {"found": found, "entries": found.lines})
