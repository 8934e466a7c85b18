"""Mixing: sheets, keys and suggestions of surveys are rewritten in random order, in one transaction.

What came together lies together no longer: not by number, not by place in the table, not by transaction. What was
there before and after is compared; where it differs nothing is changed.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from prongsai.records.surveys.models import Survey

_random = secrets.SystemRandom()
AT_ONCE = 200
ROWS_AT_ONCE = 20_000


class MixFailed(RuntimeError):
    """A mix would have changed what was answered, so it was not done."""


class _Table(NamedTuple):
    """A table that is mixed; `content` is what a row says beside the survey, `has_number` when it gets a new number."""

    name: str
    content: str
    type_of_content: str
    has_number: bool


TABLES = (
    _Table("surveys_sheet", "answers", "text", True),
    _Table("surveys_key", "id", "uuid", False),
    _Table("surveys_suggestion", "words", "text", True),
)


def mix(survey: int) -> bool:
    """Put the sheets of a survey in a new random order; False where none came since the last time."""
    return bool(mix_together([survey]))


def mix_all() -> int:
    """Mix every survey to which sheets came since its last mix (nightly, and before a backup); how many that were."""
    waiting = iter(Survey.objects.filter(waiting__gt=0).order_by("pk").values_list("pk", flat=True))
    return sum(len(mix_together(batch)) for batch in _batches(waiting))


def mix_together(surveys: Collection[int]) -> list[int]:
    """Mix several surveys in one transaction, each within itself; the numbers of those that had new sheets."""
    with transaction.atomic():
        locked = Survey.objects.select_for_update(no_key=True).filter(pk__in=surveys).order_by("pk")
        new = [one.pk for one in locked if one.waiting]
        if new:
            rewrite(new)
            Survey.objects.filter(pk__in=new).update(waiting=0)
    return new


def rewrite(surveys: Sequence[int]) -> None:
    """Rewrite all rows of surveys that the caller has locked."""
    with connection.cursor() as cursor:
        for table in TABLES:
            _rewrite(cursor, table, surveys)


def tidy() -> None:
    """Let the files of the database forget how rewritten rows lay before. Not within a transaction.

    PostgreSQL leaves old bytes in its pages, so it writes new files; for some seconds sheets wait meanwhile.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM (FULL) surveys_sheet, surveys_key, surveys_suggestion")
            cursor.execute("VACUUM surveys_daycount, surveys_survey")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def forget_old_pages() -> None:
    """SQLite: empty the file of recent changes, in which pages stand as they were; not where somebody is reading."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(1000 * connection.settings_dict['OPTIONS']['timeout'])}")


def _rewrite(cursor: CursorWrapper, table: _Table, surveys: Sequence[int]) -> None:
    there = "survey_id = ANY(%s)" if connection.vendor == "postgresql" else _any_of(surveys)
    given = [list(surveys)] if connection.vendor == "postgresql" else list(surveys)
    question = f"SELECT survey_id, {table.content} FROM {table.name} WHERE {there}"  # noqa: S608 (names are ours)
    cursor.execute(question, given)
    before = cursor.fetchall()
    if not before:
        return
    cursor.execute(f"DELETE FROM {table.name} WHERE {there}", given)  # noqa: S608
    shuffled = list(before)
    _random.shuffle(shuffled)
    for start in range(0, len(shuffled), ROWS_AT_ONCE):
        _insert(cursor, table, shuffled[start : start + ROWS_AT_ONCE])
    cursor.execute(question, given)
    if Counter(before) != Counter(cursor.fetchall()):
        raise MixFailed(f"{table.name} would differ after mixing")


def _insert(cursor: CursorWrapper, table: _Table, rows: Sequence[tuple[int, Any]]) -> None:
    columns = ["survey_id", table.content, *(["id"] if table.has_number else [])]
    values: list[list[Any]] = [[one[0] for one in rows], [one[1] for one in rows]]
    if table.has_number:
        values.append([secrets.randbits(63) for _ in rows])
    into = f"INSERT INTO {table.name} ({', '.join(columns)})"
    if connection.vendor == "postgresql":
        types = ["bigint", table.type_of_content, "bigint"][: len(columns)]
        lists = ", ".join(f"unnest(%s::{one}[])" for one in types)
        cursor.execute(f"{into} SELECT {lists}", values)
    else:
        places = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"{into} VALUES ({places})", list(zip(*values, strict=True)))


def _any_of(surveys: Sequence[int]) -> str:
    return f"survey_id IN ({', '.join(['%s'] * len(surveys))})"


def _batches(numbers: Iterator[int]) -> Iterator[list[int]]:
    while batch := list(islice(numbers, AT_ONCE)):
        yield batch
