"""Writes all rows of surveys anew, in the order of new numbers from the machine's secure source.

Keys have no number: they are written in their own order, that of an HMAC, which knows nothing of when they came.
What was there before and after is compared. PostgreSQL does all of it within itself: no row leaves the server, no
answer stands in a statement, and what is compared are sums over a hash that is another one each time.
"""

from __future__ import annotations

import secrets
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from os import urandom
from typing import Any, NamedTuple

from django.db import connection
from django.db.backends.utils import CursorWrapper

ROOM_FOR_MANY = {"sqlite": "PRAGMA cache_size = -262144", "postgresql": "SET LOCAL work_mem = '64MB'"}
"""What a database may keep in memory for many surveys. SQLite reads and writes the same pages again and again with its
usual 2 MiB, since their rows lie all over its file; PostgreSQL would sort in files, where answers stay as old bytes."""

FEW = 3  # of one agency


class MixFailed(RuntimeError):
    """A mix would have changed what was answered, so it was not done."""


class _Table(NamedTuple):
    """A table that is mixed; `content` is what a row says beside the survey, `has_number` when it gets a new number."""

    name: str
    content: str
    has_number: bool


TABLES = (
    _Table("surveys_sheet", "answers", True),
    _Table("surveys_key", "id", False),
    _Table("surveys_suggestion", "words", True),
)


def rewrite(surveys: Sequence[int]) -> None:
    """Rewrite all rows of surveys that the caller has locked. Raises MixFailed where that would change anything."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if len(surveys) > FEW:
            cursor.execute(ROOM_FOR_MANY[connection.vendor])
        for table in TABLES:
            same = (_within_the_server if is_postgresql else _through_memory)(cursor, table, surveys)
            if not same:
                raise MixFailed(f"{table.name} would differ after mixing")


SUMS = "SELECT survey_id, count(*), sum(hashtextextended({content}::text, %(seed)s)) FROM {rows} GROUP BY survey_id"
REWRITE = """
WITH taken AS (DELETE FROM {name} WHERE survey_id = ANY(%(surveys)s) RETURNING survey_id, {content}),
put AS (INSERT INTO {name} (survey_id, {content}{number}) {rows})
"""
IN_THEIR_ORDER = "SELECT survey_id, {content} FROM taken ORDER BY {content}"
NUMBERED = """
SELECT survey_id, {content}, ('x' || left(drawn, 8) || right(drawn, 8))::bit(64)::bigint & x'7fffffffffffffff'::bigint
FROM (SELECT gen_random_uuid()::text AS drawn, * FROM taken) AS new ORDER BY 3
"""


def _within_the_server(cursor: CursorWrapper, table: _Table, surveys: Sequence[int]) -> bool:
    """Whether the sums over what was deleted are those over what is there now."""
    given = {"surveys": list(surveys), "seed": secrets.randbits(63)}
    before = _sums(cursor, _statement(table) + SUMS.format(content=table.content, rows="taken"), given)
    there = f"{table.name} WHERE survey_id = ANY(%(surveys)s)"
    return not before or before == _sums(cursor, SUMS.format(content=table.content, rows=there), given)


def _statement(table: _Table) -> str:
    rows = (NUMBERED if table.has_number else IN_THEIR_ORDER).format(content=table.content)
    return REWRITE.format(name=table.name, content=table.content, number=", id" * table.has_number, rows=rows)


def _sums(cursor: CursorWrapper, question: str, given: dict[str, Any]) -> set[tuple[Any, ...]]:
    cursor.execute(question, given)
    return set(cursor.fetchall())


def _through_memory(cursor: CursorWrapper, table: _Table, surveys: Sequence[int]) -> bool:
    there = f"{table.name} WHERE survey_id IN ({', '.join(['%s'] * len(surveys))})"
    question = f"SELECT survey_id, {table.content} FROM {there}"  # noqa: S608 (names are ours)
    before = cursor.execute(question, surveys).fetchall()
    if not before:
        return True
    cursor.execute(f"DELETE FROM {there}", surveys)  # noqa: S608
    _insert(table, before)
    after = cursor.execute(question, surveys).fetchall()
    return dict(Counter(before)) == dict(Counter(after))  # Counter itself compares one by one


def _insert(table: _Table, rows: Sequence[tuple[int, str]]) -> None:
    new: Sequence[tuple[object, ...]] = sorted(_numbered(rows) if table.has_number else rows, key=itemgetter(-1))
    columns = f"survey_id, {table.content}" + ", id" * table.has_number
    statement = f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(new[0]))})"  # noqa: S608
    with connection.wrap_database_errors:
        connection.connection.executemany(statement, new)


def _numbered(rows: Sequence[tuple[int, str]]) -> Iterator[tuple[object, ...]]:
    return ((*row, number) for row, number in zip(rows, random_numbers(len(rows)), strict=True))


def random_numbers(count: int) -> list[int]:
    """Numbers of 63 random bits, drawn from the machine's secure source at once."""
    return [one >> 1 for one in array("Q", urandom(8 * count))]
