"""Files to take away: QR codes, posters, and the form on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.adapters.render import NoThaiFontError
from prongsai.adapters.render.poster import Poster, card, poster_pdf
from prongsai.faces.parts.download import PDF, attachment
from prongsai.faces.parts.survey.on_paper import file_name, language
from prongsai.faces.parts.tell import warn
from prongsai.faces.workspace.collect.links import Asked, asked_of, points_of
from prongsai.faces.workspace.collect.views import enrolment
from prongsai.faces.workspace.collect.words import Way, poster
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.records.agencies.access import Action

SVG, PNG = "image/svg+xml", "image/png"


class LinkFile(NamedTuple):
    """A file about a link: what its name begins with, its media type, and who makes it."""

    called: str
    media_type: str
    make: Callable[[Poster], bytes]


OF_A_LINK = {
    "qr.svg": LinkFile("QR", SVG, lambda one: card(one, "svg")),
    "qr.png": LinkFile("QR", PNG, lambda one: card(one, "png")),
    "poster.pdf": LinkFile("โปสเตอร์", PDF, poster_pdf),
}


@page(Action.VIEW)
@require_safe
def link_file(request: WorkRequest, pk: int, instrument: str, name: str) -> HttpResponse:
    """`/office/<code>/collect/<pk>/<instrument>/link/<name>?point=`: a QR code or a poster."""
    one = survey_of(request, pk, instrument)
    kind = OF_A_LINK.get(name)
    if kind is None or not one.link:
        raise Http404
    way = _way(request, one)
    try:
        content = kind.make(poster(way, language()))
    except NoThaiFontError as error:
        warn(request, error.text)
        return redirect("work_collect", request.agency.code, pk)
    ending = name.rpartition(".")[2]
    return attachment(content, file_name(one.enrolment, kind.called, one.code, ending, way.point), kind.media_type)


def survey_of(request: WorkRequest, pk: int, instrument: str) -> Asked:
    """A survey that the agency itself brings answers to."""
    found = asked_of(enrolment(request, pk), instrument, clock.today())
    if found is None:
        raise Http404
    return found


def _way(request: WorkRequest, one: Asked) -> Way:
    """The link asked for: the survey's, or that of a service point."""
    wanted = request.GET.get("point", "")
    if not wanted:
        return one.way()
    found = next((each for each in points_of(one, clock.today()) if str(each.point.pk) == wanted), None)
    if found is None:
        raise Http404
    return one.way(found.link, found.point.name)
