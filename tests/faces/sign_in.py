"""A browser in which somebody has signed in."""

from __future__ import annotations

import time

from django.test import Client

from prongsai.records.accounts.models import User


def signed_in(user: User, *, freshly: bool = False) -> Client:
    """A client of that person; `freshly` as if she had just given her password (signing asks for that)."""
    client = Client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    if freshly:
        session = client.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client
