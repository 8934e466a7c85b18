"""Answering on paper: the form to print, and the table into which answers are keyed."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from prongsai.adapters.render import NoThaiFontError
from prongsai.faces.parts.download import attachment
from prongsai.faces.parts.survey.on_paper import FILES, file_name
from prongsai.faces.parts.tell import warn
from prongsai.faces.workspace.collect.files import survey_of
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action
from prongsai.records.rounds.binding import bind_words


@page(Action.VIEW)
@require_safe
def paper_file(request: WorkRequest, pk: int, instrument: str, name: str) -> HttpResponse:
    """`/office/<code>/collect/<pk>/<instrument>/paper/<name>`: the form (PDF, DOCX) or the table for keying (XLSX)."""
    one = survey_of(request, pk, instrument)
    kind = FILES.get(name)
    if kind is None or not one.is_here:
        raise Http404
    bind_words(one.enrolment.round, request.user)
    try:
        content = kind.make(one.enrolment, one.code)
    except NoThaiFontError as error:
        warn(request, error.text)
        return redirect("work_collect", request.agency.code, pk)
    ending = name.rpartition(".")[2]
    return attachment(content, file_name(one.enrolment, kind.called, one.code, ending), kind.media_type)
