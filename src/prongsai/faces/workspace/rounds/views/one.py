"""One round: its calendar, who answered, what is missing, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.core.analysis.small_groups import say_number
from prongsai.core.surveys.respondents import is_interviewed
from prongsai.core.text import Text
from prongsai.faces.parts.survey_links import answer_link
from prongsai.faces.workspace.page import WorkRequest, page
from prongsai.faces.workspace.rounds.calendar import calendar_view
from prongsai.faces.workspace.rounds.forms import OnForm
from prongsai.faces.workspace.rounds.next import next_step
from prongsai.faces.workspace.rounds.standing import Standing, State, SurveyStand, rules_said, standing_of
from prongsai.faces.workspace.rounds.views.finding import part_of
from prongsai.records.agencies.access import Action, can
from prongsai.records.journal.selectors import Line, of_object
from prongsai.records.rounds.models import RoundKind
from prongsai.records.surveys.models import Mode, Survey
from prongsai.records.surveys.selectors import by_mode, by_point

MODES = {
    Mode.SELF: Text("ตอบเองทางลิงก์", "by the link"),
    Mode.OFFLINE: Text("ตอบเองขณะไม่มีสัญญาณ", "without a network"),
    Mode.INTERVIEW: Text("สัมภาษณ์", "interviews"),
    Mode.PAPER: Text("กระดาษหรือไฟล์", "paper or files"),
}


@dataclass(frozen=True)
class SurveyView:
    """A survey with its link, and how its answers came: not as on another day, since two days tell one day's."""

    stand: SurveyStand
    link: str
    modes: list[tuple[Text, Text]]
    points: list[tuple[str, Text]]


@page(Action.VIEW)
@require_safe
def round_page(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/?on=`: how the agency stands in a round, today or as on another day."""
    part, form = part_of(request, pk), OnForm(request.GET if request.GET.get("on") else None)
    on = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    stand = standing_of(part, on)
    may_edit = can(request.user, Action.ROUND_EDIT, request.agency) and not stand.is_preview
    the_round = part.round
    context = {
        "stand": stand,
        "part": part,
        "form": form,
        "phases": calendar_view(stand),
        "surveys": list(_surveys(stand)),
        "rules": list(rules_said(stand)),
        "next": next_step(stand) if may_edit else None,
        "may_edit": may_edit,
        "is_own": the_round.agency_id is not None,
        "entries": _journal(request, stand),
        "may_end": may_edit and the_round.kind == RoundKind.REHEARSAL and _may_end(stand),
        "may_see_result": stand.state is State.CLOSED and can(request.user, Action.SCORE_VIEW, request.agency),
        "shows_result": the_round.kind == RoundKind.REHEARSAL,
    }
    return render(request, "workspace/rounds/round.html", context)


def _journal(request: WorkRequest, stand: Standing) -> tuple[Line, ...]:
    """What was done in this round, the newest first; of a round that others run what was done by the agency."""
    if stand.is_preview or not can(request.user, Action.JOURNAL_VIEW, request.agency):
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
        if survey is None:
            yield SurveyView(one, one.count.link, [], [])
            continue
        link = "" if is_interviewed(one.code) else answer_link(survey.code)
        yield SurveyView(one, link, [], []) if stand.is_preview else _how(one, link, survey, stand.today)


def _how(one: SurveyStand, link: str, survey: Survey, today: date) -> SurveyView:
    modes = [(MODES[Mode(mode)], say_number(sheets)) for mode, sheets in by_mode(survey, today).items()]
    points = [(each.point.name, say_number(each.sheets)) for each in by_point(survey, today)]
    return SurveyView(one, link, modes, points)
