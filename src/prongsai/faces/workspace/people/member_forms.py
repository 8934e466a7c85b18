"""Forms about the people of an agency."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language

from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.parts.roles import title_of
from prongsai.records.agencies.invitations import InvitationDraft
from prongsai.records.agencies.memberships import Duty
from prongsai.records.agencies.models import Agency, Membership, Role, Unit
from prongsai.records.agencies.units import open_units

_NEEDED = {
    "required": lazily("โปรดพิมพ์อีเมล", "Type the e-mail address."),
    "invalid": lazily(
        "อีเมลไม่ถูกต้อง เช่น somying@example.go.th", "That is no e-mail address; one is somying@example.go.th."
    ),
}
_CHOOSE = {
    "required": lazily("โปรดเลือกบทบาท", "Choose a role."),
    "invalid_choice": lazily("โปรดเลือกจากรายการ", "Choose from the list."),
}
_WHAT_ROLES_DO = lazily(
    "เจ้าหน้าที่ทำแผนและเอกสาร ผู้บริหารให้ความเห็นและสั่งการ สำนัก/กองรายงานงานของตน ผู้ดูแลระบบดูแลบุคลากรเท่านั้น",
    "Officers make plans and papers, executives give opinions and orders, units report on their own work, "
    "administrators look after people only.",
)


class DutyForm(forms.Form):
    """A role in an agency, and the unit where the role is that of a unit."""

    role = forms.ChoiceField(label=lazily("บทบาท", "Role"), help_text=_WHAT_ROLES_DO, error_messages=_CHOOSE)
    unit = forms.ChoiceField(
        label=lazily("สำนัก/กอง", "Unit"),
        help_text=lazily("เลือกเฉพาะเมื่อเป็นบทบาทของสำนัก/กอง", "Choose one only for the role of a unit."),
        required=False,
        error_messages=_CHOOSE,
    )

    def __init__(self, agency: Agency, data: QueryDict | None = None, member: Membership | None = None) -> None:
        now = {"role": member.role, "unit": member.unit_id} if member else {"role": Role.OFFICER.value}
        super().__init__(data, initial=now)
        language = get_language() or "th"
        self.units = {str(one.pk): one for one in open_units(agency)}
        _offer(self, "role", [(one, title_of(one, agency).in_language(language)) for one in Role.values])
        _offer(self, "unit", [("", "–"), *((key, _indented(one)) for key, one in self.units.items())])

    def duty(self) -> Duty:
        """What was chosen, once the form is valid."""
        return Duty(Role(self.cleaned_data["role"]), self.units.get(self.cleaned_data["unit"]))

    def refuse(self, error: InputError) -> None:
        """Show what the service says beside the field that it is about."""
        language = get_language() or "th"
        needs_unit = self.cleaned_data.get("role") == Role.UNIT and not self.cleaned_data.get("unit")
        self.add_error("unit" if needs_unit else None, error.text.in_language(language))


class InviteForm(DutyForm):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=lazily("อีเมลของผู้รับเชิญ", "E-mail address of who is invited"),
        help_text=lazily("ใช้เป็นชื่อเข้าสู่ระบบ", "She signs in with it."),
        max_length=254,
        error_messages=_NEEDED,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )
    display_name = forms.CharField(
        label=lazily("ชื่อและนามสกุล (ถ้าทราบ)", "Name and surname (if known)"),
        help_text=lazily("ผู้รับเชิญแก้ไขเองได้", "Who is invited can change it."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("email", "display_name", "role", "unit")

    def draft(self) -> InvitationDraft:
        """What was typed, once the form is valid."""
        return InvitationDraft(self.cleaned_data["email"], self.duty(), self.cleaned_data["display_name"])


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 the classes above say so
    field.choices = choices


def _indented(unit: Unit) -> str:
    return f"\u2003{unit.name}" if unit.parent_id else unit.name
