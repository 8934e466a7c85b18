"""What somebody else has stored, beside what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from prongsai.core.calendar.saying import say_rhythms
from prongsai.core.text import Text
from prongsai.faces.parts.templatetags.prongsai import plain
from prongsai.faces.workspace.plans.forms.fields import names_of, words_of
from prongsai.records.agencies.models import Agency
from prongsai.records.measures.editing import FIELD_WORDS, MeasureDraft, StepDraft, changed_fields


class Differing(NamedTuple):
    """A field in which the stored measure differs from what was typed, with what is stored."""

    label: Text
    stored: str


def differing(stored: MeasureDraft, written: MeasureDraft, agency: Agency) -> list[Differing]:
    """The fields that differ, in the order of the form."""
    return [Differing(FIELD_WORDS[one], _said(stored, one, agency)) for one in changed_fields(stored, written)]


def _said(draft: MeasureDraft, field: str, agency: Agency) -> str:
    words: dict[str, Callable[[], str]] = {
        "owners": lambda: names_of(draft.owners, agency),
        "period": lambda: words_of(draft.period),
        "rhythms": lambda: plain(say_rhythms(draft.rhythms)),
        "steps": lambda: "\n".join(_step(one, agency) for one in draft.steps),
        "answers": lambda: ", ".join(plain(one.name) for one in draft.answers),
        "risks": lambda: ", ".join(one.risk for one in draft.risks),
    }
    value = words[field]() if field in words else getattr(draft, field)
    return "-" if value in ("", None) else str(value)


def _step(one: StepDraft, agency: Agency) -> str:
    return " · ".join(filter(None, (one.text, names_of(one.owners, agency), words_of(one.period))))
