"""When a survey is mixed while sheets come in."""

from __future__ import annotations

import pytest
from django.db import connection

from prongsai.records.surveys import when_to_mix
from prongsai.records.surveys.models import Survey
from prongsai.records.surveys.when_to_mix import mix_in_time
from tests import build

Mixed = list[int]


@pytest.fixture
def mixed(monkeypatch: pytest.MonkeyPatch) -> Mixed:
    """The surveys that were mixed; mixing takes three seconds of a clock that only mixing moves."""
    done: Mixed = []
    monkeypatch.setattr(when_to_mix, "mix", lambda survey: done.append(survey))
    monkeypatch.setattr(when_to_mix, "monotonic", lambda: 1000.0 + 3 * len(done))
    monkeypatch.setattr(when_to_mix, "forget_old_pages", lambda: None)
    monkeypatch.setattr(when_to_mix, "_resting", {})
    monkeypatch.setattr(when_to_mix, "_quiet_from", 0.0)
    return done


pytestmark = pytest.mark.django_db


def test_twenty_new_sheets_are_always_enough(mixed: Mixed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when_to_mix, "_quiet_from", 9999.0)
    mix_in_time(1, waiting=19, total=100)
    assert mixed == []
    mix_in_time(1, waiting=20, total=100)
    mix_in_time(1, waiting=20, total=120)
    assert mixed == [1, 1]


def test_a_single_sheet_is_enough_where_nothing_was_mixed_for_a_second(
    mixed: Mixed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(when_to_mix, "monotonic", lambda: 1000.0)
    mix_in_time(1, waiting=1, total=1)
    mix_in_time(2, waiting=1, total=50)
    assert mixed == [1]
    monkeypatch.setattr(when_to_mix, "monotonic", lambda: 1001.0)
    mix_in_time(2, waiting=2, total=51)
    assert mixed == [1, 2]


def test_a_large_survey_rests_nine_times_as_long_as_it_took(mixed: Mixed, monkeypatch: pytest.MonkeyPatch) -> None:
    mix_in_time(1, waiting=25, total=5000)
    mix_in_time(1, waiting=45, total=5020)
    mix_in_time(2, waiting=25, total=5000)
    assert mixed == [1, 2], "each rests for itself"
    monkeypatch.setattr(when_to_mix, "monotonic", lambda: 1003.0 + 27)
    mix_in_time(1, waiting=60, total=5040)
    assert mixed == [1, 2, 1]


@pytest.mark.django_db(transaction=True)
def test_the_turn_to_write_is_given_on() -> None:
    survey = build.survey(build.rehearsal(build.agency()))
    for _ in range(2):
        mix_in_time(survey.pk, waiting=20, total=20)
    assert Survey.objects.get(pk=survey.pk).waiting == 0
    assert not connection.in_atomic_block
