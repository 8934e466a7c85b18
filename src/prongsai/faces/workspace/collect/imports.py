"""Importing answers that were keyed from paper or exported from a form, by an agency's officer."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.core.text import Text
from prongsai.faces.parts.survey.importing import Desk, import_at
from prongsai.faces.parts.tell import tell
from prongsai.faces.workspace.collect.files import survey_of
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action


@page(Action.ROUND_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def import_answers(request: WorkRequest, pk: int, instrument: str) -> HttpResponse:
    """`/office/<code>/collect/<pk>/<instrument>/import/`: asks for a file, shows what it holds, takes it in."""
    one = survey_of(request, pk, instrument)
    if one.survey is None:
        raise Http404
    own = {"enrolment": one.enrolment, "asked": one}

    def shown(name: str, context: Mapping[str, object], status: int = 200) -> HttpResponse:
        return render(request, f"workspace/collect/{name}.html", {**own, **context}, status=status)

    def done(said: Text) -> HttpResponse:
        tell(request, said)
        return redirect("work_collect", request.agency.code, pk)

    return import_at(Desk(one.survey, request.user, shown, done), request)
