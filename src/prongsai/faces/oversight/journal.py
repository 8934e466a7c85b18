"""The journal of the site: what was done in rounds and in the team, by agency and round too."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.parts.journal import JournalForm, journal_of
from prongsai.faces.parts.lazy import lazily
from prongsai.records.agencies.access import OversightAction
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.selectors import matching
from prongsai.records.disclosures.models import Review
from prongsai.records.journal.models import SITE
from prongsai.records.rounds.models import Enrolment, Phase, Round
from prongsai.records.rounds.selectors import official_rounds
from prongsai.records.surveys.models import ServicePoint, Survey

LONGEST_NAME = 100
PATHS: tuple[tuple[type[Model], str], ...] = (
    (Enrolment, ""),
    (Review, "enrolment__"),
    (Survey, "enrolment__"),
    (ServicePoint, "survey__enrolment__"),
)


class SiteJournalForm(JournalForm):
    """The filter of an agency's journal, and which agency and round."""

    agency = forms.CharField(label=lazily("หน่วยงาน", "Agency"), max_length=LONGEST_NAME, required=False)
    round = forms.ChoiceField(label=lazily("รอบ", "Round"), required=False)
    field_order = ("kind", "who", "agency", "round", "day")

    def __init__(self, data: QueryDict) -> None:
        super().__init__(SITE, data)
        self.offer("round", [(str(one.pk), one.name) for one in official_rounds()])

    def about(self) -> Q | None:
        agency, the_round = self.cleaned_data.get("agency"), self.cleaned_data["round"]
        asked = None
        if agency:
            asked = _of_agencies(Agency.objects.filter(matching(agency)))
        if the_round:
            in_round = _of_round(int(the_round))
            asked = asked & in_round if asked else in_round
        return asked


@page(OversightAction.TEAM_MANAGE)
@require_safe
def journal(request: OversightRequest) -> HttpResponse:
    """`/oversight/journal/`: who did what, the newest first, filtered by what the address says."""
    shown = journal_of(SiteJournalForm(request.GET), request.GET.get("page", ""))
    return render(request, "oversight/journal.html", {"journal": shown})


def _of_agencies(agencies: QuerySet[Agency]) -> Q:
    return _things((model, model.objects.filter(**{f"{path}agency__in": agencies})) for model, path in PATHS)


def _of_round(pk: int) -> Q:
    own = ((Round, Round.objects.filter(pk=pk)), (Phase, Phase.objects.filter(round=pk)))
    return _things((*own, *((model, model.objects.filter(**{f"{path}round": pk})) for model, path in PATHS)))


def _things(things: Iterable[tuple[type[Model], QuerySet[Model]]]) -> Q:
    """The condition that an entry is about one of these."""
    about = Q()
    for model, found in things:
        numbers = found.order_by().annotate(written=Cast("pk", CharField())).values("written")
        about |= Q(object_type=model._meta.label_lower, object_id__in=numbers)
    return about
