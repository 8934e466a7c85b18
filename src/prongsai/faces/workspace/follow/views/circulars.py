"""Circulars: sent round, read and confirmed on screen or on the printed sheet."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prongsai import __version__
from prongsai.adapters import clock
from prongsai.adapters.render import CONTENT_TYPES, Format, NoThaiFontError
from prongsai.adapters.render import render as render_document
from prongsai.core.reports.circulation import NAME, circulation_sheet
from prongsai.core.reports.paper import Setting
from prongsai.core.text import Text
from prongsai.core.thai.dates import fiscal_year
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.kinds import AgencyKind
from prongsai.faces.parts.download import attachment
from prongsai.faces.workspace.follow.forms.circulars import CircularForm, NamesForm, as_typed, read_names
from prongsai.faces.workspace.follow.telling import done, told
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.people.files_uploads import uploads_of
from prongsai.records.agencies.access import Action
from prongsai.records.measures import circulars as records
from prongsai.records.measures.models import Circular

FORMATS: dict[str, Format] = {"pdf": "pdf", "docx": "docx"}
_NO_FONT = 503
SENT = Text("แจ้งเวียนแล้ว", "The circular is sent round.")
CONFIRMED = Text("บันทึกว่าท่านรับทราบแล้ว", "It is kept that you have read it.")
SIGNED = Text("บันทึกใบเวียนแล้ว", "The signed sheet is kept.")
DOCUMENT = Text("แนบเอกสาร (หนึ่งไฟล์)", "Attach the document (one file)")
SHEET = Text("ใบเวียนที่ลงชื่อแล้ว (หนึ่งไฟล์)", "The signed sheet (one file)")
ONE_FILE = Text("แนบได้หนึ่งไฟล์ โปรดรวมเป็นไฟล์เดียว", "One file can be attached. Join them into one.")
ADDED = Text("เพิ่มรายชื่อแล้ว {count} คน", "{count} names are added.")


@page(Action.VIEW)
@require_safe
def circulars(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/circulars/`: all circulars, and who has read them."""
    waiting = set(records.waiting_for(request.user, request.agency).values_list("pk", flat=True))
    found = request.agency.circulars.prefetch_related("receipts")
    context = {
        "circulars": [(one, records.informed(one), one.pk in waiting) for one in found],
        "may_send": allowed(request, Action.CIRCULAR_SEND),
    }
    return render(request, "workspace/follow/circulars.html", context)


@page(Action.VIEW)
def circular(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/circulars/<pk>/`: what goes round; a POST confirms having read it."""
    found = _circular(request, pk)
    if request.method == "POST":
        if records.confirm(found, request.user):
            done(request, CONFIRMED)
        return redirect("work_follow_circular", request.agency.code, pk)
    may_send = allowed(request, Action.CIRCULAR_SEND)
    context = {
        "circular": found,
        "informed": records.informed(found),
        "receipts": found.receipts.select_related("unit") if may_send or not found.by_name else (),
        "may_confirm": records.may_confirm(found, request.user),
        "may_send": may_send,
    }
    return render(request, "workspace/follow/circular.html", context)


@page(Action.CIRCULAR_SEND)
def new(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/circulars/new/?step=`."""
    agency = request.agency
    initial = {
        "sent_on": clock.today(),
        "names": as_typed(records.names_before(agency)),
        "step": request.GET.get("step"),
    }
    form, uploads = CircularForm(agency, request.POST or None, initial=initial), uploads_of(request)
    if len(uploads.files) > 1:
        form.complain({"": ONE_FILE})
    if request.method == "POST" and form.is_valid() and not uploads.problems:
        try:
            sent = records.send(agency, form.draft(uploads.files), request.user)
        except InputError as error:
            form.complain({"": error.text})
        else:
            done(request, SENT)
            return redirect("work_follow_circular", agency.code, sent.pk)
    context = {"form": form, "uploads": uploads, "file_label": DOCUMENT}
    return render(request, "workspace/follow/circular_form.html", context)


@page(Action.CIRCULAR_SEND)
def signed(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/circulars/<pk>/signed/`: the scanned sheet, and a tick for each who has signed."""
    found = _circular(request, pk)
    uploads, problem = uploads_of(request), None
    ticked = {int(one) for one in request.POST.getlist("signed") if one.isdecimal() and len(one) < 19}
    if request.method == "POST" and not uploads.problems:
        try:
            records.sign(found, ticked, request.user, uploads.files[0] if uploads.files else None)
        except InputError as error:
            problem = error.text
        else:
            done(request, SIGNED)
            return redirect("work_follow_circular", request.agency.code, pk)
    open_ones = [one for one in found.receipts.select_related("unit") if one.read_at is None or one.on_paper]
    is_ticked = ticked if request.method == "POST" else {one.pk for one in open_ones if one.on_paper}
    context = {
        "circular": found,
        "uploads": uploads,
        "file_label": SHEET,
        "problem": problem,
        "open": open_ones,
        "ticked": is_ticked,
    }
    return render(request, "workspace/follow/circular_signed.html", context)


@page(Action.CIRCULAR_SEND)
def names(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/circulars/<pk>/names/`: more people on the list."""
    found = _circular(request, pk)
    form = NamesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count = records.add_names(found, read_names(form.cleaned_data["names"], request.agency), request.user)
        done(request, Text(ADDED.th.format(count=count), ADDED.en.format(count=count)))
        return redirect("work_follow_circular", request.agency.code, pk)
    return render(request, "workspace/follow/circular_names.html", {"form": form, "circular": found})


@page(Action.VIEW)
@require_safe
def sheet(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/circulars/<pk>/sheet/?format=pdf`: the sheet to print and sign."""
    found = _circular(request, pk)
    form = FORMATS.get(request.GET.get("format", "pdf"), "pdf")
    try:
        data = render_document(circulation_sheet(records.as_paper(found), _setting(request, found)), form)
    except NoThaiFontError as error:
        told(request, error.text)
        return redirect("work_follow_circular", request.agency.code, pk)
    name = f"{NAME.th if get_language() != 'en' else NAME.en}-{found.sent_on.isoformat()}.{form}"
    return attachment(data, name, CONTENT_TYPES[form])


def _circular(request: WorkRequest, pk: int) -> Circular:
    return get_object_or_404(
        Circular.objects.select_related("file", "signed_sheet", "step"), agency=request.agency, pk=pk
    )


def _setting(request: WorkRequest, found: Circular) -> Setting:
    agency, year = request.agency, fiscal_year(found.sent_on)
    return Setting(
        agency=agency.name,
        kind=AgencyKind(agency.kind),
        oit_year=year,
        plan_year=year,
        province=agency.province,
        district=agency.district,
        language="en" if get_language() == "en" else "th",
        simulated=agency.is_simulated,
        software_version=__version__,
    )
