"""What the person is reminded of."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.records.agencies.access import Action
from prongsai.records.notices.models import Notice
from prongsai.records.notices.selectors import is_mail_set_up, mail_troubles, of_person
from prongsai.records.notices.services import mark_all_read, mark_read

PER_PAGE = 30
MOST_TROUBLES = 20


@page(Action.VIEW)
def notices(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/follow/notices/`: the unread first; a POST marks all of them read."""
    if request.method == "POST":
        mark_all_read(request.user, request.agency)
        return redirect("work_follow_notices", request.agency.code)
    sees_troubles = allowed(request, Action.PEOPLE_MANAGE)
    context = {
        "list": Paginator(of_person(request.user, request.agency), PER_PAGE).get_page(request.GET.get("page")),
        "mail_is_set_up": is_mail_set_up(),
        "sees_troubles": sees_troubles,
        "troubles": mail_troubles(request.agency)[:MOST_TROUBLES] if sees_troubles else (),
    }
    return render(request, "workspace/follow/notices.html", context)


@page(Action.VIEW)
@require_safe
def open_notice(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/follow/notices/<pk>/`: leads to the page that it is about, and counts as reading it."""
    notice = get_object_or_404(Notice, agency=request.agency, pk=pk)
    if notice.user != request.user or not notice.path:
        return redirect("work_follow_notices", request.agency.code)
    mark_read([notice])
    english = "/en" if request.path.startswith("/en/") else ""
    return redirect(f"{english}{notice.path}")
