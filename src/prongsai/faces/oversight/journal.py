"""The journal of the site: what was done in rounds and in the team, by agency and round too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
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
from prongsai.records.journal.selectors import Wanted
from prongsai.records.rounds.models import Enrolment, Phase, Round
from prongsai.records.rounds.selectors import official_rounds
from prongsai.records.surveys.models import ServicePoint, Survey

LONGEST_NAME = 100
PATHS: dict[type[Model], str] = {
    Enrolment: "",
    Review: "enrolment__",
    Survey: "enrolment__",
    ServicePoint: "survey__enrolment__",
}


class SiteJournalForm(JournalForm):
    """The filter of an agency's journal, and which agency and round."""

    agency = forms.CharField(label=lazily("หน่วยงาน", "Agency"), max_length=LONGEST_NAME, required=False)
    round = forms.ChoiceField(label=lazily("รอบ", "Round"), required=False)
    field_order = ("kind", "who", "agency", "round", "day")

    def __init__(self, data: QueryDict) -> None:
        super().__init__(SITE, data)
        self.offer("round", [(str(one.pk), one.name) for one in official_rounds()])

    def wanted(self) -> Wanted:
        return replace(super().wanted(), about=self._things())

    def _things(self) -> Sequence[QuerySet[Any]] | None:
        agency, the_round = self.cleaned_data.get("agency"), self.cleaned_data["round"]
        if not agency and not the_round:
            return None
        found = {model: model._default_manager.all() for model in PATHS}
        if agency:
            named = Agency.objects.filter(matching(agency))
            found = {one: of.filter(**{f"{PATHS[one]}agency__in": named}) for one, of in found.items()}
        if the_round:
            found = {one: of.filter(**{f"{PATHS[one]}round": the_round}) for one, of in found.items()}
        return (*found.values(), *([] if agency else _of_round(the_round)))


@page(OversightAction.TEAM_MANAGE)
@require_safe
def journal(request: OversightRequest) -> HttpResponse:
    """`/oversight/journal/`: who did what, the newest first, filtered by what the address says."""
    shown = journal_of(SiteJournalForm(request.GET), request.GET.get("page", ""))
    return render(request, "oversight/journal.html", {"journal": shown})


def _of_round(pk: str) -> Sequence[QuerySet[Any]]:
    """What concerns all of a round."""
    return Round.objects.filter(pk=pk), Phase.objects.filter(round__pk=pk)
