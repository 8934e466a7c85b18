"""Announcing the results of a round: first what is missing, then once more asked, then done."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.parts.tell import tell
from prongsai.records.agencies.access import OversightAction
from prongsai.records.results.from_rounds import ask_to_announce, missing_for_announcement
from prongsai.records.rounds.announcing import still_ahead
from prongsai.records.rounds.models import Phase, Round
from prongsai.records.rounds.selectors import phases_of

MOST_SHOWN = 100
_WRONG = 422
NOT_SURE = Text(
    "โปรดยืนยันว่าท่านทราบสิ่งที่ขาดและต้องการประกาศผล", "Confirm that you know what is missing and want to announce."
)
TOO_EARLY = Text(
    "ยังไม่สิ้นสุดช่วงยืนยันคะแนน หากต้องการประกาศก่อนเวลาจริง โปรดทำเครื่องหมายยืนยันข้อนั้นด้วย",
    "Scores are not confirmed yet. To announce before that all the same, tick that line too.",
)


@page(OversightAction.RESULT_ANNOUNCE)
@require_http_methods(["GET", "HEAD", "POST"])
def announcing(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/announce/`: lists what the results would lack and what is odd; a POST announces them."""
    found = the_round(pk)
    if request.method != "POST":
        return _asked(request, found)
    if not _is_ticked(request, "sure"):
        return _asked(request, found, NOT_SURE)
    if _ahead(found) and not _is_ticked(request, "early"):
        return _asked(request, found, TOO_EARLY)
    try:
        tell(request, _announced(request, found))
    except InputError as error:
        return _asked(request, found, error.text)
    return redirect("oversight_round", pk)


def _announced(request: OversightRequest, found: Round) -> Text:
    """Raises InputError where nothing can be announced."""
    if ask_to_announce(found, request.user):
        return Text("กำลังคำนวณและประกาศผล", "The results are being computed and announced.")
    return Text("ประกาศผลแล้ว", "The results are announced.")


def _asked(request: OversightRequest, found: Round, problem: Text | None = None) -> HttpResponse:
    every = missing_for_announcement(found) if found.closed_at else []
    missing, odd = [one for one in every if one.is_short], [one for one in every if one.odd]
    context = {
        "round": found,
        "odd": odd[:MOST_SHOWN],
        "all_odd": len(odd),
        "more_odd": max(0, len(odd) - MOST_SHOWN),
        "missing": missing[:MOST_SHOWN],
        "short": sum(bool(one.surveys) for one in missing),
        "unjudged": sum(bool(one.items) for one in missing),
        "more": max(0, len(missing) - MOST_SHOWN),
        "ahead": _ahead(found),
        "confirmed": phases_of(found)[PhaseCode.CONFIRM].ends_on,
        "unjudged_items": sum(one.items for one in missing),
        "ticked_sure": _is_ticked(request, "sure"),
        "ticked_early": _is_ticked(request, "early"),
        "enrolled": found.enrolments.count(),
        "problem": problem,
    }
    return render(request, "oversight/rounds/announce.html", context, status=_WRONG if problem else 200)


def _ahead(found: Round) -> Phase | None:
    """What a first announcement would cut off."""
    return still_ahead(found, clock.today()) if found.closed_at and not found.announced_at else None


def _is_ticked(request: OversightRequest, name: str) -> bool:
    return request.POST.get(name) == "yes"
