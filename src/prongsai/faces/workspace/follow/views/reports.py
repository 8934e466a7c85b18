"""Reports on one step: its history, a new one, a correction."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.workspace.follow.forms.reports import ReportForm, as_said, at_first
from prongsai.faces.workspace.follow.telling import done
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.people.files_uploads import Uploads, uploads_of
from prongsai.records.agencies.access import Action
from prongsai.records.measures.circulars import informed
from prongsai.records.measures.follow_selectors import history, step_view
from prongsai.records.measures.models import Circular, Progress, Step
from prongsai.records.measures.progress import report as record_report
from prongsai.records.measures.progress import stands_for

PHOTOS = Text("ภาพถ่ายหรือไฟล์ (เลือกได้หลายไฟล์)", "Photos or files (several can be chosen)")
RECEIVED = Text("ได้รับรายงานแล้ว ขอบคุณ", "Your report has arrived. Thank you.")
CORRECTED = Text(
    "บันทึกการแก้ไขแล้ว รายงานเดิมยังดูได้ในประวัติ", "The correction is kept; the former report stands in the history."
)


@page(Action.VIEW)
@require_safe
def step(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/steps/<pk>/`: a step with all that was reported, corrected reports too."""
    found = _step(request, pk)
    may_report = allowed(request, Action.PROGRESS_RECORD, found) and found.measure.plan.state == "adopted"
    context = {
        "view": step_view(found, clock.today()),
        "history": history(found),
        "circulars": [(one, informed(one)) for one in found.circulars.all()],
        "may_report": may_report,
        "may_send": allowed(request, Action.CIRCULAR_SEND),
    }
    return render(request, "workspace/follow/step.html", context)


@page(Action.PROGRESS_RECORD)
def report(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/steps/<pk>/report/?circular=`: says how a step goes, with photos."""
    found = _own_step(request, pk)
    view = step_view(found, clock.today())
    initial = at_first(view.last) | _of_circular(request)
    form = ReportForm(found, request.user, request.POST or None, initial=initial)
    return _handled(request, form, found, None)


@page(Action.PROGRESS_RECORD)
def correct(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/reports/<pk>/correct/`: a new report in the place of one that was wrong."""
    former = get_object_or_404(Progress, step__measure__plan__agency=request.agency, pk=pk)
    found = _own_step(request, former.step_id)
    form = ReportForm(found, request.user, request.POST or None, initial=as_said(former))
    return _handled(request, form, found, former)


def _handled(request: WorkRequest, form: ReportForm, found: Step, former: Progress | None) -> HttpResponse:
    uploads = _uploads(request, former)
    right = request.method == "POST" and form.is_right(uploads.files) and not uploads.problems
    if right and _recorded(request, form, uploads, former):
        done(request, CORRECTED if former else RECEIVED)
        own = stands_for(request.user, found)
        return redirect(
            *(("work_follow_mine", request.agency.code) if own else ("work_follow_step", request.agency.code, found.pk))
        )
    context = {
        "form": form,
        "uploads": uploads,
        "file_label": PHOTOS,
        "step": found,
        "view": step_view(found, clock.today()),
        "former": former,
        "own": stands_for(request.user, found),
    }
    return render(request, "workspace/follow/report.html", context)


def _recorded(request: WorkRequest, form: ReportForm, uploads: Uploads, former: Progress | None) -> bool:
    try:
        record_report(form.step, form.report(uploads.files), request.user, replaces=former)
    except InputError as error:
        form.complain({"": error.text})
        return False
    return True


def _uploads(request: WorkRequest, former: Progress | None) -> Uploads:
    """The files that were handed in; a correction begins with those of the former report."""
    if request.method == "POST" or former is None:
        return uploads_of(request)
    return Uploads(files=tuple(former.files.all()))


def _of_circular(request: WorkRequest) -> dict[str, str]:
    """What a circular proves, as the words to begin with."""
    chosen = request.GET.get("circular", "")
    is_key = chosen.isdecimal() and len(chosen) < 19
    circular = Circular.objects.filter(agency=request.agency, pk=chosen).first() if is_key else None
    return {"text": f"แจ้งเวียน “{circular.title}” {informed(circular).says.th}"} if circular else {}


def _step(request: WorkRequest, pk: int) -> Step:
    found = Step.objects.select_related("measure__plan__agency")
    return get_object_or_404(found, measure__plan__agency=request.agency, pk=pk)


def _own_step(request: WorkRequest, pk: int) -> Step:
    found = _step(request, pk)
    if not allowed(request, Action.PROGRESS_RECORD, found):
        raise PermissionDenied
    return found
