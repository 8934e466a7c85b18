"""The pages of a survey. What is the same for every agency and person is rendered once in a process and kept as pieces.

A kept page has marks where agency, link, key, last day and minute go; filling them in is all that opening a form costs.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override

from prongsai.adapters import clock
from prongsai.adapters.clock import BANGKOK
from prongsai.core.calendar.phases import grace_until
from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.wording import Overlay
from prongsai.core.surveys.respondents import respondents_of
from prongsai.faces.parts.survey.form import FormView
from prongsai.faces.parts.survey.questionnaire import Questionnaire, questionnaire
from prongsai.faces.parts.survey.reading import Filled
from prongsai.faces.parts.templatetags.prongsai import thai_date, thai_moment
from prongsai.records.surveys.doors import Door, DoorState

AGENCY, CODE, KEY, DAY, UNTIL = "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"  # marks that no text of ours holds
LANGUAGES = {"th": "ไทย", "en": "English"}
MARKS = re.compile(f"([{AGENCY}{CODE}{KEY}{DAY}{UNTIL}])")


class Kind(NamedTuple):
    """What the pages of two surveys must have in common to be the same but for their marks.

    `official` are the words in which the questions are asked, None where they are ours.
    """

    framework: Framework
    survey: str
    official: Overlay | None
    fiscal_year: int
    is_rehearsal: bool
    is_simulated: bool
    language: str

    @property
    def asked(self) -> Questionnaire:
        return questionnaire(self.framework, self.survey, self.official)


def kind_of(door: Door) -> Kind:
    """The kind of page that a survey has in the language of the request."""
    language = get_language() or "th"
    asked = (door.framework, door.instrument, door.official)
    return Kind(*asked, door.fiscal_year, door.is_rehearsal, door.is_simulated, language)


def fresh(door: Door, code: str, key: str) -> HttpResponse:
    """The form for the next person."""
    return HttpResponse(_filled_in(_kept("answer/form.html", kind_of(door)), door, code, key))


def received(door: Door, code: str) -> HttpResponse:
    """The receipt: that it arrived, and nothing of what."""
    return HttpResponse(_filled_in(_kept("answer/received.html", kind_of(door)), door, code))


def refused(door: Door, code: str, filled: Filled) -> HttpResponse:
    """The form once more, with everything that was chosen, and what is missing beside each question."""
    form = _form(kind_of(door), filled, is_refused=True)
    return shown("answer/form.html", door, code, 422, form=form, key=filled.key)


def switched(door: Door, code: str, filled: Filled, *, is_refused: bool) -> HttpResponse:
    """The form in the language of this address, as it was filled in the other; nothing is stored.

    `is_refused`: what is missing had been said there, and is said here too. The key stays: it is the same person.
    """
    form = _form(kind_of(door), filled, is_refused=is_refused)
    return shown("answer/form.html", door, code, form=form, key=filled.key)


def shown(template: str, door: Door, code: str, status: int = 200, **more: Any) -> HttpResponse:
    """Any other page of a survey."""
    own = {
        "agency": door.agency,
        "code": code,
        "day": last_day(door),
        "waits_until": waits_until(door),
        "until": last_moment(door),
    }
    context = _context(kind_of(door)) | own | more
    return HttpResponse(render_to_string(template, context), status=status)


def last_day(door: Door) -> str:
    """The last day for answers, in words."""
    return thai_date((door.closes.astimezone(BANGKOK) - timedelta(days=1)).date())


def waits_until(door: Door) -> datetime | None:
    """The last minute in which a sheet is taken that waited in a device; None where that is no longer than others."""
    return None if door.state_at(clock.now()) is DoorState.CLOSED else grace_until(door.closes, door.last)


def last_moment(door: Door) -> str:
    """The last minute for a sheet that waited in a device, in words; nothing where that is no longer than others."""
    until = waits_until(door)
    return thai_moment(until) if until else ""


def _form(kind: Kind, filled: Filled | None = None, *, is_refused: bool = False) -> FormView:
    return FormView(kind.asked, respondents_of(kind.survey, kind.fiscal_year), filled, is_refused)


def _context(kind: Kind) -> dict[str, Any]:
    return {
        "asked": kind.asked,
        "form": _form(kind),
        "fiscal_year": kind.fiscal_year,
        "is_rehearsal": kind.is_rehearsal,
        "is_simulated": kind.is_simulated,
        "not_checked": NOT_CHECKED,
        "own": _in_language(kind.language),
        "foreign": _in_language("th" if kind.language == "en" else "en"),
    }


class InLanguage(NamedTuple):
    """A language, and what its addresses of surveys begin with."""

    code: str
    name: str
    prefix: str


def _in_language(code: str) -> InLanguage:
    with override(code):
        return InLanguage(code, LANGUAGES[code], reverse("survey_worker").removesuffix("sw.js"))


@lru_cache(maxsize=128)
def _kept(template: str, kind: Kind) -> tuple[str, ...]:
    """A page in pieces, every second one a mark."""
    marks = {"agency": AGENCY, "code": CODE, "key": KEY, "day": DAY, "until": UNTIL}
    return tuple(MARKS.split(render_to_string(template, _context(kind) | marks)))


def _filled_in(pieces: tuple[str, ...], door: Door, code: str, key: str = "") -> str:
    said = {
        AGENCY: escape(door.agency),
        CODE: code,
        KEY: key,
        DAY: escape(last_day(door)),
        UNTIL: escape(last_moment(door)),
    }
    return "".join(said.get(piece, piece) for piece in pieces)
