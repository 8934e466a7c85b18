"""What the forms about the agency itself have in common."""

from __future__ import annotations

from django import forms

from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.lazy import lazily


class OfficeForm(forms.Form):
    """A form that can show what a service refuses."""

    def refuse(self, error: InputError, field: str | None = None) -> None:
        """Show it beside a field, or above the form."""
        self.add_error(field, lazily(*error.text))


def words(label: str, help_text: str = "", *, needed: str = "", most: int = 300) -> forms.CharField:
    """A line of text; `needed` says what to do where it is left empty."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(needed),
        max_length=most,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": needed,
            "max_length": lazily(f"ยาวเกิน {most} ตัวอักษร", f"is longer than {most} characters"),
        },
    )


def choice(label: str, help_text: str = "", *, required: bool = False) -> forms.ChoiceField:
    """A choice from a list that is given later."""
    wanted = lazily("โปรดเลือกจากรายการ", "Choose from the list.")
    messages = {"required": wanted, "invalid_choice": wanted}
    return forms.ChoiceField(label=label, help_text=help_text, required=required, error_messages=messages)


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Put what is offered into a field of choices."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]
