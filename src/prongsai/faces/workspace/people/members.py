"""The people of an agency: who works in it, who is invited, in which role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.adapters import clock
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.handing_over import qr_of
from prongsai.faces.parts.new_password import new_password_address
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest, allowed, page
from prongsai.faces.workspace.people.member_forms import DutyForm, InviteForm
from prongsai.faces.workspace.people.presenters import invitation_views, member_views
from prongsai.records.agencies import invitations, memberships
from prongsai.records.agencies.access import Action
from prongsai.records.agencies.invited import Invited, mail
from prongsai.records.agencies.models import Invitation, Membership
from prongsai.records.notices.services import Wanted, notify

_WRONG = 422


@page(Action.VIEW)
@require_safe
def members(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/`: who works here in which role; for those who look after people, who is invited."""
    may_manage = allowed(request, Action.PEOPLE_MANAGE)
    context = {
        "members": member_views(memberships.members(request.agency)),
        "may_manage": may_manage,
        "invitations": invitation_views(invitations.waiting(request.agency)) if may_manage else [],
    }
    return render(request, "workspace/people/members.html", context)


@page(Action.PEOPLE_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: WorkRequest) -> HttpResponse:
    """`/office/<code>/people/invite/`: asks whom and as what, then shows the link, which is shown only once."""
    form = InviteForm(request.agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _link(request, invitations.invite(request.agency, form.draft(), request.user))
        except InputError as error:
            form.refuse(error)
    return render(request, "workspace/people/invite.html", {"form": form}, status=_WRONG if form.errors else 200)


@page(Action.PEOPLE_MANAGE)
@require_POST
def renew(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/invitations/<pk>/renew/`: another link for the same invitation."""
    return _link(request, invitations.renew(_invitation(request, pk), request.user))


@page(Action.PEOPLE_MANAGE)
@require_POST
def withdraw(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/invitations/<pk>/withdraw/`: its link is of no more use."""
    invitation = _invitation(request, pk)
    invitations.withdraw(invitation, request.user)
    tell(request, Text(f"ยกเลิกคำเชิญของ {invitation.email} แล้ว", f"The invitation of {invitation.email} is withdrawn."))
    return redirect("work_people", request.agency.code)


@page(Action.PEOPLE_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/members/<pk>/`: another role; and what else can be done for or with a person."""
    membership = _membership(request, pk)
    form = DutyForm(request.agency, request.POST or None, membership)
    if request.method == "POST" and form.is_valid():
        try:
            memberships.change_duty(membership, form.duty(), request.user)
        except InputError as error:
            form.refuse(error)
        else:
            tell(request, Text(f"บันทึกบทบาทของ {membership.user} แล้ว", f"The role of {membership.user} is kept."))
            return redirect("work_people", request.agency.code)
    may_let_in = memberships.may_let_in(request.user, membership.user)
    context = {"form": form, "member": membership, "may_let_in": may_let_in}
    return render(request, "workspace/people/member.html", context, status=_WRONG if form.errors else 200)


@page(Action.PEOPLE_MANAGE)
@require_POST
def end(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/members/<pk>/end/`: she no longer has this role."""
    membership = _membership(request, pk)
    try:
        memberships.end_membership(membership, request.user)
    except InputError as error:
        warn(request, error.text)
        return redirect("work_people_member", request.agency.code, pk)
    name = membership.user
    tell(
        request,
        Text(f"{name} พ้นจากบทบาทแล้ว และออกจากระบบทุกเครื่อง", f"{name} has no longer this role and is signed out."),
    )
    return redirect("work") if name == request.user else redirect("work_people", request.agency.code)


@page(Action.PEOPLE_MANAGE)
@require_POST
def let_in(request: WorkRequest, pk: int) -> HttpResponse:
    """`/office/<code>/people/members/<pk>/link/`: a link with which a person who lost her password sets a new one."""
    membership = _membership(request, pk)
    try:
        memberships.let_in_again(membership, request.user)
    except InputError as error:
        warn(request, error.text)
        return redirect("work_people_member", request.agency.code, pk)
    _tell_of_link(request, membership)
    link = request.build_absolute_uri(new_password_address(membership.user))
    return render(
        request, "workspace/people/new_password_link.html", {"member": membership, "link": link, "qr": qr_of(link)}
    )


def _tell_of_link(request: WorkRequest, membership: Membership) -> None:
    """She learns of a link that she may not have asked for."""
    said = Text(
        f"{request.user} สร้างลิงก์ตั้งรหัสผ่านใหม่ให้ท่าน หากท่านไม่ได้ขอ โปรดแจ้งผู้บังคับบัญชาทันที",
        f"{request.user} made a link that sets a new password for you. If you did not ask for it, tell your head.",
    )
    key, path = f"people.link.{clock.now():%Y%m%d%H%M%S%f}", f"/office/{request.agency.code}/"
    notify(request.agency, [Wanted(membership.user, key, said, path)])


def _membership(request: WorkRequest, pk: int) -> Membership:
    now = Membership.objects.filter(memberships.OPEN, agency=request.agency).select_related("user", "unit", "agency")
    return get_object_or_404(now, pk=pk)


def _invitation(request: WorkRequest, pk: int) -> Invitation:
    return get_object_or_404(invitations.waiting(request.agency), pk=pk)


def _link(request: HttpRequest, invited: Invited[Invitation]) -> HttpResponse:
    link = request.build_absolute_uri(reverse("entry_invitation", args=[invited.token]))
    trouble = mail(invited.invitation, link)
    context = {"invitation": invited.invitation, "link": link, "trouble": trouble, "qr": qr_of(link)}
    return render(request, "workspace/people/invited.html", context)
