"""What lets a survey live in a device: the worker that opens it without a signal, and the manifest of the app."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prongsai.faces.answer.policy import survey_page
from prongsai.faces.parts.survey.device import worker_source
from prongsai.faces.parts.survey.questionnaire import questionnaire
from prongsai.records.surveys.doors import door

SCRIPT = "answer/answer.js"


@survey_page
@require_safe
def worker(_: HttpRequest) -> HttpResponse:
    """The service worker of this language's surveys. It changes, and is taken anew, when one of its files does."""
    return HttpResponse(worker_source(SCRIPT), "text/javascript; charset=utf-8")


@survey_page
@require_safe
def manifest(_: HttpRequest, code: str) -> HttpResponse:
    """What a phone shows of a survey that is put on its first screen."""
    found = door(code)
    if found is None:
        return HttpResponse(status=404)
    name = questionnaire(found.framework, found.instrument, found.official).name.in_language(get_language() or "th")
    content = {
        "name": f"{name} · {found.agency}",
        "short_name": f"{found.instrument} {found.fiscal_year}",
        "lang": get_language(),
        "start_url": reverse("survey", args=(code,)),
        "scope": reverse("survey_worker").removesuffix("sw.js"),
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [{"src": static("parts/prongsai.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return HttpResponse(json.dumps(content, ensure_ascii=False), "application/manifest+json; charset=utf-8")
