"""The assessment team: who is charged with what, and who is invited."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.team_forms import InviteForm
from prongsai.faces.parts.handing_over import qr_of
from prongsai.faces.parts.roles import role_title
from prongsai.faces.parts.tell import tell, warn
from prongsai.records.agencies import mandates
from prongsai.records.agencies.access import OversightAction
from prongsai.records.agencies.invited import Invited, mail
from prongsai.records.agencies.models import Mandate, TeamInvitation

_WRONG = 422


@page(OversightAction.TEAM_MANAGE)
@require_safe
def team(request: OversightRequest) -> HttpResponse:
    """`/oversight/team/`: who is charged with what, and who is invited."""
    context = {
        "team": [(one, role_title(one)) for one in mandates.team()],
        "invitations": [(one, role_title(one)) for one in mandates.waiting()],
        "now": clock.now(),
    }
    return render(request, "oversight/team.html", context)


@page(OversightAction.TEAM_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: OversightRequest) -> HttpResponse:
    """`/oversight/team/invite/`: asks whom and as what, then shows the link, which is shown only once."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _link(request, mandates.invite(form.draft(), request.user))
        except InputError as error:
            form.refuse(error)
    return render(request, "oversight/invite.html", {"form": form}, status=_WRONG if form.errors else 200)


@page(OversightAction.TEAM_MANAGE)
@require_POST
def renew(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/team/invitations/<pk>/renew/`: another link for the same invitation."""
    return _link(request, mandates.renew(_invitation(pk), request.user))


@page(OversightAction.TEAM_MANAGE)
@require_POST
def withdraw(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/team/invitations/<pk>/withdraw/`: its link is of no more use."""
    invitation = _invitation(pk)
    mandates.withdraw(invitation, request.user)
    tell(request, Text(f"ยกเลิกคำเชิญของ {invitation.email} แล้ว", f"The invitation of {invitation.email} is withdrawn."))
    return redirect("oversight_team")


@page(OversightAction.TEAM_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: OversightRequest, pk: int) -> HttpResponse:
    """`/oversight/team/<pk>/end/`: asks once more, then takes the role away."""
    open_ones = Mandate.objects.filter(ended_at__isnull=True).select_related("user", "body")
    mandate = get_object_or_404(open_ones, pk=pk)
    title = role_title(mandate)
    if request.method != "POST":
        return render(request, "oversight/end.html", {"mandate": mandate, "title": title})
    try:
        mandates.end(mandate, request.user)
    except InputError as error:
        warn(request, error.text)
        return redirect("oversight_team")
    name = mandate.user
    tell(request, Text(f"{name} พ้นจากหน้าที่{title.th}แล้ว", f"{name} is no longer {title.en}."))
    return redirect("work") if name == request.user else redirect("oversight_team")


def _invitation(pk: int) -> TeamInvitation:
    return get_object_or_404(mandates.waiting(), pk=pk)


def _link(request: HttpRequest, invited: Invited[TeamInvitation]) -> HttpResponse:
    link = request.build_absolute_uri(reverse("entry_invitation", args=[invited.token]))
    trouble = mail(invited.invitation, link)
    context = {"invitation": invited.invitation, "link": link, "trouble": trouble, "qr": qr_of(link)}
    return render(request, "oversight/invited.html", context)
