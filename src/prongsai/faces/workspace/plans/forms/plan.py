"""Forms about a plan as a whole: its years, the measures to begin with, what is left open, a pasted table, risks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from prongsai.adapters import clock
from prongsai.core.calendar.model import Every, Rhythm
from prongsai.core.measures.drafts import Years
from prongsai.core.measures.risks import IMPACT, LIKELIHOOD
from prongsai.core.text import Text
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.follow.forms.base import WorkForm, words
from prongsai.faces.workspace.plans.forms.fields import YearField
from prongsai.faces.workspace.plans.forms.measure import REGULAR, Boxes
from prongsai.records.measures.plans import PlanDraft
from prongsai.records.measures.risks import RiskDraft

LONG = 4000
_YEARS = lazily("ปีสุดท้ายไม่มาก่อนปีแรก", "The last year does not come before the first.")


class YearsForm(WorkForm):
    """The fiscal years of a plan; without a last year it is a plan of one year."""

    plan_year = YearField(label=lazily("ปีงบประมาณของแผน", "Fiscal year of the plan"))
    until_year = YearField(
        label=lazily("ถึงปีงบประมาณ", "Until fiscal year"),
        required=False,
        help_text=lazily("เว้นว่างหากเป็นแผนปีเดียว", "Leave empty for a plan of one year"),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first = given.get("plan_year")
        given["until_year"] = given.get("until_year") or first
        if first and given["until_year"] < first:
            self.add_error("until_year", ValidationError(_YEARS))
        return given


class Chosen(WorkForm):
    """Check boxes named `chosen`; what is not offered (any more) is left out and nothing breaks."""

    def __init__(self, offered: Iterable[str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = tuple(offered)

    @property
    def chosen(self) -> frozenset[str]:
        """What was ticked; the defaults on a page that was only opened."""
        sent = self.data.getlist("chosen") if isinstance(self.data, QueryDict) else []
        ticked = sent if self.is_bound else self.initial.get("chosen", ())
        return frozenset(ticked) & frozenset(self.offered)


class DraftForm(Chosen, YearsForm):
    """A new plan: its years and the measures, risks or carried measures to begin with."""


class AgainstCorruptionForm(DraftForm):
    """A new plan against corruption: how often it is reported, too."""

    every = forms.ChoiceField(
        label=lazily("รอบรายงานของแผน", "Reports on the plan"),
        choices=[(one.value, REGULAR[one]) for one in (Every.QUARTER, Every.HALF_YEAR)],
        initial=Every.HALF_YEAR.value,
        widget=forms.RadioSelect,
        error_messages={"required": lazily("โปรดเลือกรอบรายงาน", "Choose how often it is reported.")},
    )


class ParticularsForm(YearsForm):
    """Title, years, the year whose OIT items it serves, and how often the plan as a whole is reported."""

    field_order = ("title", "plan_year", "until_year", "oit_year", "rhythms")
    title = words(lazily("ชื่อแผน", "Title"), lazily("เว้นว่างเพื่อใช้ชื่อทั่วไป", "Leave empty for the usual title"))
    oit_year = YearField(label=lazily("เป็นหลักฐานของ OIT ปี", "Evidence for OIT of FY"))
    rhythms = forms.MultipleChoiceField(
        label=lazily("รอบรายงานของทั้งแผน", "Reports on the plan as a whole"),
        help_text=lazily("ใช้กับมาตรการที่ไม่ได้ระบุรอบของตนเอง", "For measures without a rhythm of their own"),
        required=False,
        widget=Boxes,
        choices=[(one.value, label) for one, label in REGULAR.items()],
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def draft(self) -> PlanDraft:
        """The particulars as they were typed."""
        given = self.cleaned_data
        rhythms = tuple(Rhythm(Every(one)) for one in given["rhythms"])
        return PlanDraft(given["plan_year"], given["until_year"], given["oit_year"], given["title"], rhythms)


class ReasonsForm(WorkForm):
    """A reason for each weakness about which nothing is done."""

    def __init__(self, weaknesses: Iterable[tuple[str, Text]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for code, name in weaknesses:
            self.fields[code] = words(lazily(f"{code} {name.th}", f"{code} {name.en}"), rows=2, most=LONG)


class AdoptForm(WorkForm):
    """The day from which a plan is used."""

    on = ThaiDateField(label=lazily("ใช้แผนตั้งแต่วันที่", "In use from"))


class PasteForm(Chosen):
    """A pasted table, and where each measure of it stands."""

    table = forms.CharField(
        label=lazily("ตารางมาตรการ", "Table of measures"),
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": lazily("โปรดวางตาราง", "Paste the table.")},
        strip=False,
    )


class RiskForm(WorkForm):
    """A corruption risk."""

    process = words(lazily("กระบวนงาน", "Process"), required=True)
    risk = words(lazily("ความเสี่ยงการทุจริต", "Corruption risk"), rows=2, required=True, most=LONG)
    likelihood = forms.TypedChoiceField(
        label=lazily("โอกาสที่จะเกิด", "Likelihood"), required=False, coerce=int, empty_value=None
    )
    impact = forms.TypedChoiceField(label=lazily("ผลกระทบ", "Impact"), required=False, coerce=int, empty_value=None)
    control = words(lazily("การควบคุมที่มีอยู่", "Present control"), rows=2, most=LONG)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, levels in (("likelihood", LIKELIHOOD), ("impact", IMPACT)):
            offered = [(n, lazily(f"{n} {one.th}", f"{n} {one.en}")) for n, one in enumerate(levels, start=1)]
            self.fields[name].choices = [("", lazily("ยังไม่ประเมิน", "Not judged yet")), *offered]  # type: ignore[attr-defined]

    def draft(self) -> RiskDraft:
        """The risk as it was typed."""
        given = self.cleaned_data
        return RiskDraft(given["process"], given["risk"], given["likelihood"], given["impact"], given["control"])


def years_in(form: DraftForm, usual: int) -> Years:
    """The years that were typed, the usual one where nothing can be read."""
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    first = given.get("plan_year") or usual
    return Years(first, given.get("until_year") or first, first, clock.today())
