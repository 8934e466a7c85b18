"""Addresses below `/account/`."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as codes
from django.urls import path, re_path
from django.views.generic import RedirectView

from prongsai.faces.entry.views import again, confirm, demonstration, invitation, own_account, passkeys, sign_in

urlpatterns = [
    path("", own_account.own_account, name="account"),
    path("elsewhere/", own_account.sign_out_elsewhere, name="account_elsewhere"),
    path("login/", sign_in.sign_in, name="account_login"),
    path("login/passkey/", passkeys.sign_in, name="mfa_login_webauthn"),
    path("logout/", sign_in.sign_out, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("invitation/<str:token>/", invitation.invitation, name="entry_invitation"),
    path("again/<str:token>/", again.again, name="entry_again"),
    path("confirm/", confirm.confirm, name="account_reauthenticate"),
    path("confirm/passkey/", passkeys.confirm, name="mfa_reauthenticate_webauthn"),
    path("demo/clock/", demonstration.move_clock, name="demo_clock"),
    path("demo/part/", demonstration.take_part, name="demo_part"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/none/", RedirectView.as_view(pattern_name="account"), name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/set/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/set/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("second-step/", second_step.index, name="mfa_index"),
    path("second-step/sign-in/", passkeys.second_step, name="mfa_authenticate"),
    path("second-step/codes/", codes.activate_totp, name="mfa_activate_totp"),
    path("second-step/codes/off/", codes.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/recovery/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/passkeys/add/", passkeys.add, name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/remove/", passkeys.remove, name="mfa_remove_webauthn"),
]
