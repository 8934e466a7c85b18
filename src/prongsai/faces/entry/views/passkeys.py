"""Passkeys: a phone, a key or a fingerprint in place of a password, or beside it."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.generic.base import ContextMixin
from django.views.generic.edit import FormView

from prongsai.faces.entry.own_script import with_own_script


class _Answer(forms.JSONField):
    """What the device answers; endless digits and endless brackets are as wrong as what is no JSON."""

    def to_python(self, value: object) -> object:  # type: ignore[override]
        try:
            return super().to_python(value)
        except (ValueError, RecursionError):
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""}) from None


class _SecondPasskey(AuthenticateWebAuthnForm):
    credential = _Answer(widget=forms.HiddenInput)


class _Asking(ContextMixin):
    """A page that asks the device: `options` are what the script hands to it."""

    request: HttpRequest

    def get_form(self, form_class: type[forms.Form] | None = None) -> forms.Form:
        form: forms.Form = super().get_form(form_class)  # type: ignore[misc]
        form.fields["credential"] = _Answer(widget=forms.HiddenInput)
        return form

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        asked: dict[str, Any] = next(iter(context.get("js_data", {}).values()), {})
        return context | {"options": json.dumps(asked, default=dict), "next": get_next_redirect_url(self.request) or ""}


class Add(_Asking, webauthn.AddWebAuthnView):
    """`/account/second-step/passkeys/add/`: one that can also sign in alone."""

    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        return context | {"options": json.dumps(dict(auth.begin_registration(self.request.user, True)), default=dict)}


class SignIn(_Asking, webauthn.LoginWebAuthnView):
    """`/account/login/passkey/`: signs in without a password."""

    template_name = "mfa/webauthn/login.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return FormView.get(self, request, *args, **kwargs)

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        return context | {"options": json.dumps(dict(auth.begin_authentication(None)), default=dict)}

    def form_valid(self, form: LoginWebAuthnForm) -> HttpResponse:
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        return flows.perform_passwordless_login(self.request, passkey, login)

    def form_invalid(self, form: LoginWebAuthnForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, failed=True), status=422)


class Confirm(_Asking, webauthn.ReauthenticateWebAuthnView):
    """`/account/confirm/passkey/`: proves once more who is at the screen."""

    def form_invalid(self, form: LoginWebAuthnForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, failed=True), status=422)


class SecondStep(base.AuthenticateView):
    """`/account/second-step/`: after the password, a code of the app or a passkey."""

    def get_webauthn_form_class(self) -> type[AuthenticateWebAuthnForm]:
        return _SecondPasskey

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        person = self.stage.login.user
        has_passkey = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists()
        options = context.get("js_data", {}).get("request_options", {})
        return context | {"options": json.dumps(options, default=dict) if has_passkey else "", "person": person}


class Remove(webauthn.RemoveWebAuthnView):
    """`/account/second-step/passkeys/<pk>/remove/`: it is of no more use here."""

    success_url = reverse_lazy("mfa_index")


add = with_own_script(Add.as_view())
sign_in = with_own_script(SignIn.as_view())
confirm = with_own_script(Confirm.as_view())
remove = Remove.as_view()
second_step = with_own_script(SecondStep.as_view())
