"""Which agencies are shown by how their officers stand, and whom to invite."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from prongsai.core.text import Text
from prongsai.faces.oversight.invited_form import InvitedForm
from prongsai.faces.oversight.officers.presenters import say_state
from prongsai.faces.oversight.rounds.forms import Refusable, in_words
from prongsai.faces.parts.lazy import lazily
from prongsai.records.agencies.invitations import InvitationDraft
from prongsai.records.rounds.officers import State, officer_duty


class StateForm(Refusable):
    """Which agencies are shown; what is no choice counts as none."""

    q = forms.CharField(label=lazily("ชื่อ อำเภอ หรือจังหวัด", "Name, district or province"), max_length=100, required=False)
    state = forms.ChoiceField(label=lazily("แสดง", "Show"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.offer(
            "state", [("", in_words(Text("ทั้งหมด", "all"))), *((one.value, in_words(say_state(one))) for one in State)]
        )

    @property
    def asked(self) -> tuple[str, str]:
        """The words that are searched for, and the state; empty for all."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("state", "")


class OfficerForm(InvitedForm):
    """Whom to invite as the officer of an agency; where one is, that must be meant."""

    another = forms.BooleanField(
        label=lazily(
            "หน่วยงานนี้มีเจ้าหน้าที่อยู่แล้ว และตั้งใจเชิญอีกคน (เจ้าหน้าที่เดิมได้รับแจ้ง)",
            "The agency has an officer, and another one is meant (who is there is told)",
        ),
        error_messages={"required": lazily("โปรดยืนยันว่าตั้งใจเชิญอีกคน", "Confirm that another one is meant.")},
    )

    def __init__(self, data: QueryDict | None, has_officer: bool) -> None:
        super().__init__(data)
        self.fields["email"].label = lazily("อีเมลของเจ้าหน้าที่", "E-mail address of the officer")
        if not has_officer:
            del self.fields["another"]

    def draft(self) -> InvitationDraft:
        """What was typed, once the form is valid."""
        typed: dict[str, Any] = self.cleaned_data
        return InvitationDraft(typed["email"], officer_duty(), typed["display_name"])
