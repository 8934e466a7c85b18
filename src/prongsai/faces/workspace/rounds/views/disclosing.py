"""The ledger of OIT: read by everybody of the agency, written by its officers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.rounds.ledger import Ledger
from prongsai.faces.workspace.rounds.standing import standing_of
from prongsai.faces.workspace.rounds.views.finding import part_of
from prongsai.faces.workspace.tell import tell
from prongsai.records.agencies.access import Action
from prongsai.records.disclosures.selectors import may_be_changed
from prongsai.records.disclosures.services import DisclosuresRefused, save
from prongsai.records.rounds.models import Enrolment

SAVED = Text("บันทึก {count} ข้อแล้ว", "{count} items are kept.")
NOTHING = Text("ไม่มีข้อใดเปลี่ยน จึงไม่มีอะไรให้บันทึก", "No item was changed, so there was nothing to keep.")


@page(Action.VIEW)
@require_safe
def ledger(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/oit/`: every OIT item, and which are ready."""
    part = part_of(request, pk)
    return _shown(request, part, Ledger(part), None)


@page(Action.DISCLOSURE_EDIT)
def save_ledger(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/rounds/<pk>/oit/save/`: all rows at once; none while one of them is wrong."""
    part = part_of(request, pk)
    if request.method != "POST":
        return redirect("work_rounds_oit", request.agency.code, pk)
    form = Ledger(part, request.POST)
    try:
        changed = save(part, form.typed, request.user)
    except DisclosuresRefused as refused:
        form.complain(refused.of)
        return _shown(request, part, form, None)
    except InputError as error:
        return _shown(request, part, form, error.text)
    said = Text(SAVED.th.format(count=len(changed)), SAVED.en.format(count=len(changed))) if changed else NOTHING
    tell(request, said)
    return redirect("work_rounds_oit", request.agency.code, pk)


def _shown(request: WorkRequest, part: Enrolment, form: Ledger, problem: Text | None) -> HttpResponse:
    may_edit = allowed(request, Action.DISCLOSURE_EDIT)
    is_time = may_be_changed(part, clock.today())
    context = {
        "form": form,
        "part": part,
        "stand": standing_of(part),
        "problem": problem,
        "may_edit": may_edit and (is_time or form.data is not None),
        "is_time": is_time,
    }
    return render(request, "workspace/rounds/oit.html", context)
