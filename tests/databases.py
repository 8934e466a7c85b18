"""Databases for tests: migrated once for all processes of a run, and emptied quickly after a test that commits."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from tests.demo import once, outside_of_tests

RUN = "PRONGSAI_TEST_RUN"  # the number of the process that began the run, for those that it starts
# What a migration puts there and no test changes; emptied, it would have to be worked out anew.
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def migrated(common: Path) -> Path:
    """A data folder in which `prongsai manage migrate` was called, and nothing else."""
    folder = common / "migrated"
    with once(common / "sqlite.done") as first:
        if first:
            command = [sys.executable, "-m", "prongsai", "manage", "migrate", "--verbosity", "0"]
            environment = outside_of_tests() | {"PRONGSAI_DATA": str(folder)}
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return folder


def make(common: Path) -> None:
    """Make the test database of the present connection, as a copy of one that is made once in a run."""
    if connection.vendor == "sqlite":
        _use(_copied(migrated(common) / "prongsai.sqlite3"))
        return
    with once(common / "postgresql.done") as first:
        if first:
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            connection.close()
            if os.environ[RUN] != str(os.getpid()):  # there are other processes
                _create_from(_name(), pattern())
        else:
            _create_from(pattern(), _name())
            _use(_name())


def _name() -> str:
    """How the test database of the present connection is called."""
    return str(connection.settings_dict["TEST"]["NAME"])


def _use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _copied(database: Path) -> str:
    """Copy a whole SQLite database that nobody writes to."""
    unchanging = f"{database.as_uri()}?immutable=1"
    with closing(sqlite3.connect(unchanging, uri=True)) as source, closing(sqlite3.connect(_name())) as copy:
        source.backup(copy)
    return _name()


def pattern() -> str:
    """The PostgreSQL database of which the processes of this run take copies."""
    return f"prongsai_test_{os.environ[RUN]}_pattern"


def _create_from(template: str, name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


class Statements:
    """As much of a schema editor as the migration of the journal's triggers needs."""

    connection = connection

    def execute(self, statement: str, params: None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, params)


def empty(_case: object = None) -> None:
    """Leave nothing of what a test committed; the triggers of the journal stand aside for that alone.

    Answers are truncated, so that the pages of the next test hold no remains; truncating costs a second, though,
    wherever other tables refer to the table, so from the others the rows are deleted.
    """
    triggers = import_module("prongsai.records.journal.migrations.0002_entries_stay")
    with transaction.atomic(), connection.cursor() as cursor:
        triggers.take_down(None, Statements())
        full = _full(cursor)
        if connection.vendor == "postgresql":
            full -= _truncated(cursor, full)
        for table in full - KEPT:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (a table of ours)
        connection.check_constraints()  # those are put off to the end, and would forbid to put up the triggers
        triggers.put_up(None, Statements())


def _full(cursor: CursorWrapper) -> set[str]:
    """The tables that hold rows."""
    asked = (f"SELECT '{one}' WHERE EXISTS (SELECT 1 FROM {one})" for one in _tables())  # noqa: S608 (tables of ours)
    cursor.execute(" UNION ALL ".join(asked))
    return {name for (name,) in cursor.fetchall()}


def _truncated(cursor: CursorWrapper, full: set[str]) -> set[str]:
    """The tables of the surveys, to which no others refer, emptied."""
    answers = {one for one in _tables() if one.startswith("surveys_")}
    if answers & full:
        cursor.execute(f"TRUNCATE {', '.join(answers)}")
    return answers


@cache
def _tables() -> tuple[str, ...]:
    return tuple(sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True)))
