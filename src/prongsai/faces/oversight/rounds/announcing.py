"""Announcing the results of a round: first what is missing, then once more asked, then done."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.parts.tell import tell
from prongsai.records.agencies.access import OversightAction
from prongsai.records.jobs.services import enqueue
from prongsai.records.results.from_rounds import announce, missing_for_announcement
from prongsai.records.results.jobs import ANNOUNCE
from prongsai.records.rounds.models import Round

AT_ONCE = 20
MOST_SHOWN = 100
_WRONG = 422
NOT_SURE = Text(
    "โปรดยืนยันว่าท่านทราบสิ่งที่ขาดและต้องการประกาศผล", "Confirm that you know what is missing and want to announce."
)


@page(OversightAction.RESULT_ANNOUNCE)
@require_http_methods(["GET", "HEAD", "POST"])
def announcing(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/announce/`: lists what the results would lack; a POST announces them."""
    found = the_round(pk)
    if request.method != "POST":
        return _asked(request, found)
    if request.POST.get("sure") != "yes":
        return _asked(request, found, NOT_SURE)
    try:
        tell(request, _announced(request, found))
    except InputError as error:
        return _asked(request, found, error.text)
    return redirect("oversight_round", pk)


def _announced(request: OversightRequest, found: Round) -> Text:
    """Raises InputError where nothing can be announced."""
    if found.closed_at and found.enrolments.count() > AT_ONCE:
        enqueue(ANNOUNCE, the_round=found.pk, by=request.user.pk)
        return Text("กำลังคำนวณและประกาศผล", "The results are being computed and announced.")
    announce(found, request.user)
    return Text("ประกาศผลแล้ว", "The results are announced.")


def _asked(request: OversightRequest, found: Round, problem: Text | None = None) -> HttpResponse:
    missing = missing_for_announcement(found) if found.closed_at else []
    context = {
        "round": found,
        "missing": missing[:MOST_SHOWN],
        "short": sum(bool(one.surveys) for one in missing),
        "unjudged": sum(bool(one.items) for one in missing),
        "more": max(0, len(missing) - MOST_SHOWN),
        "enrolled": found.enrolments.count(),
        "problem": problem,
    }
    return render(request, "oversight/rounds/announce.html", context, status=_WRONG if problem else 200)
