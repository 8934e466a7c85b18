"""A form that could not be taken is offered once more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prongsai.faces.parts.kept_forms import MINUTES, keep, kept, sign_in_address


@require_safe
@never_cache
def again(request: HttpRequest, token: str) -> HttpResponse:
    """`/account/again/<token>/`: what was typed, with a button that sends it."""
    if not request.user.is_authenticated:
        return redirect(sign_in_address(request.get_full_path()))
    form = kept(request, token)
    status = 200 if form else 410
    return render(request, "entry/again.html", {"form": form, "minutes": MINUTES}, status=status)


def form_not_accepted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django calls it when the token of a form is not the one of the session (a page left open over a new sign-in).

    What comes from a page of ours is kept and offered again; anything else is refused.
    """
    address = keep(request) if _from_here(request) else None
    if address is not None:
        return redirect(address)
    return HttpResponseForbidden(render(request, "403.html").content)


def _from_here(request: HttpRequest) -> bool:
    origin = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin", "") == origin
