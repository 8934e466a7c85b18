"""What a round is bound to: its rules, compared with other versions of the year, and the words in which it asks."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.oversight.rounds.frameworks import compared
from prongsai.faces.parts.tell import tell, warn
from prongsai.records.agencies.access import OversightAction
from prongsai.records.frameworks.selectors import version_of, versions_of
from prongsai.records.frameworks.wording import official_wording
from prongsai.records.rounds.binding import choose_rules, may_reword, reword, why_rules_stay, words_of
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys.doors import forget

_WRONG = 422


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def bound(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/rules/`: the rules and words of a round; a POST chooses another version."""
    found = the_round(pk)
    if request.method != "POST":
        return _shown(request, found)
    try:
        choose_rules(found, request.POST.get("version", ""), request.user)
    except InputError as error:
        return _shown(request, found, error.text)
    forget()
    tell(request, Text("เปลี่ยนกรอบการประเมินของรอบแล้ว โปรดตรวจปฏิทิน", "The round has other rules. Check its calendar."))
    return redirect("oversight_round", pk)


@page(OversightAction.ROUND_MANAGE)
@require_POST
def words_anew(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/rules/words/`: the words of today instead of those that a printed form bound."""
    found = the_round(pk)
    try:
        reword(found, request.user)
    except InputError as error:
        warn(request, error.text)
    else:
        forget()
        tell(request, Text("ผูกถ้อยคำล่าสุดกับรอบแล้ว", "The newest words are bound to the round."))
    return redirect("oversight_bound", pk)


def _shown(request: OversightRequest, found: Round, problem: Text | None = None) -> HttpResponse:
    now = version_of(found.framework.sha256)
    others = [one for one in versions_of(found.framework.fiscal_year) if one.framework != rules_of(found)]
    words, newest = words_of(found), official_wording(rules_of(found))
    context = {
        "round": found,
        "version": now,
        "comparisons": [compared(now, one) for one in others if now],
        "why_not": why_rules_stay(found),
        "words": words,
        "may_reword": found.worded_at is not None and words != newest and may_reword(found),
        "is_newer": words != newest,
        "problem": problem,
    }
    return render(request, "oversight/rounds/bound.html", context, status=_WRONG if problem else 200)
