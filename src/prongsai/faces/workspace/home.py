"""The first page of an agency's workspace, and the choice of the agency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from prongsai.faces.workspace.page import WorkRequest, own_page, page
from prongsai.records.agencies.access import Action, visible
from prongsai.records.agencies.models import Agency


@own_page
def choose(request: HttpRequest) -> HttpResponse:
    """`/office/`: leads to the agency of the person, or lets her choose among several."""
    agencies = list(visible(request.user, Agency.objects.order_by("sort_key"), "pk"))
    if len(agencies) == 1:
        return redirect("work_home", agencies[0].code)
    return render(request, "workspace/choose.html", {"agencies": agencies})


@page(Action.VIEW)
def home(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/`: where the agency stands, what is missing, what comes next."""
    return render(request, "workspace/home.html")
