"""Interviews on paper: the form to print, the table to key into, and the keyed table brought in.

Only who is assigned to the agency may. The imports are those of an agency's officer, who may not do this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters.render import NoThaiFontError
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.surveys.respondents import INTERVIEWED
from prongsai.core.text import Text
from prongsai.faces.oversight.interviewing import assigned, survey_of
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.parts.download import attachment
from prongsai.faces.parts.origin import from_own_pages
from prongsai.faces.parts.survey.importing import Desk, import_at
from prongsai.faces.parts.survey.on_paper import FILES, file_name
from prongsai.faces.parts.tell import tell, warn
from prongsai.records.agencies.access import OversightAction
from prongsai.records.rounds.binding import bind_words
from prongsai.records.rounds.selectors import phases_of


@page(OversightAction.INTERVIEW, unkept="oversight/interview_signed_out.html")
@require_http_methods(["GET", "HEAD", "POST"])
@from_own_pages  # as the form of an interview: what was read of a file is answers, which no session keeps
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """`/oversight/interviews/<pk>/paper/`: files to print and key into, and the import of a keyed table."""
    inside = cast(OversightRequest, request)
    enrolment = assigned(inside, pk)
    deadline = phases_of(enrolment.round)[PhaseCode.COLLECT].ends_on
    own = {"enrolment": enrolment, "round": enrolment.round, "deadline": deadline}

    def shown(name: str, context: Mapping[str, object], status: int = 200) -> HttpResponse:
        return render(request, f"oversight/interview_{name}.html", {**own, **context}, status=status)

    def done(said: Text) -> HttpResponse:
        tell(request, said)
        return redirect("oversight_interviews")

    return import_at(Desk(survey_of(enrolment), inside.user, shown, done), request)


@page(OversightAction.INTERVIEW)
@require_safe
def paper_file(request: OversightRequest, pk: int, name: str) -> HttpResponse:
    """`/oversight/interviews/<pk>/paper/<name>`: the form (PDF, DOCX) or the table for keying (XLSX)."""
    enrolment, kind = assigned(request, pk), FILES.get(name)
    if kind is None:
        raise Http404
    survey_of(enrolment)
    bind_words(enrolment.round, request.user)
    try:
        content = kind.make(enrolment, INTERVIEWED)
    except NoThaiFontError as error:
        warn(request, error.text)
        return redirect("oversight_interview_paper", pk)
    ending = name.rpartition(".")[2]
    return attachment(content, file_name(enrolment, kind.called, INTERVIEWED, ending), kind.media_type)
