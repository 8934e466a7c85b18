"""One round: its calendar, who answered, what is missing, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.core.surveys.respondents import is_interviewed
from prongsai.core.text import Text, listed
from prongsai.faces.parts.survey_links import answer_link
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.rounds.calendar import calendar_view
from prongsai.faces.workspace.rounds.forms import OnForm
from prongsai.faces.workspace.rounds.next import steps_now
from prongsai.faces.workspace.rounds.standing import Standing, State, SurveyStand, rules_said, standing_of
from prongsai.faces.workspace.rounds.views.finding import part_of
from prongsai.faces.workspace.rounds.views.reopening import may_reopen
from prongsai.records.agencies.access import Action
from prongsai.records.frameworks.selectors import version_of
from prongsai.records.journal.selectors import Line, of_object
from prongsai.records.rounds.binding import words_of
from prongsai.records.rounds.models import RoundKind
from prongsai.records.surveys.models import Survey
from prongsai.records.surveys.selectors import Came, came


@dataclass(frozen=True)
class SurveyView:
    """A survey with its link, and how its answers came: None as on another day, since two days tell one day's."""

    stand: SurveyStand
    link: str
    came: Came | None = None

    @property
    def ways(self) -> list[tuple[Text, int]]:
        """The ways that somebody used and the service points, as far as they may be told apart."""
        shown = [one for one in self.came.ways if one.sheets or one.points] if self.came and self.came.is_apart else []
        return [(listed(one.names), one.sheets) for one in shown]

    @property
    def is_joined(self) -> bool:
        """Whether some of the ways are told only together."""
        ways = self.came.ways if self.came else ()
        return any(one.sheets and len(one.names) > 1 for one in ways)


@page(Action.VIEW)
@require_safe
def round_page(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/?on=`: how the agency stands in a round, today or as on another day."""
    part, form = part_of(request, pk), OnForm(request.GET if request.GET.get("on") else None)
    on = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    stand = standing_of(part, on)
    may_edit = allowed(request, Action.ROUND_EDIT) and not stand.is_preview
    the_round = part.round
    context = {
        "stand": stand,
        "part": part,
        "form": form,
        "phases": calendar_view(stand),
        "surveys": list(_surveys(stand)),
        "rules": list(rules_said(stand)),
        "version": version_of(the_round.framework.sha256),
        "words": words_of(the_round) if the_round.is_asked_here else None,
        "steps": steps_now(stand) if may_edit else [],
        "may_edit": may_edit,
        "is_own": the_round.agency_id is not None,
        "entries": _journal(request, stand),
        "may_end": may_edit and the_round.kind == RoundKind.REHEARSAL and _may_end(stand),
        "may_see_result": stand.state is State.CLOSED and allowed(request, Action.SCORE_VIEW),
        "may_reopen": not stand.is_preview and may_reopen(request, part),
        "shows_result": the_round.kind == RoundKind.REHEARSAL,
    }
    return render(request, "workspace/rounds/round.html", context)


def _journal(request: WorkRequest, stand: Standing) -> tuple[Line, ...]:
    """What was done in this round, the newest first; of a round that others run what was done by the agency."""
    if stand.is_preview or not allowed(request, Action.JOURNAL_VIEW):
        return ()
    part = stand.part
    things: list[Model] = [part, part.round, *stand.phases.values()] if part.round.agency_id else [part]
    lines = [line for one in things for line in of_object(one)]
    return tuple(sorted(lines, key=lambda one: one.number, reverse=True))


def _may_end(stand: Standing) -> bool:
    return stand.state in (State.OPEN, State.OVER) and stand.collect.starts_on < stand.today


def _surveys(stand: Standing) -> Iterator[SurveyView]:
    for one in stand.surveys:
        survey = one.count.survey
        shown = None if survey is None or stand.is_preview else came(survey, stand.today)
        yield SurveyView(one, _link(one, survey), shown)


def _link(one: SurveyStand, survey: Survey | None) -> str:
    if is_interviewed(one.code):
        return ""
    return one.count.link if survey is None else answer_link(survey.code)
