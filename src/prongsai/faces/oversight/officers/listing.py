"""Officers invited from a list of agencies and e-mail addresses; what it would do is shown first."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.adapters.sheets import SheetError
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.officers.overview import after, said_of
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.oversight.sent_list import sent_text
from prongsai.faces.parts.tell import tell
from prongsai.records.agencies.access import OversightAction
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.officers import Proposal, invite_all, understood

MOST_SHOWN = 500
_WRONG = 422


@page(OversightAction.TEAM_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def from_list(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/officers/list/`: asks for a list, shows line by line what it would do, then does it.

    The addresses of people are kept nowhere between: the preview carries in its forms what is to be invited,
    and what was sent, to be mended.
    """
    found = the_round(pk)
    if request.method != "POST":
        return _asked(request, found)
    if request.POST.get("act") == "mend":
        return _asked(request, found)
    try:
        sent = sent_text(request)
        proposal = understood(found, sent)
    except (InputError, SheetError) as error:
        return _asked(request, found, error.text)
    if request.POST.get("act") != "invite":
        return _preview(request, found, proposal, sent)
    count = invite_all(found, proposal.new, request.user)
    tell(request, said_of(count, Text("เชิญแล้ว", "Invited:")))
    return redirect(after(found))


def _asked(request: OversightRequest, found: Round, problem: Text | None = None) -> HttpResponse:
    context = {"round": found, "problem": problem, "typed": request.POST.get("names", "")}
    return render(request, "oversight/officers/list.html", context, status=_WRONG if problem else 200)


def _preview(request: OversightRequest, found: Round, proposal: Proposal, sent: str) -> HttpResponse:
    context = {
        "round": found,
        "proposal": proposal,
        "sent": sent,
        "lines": "\n".join(f"{one.agency.code}\t{one.email}" for one in proposal.new),
        "problems": proposal.problems[:MOST_SHOWN],
        "new": proposal.new[:MOST_SHOWN],
        "most": MOST_SHOWN,
        "mails": bool(settings.MAIL_SERVER),
        "sorts": ((_WAITING, proposal.waiting[:MOST_SHOWN]), (_COME, proposal.come), (_TAKEN, proposal.taken)),
    }
    return render(request, "oversight/officers/preview.html", context)


_WAITING = Text("เชิญไว้แล้ว ไม่ส่งซ้ำ", "Invited already, not sent again")
_COME = Text("เป็นเจ้าหน้าที่อยู่แล้ว", "Officers already")
_TAKEN = Text(
    "หน่วยงานมีเจ้าหน้าที่คนอื่นแล้ว จึงไม่เชิญจากรายชื่อ (เชิญอีกคนได้จากหน้าของหน่วยงานนั้น)",
    "The agency has another officer, so the list invites nobody (another one is invited from the agency's own page)",
)
