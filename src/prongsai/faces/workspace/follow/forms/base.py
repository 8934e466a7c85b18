"""What all forms here have in common: fields in our words, and a list of what is wrong that leads to the fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from prongsai.core.text import Text
from prongsai.core.thai.numerals import to_arabic
from prongsai.faces.parts.lazy import lazily

MOST_DIGITS = 18
NEEDED = lazily("ช่องนี้เว้นว่างไม่ได้", "This cannot be left empty.")


class Mistake(NamedTuple):
    """What is wrong with a field, and where it is on the page."""

    anchor: str
    label: str
    says: str


class WorkForm(forms.Form):
    """A form whose mistakes are listed above it."""

    def complain(self, complaints: Mapping[str, Text]) -> None:
        """Put what the records refuse beside the fields that it concerns."""
        for name, sentence in complaints.items():
            self.add_error(name if name in self.fields else None, ValidationError(lazily(*sentence)))

    @property
    def mistakes(self) -> list[Mistake]:
        beside = [_mistake(field, str(says)) for field in self for says in field.errors]
        return [*(Mistake("", "", str(says)) for says in self.non_field_errors()), *beside]


def words(
    label: str, help_text: str = "", *, rows: int = 0, required: bool = False, most: int = 300
) -> forms.CharField:
    """A field of text; with `rows` of several lines."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    errors = {
        "required": NEEDED,
        "max_length": lazily(f"ยาวเกิน {most:,} ตัวอักษร", f"This is longer than {most:,} characters."),
    }
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=most, widget=widget, error_messages=errors
    )  # fmt: skip


class CountField(forms.CharField):
    """A whole number from 0, in Thai or Arabic digits; "ร้อยละ", "%" and "คน" are no harm."""

    def __init__(self, label: str, complaint: Text, most: int, **options: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "12"}
        super().__init__(label=label, required=False, widget=forms.TextInput(attrs=attrs), **options)
        self.complaint, self.most = complaint, most

    def clean(self, value: object) -> int | None:
        typed = to_arabic(str(value or "")).replace("ร้อยละ", "").replace(",", "").strip(" %")
        typed = typed.removesuffix("คน").rstrip()
        if not typed:
            return None
        if not typed.isdecimal() or len(typed) > MOST_DIGITS or int(typed) > self.most:
            raise ValidationError(lazily(*self.complaint))
        return int(typed)


def lines(typed: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(one.strip() for one in typed.splitlines() if one.strip())


def _mistake(field: BoundField, says: str) -> Mistake:
    anchor = field.auto_id if field.id_for_label == "" else field.id_for_label
    return Mistake(str(anchor), str(field.label), says)
