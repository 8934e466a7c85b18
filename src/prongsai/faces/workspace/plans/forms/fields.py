"""Fields of plans: a fiscal year, a time as people write it, owners by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from prongsai.core.calendar.model import Period
from prongsai.core.calendar.months import whole_year
from prongsai.core.calendar.reading import read_period
from prongsai.core.calendar.saying import say_period
from prongsai.core.measures.cells import owners_in
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.years import parse_fiscal_year
from prongsai.faces.parts.lazy import lazily
from prongsai.records.agencies.models import Agency, Unit
from prongsai.records.measures.data import every_unit, unit_name
from prongsai.records.measures.editing import Owners
from prongsai.records.measures.models import Plan
from prongsai.records.measures.pasting import owners_named

_THAI = re.compile("[ก-ฮ]")
LONGEST_PERIOD, LONGEST_OWNERS = 200, 300
_TOO_LONG = lazily("ข้อความนี้ยาวเกินไป โปรดย่อ", "This is too long. Shorten it.")


class YearField(forms.Field):
    """A fiscal year of the Buddhist Era; None for an empty field."""

    widget = forms.TextInput
    default_error_messages = {"required": lazily("โปรดพิมพ์ปีงบประมาณ", "Type the fiscal year.")}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "maxlength": "30"}

    def to_python(self, value: object) -> int | None:
        if not str(value or "").strip():
            return None
        try:
            return parse_fiscal_year(value)
        except InputError as error:
            raise ValidationError(lazily(*error.text)) from None


class PeriodField(forms.CharField):
    """A time as people write it, None when empty; words without Thai are not kept, since papers are in Thai.

    What was stored stays as it is when nobody touches its words.
    """

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "off"}
        errors = {"max_length": _TOO_LONG}
        super().__init__(
            required=False, max_length=LONGEST_PERIOD, widget=forms.TextInput(attrs), error_messages=errors, **options
        )
        self.plan: Plan | None = None
        self.stored: Period | None = None

    def clean(self, value: object) -> Period | None:
        typed = tidy(super().clean(value))
        if not typed or self.plan is None:
            return None
        if self.stored is not None and typed in {tidy(one) for one in (self.stored.text, *say_period(self.stored))}:
            return self.stored
        try:
            period = read_period(typed, self.plan.plan_year, self.plan.until_year)
        except InputError as error:
            raise ValidationError(lazily(*error.text)) from None
        if not _touches(period, self.plan):
            raise ValidationError(_outside(self.plan))
        return period if _THAI.search(typed) else period._replace(text="")

    def prepare_value(self, value: object) -> object:
        """A time as its plan words it; what was typed stays."""
        return words_of(value) if isinstance(value, Period) else value


class OwnersField(forms.CharField):
    """Owners by name with commas between; those that are units of the agency are known as such."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "off", "list": "units"}
        errors = {"max_length": _TOO_LONG}
        super().__init__(
            required=False, max_length=LONGEST_OWNERS, widget=forms.TextInput(attrs), error_messages=errors, **options
        )
        self.units: Sequence[Unit] = ()

    def clean(self, value: object) -> Owners:
        return owners_typed(super().clean(value), self.units)


def owners_typed(text: str, units: Sequence[Unit]) -> Owners:
    """Owners as they are typed; a unit whose name stands there whole is not taken apart."""
    names: list[str] = []
    known = {tidy(unit_name(one)) for one in units}
    for piece in filter(None, (tidy(one) for one in re.split(r"[,;\n]", text))):
        names += [piece] if piece in known else owners_in(piece)
    return owners_named(names, units)


def names_of(owners: Owners, agency: Agency) -> str:
    """Owners as they would be typed."""
    every = [every_unit(agency)] if owners.every else []
    return ", ".join([*every, *(unit_name(one) for one in owners.units), *owners.text.splitlines()])


def words_of(period: Period | None) -> str:
    """A time as its plan words it, else its days in the language of the page."""
    if period is None:
        return ""
    return period.text or say_period(period).in_language(get_language() or "th")


def _touches(period: Period, plan: Plan) -> bool:
    years = whole_year(plan.plan_year, plan.until_year)
    return period.starts_on <= years.ends_on and years.starts_on <= period.ends_on


def _outside(plan: Plan) -> str:
    years = str(plan.plan_year) if plan.until_year == plan.plan_year else f"{plan.plan_year}–{plan.until_year}"
    return lazily(
        f"ระยะเวลานี้อยู่นอกปีงบประมาณของแผน ({years}) โปรดตรวจปี",
        f"This time lies outside the plan ({years}). Check the year.",
    )
