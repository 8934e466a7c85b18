"""What is asked about everybody who is invited from above the agencies."""

from __future__ import annotations

from django import forms

from prongsai.faces.oversight.rounds.forms import Refusable
from prongsai.faces.parts.lazy import lazily

_NO_ADDRESS = lazily(
    "อีเมลไม่ถูกต้อง เช่น somying@example.go.th", "That is no e-mail address; one is somying@example.go.th."
)


class InvitedForm(Refusable):
    """Address and name of who is invited."""

    email = forms.EmailField(
        label=lazily("อีเมลของผู้รับเชิญ", "E-mail address of who is invited"),
        help_text=lazily("ใช้เป็นชื่อเข้าสู่ระบบ", "She signs in with it."),
        max_length=254,
        error_messages={"required": lazily("โปรดพิมพ์อีเมล", "Type the e-mail address."), "invalid": _NO_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )
    display_name = forms.CharField(
        label=lazily("ชื่อและนามสกุล (ถ้าทราบ)", "Name and surname (if known)"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
