"""The register of agencies, for those who look after the installation: listed, imported as a job, taken away."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters import clock, file_store
from prongsai.adapters.sheets import SheetError, SheetToWrite, write_csv, write_xlsx
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.years import parse_fiscal_year
from prongsai.faces.parts.download import CSV, XLSX, attachment
from prongsai.faces.parts.upload_limit import is_too_much
from prongsai.faces.workspace.page import site_page
from prongsai.records.agencies.access import SiteAction
from prongsai.records.agencies.models import Agency
from prongsai.records.agencies.register_form import HEADINGS, form, rows
from prongsai.records.agencies.register_plan import preview, warnings_of
from prongsai.records.agencies.register_sheet import Sheet, read_register
from prongsai.records.agencies.selectors import register_page
from prongsai.records.jobs.models import Job, State
from prongsai.records.jobs.services import enqueue
from prongsai.records.results.jobs import IMPORT_REGISTER

SALT = "register"
MOST_SHOWN = 100
SECONDS = 3
_UNUSABLE = 422
NO_FILE = Text("ยังไม่ได้เลือกไฟล์ โปรดเลือกไฟล์ Excel หรือ CSV", "No file was chosen. Choose an Excel or CSV file.")
GONE = Text("ไม่พบไฟล์ที่ส่งมาแล้ว โปรดส่งใหม่", "The file is no longer there. Send it again.")


@dataclass(frozen=True)
class Sent:
    """A file that was sent in, by its hash and name."""

    sha256: str
    name: str

    @property
    def token(self) -> str:
        """How an address names it: signed, so that no other file is opened."""
        return signing.dumps([self.sha256, self.name], salt=SALT)

    @classmethod
    def of(cls, token: str) -> Sent:
        try:
            return cls(*signing.loads(token, salt=SALT))
        except signing.BadSignature:
            raise Http404 from None

    def sheet(self) -> Sheet:
        """Raises SheetError for a file that cannot be used, FileNotFoundError for one that is gone."""
        return read_register(file_store.get(self.sha256), self.name)


@site_page(SiteAction.REGISTER_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """`/office/register/`: the agencies; a POST sends a file whose preview comes next."""
    if request.method != "POST":
        return _listed(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or is_too_much(request):
        return _listed(request, NO_FILE)
    sent = Sent(file_store.put(file.read()), (file.name or "")[-100:])
    try:
        sent.sheet()
    except SheetError as error:
        return _listed(request, error.text)
    return redirect("work_register_preview", sent.token)


@site_page(SiteAction.REGISTER_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def import_preview(request: HttpRequest, token: str) -> HttpResponse:
    """`/office/register/import/<token>/`: what an import would change; a POST lets a worker do it."""
    sent, problem = Sent.of(token), None
    if request.method == "POST":
        try:
            return redirect("work_register_job", _ordered(request, sent).pk)
        except InputError as error:
            problem = error.text
    try:
        return _preview(request, sent, problem)
    except FileNotFoundError:
        return _listed(request, GONE)


@site_page(SiteAction.REGISTER_EDIT)
@require_safe
def import_job(request: HttpRequest, pk: int) -> HttpResponse:
    """`/office/register/jobs/<pk>/`: how far an import is; asks again by itself until it is done."""
    job = get_object_or_404(Job, pk=pk, kind=IMPORT_REGISTER)
    is_over = job.state in (State.DONE, State.FAILED)
    sent = Sent(job.arguments["sha256"], job.arguments["name"])
    context = {"job": job, "is_over": is_over, "failed": job.state == State.FAILED, "sent": sent}
    response = render(request, "workspace/register_job.html", context)
    if not is_over:
        response["Refresh"] = str(SECONDS)
    return response


@site_page(SiteAction.REGISTER_EDIT)
@require_safe
def register_form(request: HttpRequest) -> HttpResponse:
    """`/office/register/form.xlsx`: the form to be filled in Excel."""
    return attachment(form(), "agencies-form.xlsx", XLSX)


@site_page(SiteAction.REGISTER_EDIT)
@require_safe
def register_file(request: HttpRequest, ending: str) -> HttpResponse:
    """`/office/register/agencies.xlsx`, `….csv`: the whole register, which an import reads back."""
    found = list(rows(Agency.objects.filter(is_simulated=False).order_by("sort_key", "pk")))
    if ending == "csv":
        return attachment(write_csv([HEADINGS, *found]), "agencies.csv", CSV)
    if ending == "xlsx":
        return attachment(write_xlsx([SheetToWrite("ทะเบียนหน่วยงาน", HEADINGS, found)]), "agencies.xlsx", XLSX)
    raise Http404


def _listed(request: HttpRequest, problem: Text | None = None) -> HttpResponse:
    q, asked = request.GET.get("q", "")[:200], request.GET.get("page", "")
    found = register_page(q, int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1)
    running = Job.objects.filter(kind=IMPORT_REGISTER, state__in=[State.WAITING, State.RUNNING]).order_by("-pk")
    context = {"found": found, "q": q, "problem": problem, "running": running.first()}
    return render(request, "workspace/register.html", context, status=_UNUSABLE if problem else 200)


def _preview(request: HttpRequest, sent: Sent, problem: Text | None) -> HttpResponse:
    sheet = sent.sheet()
    plan = preview(sheet)
    problems = sorted([*sheet.problems, *plan.problems], key=lambda one: one.row)
    context = {
        "sent": sent,
        "plan": plan,
        "new": plan.new[:MOST_SHOWN],
        "changed": plan.changed[:MOST_SHOWN],
        "problems": problems[:MOST_SHOWN],
        "wrong": len({one.row for one in problems}),
        "warnings": plan.warnings[:MOST_SHOWN],
        "notes": list(warnings_of(sheet)),
        "renamed": any(step.old_name for step in plan.changed),
        "since": request.POST.get("since") or fiscal_year(clock.today()),
        "problem": problem,
        "most": MOST_SHOWN,
    }
    return render(request, "workspace/register_preview.html", context, status=_UNUSABLE if problem else 200)


def _ordered(request: HttpRequest, sent: Sent) -> Job:
    """Raises InputError for a year that is none."""
    corrects = request.POST.get("names") == "corrects"
    written = request.POST.get("since", "")
    since = parse_fiscal_year(written) if written and not corrects else fiscal_year(clock.today())
    order = {"sha256": sent.sha256, "name": sent.name, "since_year": since, "corrects": corrects}
    return enqueue(IMPORT_REGISTER, **order, by=request.user.pk)
