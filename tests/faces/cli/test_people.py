"""`prongsai people …`, as it is called from a terminal, on a database of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faces.cli.test_journal import prongsai

WHO = (
    "from prongsai.records.accounts.models import User\n"
    "one = User.objects.get()\n"
    "print(one.email, one.is_superuser, one.has_usable_password())"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    assert prongsai(folder, "manage", "migrate", "--verbosity", "0").returncode == 0
    return folder


def test_the_first_administrator_gets_a_link_and_no_password(data: Path) -> None:
    made = prongsai(data, "people", "administrator", "Admin@example.go.th")
    assert made.returncode == 0, made.stderr
    assert "http://127.0.0.1:8000/account/password/set/" in made.stdout
    said = prongsai(data, "manage", "shell", "--verbosity", "0", "-c", WHO).stdout
    assert "admin@example.go.th True False" in said


def test_a_lost_password_and_a_forgotten_person(data: Path) -> None:
    prongsai(data, "people", "administrator", "leaving@example.go.th")
    assert "/account/password/set/" in prongsai(data, "people", "link", "leaving@example.go.th").stdout
    assert "is erased" in prongsai(data, "people", "erase", "leaving@example.go.th").stdout
    gone = prongsai(data, "people", "link", "leaving@example.go.th")
    assert gone.returncode == 1
    assert "There is no account" in gone.stderr


def test_what_is_no_address_is_refused(data: Path) -> None:
    refused = prongsai(data, "people", "administrator", "nobody")
    assert refused.returncode == 1
    assert "no e-mail address" in refused.stderr
    assert "Traceback" not in refused.stderr
