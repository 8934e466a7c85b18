"""The first page of an agency's workspace, and the choice of the agency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.adapters import clock
from prongsai.faces.workspace.at_home.view import home_view
from prongsai.faces.workspace.at_home.who import viewer_of
from prongsai.faces.workspace.page import WorkRequest, own_page, page
from prongsai.records.agencies.access import Action, SiteAction, can_for_all, mandates, visible
from prongsai.records.agencies.models import Agency


@own_page
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """`/office/`: leads to the agency of the person, or lets her choose among several."""
    agencies = list(visible(request.user, Agency.objects.order_by("sort_key"), "pk"))
    may_register = can_for_all(request.user, SiteAction.REGISTER_EDIT)
    may_oversee = may_register or bool(mandates(request.user))
    if len(agencies) == 1 and not may_oversee:
        return redirect("work_home", agencies[0].code)
    if not agencies and mandates(request.user):
        return redirect("oversight")
    context = {"agencies": agencies, "may_register": may_register, "may_oversee": may_oversee}
    return render(request, "workspace/choose.html", context)


@page(Action.VIEW)
@require_safe
def home(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/`: where the agency stands, what is missing, what comes next."""
    view = home_view(viewer_of(request, clock.today()))
    return render(request, "workspace/home.html", {"view": view})
