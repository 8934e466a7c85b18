"""What allauth asks us: who may join, what it says, how secrets are kept."""

from __future__ import annotations

import base64
import hashlib
import io
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from prongsai.faces.entry import sayings, sign_on
from prongsai.faces.parts.address import address_of
from prongsai.faces.parts.tell import tell
from prongsai.records.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only."""

    error_messages = DefaultAccountAdapter.error_messages | sayings.ACCOUNT

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def add_message(self, request: HttpRequest, level: int, message_template: str = "", *_: Any, **__: Any) -> None:
        """Say what has been done where the next page does not show it."""
        if message_template in sayings.DONE:
            tell(request, sayings.DONE[message_template])

    def send_notification_mail(self, *_: Any, **__: Any) -> None:
        """Nor by mail."""

    def clean_password(self, password: str, user: User | None = None) -> str:
        try:
            return str(super().clean_password(password, user))
        except ValidationError as error:
            raise ValidationError(sayings.about_password(error)) from None

    def reauthenticate(self, user: User, password: str) -> bool:
        return self.authenticate(context.request, email=user.email, password=password) == user

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        """One page of ours asks for password or code; passkeys have their own, which needs a script."""
        pages = {"reauthenticate": "account_reauthenticate", "webauthn": "mfa_reauthenticate_webauthn"}
        return [{"id": name, "description": "", "url": reverse(page)} for name, page in pages.items()]


class SignOnAdapter(DefaultSocialAccountAdapter):
    """An agency's own sign-on opens accounts that exist, of addresses that it may vouch for; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account by its verified address; nobody else's sign-on leads to it."""
        person = sign_on.account_of(sociallogin)
        if person is None:
            raise ImmediateHttpResponse(sign_on.no_account(request, sociallogin))
        if not sociallogin.is_existing:
            sociallogin.connect(request, person)
        if sociallogin.state.get("process") == AuthProcess.REDIRECT and request.user == person:
            record_authentication(request, person, method="socialaccount", reauthenticated=True)

    def send_notification_mail(self, *_: Any, **__: Any) -> None:
        """No mail."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes of an app, recovery codes and passkeys."""

    error_messages = DefaultMFAAdapter.error_messages | sayings.SECOND_FACTOR

    def build_totp_svg(self, url: str) -> str:
        drawing = io.BytesIO()
        segno.make(url, error="m").save(drawing, kind="svg", scale=5, border=2)
        return drawing.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    """Whoever gets the database without the secrets of the installation gets no one's codes."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()))
