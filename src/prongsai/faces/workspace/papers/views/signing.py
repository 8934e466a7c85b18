"""What am I asked to sign, and the signature itself: an act of a person who has just proved who she is."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.adapters.uploads import JPEG, PDF, PNG
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.reauthenticate import asks_password, needs_fresh_proof
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.papers.acting import attempt, say_done
from prongsai.faces.workspace.papers.finding import on_place, place_of
from prongsai.faces.workspace.papers.presenters.signing import sign_view, usual_words, waiting_view
from prongsai.faces.workspace.papers.views.paper import paper_page
from prongsai.faces.workspace.people.files_uploads import uploads_of
from prongsai.records.agencies.access import Action
from prongsai.records.papers import approvals, bulk
from prongsai.records.papers.approvals import SAY_WHY, TOO_LONG, Seen, waiting_for
from prongsai.records.papers.models import Approval

SIGNED = Text("ลงนามแล้ว", "Signed.")
SIGNED_ALL = Text("ลงนามแล้ว {count} ฉบับ", "Signed: {count}.")
RETURNED = Text("ส่งคืนให้แก้ไขแล้ว เจ้าหน้าที่ได้รับแจ้ง", "Returned. The officer has been told.")
ON_PAPER = Text("บันทึกการลงนามในกระดาษแล้ว", "The signature on paper is recorded.")
NO_SCAN = Text("โปรดแนบไฟล์สแกนที่ลงนามแล้ว (PDF, JPG หรือ PNG)", "Attach the signed scan (PDF, JPG or PNG).")
NONE_TICKED = Text("โปรดทำเครื่องหมายหน้าเอกสารที่จะลงนาม", "Tick the papers that you want to sign.")


@page(Action.PAPER_SIGN)
@require_safe
def waiting(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/papers/sign/`: the papers that wait for this person."""
    places = waiting_for(request.user, request.agency)
    said = usual_words(places[0]) if places else ""
    return render(request, "workspace/papers/waiting.html", _with_proof(request, view=waiting_view(places), said=said))


@page(Action.PAPER_SIGN)
@require_POST
@needs_fresh_proof
def sign_all(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/papers/sign/all/`: those that were ticked, each over the hash that was shown."""
    ticked = [one.partition(":") for one in request.POST.getlist("place")]
    places = waiting_for(request.user, request.agency)
    chosen = [(one, Seen(sha256)) for one in places for pk, _, sha256 in ticked if str(one.pk) == pk]
    if not chosen:
        warn(request, NONE_TICKED)
        return redirect("work_papers_waiting", request.agency.code)
    say_done(request, bulk.sign_all(chosen, request.user, request.POST.get("said", "")), SIGNED_ALL)
    return redirect("work_papers_waiting", request.agency.code)


@page(Action.PAPER_SIGN)
@require_safe
def look(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/papers/sign/<pk>/`: the paper, what changed, and the two buttons."""
    return _page(request, place_of(request, pk), "", "")


@page(Action.PAPER_SIGN)
@on_place
@needs_fresh_proof
def sign(request: WorkRequest, found: Approval) -> HttpResponse:
    """`/office/<code>/papers/sign/<pk>/sign/`: the signature over the hash that was shown."""
    said = request.POST.get("said", "")
    try:
        approvals.sign(found, request.user, said, _seen(request))
    except InputError as error:
        warn(request, error.text)
        return _page(request, place_of(request, found.pk), said, "")
    tell(request, SIGNED)
    return redirect("work_papers_waiting", request.agency.code)


@page(Action.PAPER_SIGN)
@on_place
@needs_fresh_proof
def send_back(request: WorkRequest, found: Approval) -> HttpResponse:
    """`/office/<code>/papers/sign/<pk>/return/`: with the reason."""
    comment = request.POST.get("comment", "")
    try:
        approvals.return_(found, request.user, comment, _seen(request))
    except InputError as error:
        warn(request, error.text)
        mistake = error.text if error.text in (SAY_WHY, TOO_LONG) else None
        return _page(request, place_of(request, found.pk), "", comment, mistake)
    tell(request, RETURNED)
    return redirect("work_papers_waiting", request.agency.code)


@page(Action.PAPER_EDIT)
@on_place
def in_ink(request: WorkRequest, found: Approval) -> HttpResponse:
    """`/office/<code>/papers/sign/<pk>/paper/`: the officer hands in the scan of a signature in ink."""
    uploads = uploads_of(request, "scan", (PDF, JPEG, PNG))
    for problem in uploads.problems or (() if uploads.files else (NO_SCAN,)):
        warn(request, problem)
    said, name = request.POST.get("said", ""), request.POST.get("name", "")
    if uploads.files and not uploads.problems:
        act = partial(approvals.sign_on_paper, found, uploads.files[0], request.user, said, name)
        if attempt(request, act, ON_PAPER):
            return redirect("work_papers_paper", request.agency.code, found.edition.paper_id)
    return paper_page(request, found.edition.paper_id, ink={"name": name, "said": said})


def _seen(request: WorkRequest) -> Seen:
    return Seen(request.POST.get("sha256", ""), request.POST.get("confirmed") == "yes")


def _page(request: WorkRequest, place: Approval, said: str, comment: str, mistake: Text | None = None) -> HttpResponse:
    view = sign_view(place, request.user)
    context = {
        "view": view,
        "place": place,
        "said": said or view.usual_words,
        "comment": comment,
        "mistake": mistake,
        "may_edit": allowed(request, Action.PAPER_EDIT, place),
    }
    return render(request, "workspace/papers/sign.html", _with_proof(request, **context))


def _with_proof(request: WorkRequest, **context: object) -> dict[str, object]:
    return context | {"ask_password": asks_password(request)}
