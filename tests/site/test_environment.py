from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from prongsai.adapters.data_folder import data_folder
from prongsai.adapters.mail import server_from
from prongsai.site.environment import database, django_mail, secret


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRONGSAI_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_data_lies_where_it_was_asked_for(data: Path) -> None:
    assert data_folder() == data


def test_data_lies_in_the_checkout_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRONGSAI_DATA", raising=False)
    assert data_folder().name == "data"
    assert (data_folder().parent / "pyproject.toml").is_file()


def test_a_secret_is_made_once_and_only_its_owner_reads_it(data: Path) -> None:
    made = secret("django")
    assert secret("django") == made
    assert len(made) >= 50
    assert stat.S_IMODE((data / "secrets" / "django").stat().st_mode) == 0o600
    assert [file.name for file in (data / "secrets").iterdir()] == ["django"]


def test_each_secret_is_another(data: Path) -> None:
    assert secret("django") != secret("answers")


def test_all_who_start_at_once_read_the_same_secret(data: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: secret("django"), range(8)))) == 1


def test_without_an_address_the_database_is_a_durable_file(tmp_path: Path) -> None:
    described = database("", tmp_path)
    assert described["NAME"] == str(tmp_path / "prongsai.sqlite3")
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        assert pragma in described["OPTIONS"]["init_command"]


def test_an_address_with_everything_in_it(tmp_path: Path) -> None:
    described = database("postgresql://somsri:p%40ss@db.example:6432/ita?sslmode=require", tmp_path)
    named = {key: described[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert named == {
        "NAME": "ita",
        "USER": "somsri",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"connect_timeout": "5", "sslmode": "require"},
    }


def test_an_address_without_a_host_is_the_local_socket(tmp_path: Path) -> None:
    assert database("postgresql:///ita", tmp_path)["HOST"] == ""


@pytest.mark.parametrize("address", ["mysql://x/y", "postgresql://host", "ita"])
def test_an_address_that_cannot_be_used_is_explained(address: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL ต้องอยู่ในรูป"):
        database(address, tmp_path)


def test_django_sends_by_the_same_mail_server() -> None:
    found = django_mail(server_from("smtps://ita%40example.go.th:p%40ss@mail.example.go.th"))
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_SSL"]) == ("mail.example.go.th", 465, True)
    assert (found["EMAIL_HOST_PASSWORD"], found["DEFAULT_FROM_EMAIL"]) == ("p@ss", "ita@example.go.th")
    assert not django_mail(server_from("smtp://localhost:25?tls=no&from=a@b.th"))["EMAIL_USE_TLS"]


def test_without_a_mail_server_nothing_is_sent_and_nothing_breaks() -> None:
    assert django_mail(None) == {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
