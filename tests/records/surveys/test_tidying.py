"""Tidying keeps nobody waiting: not behind a backup that reads, and not because one agency counts its rehearsal."""

from __future__ import annotations

from threading import Event
from time import monotonic

import psycopg
import pytest
from django.db import connection

from prongsai.records.jobs.services import enqueue, take
from prongsai.records.jobs.worker import do
from prongsai.records.surveys import mixing
from prongsai.records.surveys.jobs import TIDY
from prongsai.records.surveys.mixing import PATIENCE, tidy, tidy_outside

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_a_server() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a file of SQLite has no tables that are rewritten")


def file_of_sheets() -> int:
    """The number of the file in which the sheets lie; another one when they were rewritten."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_filenode('surveys_sheet')")
        return int(cursor.fetchone()[0])


def test_what_nobody_reads_is_rewritten() -> None:
    before = file_of_sheets()
    assert tidy()
    assert file_of_sheets() != before


def test_who_reads_for_long_is_waited_for_no_longer_than_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mixing, "WAITS", (0,))
    connection.ensure_connection()
    with psycopg.connect(connection.connection.info.dsn) as reader:
        reader.execute("SELECT count(*) FROM surveys_sheet")
        begun = monotonic()
        assert not tidy()
    assert monotonic() - begun < 20 * PATIENCE
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone()[0] == "0"


@pytest.mark.parametrize(("small", "at_once"), [(mixing.SMALL, True), (0, False)])
def test_the_tables_of_a_nation_wait_for_the_night(monkeypatch: pytest.MonkeyPatch, small: int, at_once: bool) -> None:
    monkeypatch.setattr(mixing, "SMALL", small)
    before = file_of_sheets()
    tidy_outside()
    assert (file_of_sheets() != before) == at_once


def test_it_is_tried_again_later_in_the_same_night() -> None:
    before = file_of_sheets()
    enqueue(TIDY)
    job = take()
    assert job is not None
    do(job, Event())
    assert file_of_sheets() != before
