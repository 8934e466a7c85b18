"""Tests that touch the database run on SQLite and, when one answers, on PostgreSQL too."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as drawing
from pytest_django import DjangoDbBlocker

from prongsai.adapters import clock
from prongsai.site.environment import postgresql
from tests import databases
from tests.demo import DAY
from tests.demo import free_port as a_free_port

# How long one example takes says more about the machine than about the code.
drawing.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawing.load_profile("untimed")
HERE = Path(__file__).parent
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


def pytest_configure(config: pytest.Config) -> None:
    """It is DAY, ten o'clock, when the tests begin: none meets a midnight, or a year in which its words are old."""
    real, ahead = clock.now, clock.midnight(DAY) + timedelta(hours=10) - clock.now()
    patch = pytest.MonkeyPatch()
    patch.setattr(clock, "now", lambda: real() + ahead)
    config.add_cleanup(patch.undo)
    if not hasattr(config, "workerinput"):
        os.environ[databases.RUN] = str(os.getpid())
        config.add_cleanup(_drop_pattern)


def _drop_pattern() -> None:
    if POSTGRESQL:
        with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{databases.pattern()}"')


def pytest_report_header() -> str:
    return "databases: " + " and ".join(ENGINES) + ("" if POSTGRESQL else " (no PostgreSQL at DATABASE_URL or locally)")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if uses_database(metafunc):
        in_browser = metafunc.definition.get_closest_marker("e2e")
        metafunc.fixturenames.insert(0, "engine")
        metafunc.parametrize("engine", ENGINES[:1] if in_browser else ENGINES, indirect=True, scope="session")


FIRST = ("e2e", "site", "attack")  # what waits long for others begins early, so that no process ends alone


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order in which several processes (`-n 3 --dist loadfile`) are given the files of tests."""
    items.sort(key=lambda item: item.path.relative_to(HERE).parts[0] not in FIRST)


def pytest_collection_finish() -> None:
    """Nearly nine thousand tests stay in memory to the end; the garbage collector need not look at them each time."""
    gc.collect()
    gc.freeze()


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


def use(described: dict[str, Any]) -> None:
    """Make a database the default one, for threads that are still to come too."""
    connections.close_all()
    settings.DATABASES["default"] = described
    connections.settings = connections.configure_settings(settings.DATABASES)
    with suppress(AttributeError):  # nobody has connected yet
        del connections["default"]


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest, _made: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Make the database of this engine the default one."""
    name = str(getattr(request, "param", "sqlite"))
    use(_made.get(name) or database_for(name))
    yield name
    connections.close_all()


@pytest.fixture(scope="session")
def django_db_setup(
    engine: str,
    common: Path,
    _made: dict[str, dict[str, Any]],
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Make the database at the first test of its engine; it stays until the end, for the engines take turns."""
    if engine not in _made:
        with django_db_blocker.unblock():
            databases.make(common)
        _made[engine] = settings.DATABASES["default"]


@pytest.fixture(scope="session")
def _made(_data_folder: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, dict[str, Any]]]:
    """The databases that are there, by engine."""
    made: dict[str, dict[str, Any]] = {}
    yield made
    with django_db_blocker.unblock():
        for name, described in made.items():
            use(described)
            connection.creation.destroy_test_db(database_for(name)["NAME"], verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _emptied_quickly_after_a_test() -> Iterator[None]:
    """A test that commits ends with an empty database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", databases.empty)
        yield


@pytest.fixture(scope="session", autouse=True)
def _data_folder() -> Iterator[None]:
    shutil.rmtree(settings.DATA, ignore_errors=True)  # of a run of before that was killed and had the same number
    yield
    shutil.rmtree(settings.DATA, ignore_errors=True)


@pytest.fixture(scope="module")
def migrated(common: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty database of this version, for the tests of a file."""
    return Path(shutil.copytree(databases.migrated(common), tmp_path_factory.mktemp("data"), dirs_exist_ok=True))


@pytest.fixture
def free_port() -> int:
    return a_free_port()
