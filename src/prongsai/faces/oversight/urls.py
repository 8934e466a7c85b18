"""Everything below `/oversight/`: rounds, progress, the assessment team, reviews and interviews."""

from django.urls import path

from prongsai.faces.oversight import home, team

urlpatterns = [
    path("", home.home, name="oversight"),
    path("team/", team.team, name="oversight_team"),
    path("team/invite/", team.invite, name="oversight_invite"),
    path("team/invitations/<int:pk>/renew/", team.renew, name="oversight_invitation_renew"),
    path("team/invitations/<int:pk>/withdraw/", team.withdraw, name="oversight_invitation_withdraw"),
    path("team/<int:pk>/end/", team.end, name="oversight_mandate_end"),
    path("journal/", team.journal, name="oversight_journal"),
]
