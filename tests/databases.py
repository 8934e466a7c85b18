"""Databases for tests: migrated once for all processes of a run, and emptied quickly after a test that commits."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

RUN = "PRONGSAI_TEST_RUN"  # the number of the process that began the run, for those that it starts
# What a migration puts there and no test changes; emptied, it would have to be worked out anew.
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


@contextmanager
def once(mark: Path) -> Iterator[bool]:
    """Whether this process is the one of the run that does what the mark stands for; the others wait for it."""
    with mark.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        first = not mark.exists()
        yield first
        if first:
            mark.touch()


def make(common: Path) -> None:
    """Make the test database of the present connection, from the one that the first process of the run made."""
    with once(common / f"{connection.vendor}.migrated") as first:
        if first:
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            _keep(common)
        else:
            _copy(common)


def _keep(common: Path) -> None:
    """Keep what was made as a pattern for the other processes."""
    connection.close()
    if connection.vendor == "sqlite":
        copy_sqlite(Path(connection.settings_dict["NAME"]), common / "migrated.sqlite3")
    elif os.environ[RUN] != str(os.getpid()):
        _create_from(connection.settings_dict["NAME"], pattern())


def _copy(common: Path) -> None:
    name = str(connection.settings_dict["TEST"]["NAME"])
    if connection.vendor == "sqlite":
        copy_sqlite(common / "migrated.sqlite3", Path(name))
    else:
        _create_from(pattern(), name)
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def copy_sqlite(database: Path, to: Path) -> None:
    """The whole database, also what stands beside the file so far."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)


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
