"""Files of the agency, taken away by those who work in it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from prongsai.faces.parts.download import attachment
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action
from prongsai.records.files.models import StoredFile
from prongsai.records.files.services import content_of

_GONE = 410


@page(Action.VIEW)
@require_safe
def download(request: WorkRequest, pk: int, name: str) -> HttpResponse:
    """`/office/<code>/people/files/<pk>/<name>`: a file to save; the name in the address is for people alone."""
    stored = get_object_or_404(StoredFile, agency=request.agency, pk=pk)
    try:
        return attachment(content_of(stored), stored.name, stored.content_type)
    except FileNotFoundError:
        return render(request, "workspace/people/files_gone.html", {"file": stored}, status=_GONE)
