"""Addresses of the people of an agency and of its journal."""

from django.urls import path

from prongsai.faces.workspace.people import journal, members

urlpatterns = [
    path("", members.members, name="work_people"),
    path("invite/", members.invite, name="work_people_invite"),
    path("invitations/<int:pk>/renew/", members.renew, name="work_people_invitation_renew"),
    path("invitations/<int:pk>/withdraw/", members.withdraw, name="work_people_invitation_withdraw"),
    path("members/<int:pk>/", members.member, name="work_people_member"),
    path("members/<int:pk>/end/", members.end, name="work_people_member_end"),
    path("members/<int:pk>/link/", members.let_in, name="work_people_member_link"),
    path("journal/", journal.journal, name="work_people_journal"),
]
