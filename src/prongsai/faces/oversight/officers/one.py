"""The officer of one agency: invited, given another link, or no longer invited."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.oversight.numbers import number_of
from prongsai.faces.oversight.officers.forms import OfficerForm
from prongsai.faces.oversight.officers.presenters import say_call
from prongsai.faces.oversight.page import OversightRequest, page
from prongsai.faces.oversight.rounds.finding import the_round
from prongsai.faces.parts.handing_over import qr_of
from prongsai.faces.parts.tell import tell
from prongsai.records.agencies import invitations
from prongsai.records.agencies.access import OversightAction
from prongsai.records.agencies.invited import Invited, mail
from prongsai.records.agencies.models import Invitation, Role
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.officers import enrolment_of, invite_one, lines, went_out

_WRONG = 422


@page(OversightAction.TEAM_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def officer(request: OversightRequest, pk: int, enrolment: int) -> HttpResponse:
    """`/oversight/rounds/<pk>/officers/<enrolment>/`: who is there and invited; a POST invites or changes that."""
    found = enrolment_of(the_round(pk), enrolment)
    if found is None:
        raise Http404
    (line,) = lines(found.round, [found.pk])
    act = request.POST.get("act", "")
    if act in ("renew", "withdraw"):
        return _changed(request, found, act)
    form = OfficerForm(request.POST if request.method == "POST" else None, bool(line.officers))
    if form.is_valid():
        try:
            return _link(request, found, invite_one(found.agency, form.draft(), request.user))
        except InputError as error:
            form.refuse(error)
    calls = [(one, say_call(one)) for one in line.calls]
    context = {"round": found.round, "part": found, "line": line, "calls": calls, "form": form}
    return render(request, "oversight/officers/one.html", context, status=_WRONG if form.errors else 200)


def _changed(request: OversightRequest, found: Enrolment, act: str) -> HttpResponse:
    open_ones = invitations.waiting(found.agency).filter(role=Role.OFFICER)
    invitation = get_object_or_404(open_ones, pk=number_of(request.POST.get("invitation", ""), 0))
    if act == "renew":
        return _link(request, found, invitations.renew(invitation, request.user))
    email = invitation.email
    invitations.withdraw(invitation, request.user)
    tell(request, Text(f"ยกเลิกคำเชิญของ {email} แล้ว", f"The invitation of {email} is withdrawn."))
    return redirect("oversight_officer", found.round_id, found.pk)


def _link(request: OversightRequest, found: Enrolment, invited: Invited[Invitation]) -> HttpResponse:
    link = request.build_absolute_uri(reverse("entry_invitation", args=[invited.token]))
    trouble = mail(invited.invitation, link)
    went_out(invited.invitation, trouble)
    context = {"round": found.round, "part": found, "invitation": invited.invitation, "link": link}
    return render(request, "oversight/officers/invited.html", context | {"trouble": trouble, "qr": qr_of(link)})
