"""The database is away for a moment: words, and nothing that was chosen is lost."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client

from prongsai.faces.parts.survey import outage
from prongsai.records.surveys import receiving
from prongsai.records.surveys.models import Sheet, Survey
from prongsai.records.surveys.storing import Row
from tests import build
from tests.faces.answer.sending import JSON, complete, send

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()))


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every statement fails, as it does when the server is gone."""

    def gone(*_: object) -> None:
        raise OperationalError("connection refused by 10.9.8.7")

    monkeypatch.setattr(outage, "_quiet_until", 0.0)
    with monkeypatch.context() as patch:
        patch.setattr("prongsai.faces.answer.views.receive", gone)
        yield


def test_everything_chosen_stands_in_a_form_to_be_sent_again(away: None, survey: Survey) -> None:
    fields = complete(survey, 3)
    answer = send(survey, fields)
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "ยังไม่ได้รับคำตอบ" in page
    for name, value in fields.items():
        assert f'name="{name}" value="{value}"' in page
    assert "not received yet" in send(survey, fields, where=f"/en/s/{survey.code}/").content.decode()


def test_a_script_is_told_so_too(away: None, survey: Survey) -> None:
    said = send(survey, complete(survey), headers=JSON)
    assert (said.status_code, json.loads(said.content)["received"]) == (503, False)


def test_what_was_sent_again_is_stored_once(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    fields = complete(survey)
    with monkeypatch.context() as patch:
        patch.setattr(receiving, "store", _stored_and_cut_off(receiving.store))
        assert send(survey, fields).status_code == 503
    assert send(survey, fields).status_code == 200
    assert Sheet.objects.count() == 1


def _stored_and_cut_off(store: Callable[[Row], object]) -> Callable[[Row], None]:
    def cut_off(row: Row) -> None:
        store(row)
        _fails()

    return cut_off


def _fails(*_: object) -> None:
    raise OperationalError("gone after the sheet was stored")


def test_the_operator_hears_of_it_once_a_minute_and_of_no_survey(
    away: None, survey: Survey, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            send(survey, complete(survey))
    said = [one.getMessage() for one in caplog.records if one.name == "prongsai.answer"]
    assert said == ["the database does not answer: OperationalError"]
    assert survey.code not in caplog.text


def test_what_is_no_form_is_answered_too(away: None, survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.faces.answer.views.door", _fails)
    assert Client().get(f"/s/{survey.code}/").status_code == 503
    answer = Client().post(f"/s/{survey.code}/", b"\xff\xfe", "text/plain")
    assert (answer.status_code, b"<form" in answer.content) == (503, False)


def test_a_connection_that_was_cut_is_made_anew_and_the_sheet_is_stored(survey: Survey) -> None:
    if connection.vendor != "postgresql":
        return  # a file cannot cut anybody off
    assert send(survey, complete(survey)).status_code == 200
    connection.ensure_connection()
    process = connection.connection.info.backend_pid
    named = {key: value for key, value in connection.get_connection_params().items() if key in psycopg_names()}
    with psycopg.connect(**named, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [process])
    from prongsai.records.surveys.receiving import Incoming, Received, receive

    assert receive(Incoming(survey.pk, "k" * 20, "6" * 15)) is Received.STORED
    assert Sheet.objects.count() == 2


def psycopg_names() -> set[str]:
    return {"dbname", "user", "password", "host", "port"}
