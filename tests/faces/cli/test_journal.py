"""`prongsai journal verify`, as it is called from a terminal, on a database of its own."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.demo import outside_of_tests

WRITE = (
    "from prongsai.records.journal.services import write\n"
    "for number in range(3): write('a-one', 'agencies.unit.added', facts={'unit': str(number)})\n"
    "write('site', 'agencies.unit.added')"
)


def prongsai(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = outside_of_tests() | {"PRONGSAI_DATA": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "prongsai", *arguments], env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def data(migrated: Path) -> Path:
    done = prongsai(migrated, "manage", "shell", "--verbosity", "0", "-c", WRITE)
    assert done.returncode == 0, done.stderr
    return migrated


def test_a_whole_journal_is_said_to_be_whole(data: Path) -> None:
    checked = prongsai(data, "journal", "verify")
    assert checked.returncode == 0
    assert checked.stdout.strip() == "บันทึกการทำงานครบถ้วน ไม่ถูกแก้ไข: 2 ชุด 4 รายการ"
    assert "4 entries in 2 chains" in prongsai(data, "journal", "verify", "--lang", "en").stdout


def test_a_chain_that_nobody_knows_is_named(data: Path) -> None:
    refused = prongsai(data, "journal", "verify", "a-none")
    assert refused.returncode == 1
    assert "a-none" in refused.stderr


def test_what_was_changed_behind_its_back_is_found(data: Path) -> None:
    with closing(sqlite3.connect(data / "prongsai.sqlite3")) as database, database:
        database.execute("DROP TRIGGER journal_entry_stays")
        database.execute("UPDATE journal_entry SET actor = 'u9' WHERE chain = 'a-one' AND number = 2")
    checked = prongsai(data, "journal", "verify")
    assert checked.returncode == 1
    assert "a-one ไม่ตรงตั้งแต่รายการที่ 2" in checked.stderr
    assert prongsai(data, "journal", "verify", "site").returncode == 0
