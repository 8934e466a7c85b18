"""Tests that touch the database run on SQLite and, when one answers, on PostgreSQL too."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as drawing

from prongsai.site.environment import postgresql

# How long one example takes says more about the machine than about the code.
drawing.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawing.load_profile("untimed")
LOCAL_POSTGRESQL = "postgresql:///postgres"
# Playwright runs its own event loop; Django would take our tests for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ["PRONGSAI_DATA"] = str(settings.DATA)  # files that tests hand in lie there, and are gone afterwards


def postgresql_url() -> str:
    """DATABASE_URL, or the local socket when it answers and lets us make databases; else empty."""
    named = os.environ.get("DATABASE_URL", "")
    return named or (LOCAL_POSTGRESQL if may_create_databases(LOCAL_POSTGRESQL) else "")


def may_create_databases(url: str) -> bool:
    question = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(url, connect_timeout=2) as connection:
            answer = connection.execute(question).fetchone()
    except psycopg.OperationalError:
        return False
    return bool(answer and answer[0])


POSTGRESQL = postgresql_url()
ENGINES = ["sqlite", "postgresql"] if POSTGRESQL else ["sqlite"]


def pytest_report_header() -> str:
    return "databases: " + " and ".join(ENGINES) + ("" if POSTGRESQL else " (no PostgreSQL at DATABASE_URL or locally)")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if uses_database(metafunc):
        in_browser = metafunc.definition.get_closest_marker("e2e")
        metafunc.fixturenames.insert(0, "engine")
        metafunc.parametrize("engine", ENGINES[:1] if in_browser else ENGINES, indirect=True, scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several processes (`-n 2 --dist loadgroup`) each database is one process's, and so is the demonstration."""
    for item in items:
        if item.get_closest_marker("e2e"):
            item.add_marker(pytest.mark.xdist_group("browser"))
        elif isinstance(item, pytest.Function) and hasattr(item, "callspec") and "engine" in item.callspec.params:
            item.add_marker(pytest.mark.xdist_group(str(item.callspec.params["engine"])))


def uses_database(metafunc: pytest.Metafunc) -> bool:
    marked = metafunc.definition.get_closest_marker("django_db") is not None
    return marked or not {"db", "transactional_db", "live_server"}.isdisjoint(metafunc.fixturenames)


def database_for(engine: str) -> dict[str, Any]:
    """A database that this run alone uses, so that several runs can go on side by side."""
    folder = Path(settings.DATA)
    folder.mkdir(exist_ok=True)
    described: dict[str, Any] = dict(SQLITE) if engine == "sqlite" else postgresql(POSTGRESQL)
    described["TEST"] = {"NAME": str(folder / "test.sqlite3") if engine == "sqlite" else f"prongsai_test_{os.getpid()}"}
    return described


SQLITE = settings.DATABASES["default"]


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """Make the database of this engine the default one."""
    name = str(getattr(request, "param", "sqlite"))
    connections.close_all()
    settings.DATABASES["default"] = database_for(name)
    connections.settings = connections.configure_settings(settings.DATABASES)
    with suppress(AttributeError):  # nobody has connected yet
        del connections["default"]
    yield name
    connections.close_all()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(engine: str) -> None:
    """Tie the database that pytest-django makes to the engine, so that a change of engine makes it anew."""


class _Statements:
    """As much of a schema editor as the migration of the journal's triggers needs."""

    connection = connection

    def execute(self, statement: str, params: None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, params)


@pytest.fixture(scope="session", autouse=True)
def _journal_may_be_emptied_after_a_test() -> Iterator[None]:
    """A test that commits ends with an empty database; the triggers of the journal stand aside for that alone."""
    triggers = import_module("prongsai.records.journal.migrations.0002_entries_stay")
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def without_triggers(case: TransactionTestCase) -> None:
        triggers.take_down(None, _Statements())
        empty(case)
        triggers.put_up(None, _Statements())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield


@pytest.fixture(scope="session", autouse=True)
def _data_folder() -> Iterator[None]:
    yield
    shutil.rmtree(settings.DATA, ignore_errors=True)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
