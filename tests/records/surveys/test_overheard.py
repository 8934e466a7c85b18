"""A database server that would write answers down is told of, by the setting that does it."""

from __future__ import annotations

import pytest
from django.db import connection

from prongsai.faces.cli.readiness import warn_of_a_talkative_database
from prongsai.records.surveys.overheard import talkative_settings

pytestmark = pytest.mark.django_db
SLOW = "log_min_duration_statement = 100ms"


def set_to(**settings: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only a server has a log")
    with connection.cursor() as cursor:
        for name, value in settings.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def test_as_it_comes_out_of_the_box_nothing_is_written() -> None:
    assert talkative_settings() == []


def test_values_of_slow_statements_are_told_of() -> None:
    set_to(log_min_duration_statement="100")
    assert talkative_settings() == [SLOW]


@pytest.mark.parametrize("name", ["log_min_duration_statement", "log_min_duration_sample"])
def test_a_limit_of_nothing_notes_every_statement(name: str) -> None:
    set_to(**{name: "0"})
    assert talkative_settings() == [f"{name} = 0"]


def test_a_log_that_leaves_values_out_may_note_statements() -> None:
    set_to(log_min_duration_statement="100", log_statement="all", log_parameter_max_length="0")
    assert talkative_settings() == []


def test_values_beside_errors_are_told_of_whatever_else_is_set() -> None:
    set_to(log_parameter_max_length="0", log_parameter_max_length_on_error="64")
    assert talkative_settings() == ["log_parameter_max_length_on_error = 64B"]


def test_who_starts_it_reads_which_setting_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    set_to(log_min_duration_statement="100")
    warn_of_a_talkative_database()
    said = capsys.readouterr().err
    assert SLOW in said
    assert "log_parameter_max_length = 0" in said
