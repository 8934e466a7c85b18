"""Which agencies take part in a round: chosen, shown before anything changes, enrolled."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from prongsai.adapters import file_store
from prongsai.adapters.sheets import Problem, SheetError
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.oversight.rounds.forms import PartForm
from prongsai.faces.oversight.sent_list import sent_text
from prongsai.faces.parts.tell import tell
from prongsai.records.agencies.access import OversightAction
from prongsai.records.agencies.models import Agency
from prongsai.records.rounds.choosing import chosen, understood
from prongsai.records.rounds.models import Round
from prongsai.records.rounds.services import enrol as enrol_agencies

SALT = "oversight.enrol"
MOST_SHOWN = 100
_WRONG = 422
GONE = Text("ไม่พบรายชื่อที่ส่งมาแล้ว โปรดส่งใหม่", "The list is no longer there. Send it again.")


@dataclass(frozen=True)
class Proposal:
    """Who would be enrolled, and what was not understood."""

    agencies: tuple[Agency, ...]
    new: int
    problems: tuple[Problem, ...] = ()
    repeated: int = 0

    @property
    def known(self) -> int:
        return len(self.agencies) - self.new


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/enrol/`: a part of the register, or a list; a POST sends a list whose preview comes.

    From the preview one comes back with what was chosen or pasted, to mend it.
    """
    found = the_round(pk)
    if request.method != "POST":
        return _asked(request, found, typed=_came_back_with(request))
    try:
        text = sent_text(request)
        understood(found, text)  # what is too long is refused while it still stands in the form
    except (InputError, SheetError) as error:
        return _asked(request, found, error.text, request.POST.get("names", ""))
    token = signing.dumps(file_store.put(text.encode()), salt=SALT)
    return redirect(reverse("oversight_enrol_preview", args=[pk]) + "?" + urlencode({"list": token}))


@page(OversightAction.ROUND_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/enrol/preview/`: who would be enrolled; a POST enrols them."""
    found = the_round(pk)
    try:
        proposal = _proposal(found, request)
        if request.method == "POST":
            count = enrol_agencies(found, proposal.agencies, request.user)
            tell(request, Text(f"เพิ่ม {count:,} หน่วยงานในรอบแล้ว", f"{count:,} agencies are enrolled."))
            return redirect("oversight_round", pk)
    except InputError as error:
        return _asked(request, found, error.text, _kept_text(request.GET["list"]) if "list" in request.GET else "")
    except FileNotFoundError:
        return _asked(request, found, GONE)
    context = {
        "round": found,
        "proposal": proposal,
        "shown": proposal.agencies[:MOST_SHOWN],
        "problems": proposal.problems[:MOST_SHOWN],
        "most": MOST_SHOWN,
    }
    return render(request, "oversight/rounds/enrol_preview.html", context)


def _asked(request: OversightRequest, found: Round, problem: Text | None = None, typed: str = "") -> HttpResponse:
    context = {
        "round": found,
        "form": PartForm(found, request.GET or None),
        "problem": problem,
        "typed": typed,
        "enrolled": found.enrolments.count(),
    }
    return render(request, "oversight/rounds/enrol.html", context, status=_WRONG if problem else 200)


def _proposal(found: Round, request: OversightRequest) -> Proposal:
    """Raises InputError and, for a list that was thrown away, FileNotFoundError."""
    there = set(found.enrolments.values_list("agency", flat=True))
    if "list" in request.GET:
        says = understood(found, _kept_text(request.GET["list"]))
        new = sum(one.pk not in there for one in says.agencies)
        return Proposal(says.agencies, new, says.problems, says.repeated)
    form = PartForm(found, request.GET)
    if not form.is_valid():
        raise Http404
    agencies = tuple(chosen(found, form.choice()))
    return Proposal(agencies, sum(one.pk not in there for one in agencies))


def _came_back_with(request: OversightRequest) -> str:
    """The list of the preview; nothing where it was thrown away since."""
    try:
        return _kept_text(request.GET["list"]) if "list" in request.GET else ""
    except FileNotFoundError:
        return ""


def _kept_text(token: str) -> str:
    try:
        return file_store.get(signing.loads(token, salt=SALT)).decode()
    except signing.BadSignature:
        raise Http404 from None
