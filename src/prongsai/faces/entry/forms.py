"""Forms of the door."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.forms import ReauthenticateForm
from django import forms
from django.http import HttpRequest, QueryDict

from prongsai.faces.entry import sayings
from prongsai.records.accounts.models import User


class PasswordAgain(forms.Form):
    """The password of who is signed in."""

    password = forms.CharField(
        max_length=500, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, user: User, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise forms.ValidationError(sayings.ACCOUNT["incorrect_password"])
        return password

    def prove(self, request: HttpRequest) -> None:
        """Remember in the session that the proof was given."""
        record_authentication(request, self.user, method="password", reauthenticated=True)


class CodeAgain(ReauthenticateForm):  # type: ignore[misc]
    """A code of the second step, or a recovery code, of who is signed in."""

    def __init__(self, user: User, data: QueryDict | None = None) -> None:
        super().__init__(data, user=user)

    def prove(self, _request: HttpRequest) -> None:
        """Remember in the session that the proof was given."""
        self.save()
