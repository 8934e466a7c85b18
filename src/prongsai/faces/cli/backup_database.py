"""Copies the database while it is in use, and compares the copy with what was there at that moment, table by table."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction

from prongsai.core.text import Text
from prongsai.records.surveys.mixing import mix_all, tidy
from prongsai.records.surveys.turns import turn

TRIES = 5
COPY = re.compile(rb"COPY (?:\w+\.)?\"?(\w+)\"? .*FROM stdin;\n")
Counts = dict[str, int]


class CopyFailed(Exception):
    """There is no copy that could be relied on."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Copied(NamedTuple):
    """The copy, how many rows it holds, and how many sheets in it were not mixed because they came meanwhile."""

    file: Path
    rows: int
    newest: int


def copy_database(folder: Path) -> Copied:
    """Mix the sheets, then copy the database into the folder and check the copy. Raises CopyFailed."""
    if connection.vendor == "postgresql":
        return _postgresql(folder / "prongsai.pgdump")
    with turn():  # no sheet comes in between mixing and copying
        mix_all()
        tidy()
        return _sqlite(folder / "prongsai.sqlite3")


def _sqlite(file: Path) -> Copied:
    there = f"file:{connection.settings_dict['NAME']}?mode=ro"
    with closing(sqlite3.connect(there, uri=True)) as source, closing(sqlite3.connect(file)) as copy:
        source.execute("BEGIN")
        expected = _counts(source)
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise CopyFailed(DAMAGED)
        _compare(expected, _counts(copy))
        newest = copy.execute("SELECT coalesce(sum(waiting), 0) FROM surveys_survey").fetchone()[0]
    return Copied(file, sum(expected.values()), newest)


def _counts(database: sqlite3.Connection) -> Counts:
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = [name for (name,) in database.execute(tables)]
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _postgresql(file: Path) -> Copied:
    for tried in range(1, TRIES + 1):
        mix_all()
        tidy()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT coalesce(sum(waiting), 0) FROM surveys_survey")
            newest = cursor.fetchone()[0]
            if newest == 0 or tried == TRIES:
                cursor.execute("SELECT pg_export_snapshot()")
                return _dumped(file, cursor.fetchone()[0], newest)
    raise CopyFailed(DAMAGED)


def _dumped(file: Path, snapshot: str, newest: int) -> Copied:
    """What the open transaction sees, as pg_dump writes it."""
    expected: Counts = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608 (our own tables)
            expected[name] = cursor.fetchone()[0]
    _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}", *_server())
    found: Counts = dict.fromkeys(expected, 0)
    found |= _rows_of(_run("pg_restore", "--data-only", "--file=-", str(file)))
    _compare(expected, found)
    return Copied(file, sum(expected.values()), newest)


def _server() -> list[str]:
    named = connection.get_connection_params()
    options = {"host": "--host", "port": "--port", "user": "--username", "dbname": "--dbname"}
    return [f"{option}={named[name]}" for name, option in options.items() if named.get(name)]


def _run(program: str, *arguments: str) -> bytes:
    password = connection.settings_dict.get("PASSWORD")
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    try:
        done = subprocess.run([program, *arguments], env=environment, capture_output=True, check=True)  # noqa: S603
    except FileNotFoundError:
        raise CopyFailed(_no_program(program)) from None
    except subprocess.CalledProcessError as error:
        raise CopyFailed(_program_failed(program, error.stderr.decode(errors="replace").strip())) from None
    return done.stdout


def _rows_of(script: bytes) -> Counts:
    """Rows by table in what pg_restore writes."""
    return dict(_blocks(iter(script.splitlines(keepends=True))))


def _blocks(lines: Iterable[bytes]) -> Iterable[tuple[str, int]]:
    table, rows = "", 0
    for line in lines:
        if table and line == b"\\.\n":
            yield table, rows
            table = ""
        elif table:
            rows += 1
        elif begun := COPY.fullmatch(line):
            table, rows = begun[1].decode(), 0


def _compare(expected: Counts, found: Counts) -> None:
    if other := sorted(name for name in expected if expected[name] != found.get(name)):
        raise CopyFailed(
            Text(
                f"สำเนาไม่ครบ ({', '.join(other)}) จึงไม่เก็บไว้ โปรดลองใหม่อีกครั้ง",
                f"The copy is not complete ({', '.join(other)}) and was not kept. Try again.",
            )
        )


DAMAGED = Text(
    "สำเนาเปิดอ่านไม่ได้ทั้งหมด จึงไม่เก็บไว้ โปรดตรวจดิสก์แล้วลองใหม่",
    "The copy cannot be read as a whole and was not kept. Check the disk and try again.",
)


def _no_program(program: str) -> Text:
    return Text(
        f"ไม่พบโปรแกรม {program} โปรดติดตั้ง postgresql-client รุ่นเดียวกับฐานข้อมูล แล้วลองใหม่",
        f"There is no program {program}. Install postgresql-client of the version of the database, then try again.",
    )


def _program_failed(program: str, said: str) -> Text:
    return Text(f"{program} ทำไม่สำเร็จ: {said}", f"{program} failed: {said}")
