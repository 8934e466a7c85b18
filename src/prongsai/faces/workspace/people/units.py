"""The units of an agency: listed, added, renamed, put in order, closed."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.people.units_forms import UnitForm
from prongsai.records.agencies import units as services
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.models import Unit

_WRONG = 422


@page(Action.VIEW)
@require_safe
def units(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/units/`: the units with their sections, and those that are usual and missing."""
    every = services.in_order(request.agency.units.all())
    may_edit = allowed(request, Action.AGENCY_EDIT)
    context = {
        "open": [one for one in every if one.is_open],
        "closed": [one for one in every if not one.is_open],
        "offered": services.offered_units(request.agency) if may_edit else (),
        "may_edit": may_edit,
    }
    return render(request, "workspace/people/units.html", context)


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/units/add/`: a new unit or section."""
    form = UnitForm(request.agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            unit = services.add_unit(request.agency, form.cleaned_data["name"], form.parent_unit, request.user)
        except InputError as error:
            form.refuse(error, "name")
        else:
            tell(request, Text(f"เพิ่ม {unit.name} แล้ว", f"{unit.name} is added."))
            return redirect("work_people_units", request.agency.code)
    return render(request, "workspace/people/unit.html", {"form": form}, status=_WRONG if form.errors else 200)


@page(Action.AGENCY_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/units/<pk>/`: another name or place; closing and opening again."""
    found = _unit(request, pk)
    form = UnitForm(request.agency, request.POST or None, found)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                services.rename_unit(found, form.cleaned_data["name"], request.user)
                services.put_below(found, form.parent_unit, request.user)
        except InputError as error:
            form.refuse(error, "name")
        else:
            tell(request, Text(f"บันทึก {found.name} แล้ว", f"{found.name} is kept."))
            return redirect("work_people_units", request.agency.code)
    context = {"form": form, "unit": _unit(request, pk)}
    return render(request, "workspace/people/unit.html", context, status=_WRONG if form.errors else 200)


@page(Action.AGENCY_EDIT)
@require_POST
def move(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/units/<pk>/move/`: one place up or down."""
    services.move_unit(_unit(request, pk), -1 if request.POST.get("to") == "up" else 1, request.user)
    return redirect("work_people_units", request.agency.code)


@page(Action.AGENCY_EDIT)
@require_POST
def close(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/units/<pk>/close/`: closes a unit, or opens a closed one again."""
    found = _unit(request, pk)
    if request.POST.get("open") == "yes":
        services.reopen_unit(found, request.user)
        tell(request, Text(f"เปิด {found.name} อีกครั้งแล้ว", f"{found.name} is open again."))
    else:
        services.close_unit(found, request.user)
        tell(request, Text(f"ปิด {found.name} แล้ว ประวัติยังอยู่ครบ", f"{found.name} is closed; its history stays."))
    return redirect("work_people_units", request.agency.code)


@page(Action.AGENCY_EDIT)
@require_POST
def offered(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/units/offered/`: adds the ticked ones of those that are usual."""
    usual = services.offered_units(request.agency)
    added = services.add_units(
        request.agency, [one for one in request.POST.getlist("unit") if one in usual], request.user
    )
    if added:
        tell(request, Text(f"เพิ่ม {len(added)} หน่วยแล้ว", f"{len(added)} added."))
    else:
        warn(request, Text("ยังไม่ได้เลือกหน่วยใด", "None was ticked."))
    return redirect("work_people_units", request.agency.code)


def _unit(request: WorkRequest, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.select_related("agency", "parent"), agency=request.agency, pk=pk)
