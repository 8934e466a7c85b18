"""The settings of a server, checked in a process of their own as an administrator would check them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.demo import outside_of_tests


def manage(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = outside_of_tests()
    return subprocess.run(
        [sys.executable, "-m", "prongsai", "manage", *arguments],
        env=kept | {"PRONGSAI_DATA": str(folder)} | environment,
        capture_output=True,
        text=True,
    )


def test_djangos_own_check_of_a_deployment_finds_nothing(tmp_path: Path) -> None:
    checked = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", PRONGSAI_HOSTS="ita.example.go.th")
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_a_server_must_be_named(tmp_path: Path) -> None:
    refused = manage(tmp_path, "check", DJANGO_SETTINGS_MODULE="prongsai.site.settings.production")
    assert refused.returncode == 1
    assert "PRONGSAI_HOSTS" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_no_change_of_a_model_lacks_its_migration(tmp_path: Path) -> None:
    assert manage(tmp_path, "makemigrations", "--check", "--dry-run").returncode == 0


def test_a_database_address_that_cannot_be_used_is_said_in_words(tmp_path: Path) -> None:
    refused = manage(tmp_path, "check", DATABASE_URL="mysql://here/there")
    assert refused.returncode == 1
    assert "postgresql://" in refused.stderr
    assert "Traceback" not in refused.stderr
