"""A day in a form, typed as people write it: "31 มีนาคม 2567", "๓๑ มี.ค. ๖๗", "31/3/2567"."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from prongsai.core.thai.date_reading import parse_thai_date
from prongsai.core.thai.dates import buddhist_year, thai_date
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.lazy import lazily

LONGEST = 60


class ThaiDateField(forms.Field):
    """Gives a date, None for an empty field; what cannot be read stays as it was typed, with what to type instead."""

    widget = forms.TextInput
    default_error_messages = {"required": lazily("โปรดพิมพ์วันที่", "Type a day.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", lazily("เช่น 31 มีนาคม 2567 หรือ 31/3/2567", "such as 31/3/2567 (Buddhist year)"))
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"maxlength": str(LONGEST), "autocomplete": "off"}

    def to_python(self, value: object) -> date | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            return parse_thai_date(typed)
        except InputError as error:
            raise ValidationError(lazily(*error.text)) from None

    def prepare_value(self, value: object) -> object:
        """A date as people write it; what was typed stays."""
        if not isinstance(value, date):
            return value
        if get_language() == "en":
            return f"{value.day}/{value.month}/{buddhist_year(value)}"
        return thai_date(value)
