"""What a device is given to keep: the worker and the manifest."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from prongsai.records.surveys.models import Survey
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency("เทศบาลตำบลตัวอย่าง")))


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_worker_lies_above_the_surveys_that_it_serves(language: str) -> None:
    answer = Client().get(f"{language}/s/sw.js")
    source = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]
    listed = re.search(r"const ASSETS = (\[.*\])", source)
    assert listed
    for address in json.loads(listed[1]):
        assert finders.find(address.removeprefix("/static/")), address
    assert "addEventListener('sync'" in source
    assert "async function send" in source
    assert not answer.cookies


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_manifest_is_of_this_survey(survey: Survey, language: str) -> None:
    answer = Client().get(f"{language}/s/{survey.code}/app.webmanifest")
    said = answer.json()
    assert answer.headers["Content-Type"].startswith("application/manifest+json")
    assert said["start_url"] == f"{language}/s/{survey.code}/"
    assert said["scope"] == f"{language}/s/"
    assert "เทศบาลตำบลตัวอย่าง" in said["name"]
    assert said["lang"] == ("en" if language else "th")
    assert (
        f'<link rel=manifest href="{language}/s/{survey.code}/app.webmanifest">'
        in Client().get(f"{language}/s/{survey.code}/why/").content.decode()
    )
    assert Client().get("/s/nowhere/app.webmanifest").status_code == 404
