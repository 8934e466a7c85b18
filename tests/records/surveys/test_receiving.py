"""A sheet is stored once, or not at all, and says nothing of when and from whom it came."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db import IntegrityError, connection, connections

from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys import receiving, storing, when_to_mix
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.models import DayCount, Key, Mode, Sheet, Suggestion, Survey
from prongsai.records.surveys.receiving import Incoming, Received
from prongsai.records.surveys.rewriting import MixFailed
from prongsai.records.surveys.storing import Row
from prongsai.records.surveys.turns import turn
from tests import build
from tests.records.surveys.sending import made_up, new_key, send


@pytest.fixture
def survey() -> Survey:
    return build.survey(build.rehearsal(build.agency()))


ANSWERS = "6" * 15


@pytest.mark.django_db
def test_a_sheet_is_its_answers_and_nothing_else(survey: Survey) -> None:
    assert send(survey, ANSWERS, words="ขอให้ตอบไว") is Received.STORED
    assert [one.answers for one in Sheet.objects.all()] == [ANSWERS]
    assert {one.attname for one in Sheet._meta.fields} == {"id", "survey_id", "answers"}
    assert [one.words for one in Suggestion.objects.all()] == ["ขอให้ตอบไว"]
    assert [(one.sheets, one.mode) for one in DayCount.objects.all()] == [(1, Mode.SELF)]


@pytest.mark.django_db
def test_a_repeat_is_known_and_the_first_wins(survey: Survey) -> None:
    key = new_key()
    assert send(survey, ANSWERS, key) is Received.STORED
    assert send(survey, "1" * 15, key) is Received.REPEATED
    assert [one.answers for one in Sheet.objects.all()] == [ANSWERS]
    assert DayCount.objects.get().sheets == 1


@pytest.mark.django_db
def test_the_same_key_counts_for_each_survey_apart(survey: Survey) -> None:
    key = new_key()
    other = build.survey(survey.enrolment, "EIT1")
    assert send(survey, ANSWERS, key) is Received.STORED
    assert send(other, "6" * 9, key) is Received.STORED
    assert Key.objects.count() == 2


@pytest.mark.django_db
def test_what_was_closed_stores_nothing(survey: Survey) -> None:
    build.over(survey.enrolment.round)
    close_round(survey.enrolment.round)
    assert send(survey, ANSWERS) is Received.CLOSED
    assert (Sheet.objects.count(), Key.objects.count(), DayCount.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_a_key_that_could_be_anybodys_is_refused(survey: Survey) -> None:
    for key in ("", "1", "ก" * 20, "a" * 101, "a\n" * 10):
        with pytest.raises(ValueError, match="key"):
            send(survey, ANSWERS, key or "short")


@pytest.mark.django_db(transaction=True)
def test_the_same_key_fifty_times_at_once_is_one_sheet(survey: Survey) -> None:
    key = new_key()

    def once(_: int) -> Received:
        try:
            return send(survey, ANSWERS, key)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(once, range(50)))
    assert sorted(one.value for one in answers) == ["repeated"] * 49 + ["stored"]
    assert (Sheet.objects.count(), DayCount.objects.get().sheets) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_all_stored_and_counted(survey: Survey) -> None:
    framework, rng = rules_of(survey.enrolment.round), Random(7)  # noqa: S311 (made-up answers)
    sent = [made_up(framework, "IIT", rng) for _ in range(130)]

    def once(answers: str) -> Received:
        try:
            return send(survey, answers)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(once, sent)) == {Received.STORED}
    assert sorted(one.answers for one in Sheet.objects.all()) == sorted(sent)
    survey.refresh_from_db()
    assert survey.received == sum(one.sheets for one in DayCount.objects.all()) == 130
    assert survey.waiting < 20
    assert connection.is_usable()


@pytest.mark.django_db(transaction=True)
def test_a_row_that_cannot_be_stored_takes_no_other_with_it(survey: Survey) -> None:
    """On SQLite rows that wait are written together; here three do, and one has the number of a sheet that is there."""
    taken = Sheet.objects.create(id=1, survey=survey, answers=ANSWERS)
    rows = [receiving._row(Incoming(survey.pk, new_key(), str(number) * 15)) for number in (1, 2, 3)]
    rows[1]["sheet"] = taken.pk

    def once(row: Row) -> bool:
        try:
            return bool(storing.store(row).waiting)
        except IntegrityError:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        with turn():
            told = [pool.submit(once, row) for row in rows]
            while connection.vendor == "sqlite" and len(storing._line) < len(rows):
                pass
        assert [one.result() for one in told] == [True, False, True]
    assert sorted(one.answers for one in Sheet.objects.all()) == ["1" * 15, "3" * 15, ANSWERS]
    assert Key.objects.count() == DayCount.objects.get().sheets == 2
    survey.refresh_from_db()
    assert survey.received == 2


@pytest.mark.django_db
def test_a_mix_that_fails_does_not_take_back_that_a_sheet_is_stored(
    survey: Survey, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise MixFailed("made to fail")

    monkeypatch.setattr(when_to_mix, "mix", fail)
    monkeypatch.setattr(when_to_mix, "_quiet_from", 0.0)
    assert send(survey, ANSWERS) is Received.STORED
    assert Sheet.objects.count() == 1
    assert survey.code not in caplog.text
    assert "MixFailed" in caplog.text
