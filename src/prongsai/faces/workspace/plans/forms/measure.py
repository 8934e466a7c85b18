"""A measure with its steps as rows, everything that the reports of agencies show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict

from prongsai.core.analysis.recommendations import key_of
from prongsai.core.calendar.model import Every, Rhythm
from prongsai.core.measures.model import Answered
from prongsai.core.text import Text
from prongsai.faces.parts.dates import ThaiDateField
from prongsai.faces.parts.lazy import lazily
from prongsai.faces.parts.templatetags.prongsai import plain
from prongsai.faces.workspace.follow.forms.base import CountField, WorkForm, words
from prongsai.faces.workspace.plans.forms.fields import OwnersField, PeriodField, names_of
from prongsai.faces.workspace.plans.indicators import groups_of
from prongsai.records.agencies.units import open_units
from prongsai.records.measures.data import every_unit, unit_name
from prongsai.records.measures.editing import TEXTS, MeasureDraft, Owners, StepDraft
from prongsai.records.measures.models import Plan
from prongsai.records.measures.selectors import to_answer

BLANK_ROWS, MOST_STEPS = 3, 60
EVERY_UNIT = "all"
LONG = 4000
REGULAR = {
    Every.MONTH: lazily("ทุกเดือน", "Every month"),
    Every.QUARTER: lazily("ทุกไตรมาส", "Every quarter"),
    Every.HALF_YEAR: lazily("ทุก 6 เดือน", "Every six months"),
    Every.YEAR_END: lazily("สรุปเมื่อสิ้นปีงบประมาณ", "Summed up at the end of the fiscal year"),
}
_BAHT = Text("งบประมาณเป็นจำนวนเต็มบาท เช่น 25000", "The budget is a whole number of baht, such as 25000.")
_PLACE = Text("ลำดับเป็นเลขจำนวนเต็ม", "The place is a whole number.")
_PERIOD_HELP = lazily(
    "เช่น ตลอดปีงบประมาณ, ก.พ. 67 – ก.ย. 67, ภายในเดือนมีนาคม, ไตรมาส 2",
    "such as: all year, by March, quarter 2, 1/2/67 - 30/9/67",
)


class Boxes(forms.CheckboxSelectMultiple):
    """Check boxes, shown by our own template."""


def _boxes(label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=False, widget=Boxes)


class MeasureForm(WorkForm):
    """Everything of a measure but its steps."""

    title = words(lazily("มาตรการ/แนวทาง", "Measure"), rows=2, required=True, most=500)
    group = forms.ChoiceField(label=lazily("อยู่ใต้ตัวชี้วัด", "Stands under"), required=False)
    answers = _boxes(lazily("ตอบประเด็น", "Answers"))
    risks = _boxes(lazily("จัดการความเสี่ยง", "Treats"))
    units = _boxes(lazily("ผู้รับผิดชอบ", "Responsible units"))
    owner_text = words(
        lazily("ผู้รับผิดชอบอื่น", "Others responsible"),
        lazily("บุคคลหรือคณะทำงาน บรรทัดละหนึ่ง", "People or groups, a line each"),
        rows=2,
    )
    period = PeriodField(label=lazily("ระยะเวลาดำเนินการ", "Time"), help_text=_PERIOD_HELP)
    rhythms = _boxes(lazily("รอบรายงาน", "Reports"))
    by = ThaiDateField(label=lazily("รายงานภายในวันที่", "Report by"), required=False)
    monitoring = words(lazily("การกำกับติดตาม", "Monitoring"), rows=2, most=LONG)
    success = words(lazily("ตัวชี้วัดความสำเร็จ", "Indicator of success"), rows=2, most=LONG)
    budget = CountField(lazily("งบประมาณ (บาท)", "Budget (baht)"), _BAHT, 10**12)
    budget_note = words(lazily("ที่มาของงบประมาณ", "Source of the budget"))
    expected_gain = words(lazily("คะแนนรวมที่คาดว่าจะเพิ่ม", "Points of the total expected"), most=20)
    former_way = words(lazily("วิธีการดำเนินการ (เดิม)", "Former way"), rows=2, most=LONG)
    remark = words(lazily("หมายเหตุ", "Remark"), rows=2, most=LONG)
    outcome = words(lazily("ผลลัพธ์หรือความสำเร็จ", "Outcome"), rows=3, most=LONG)
    problems = words(lazily("ปัญหาและอุปสรรค", "Problems and obstacles"), rows=2, most=LONG)
    advice = words(lazily("ข้อเสนอแนะ", "Advice"), rows=2, most=LONG)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, plan: Plan, stored: MeasureDraft | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan, self.stored = plan, stored or MeasureDraft("")
        self.unit_rows = {str(one.pk): one for one in _units(plan, self.stored)}
        self.answerable = {key_of(one): one for one in (*to_answer(plan), *self.stored.answers)}
        self.risk_rows = {str(one.pk): one for one in plan.risks.all()}
        self._choices()
        period = self.fields["period"]
        period.plan, period.stored = plan, self.stored.period  # type: ignore[attr-defined]

    def draft(self, steps: Iterable[StepDraft]) -> MeasureDraft:
        """The measure as it was typed, with these steps."""
        given = self.cleaned_data
        return MeasureDraft(
            title=given["title"],
            group=given["group"],
            owners=self._owners(),
            period=given["period"],
            rhythms=self._rhythms(),
            steps=tuple(steps),
            answers=tuple(self.answerable[key] for key in given["answers"]),
            risks=tuple(self.risk_rows[key] for key in given["risks"]),
            library_key=self.stored.library_key,
            **{name: given[name] for name in TEXTS},
        )

    def _choices(self) -> None:
        every = every_unit(self.plan.agency)
        choices: dict[str, list[tuple[str, Any]]] = {
            "group": [
                ("", "—"),
                *((code, f"{code} {plain(name)}") for code, name in groups_of(self.plan, self.stored.group)),
            ],
            "answers": [(key, plain(label_of(one))) for key, one in self.answerable.items()],
            "risks": [(key, f"{one.number}. {one.risk}") for key, one in self.risk_rows.items()],
            "units": [(EVERY_UNIT, every), *((key, unit_name(one)) for key, one in self.unit_rows.items())],
            "rhythms": [(one.value, label) for one, label in REGULAR.items()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def _owners(self) -> Owners:
        chosen = self.cleaned_data["units"]
        units = tuple(one for key, one in self.unit_rows.items() if key in chosen)
        return Owners(units, EVERY_UNIT in chosen, self.cleaned_data["owner_text"].strip().replace("\r\n", "\n"))

    def _rhythms(self) -> tuple[Rhythm, ...]:
        regular = tuple(Rhythm(one) for one in REGULAR if one.value in self.cleaned_data["rhythms"])
        by = self.cleaned_data["by"]
        others = tuple(one for one in self.stored.rhythms if one.every is Every.DATE)[1:] if by else ()
        return (*regular, *((Rhythm(Every.DATE, by),) if by else ()), *others)


class StepForm(WorkForm):
    """A step in a row of its own."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    place = CountField(lazily("ลำดับ", "Place"), _PLACE, 999)
    text = words(lazily("ขั้นตอนหรือวิธีการ", "Step"), rows=2, most=LONG)
    owner = OwnersField(label=lazily("ผู้รับผิดชอบ", "Responsible"))
    period = PeriodField(label=lazily("ระยะเวลา", "Time"))

    def __init__(self, plan: Plan, units: Iterable[Any], stored: StepDraft | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        owner, period = self.fields["owner"], self.fields["period"]
        owner.units = tuple(units)  # type: ignore[attr-defined]
        period.plan, period.stored = plan, stored.period if stored else None  # type: ignore[attr-defined]

    def draft(self) -> StepDraft:
        """The step as it was typed."""
        given = self.cleaned_data
        return StepDraft(given["text"].strip(), given["owner"], given["period"], given["pk"])


class Steps:
    """The rows of steps. An empty row says nothing; a stored step whose words were cleared is taken away."""

    def __init__(self, plan: Plan, stored: MeasureDraft, data: QueryDict | None, *, more: bool = False) -> None:
        self.plan, self.units = plan, _units(plan, stored)
        self.known = {one.pk: one for one in stored.steps}
        self.is_bound = data is not None and not more
        self.rows = self._typed(data, more=more) if data is not None else self._stored(stored)

    def is_valid(self) -> bool:
        """Whether every row can be read."""
        return not [one for one in self.rows if not one.is_valid()]

    def drafts(self) -> list[StepDraft]:
        """The steps in the order of their places; one that somebody has taken away meanwhile is written anew."""
        told = [(one.cleaned_data["place"], one.draft()) for one in self.rows]
        kept = [(place, self._known(draft)) for place, draft in told if draft.text]
        return [draft for _, draft in sorted(kept, key=lambda pair: (pair[0] is None, pair[0] or 0))]

    def with_others(self) -> None:
        """Adds rows for the steps that are stored and were not on the page: those that somebody else has added."""
        shown = {one.draft().pk for one in self.rows}
        for pk, step in self.known.items():
            if pk not in shown:
                n = len(self.rows)
                self.rows.append(self._row(n, step, initial=_as_typed(n, step, self.plan)))

    @property
    def mistakes(self) -> list[Any]:
        return [mistake for one in self.rows for mistake in one.mistakes]

    def _known(self, draft: StepDraft) -> StepDraft:
        return draft if draft.pk in self.known else replace(draft, pk=None)

    def _stored(self, stored: MeasureDraft) -> list[StepForm]:
        filled = [self._row(n, one, initial=_as_typed(n, one, self.plan)) for n, one in enumerate(stored.steps)]
        return [*filled, *self._blank(len(filled))]

    def _typed(self, data: QueryDict, *, more: bool) -> list[StepForm]:
        count = min(_number(data.get("steps")), MOST_STEPS)
        pks = [_number(data.get(f"step{n}-pk")) for n in range(count)]
        if not more:
            return [self._row(n, self.known.get(pk), data) for n, pk in enumerate(pks)]
        filled = [
            self._row(n, self.known.get(pk), initial=typed(StepForm, data, f"step{n}")) for n, pk in enumerate(pks)
        ]
        return [*filled, *self._blank(count)]

    def _blank(self, after: int) -> list[StepForm]:
        return [self._row(n, None) for n in range(after, min(after + BLANK_ROWS, MOST_STEPS))]

    def _row(self, n: int, stored: StepDraft | None, data: QueryDict | None = None, **options: Any) -> StepForm:
        return StepForm(self.plan, self.units, stored, data, prefix=f"step{n}", **options)


def as_typed(draft: MeasureDraft, version: int) -> dict[str, Any]:
    """A stored measure as it would be typed."""
    every = [EVERY_UNIT] if draft.owners.every else []
    dates = [one.by for one in draft.rhythms if one.every is Every.DATE]
    return {
        "title": draft.title,
        "group": draft.group,
        "answers": [key_of(one) for one in draft.answers],
        "risks": [str(one.pk) for one in draft.risks],
        "units": [*every, *(str(one.pk) for one in draft.owners.units)],
        "owner_text": draft.owners.text,
        "period": draft.period,
        "rhythms": [one.every.value for one in draft.rhythms if one.every is not Every.DATE],
        "by": dates[0] if dates else None,
        "version": version,
        **{name: getattr(draft, name) for name in TEXTS},
    }


def typed(form: type[forms.Form], data: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """What was typed into a form, to be shown again without judging it."""
    fields = form.base_fields
    named = {name: f"{prefix}-{name}" if prefix else name for name in fields}
    return {name: fields[name].widget.value_from_datadict(data, {}, place) for name, place in named.items()}


def label_of(one: Answered) -> Text:
    """What is answered, as a check box says it: "ตัวชี้วัด 4 การใช้ทรัพย์สินของราชการ (83.07)"."""
    shown = f" ({one.shown})" if one.shown and one.kind else ""
    th, en = ("ตัวชี้วัดที่ ", "Indicator ") if one.code.isdecimal() else ("", "")
    code = f"{one.code} " if one.code else ""
    return Text(f"{th}{code}{one.name.th}{shown}", f"{en}{code}{one.name.en}{shown}")


def _as_typed(n: int, one: StepDraft, plan: Plan) -> dict[str, Any]:
    return {
        "pk": one.pk,
        "place": n + 1,
        "text": one.text,
        "owner": names_of(one.owners, plan.agency),
        "period": one.period,
    }


def _units(plan: Plan, stored: MeasureDraft) -> list[Any]:
    """The units that are open, and closed ones that stand in the measure already."""
    there = {one.pk: one for owners in (stored.owners, *(step.owners for step in stored.steps)) for one in owners.units}
    return list(({one.pk: one for one in open_units(plan.agency)} | there).values())


def _number(value: object) -> int:
    typed = str(value or "")
    return int(typed) if typed.isdecimal() and len(typed) < 19 else 0
