"""Whom to invite to the assessment team, and as what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language

from prongsai.core.text import Text
from prongsai.faces.oversight.invited_form import InvitedForm
from prongsai.faces.parts.lazy import lazily
from prongsai.records.agencies.mandates import TITLES, Charge, TeamDraft, bodies, provinces
from prongsai.records.agencies.models import OversightRole

_CHOOSE = {
    "required": lazily("โปรดเลือกบทบาท", "Choose a role."),
    "invalid_choice": lazily("โปรดเลือกจากรายการ", "Choose from the list."),
}
EVERYTHING = "*"
_ONE_PART = lazily(
    "ผู้กำกับต้องมีส่วนที่กำกับอย่างเดียว: จังหวัด ต้นสังกัด หรือ “ทุกหน่วยงาน”",
    "A supervisor needs exactly one part: a province, a parent body, or “all agencies”.",
)
_WHAT_ROLES_DO = lazily(
    "ผู้ดูแลเปิดรอบและมอบหมายงาน ผู้กำกับติดตามหน่วยงานในส่วนของตน ผู้ตรวจและผู้สัมภาษณ์ทำเฉพาะหน่วยงานที่ได้รับมอบหมาย",
    "Administrators run rounds and assign work, supervisors follow the agencies of their part, reviewers and "
    "interviewers work for the agencies that they are assigned to.",
)


class InviteForm(InvitedForm):
    """Whom to invite; a supervisor's part is a province, what belongs to a body, or everything."""

    role = forms.ChoiceField(label=lazily("บทบาท", "Role"), help_text=_WHAT_ROLES_DO, error_messages=_CHOOSE)
    province = forms.ChoiceField(
        label=lazily("จังหวัดที่กำกับ", "Province that she supervises"),
        help_text=lazily(
            "เฉพาะผู้กำกับ เลือกจังหวัด ต้นสังกัด หรือทุกหน่วยงาน", "Supervisors only: a province, a body, or all agencies."
        ),
        required=False,
        error_messages=_CHOOSE,
    )
    body = forms.ChoiceField(
        label=lazily("ต้นสังกัดที่กำกับ (เช่น กระทรวง)", "Parent body that she supervises (a ministry)"),
        required=False,
        error_messages=_CHOOSE,
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"role": OversightRole.REVIEWER.value})
        language = get_language() or "th"
        self.bodies = {str(one.pk): one for one in bodies()}
        self.offer("role", [(str(role), TITLES[role].in_language(language)) for role in OversightRole])
        everything = (EVERYTHING, Text("ทุกหน่วยงาน", "all agencies").in_language(language))
        self.offer("province", [("", "–"), everything, *((one, one) for one in provinces())])
        self.offer("body", [("", "–"), *((key, one.name) for key, one in self.bodies.items())])

    def clean(self) -> dict[str, Any]:
        """A supervisor of everything is one that somebody chose to be that, not one whose part was forgotten."""
        typed = self.cleaned_data
        parts = [one for one in (typed.get("province"), typed.get("body")) if one]
        if typed.get("role") == OversightRole.SUPERVISOR and len(parts) != 1:
            self.add_error("province", _ONE_PART)
        return typed

    def draft(self) -> TeamDraft:
        """What was typed, once the form is valid."""
        typed = self.cleaned_data
        province = "" if typed["province"] == EVERYTHING else typed["province"]
        charge = Charge(OversightRole(typed["role"]), province, self.bodies.get(typed["body"]))
        return TeamDraft(typed["email"], charge, typed["display_name"])
