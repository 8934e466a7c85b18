"""A circular as the officer sends it round, and the names on its paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from prongsai.core.thai.letters import tidy
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.workspace.follow.forms.base import WorkForm, lines, words
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.agencies.units import open_units
from prongsai.records.files.models import StoredFile
from prongsai.records.measures.circulars import CircularDraft, Name
from prongsai.records.measures.data import unit_name
from prongsai.records.measures.models import Step
from prongsai.records.measures.selectors import current_plans, steps_of

ALL, UNITS = "all", "units"
BY_NAME, BY_UNIT = "name", "unit"
_BETWEEN = re.compile(r"\t|,|\s{2,}")


class UnitsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Units of the agency, each with the one that it belongs to."""

    def label_from_instance(self, unit: Unit) -> str:
        return unit_name(unit)


class StepChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A step of a plan in use."""

    def label_from_instance(self, step: Step) -> str:
        text = " ".join(step.text.split())
        return text if len(text) <= 90 else f"{text[:89]}…"


def names_field() -> forms.CharField:
    return words(
        lazily("รายชื่อผู้ที่ไม่มีบัญชี", "People without an account"),
        lazily(
            "บรรทัดละหนึ่งคน: ชื่อ, สำนัก/กอง · คัดลอกจาก Excel มาวางได้", "One a line: name, unit. Can be pasted from Excel."
        ),
        rows=6,
        most=200_000,
    )


class NamesForm(WorkForm):
    """More people on the list."""

    names = names_field()


class CircularForm(WorkForm):
    """A circular, to whom it goes, and how they confirm it."""

    title = words(lazily("เรื่อง", "Subject"), required=True)
    number = words(lazily("ที่ (ถ้ามี)", "Number (if any)"), most=80)
    sent_on = ThaiDateField(label=lazily("ลงวันที่", "Dated"))
    body = words(
        lazily("ข้อความ", "Text"),
        lazily("พิมพ์ข้อความ หรือแนบเอกสาร หรือทั้งสองอย่าง", "Type a text, attach a document, or both"),
        rows=5,
        most=10_000,
    )
    to = forms.ChoiceField(
        label=lazily("ส่งถึง", "To"),
        choices=[(ALL, lazily("บุคลากรทุกคน", "All staff")), (UNITS, lazily("เฉพาะสำนัก/กองที่เลือก", "Chosen units"))],
        widget=forms.RadioSelect,
        initial=ALL,
    )
    units = UnitsChoice(
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=lazily("สำนัก/กอง", "Units"),
    )
    confirm = forms.ChoiceField(
        label=lazily("ยืนยันการรับทราบ", "Confirmed by"),
        choices=[
            (BY_NAME, lazily("รายชื่อทีละคน", "each by name")),
            (BY_UNIT, lazily("สำนัก/กองละหนึ่งครั้ง", "each unit once")),
        ],
        widget=forms.RadioSelect,
        initial=BY_NAME,
    )
    names = names_field()
    step = StepChoice(
        queryset=Step.objects.none(),
        required=False,
        label=lazily("เป็นหลักฐานของขั้นตอน", "Evidence of the step"),
        empty_label=lazily("ไม่เกี่ยวกับขั้นตอนใด", "none"),
    )

    def __init__(self, agency: Agency, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.agency = agency
        self.fields["units"].queryset = agency.units.filter(is_open=True).select_related("parent")  # type: ignore[attr-defined]
        self.fields["step"].queryset = steps_of(current_plans(agency))  # type: ignore[attr-defined]

    def draft(self, files: tuple[StoredFile, ...]) -> CircularDraft:
        given = self.cleaned_data
        return CircularDraft(
            title=given["title"],
            sent_on=given["sent_on"],
            body=given["body"],
            number=given["number"],
            to_all=given["to"] == ALL,
            units=tuple(given["units"]) if given["to"] == UNITS else (),
            by_name=given["confirm"] == BY_NAME,
            names=read_names(given["names"], self.agency),
            file=files[0] if files else None,
            step=given["step"],
        )


def read_names(typed: str, agency: Agency) -> tuple[Name, ...]:
    """Names with their units; a unit that the agency does not have stays part of the name, so that nothing is lost."""
    units = {_plain(one.name): one for one in open_units(agency)}
    return tuple(_name(line, units) for line in lines(typed))


def as_typed(names: Iterable[Name]) -> str:
    """Names as they can be typed."""
    return "\n".join(f"{one.name}, {one.unit.name}" if one.unit else one.name for one in names)


def _name(line: str, units: dict[str, Unit]) -> Name:
    name, *after = _BETWEEN.split(line, maxsplit=1)
    unit = units.get(_plain(after[0])) if after else None
    return Name(tidy(name), unit) if unit else Name(tidy(_BETWEEN.sub(" ", line)))


def _plain(name: str) -> str:
    return "".join(name.split())
