"""The settings of a server, checked in a process of their own as an administrator would check them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


ASK = """
from django.conf import settings
from django.test import Client, override_settings
unbuilt = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
with override_settings(STORAGES=settings.STORAGES | {"staticfiles": unbuilt}):
    own, other = (Client(headers={"host": host}) for host in ("ita.example.go.th", "203.0.113.5"))
    print(own.get("/healthz", secure=True).headers["Strict-Transport-Security"])
    print(other.get("/", secure=True).status_code)
"""


@pytest.mark.parametrize(("asked", "promised"), [("", "31536000"), ("1", "31536000; includeSubDomains")])
def test_https_is_promised_for_this_host_alone_and_other_names_write_nothing(
    tmp_path: Path, asked: str, promised: str
) -> None:
    named = {"PRONGSAI_HOSTS": "ita.example.go.th", "PRONGSAI_HSTS_SUBDOMAINS": asked}
    done = manage(tmp_path, "shell", "--no-imports", "-c", ASK, **named)
    assert done.stdout.split("\n")[:2] == [f"max-age={promised}", "400"]
    assert "Traceback" not in done.stderr
    assert "203.0.113.5" not in done.stderr


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
