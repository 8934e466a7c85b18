"""`prongsai people …`, as it is called from a terminal, on a database of its own."""

from __future__ import annotations

from pathlib import Path

from tests.faces.cli.test_journal import prongsai

WHO = (
    "from prongsai.records.accounts.models import User\n"
    "one = User.objects.get()\n"
    "print(one.email, one.is_superuser, one.has_usable_password())"
)


def test_the_first_administrator_gets_a_link_and_no_password(migrated: Path) -> None:
    made = prongsai(migrated, "people", "administrator", "Admin@example.go.th")
    assert made.returncode == 0, made.stderr
    assert "http://127.0.0.1:8000/account/password/set/" in made.stdout
    said = prongsai(migrated, "manage", "shell", "--verbosity", "0", "-c", WHO).stdout
    assert "admin@example.go.th True False" in said


def test_a_lost_password_and_a_forgotten_person(migrated: Path) -> None:
    prongsai(migrated, "people", "administrator", "leaving@example.go.th")
    assert "/account/password/set/" in prongsai(migrated, "people", "link", "leaving@example.go.th").stdout
    assert "is erased" in prongsai(migrated, "people", "erase", "leaving@example.go.th").stdout
    gone = prongsai(migrated, "people", "link", "leaving@example.go.th")
    assert gone.returncode == 1
    assert "There is no account" in gone.stderr


def test_what_is_no_address_is_refused(migrated: Path) -> None:
    refused = prongsai(migrated, "people", "administrator", "nobody")
    assert refused.returncode == 1
    assert "no e-mail address" in refused.stderr
    assert "Traceback" not in refused.stderr
