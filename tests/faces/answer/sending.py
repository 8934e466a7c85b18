"""Fills a survey's form in and sends it, as a browser without a script does."""

from __future__ import annotations

import re
import secrets
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from prongsai.faces.parts.survey.questionnaire import questionnaire
from prongsai.records.surveys.doors import door
from prongsai.records.surveys.models import Survey

FORM = "application/x-www-form-urlencoded"
JSON = {"Accept": "application/json"}


def complete(survey: Survey, option: int = 1, **more: str) -> dict[str, str]:
    """The fields of a form on which the same option is chosen everywhere."""
    found = door(survey.code)
    assert found is not None
    asked = questionnaire(found.framework, found.instrument)
    chosen = {row.name: str(min(option, len(row.options))) for row in asked.rows}
    return {"fits": "yes", "key": secrets.token_urlsafe(24)} | chosen | more


def send(survey: Survey | str, fields: dict[str, str], **more: Any) -> HttpResponse:
    """POST the fields to the short link."""
    code = survey if isinstance(survey, str) else survey.code
    where = more.pop("where", f"/s/{code}/")
    return Client().post(where, urlencode(fields), FORM, **more)


def key_on(page: str) -> str:
    """The key that a form carries."""
    found = re.search(r'name=key value="([^"]+)"', page)
    assert found
    return found[1]


def checked_on(page: str) -> dict[str, str]:
    """Which options are chosen on a page."""
    return dict(re.findall(r"<input type=radio name=([\w.-]+) value=(\w+)(?: id=[\w.-]+)? checked>", page))
