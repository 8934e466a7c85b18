"""A browser in which somebody has signed in."""

from __future__ import annotations

import time
from importlib import import_module
from types import SimpleNamespace

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from prongsai.records.accounts.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(user: User, *, freshly: bool = False) -> Client:
    """A client of that person; `freshly` as if she had just given her password (signing asks for that).

    What stands in the session after signing in is written at once, thousands of times in a run of the tests.
    """
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    who = str(user.pk)
    session.update({SESSION_KEY: who, BACKEND_SESSION_KEY: BACKEND, HASH_SESSION_KEY: user.get_session_auth_hash()})
    if freshly:
        session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session["account_authentication_methods_user"] = who
    session.save()
    client = Client()
    client._set_login_cookies(SimpleNamespace(session=session))  # as force_login does
    return client
