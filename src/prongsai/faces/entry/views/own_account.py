"""One's own account: name, password, second step, the agencies one works in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
@login_required
def own_account(request: HttpRequest) -> HttpResponse:
    """`/account/`: who is signed in, and the ways in that she has."""
    return render(request, "entry/own_account.html")
