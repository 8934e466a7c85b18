"""The agency itself: what it is called, and what stands on its papers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.adapters.uploads import PICTURES
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.tell import tell
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.people.files_uploads import uploads_of
from prongsai.faces.workspace.people.settings_forms import LetterheadForm, NameForm
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.naming import is_own_to_name, name_agency
from prongsai.records.papers.letterhead import change_letterhead, letterhead_of

_WRONG = 422
KEPT = Text("บันทึกแล้ว", "It is kept.")
GARUDA = Text("ตราครุฑ (หัวบันทึกข้อความ ประกาศ และคำสั่ง)", "Garuda (head of memos, announcements and orders)")
EMBLEM = Text("ตราหน่วยงาน (หน้าปก)", "Emblem of the agency (covers)")


@page(Action.VIEW)
@require_safe
def agency(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/agency/`: name, kind, place, former names, letterhead."""
    context = {
        "head": letterhead_of(request.agency),
        "formers": request.agency.former_names.order_by("-until_year"),
        "may_edit": allowed(request, Action.AGENCY_EDIT),
        "may_name": is_own_to_name(request.agency),
    }
    return render(request, "workspace/people/settings.html", context)


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/agency/name/`: another name, kind or place."""
    form = NameForm(request.agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            name_agency(request.agency, form.naming(), request.user)
        except InputError as error:
            form.refuse(error, "name")
        else:
            tell(request, KEPT)
            return redirect("work_people_agency", request.agency.code)
    context = {"form": form, "may_name": is_own_to_name(request.agency)}
    return render(request, "workspace/people/settings_name.html", context, status=_WRONG if form.errors else 200)


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/agency/letterhead/`: the texts and pictures of papers."""
    head = letterhead_of(request.agency)
    form = LetterheadForm(head, request.POST or None)
    garuda = uploads_of(request, "garuda", PICTURES, 1, [head.garuda])
    emblem = uploads_of(request, "emblem", PICTURES, 1, [head.emblem])
    if request.method == "POST" and form.is_valid() and not garuda.problems and not emblem.problems:
        draft = form.draft(next(iter(garuda.files), None), next(iter(emblem.files), None))
        try:
            change_letterhead(request.agency, draft, request.user)
        except InputError as error:
            form.refuse(error, "website")
        else:
            tell(request, KEPT)
            return redirect("work_people_agency", request.agency.code)
    context = {"form": form, "pictures": [(GARUDA, garuda), (EMBLEM, emblem)]}
    wrong = form.errors or garuda.problems or emblem.problems
    return render(request, "workspace/people/settings_letterhead.html", context, status=_WRONG if wrong else 200)
