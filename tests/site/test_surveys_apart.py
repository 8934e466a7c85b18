"""Survey pages never look at who is signed in; everything else that an answer carries is there as on other pages."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.records.accounts.models import User
from prongsai.records.surveys.models import Survey
from tests import build
from tests.faces.answer.sending import complete, send

pytestmark = pytest.mark.django_db
USUAL = {
    "Content-Language",
    "Content-Length",
    "Content-Security-Policy",
    "Content-Type",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()))


@pytest.fixture
def signed_in(survey: Survey) -> Client:
    client = Client()
    client.force_login(User.objects.create_user("somebody@example.go.th"))
    return client


def test_who_is_signed_in_is_neither_asked_nor_known(survey: Survey, signed_in: Client) -> None:
    for path in (f"/s/{survey.code}/", f"/en/s/{survey.code}/why/", "/s/nowhere/", "/s/no/such/page/", "/s/sw.js"):
        with CaptureQueriesContext(connection) as asked:
            answer = signed_in.get(path)
        assert not [one["sql"] for one in asked if "django_session" in one["sql"] or "accounts_user" in one["sql"]]
        assert not {"session", "user", "_messages"} & vars(answer.wsgi_request).keys()
    assert vars(signed_in.get("/").wsgi_request).keys() >= {"session", "user"}, (
        "this way of looking finds them elsewhere"
    )


def test_no_answer_sets_a_cookie_or_depends_on_one(survey: Survey, signed_in: Client) -> None:
    answers: list[HttpResponse] = [
        send(survey, complete(survey)),
        send(survey, {}),
        send("nowhere", complete(survey)),
        send(survey, complete(survey), headers={"Origin": "https://elsewhere.example"}),
        signed_in.get(f"/s/{survey.code}/"),
        signed_in.put(f"/s/{survey.code}/"),
        signed_in.get("/s/no/such/page/"),
    ]
    assert [one.status_code for one in answers] == [200, 400, 404, 403, 200, 405, 404]
    for one in answers:
        assert not one.cookies
        assert "cookie" not in one.headers.get("Vary", "").lower()
        assert one.headers.keys() >= USUAL
        assert one.headers["X-Frame-Options"] == "DENY"
        assert one.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in one.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("start", "language"), [("", "th"), ("/en", "en")])
def test_what_is_missing_is_said_in_the_language_of_the_address(start: str, language: str) -> None:
    answer = Client().get(f"{start}/s/no/such/page/")
    assert answer.status_code == 404
    assert answer.headers["Content-Language"] == language
    assert f'lang="{language}"' in answer.content.decode()


def test_a_forgotten_stroke_leads_to_the_survey(survey: Survey) -> None:
    answer = Client().get(f"/s/{survey.code}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/s/{survey.code}/")


def test_only_the_name_of_this_server_is_served(survey: Survey) -> None:
    assert Client().get(f"/s/{survey.code}/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_server_answers_surveys_encrypted_alone(survey: Survey, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    plain = Client().get(f"/s/{survey.code}/")
    assert (plain.status_code, plain.headers["Location"]) == (301, f"https://testserver/s/{survey.code}/")
    assert Client().get(f"/s/{survey.code}/", secure=True).headers["Strict-Transport-Security"] == "max-age=60"


def test_what_breaks_is_told_without_its_inside(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("made to break")

    monkeypatch.setattr("prongsai.faces.answer.views.door", broken)
    client = Client(raise_request_exception=False)
    answer = client.get(f"/s/{survey.code}/")
    assert answer.status_code == 500
    assert "made to break" not in answer.content.decode()
    assert answer.headers.keys() >= USUAL
