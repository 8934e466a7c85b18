"""Proving once more who is at the screen."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from prongsai.faces.entry.forms import CodeAgain, PasswordAgain


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """`/account/confirm/`: password or code of the second step; then back to where `next` says."""
    kind = CodeAgain if "code" in request.POST else PasswordAgain
    form = kind(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.prove(request)
        return redirect(get_next_redirect_url(request) or "work")
    context = {"form": form, "next": get_next_redirect_url(request) or ""}
    return render(request, "entry/confirm.html", context, status=422 if form.errors else 200)
