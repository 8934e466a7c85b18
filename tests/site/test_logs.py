"""A log says what went wrong and never in which survey."""

from __future__ import annotations

import logging
from io import StringIO

import pytest
from django.test import Client

from prongsai.site.logs import NobodysSurvey


def test_the_code_of_a_survey_is_left_out() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "%s: %s", ("Error", "/en/s/abc2345/why/"), None)
    assert NobodysSurvey().filter(record)
    assert record.getMessage() == "Error: /en/s/…/why/"


@pytest.mark.django_db
def test_a_breakdown_on_a_survey_is_logged_without_its_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: str) -> None:
        raise RuntimeError("a mistake of ours")

    log = StringIO()
    for handler in logging.getLogger().handlers:
        if any(isinstance(one, NobodysSurvey) for one in handler.filters):
            monkeypatch.setattr(handler, "stream", log)
    monkeypatch.setattr("prongsai.faces.answer.views.door", broken)
    assert Client(raise_request_exception=False).get("/s/abc2345/").status_code == 500
    assert "a mistake of ours" in log.getvalue()
    assert "abc2345" not in log.getvalue()
