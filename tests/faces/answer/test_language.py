"""Whoever changes the language half-way keeps what was chosen, without a script and without anything being stored."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse

from prongsai.records.surveys.models import DayCount, Key, Sheet, Suggestion, Survey
from tests import build
from tests.faces.answer.sending import JSON, checked_on, complete, key_on, send
from tests.faces.answer.test_form import opened

pytestmark = pytest.mark.django_db
NOTHING_STORED = [0, 0, 0, 0]


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()), "EIT1")


def switched(survey: Survey, fields: dict[str, str], language: str = "/en", **more: str) -> HttpResponse:
    """What the button of the other language brings."""
    return send(survey, fields | {"switch": ""}, where=f"{language}/s/{survey.code}/", **more)


def stored() -> list[int]:
    return [model.objects.count() for model in (Sheet, Key, DayCount, Suggestion)]


def test_the_form_comes_in_the_other_language_as_it_was_filled(survey: Survey) -> None:
    fields = {"fits": "yes", "key": key_on(opened(survey)), "e1": "3", "e2": "1", "words": "ขอที่นั่ง <รอ>"}
    answer = switched(survey, fields)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert '<html lang="en">' in page
    assert checked_on(page) == {"fits": "yes", "e1": "3", "e2": "1"}
    assert "ขอที่นั่ง &lt;รอ&gt;</textarea>" in page
    assert key_on(page) == fields["key"]
    assert "not answered yet" not in page
    assert "name=skip" not in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert stored() == NOTHING_STORED


def test_a_whole_form_is_not_sent_by_it(survey: Survey) -> None:
    page = switched(survey, complete(survey)).content.decode()
    assert "name=key" in page
    assert stored() == NOTHING_STORED
    again = {"fits": "yes", "key": key_on(page)} | checked_on(page)
    assert "ได้รับคำตอบแล้ว" in send(survey, again).content.decode()
    assert Sheet.objects.count() == 1


def test_who_is_not_asked_is_still_not_asked(survey: Survey) -> None:
    page = switched(survey, complete(survey, fits="no")).content.decode()
    assert checked_on(page)["fits"] == "no"
    assert "This survey is for others" not in page


def test_an_untouched_form_stays_untouched(survey: Survey) -> None:
    page = switched(survey, {"key": key_on(opened(survey))}).content.decode()
    assert checked_on(page) == {}
    assert "Nothing is answered yet" not in page


def test_what_was_found_missing_is_said_in_the_other_language(survey: Survey) -> None:
    fields = {"fits": "yes", "key": key_on(opened(survey)), "e1": "3"}
    refused = send(survey, fields).content.decode()
    assert "name=switch value=1" in refused
    page = send(survey, fields | {"switch": "1"}, where=f"/en/s/{survey.code}/").content.decode()
    assert "8 questions are not answered yet" in page
    assert "name=skip" in page
    assert checked_on(page)["e1"] == "3"


def test_a_survey_that_closed_meanwhile_says_so(survey: Survey) -> None:
    fields = complete(survey)
    build.over(survey.enrolment.round)
    answer = switched(survey, fields)
    assert answer.status_code == 410
    assert "The survey is closed" in answer.content.decode()


def test_it_takes_nothing_from_elsewhere(survey: Survey) -> None:
    assert switched(survey, complete(survey), headers={"Origin": "https://evil.example"}).status_code == 403
    assert switched(survey, {"e1": "1"}).status_code == 400


def test_the_script_never_mistakes_it_for_a_receipt(survey: Survey) -> None:
    assert b'"received": true' not in switched(survey, complete(survey), headers=JSON).content
    assert stored() == NOTHING_STORED


@pytest.mark.parametrize(("language", "other"), [("", "/en"), ("/en", "")])
def test_the_form_leads_there_by_a_button_and_other_pages_by_a_link(survey: Survey, language: str, other: str) -> None:
    page = opened(survey, language)
    assert f"formaction={other}/s/{survey.code}/ name=switch" in page
    assert not re.search(rf'<a [^>]*href="?{other}/s/{survey.code}/', page)
    received = send(survey, complete(survey), where=f"{language}/s/{survey.code}/").content.decode()
    assert f'<a href="{other}/s/{survey.code}/"' in received


class Buttons(HTMLParser):
    """The buttons that send the form of the page, in the order of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "button":
            self.found.append(dict(attrs))


def test_the_enter_key_sends_and_does_not_change_the_language(survey: Survey) -> None:
    """A browser presses the first button of the form for it, wherever it stands."""
    first, second, *_ = Buttons(opened(survey)).found
    assert (first["form"], first["tabindex"], first["aria-hidden"]) == ("ask", "-1", "true")
    assert "name" not in first
    assert "hidden" not in first
    assert second["name"] == "switch"
