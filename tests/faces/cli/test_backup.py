"""A copy is whole, holds no secret, is never written over, and its sheets lie in no order."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from typer.testing import CliRunner, Result

from prongsai.faces.cli.main import app
from prongsai.records.agencies.models import Agency
from prongsai.records.surveys import when_to_mix
from prongsai.records.surveys.models import Sheet, Survey
from tests import build
from tests.attack.survey_linkage import Loot, Person, assert_no_better_than_chance, loot, people_of, send_all

pytestmark = pytest.mark.django_db(transaction=True)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> list[Person]:
    """Nineteen people whose answers nothing has mixed yet."""
    monkeypatch.setattr(when_to_mix, "is_small", lambda _: False)
    found = people_of([build.survey(build.rehearsal(build.agency()), "EIT1")], 19, talking=1)
    send_all(found)
    assert Survey.objects.get(instrument="EIT1").waiting == 19
    return found


def test_mixing_leaves_nothing_waiting(people: list[Person]) -> None:
    before = sorted(Sheet.objects.values_list("answers", flat=True))
    said = run("mix")
    assert said.exit_code == 0, said.output
    assert "1 surveys" in said.output
    assert sorted(Sheet.objects.values_list("answers", flat=True)) == before
    assert not Survey.objects.filter(waiting__gt=0).exists()
    assert_no_better_than_chance(people, loot())


def test_mixing_says_where_old_places_could_not_be_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.records.surveys.mixing.tidy", lambda: False)
    said = run("mix")
    assert said.exit_code == 0
    assert "Run prongsai mix again" in said.output


def test_a_copy_is_whole_and_its_sheets_lie_in_no_order(people: list[Person], tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    said = run("backup", str(folder))
    assert said.exit_code == 0, said.output
    taken = of_the_copy(folder)
    assert (len(taken.keys), len(taken.sheets), len(taken.words)) == (19, 19, 19)
    assert_no_better_than_chance(people, taken, least=6)
    assert folder.stat().st_mode & 0o077 == 0
    assert "เก็บแยก" in (folder / "README.txt").read_text(encoding="utf-8")


def of_the_copy(folder: Path) -> Loot:
    """The three tables in a copy, rows in the order in which they stand in the file."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / "prongsai.sqlite3")) as copy:
            return loot(copy.cursor(), "sqlite")
    tables: list[list[dict[str, object]]] = []
    for name in ("surveys_key", "surveys_sheet", "surveys_suggestion"):
        command = ["pg_restore", "--data-only", f"--table={name}", "--file=-", str(folder / "prongsai.pgdump")]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        begun = next(number for number, line in enumerate(lines) if line.startswith("COPY "))
        columns = lines[begun].partition("(")[2].partition(")")[0].split(", ")
        rows = [line.split("\t") for line in lines[begun + 1 : lines.index("\\.", begun)]]
        tables.append([dict(zip(columns, row, strict=True)) | {"place": place} for place, row in enumerate(rows)])
    for row in (row for table in tables for row in table):
        row["survey_id"] = int(str(row["survey_id"]))
    return Loot(*tables)


def test_files_are_copied_and_secrets_are_not(tmp_path: Path) -> None:
    data = Path(settings.DATA)
    for name in ("files/ab/paper", "secrets/django", "static/own.css"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text("x", encoding="utf-8")
    said = run("backup", str(tmp_path / "copy"))
    assert said.exit_code == 0, said.output
    copied = {str(one.relative_to(tmp_path / "copy")) for one in (tmp_path / "copy").rglob("*") if one.is_file()}
    assert "data/files/ab/paper" in copied
    assert not [one for one in copied if "secrets" in one or "static" in one or "test.sqlite3" in one]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine", encoding="utf-8")
    said = run("backup", str(tmp_path))
    assert said.exit_code == 1
    assert "is there already" in said.output
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]


def test_a_copy_that_is_not_whole_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build.agency()
    lost = {"agencies_agency": Agency.objects.count() + 1}
    name = "_counts" if connection.vendor == "sqlite" else "_rows_of"
    first = iter([lost, {}])
    monkeypatch.setattr(f"prongsai.faces.cli.backup_database.{name}", lambda _: next(first))
    said = run("backup", str(tmp_path / "copy"))
    assert said.exit_code == 1
    assert "not complete (" in said.output
    assert not (tmp_path / "copy").exists()


def test_a_program_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        return  # the copy of a file needs no program
    monkeypatch.setenv("PATH", str(tmp_path))
    said = run("backup", str(tmp_path / "copy"))
    assert said.exit_code == 1
    assert "postgresql-client" in said.output
