"""What only the demonstration has: a clock that moves, and people whose part anybody may take."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from prongsai.adapters import clock
from prongsai.faces.entry import demo_people
from prongsai.records.agencies.models import Mandate, Membership

LONGEST = 5 * 366


@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """`/account/demo/clock/`: sets the clock of the demonstration ahead, or back to the real day."""
    if not clock.is_movable():
        raise Http404
    here = clock.today()
    day = {"day": here + timedelta(days=1), "month": _month_later(here), "year": _next_fiscal_year(here)}.get(
        request.POST.get("to", "")
    )
    ahead = clock.days_ahead() + (day - here).days if day else 0
    clock.move(min(ahead, LONGEST))
    return redirect(get_next_redirect_url(request) or "work")


@require_POST
def take_part(request: HttpRequest) -> HttpResponse:
    """`/account/demo/part/`: signs in as one of the people of the demonstration."""
    chosen = _chosen(request.POST.get("part", ""))
    if chosen is None:
        raise Http404
    if request.user.is_authenticated:
        logout(request)
    get_adapter().login(request, chosen.user)
    record_authentication(request, chosen.user, method="demonstration")
    home = reverse("oversight") if isinstance(chosen, Mandate) else reverse("work_home", args=[chosen.agency.code])
    return redirect(get_next_redirect_url(request) or home)


def _chosen(part: str) -> Membership | Mandate | None:
    """The part that a button names: the number of a membership, or of a mandate with "team-" before it."""
    parts: dict[str, Membership | Mandate] = {str(one.pk): one for one in demo_people.people()}
    parts |= {f"team-{one.pk}": one for one in demo_people.people_above()}
    return parts.get(part)


def _month_later(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _next_fiscal_year(day: date) -> date:
    first = date(day.year, 10, 1)
    return first if day < first else date(day.year + 1, 10, 1)
