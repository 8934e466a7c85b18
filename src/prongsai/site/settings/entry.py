"""Signing in: by invitation, with a password, a second factor or an agency's own sign-on; and who is locked out."""

from __future__ import annotations

import os
from datetime import timedelta

from prongsai.site.environment import sign_on

BEHIND_PROXY = os.environ.get("PRONGSAI_PROXY") == "1"  # the proxy names the address that a request comes from
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: who is locked out is asked no further
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "prongsai.faces.entry.views.again.form_not_accepted"

ACCOUNT_ADAPTER = "prongsai.faces.entry.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation says whose address it is
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip"}  # beside the lock-out: one machine, many accounts
ACCOUNT_FORMS = {
    "login": "prongsai.faces.entry.forms.SignIn",
    "change_password": "prongsai.faces.entry.forms.ChangePassword",
    "reset_password": "prongsai.faces.entry.forms.ResetPassword",
    "reset_password_from_key": "prongsai.faces.entry.forms.NewPassword",
}
SOCIALACCOUNT_ADAPTER = "prongsai.faces.entry.adapters.SignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # the content policy lets no form lead to another site
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": sign_on(os.environ)}}
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
MFA_ADAPTER = "prongsai.faces.entry.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "prongsai.faces.entry.forms.SecondStep",
    "activate_totp": "prongsai.faces.entry.forms.ActivateCodes",
    "add_webauthn": "prongsai.faces.entry.forms.AddPasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Prongsai"

AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_CACHE = "attempts"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "prongsai.faces.entry.lockout.account_of"
AXES_CLIENT_IP_CALLABLE = "prongsai.faces.entry.lockout.disguised_address"
AXES_LOCKOUT_CALLABLE = "prongsai.faces.entry.lockout.locked_out"
AXES_VERBOSE = False
ATTEMPTS_TABLE = "accounts_attempts"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "attempts": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": ATTEMPTS_TABLE,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
