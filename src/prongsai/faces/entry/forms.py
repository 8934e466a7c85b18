"""Forms of the door: allauth's, in our words, and some of our own."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.http import HttpRequest, QueryDict

from prongsai.faces.entry import sayings
from prongsai.faces.parts.lazy import lazily
from prongsai.records.accounts.models import User
from prongsai.records.accounts.services import LONGEST_NAME

EMAIL = lazily("อีเมล", "E-mail address")
PASSWORD = lazily("รหัสผ่าน", "Password")
NEW_PASSWORD = lazily("รหัสผ่านใหม่", "New password")
AGAIN = lazily("รหัสผ่านใหม่ อีกครั้ง", "New password once more")
NAME = lazily("ชื่อและนามสกุล", "Name and surname")
CODE = lazily("รหัสจากแอป หรือรหัสสำรอง", "Code of the app, or a recovery code")
HOW_LONG = lazily(
    "อย่างน้อย 12 ตัวอักษร ใช้ประโยคที่จำง่ายและเว้นวรรคได้ เช่น คำสี่คำที่ไม่เกี่ยวกัน",
    "At least 12 letters. A sentence that you remember is good; blanks are allowed.",
)
FILL_IN = lazily("โปรดกรอกช่องนี้", "Fill in this field.")
NO_EMAIL = lazily("โปรดพิมพ์อีเมลให้ครบ เช่น somying@example.go.th", "Type the whole address, as in somying@example.go.th.")
NOT_THE_SAME = lazily("รหัสผ่านสองช่องไม่ตรงกัน โปรดพิมพ์ใหม่", "The two passwords differ. Type them again.")


class InOurWords(forms.BaseForm):
    """Labels, help and errors of a form of allauth."""

    labels: ClassVar[dict[str, str]] = {}
    helps: ClassVar[dict[str, str]] = {}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = self.labels.get(name, field.label), self.helps.get(name, "")
            field.error_messages |= {"required": FILL_IN, "invalid": NO_EMAIL}


class SignIn(InOurWords, account.LoginForm):
    labels: ClassVar[dict[str, str]] = {"login": EMAIL, "password": PASSWORD}


class ChangePassword(InOurWords, account.ChangePasswordForm):
    labels: ClassVar[dict[str, str]] = {
        "oldpassword": lazily("รหัสผ่านปัจจุบัน", "Present password"),
        "password1": NEW_PASSWORD,
        "password2": AGAIN,
    }
    helps: ClassVar[dict[str, str]] = {"password1": HOW_LONG}


class ResetPassword(InOurWords, account.ResetPasswordForm):
    labels: ClassVar[dict[str, str]] = {"email": EMAIL}


class NewPassword(InOurWords, account.ResetPasswordKeyForm):
    labels: ClassVar[dict[str, str]] = {"password1": NEW_PASSWORD, "password2": AGAIN}
    helps: ClassVar[dict[str, str]] = {"password1": HOW_LONG}


class SecondStep(InOurWords, second_step.AuthenticateForm):
    labels: ClassVar[dict[str, str]] = {"code": CODE}


class ActivateCodes(InOurWords, ActivateTOTPForm):
    labels: ClassVar[dict[str, str]] = {"code": lazily("รหัส 6 หลักที่แอปแสดง", "The six digits that the app shows")}


class AddPasskey(InOurWords, AddWebAuthnForm):
    labels: ClassVar[dict[str, str]] = {"name": lazily("ชื่อที่จำได้ เช่น โทรศัพท์ของฉัน", "A name for it, as in my phone")}


class CodeAgain(InOurWords, second_step.ReauthenticateForm):
    """A code of the second step, or a recovery code, of who is signed in."""

    labels: ClassVar[dict[str, str]] = {"code": CODE}

    def __init__(self, user: User, data: QueryDict | None = None) -> None:
        super().__init__(data, user=user)

    def prove(self, _request: HttpRequest) -> None:
        """Remember in the session that the proof was given."""
        self.save()


class PasswordAgain(forms.Form):
    """The password of who is signed in."""

    password = forms.CharField(
        label=PASSWORD,
        max_length=500,
        strip=False,
        error_messages={"required": FILL_IN},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
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


class Name(forms.Form):
    """What a person is called."""

    name = forms.CharField(
        label=NAME,
        max_length=LONGEST_NAME,
        error_messages={"required": lazily("โปรดพิมพ์ชื่อและนามสกุล", "Type your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class NewAccount(Name):
    """Name and password of who was invited."""

    password = forms.CharField(
        label=PASSWORD,
        help_text=HOW_LONG,
        max_length=500,
        strip=False,
        error_messages={"required": lazily("โปรดตั้งรหัสผ่าน", "Choose a password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )
    again = forms.CharField(
        label=lazily("รหัสผ่าน อีกครั้ง", "Password once more"),
        max_length=500,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(NOT_THE_SAME)
        return again
