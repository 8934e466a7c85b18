"""Addresses below `/account/`."""

from allauth.account import views as allauth
from django.urls import include, path, re_path

from prongsai.faces.entry.views import again, confirm, demonstration, own_account, sign_in

urlpatterns = [
    path("", own_account.own_account, name="account"),
    path("demo/clock/", demonstration.move_clock, name="demo_clock"),
    path("login/", sign_in.sign_in, name="account_login"),
    path("logout/", sign_in.sign_out, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("confirm/", confirm.confirm, name="account_reauthenticate"),
    path("again/<str:token>/", again.again, name="entry_again"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/sent/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/set/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("second-step/", include("allauth.mfa.urls")),
]
