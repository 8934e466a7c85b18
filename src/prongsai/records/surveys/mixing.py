"""Mixing: sheets, keys and suggestions of surveys are rewritten in random order, in one transaction.

What came together lies together no longer: not by number, not by place in the table, not by transaction. What was
there before and after is compared; where it differs nothing is changed.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from os import urandom
from time import sleep
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from prongsai.records.surveys.models import Survey

AT_ONCE = 200
WAITS = (0, 0.5, 1, 2, 4, 8)  # seconds
ROWS_AT_ONCE = 20_000
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


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


def tidy() -> bool:
    """Let the files of the database forget how rewritten rows lay before. Not within a transaction.

    PostgreSQL leaves old bytes in its pages, so it writes new files; for some seconds sheets wait meanwhile. Old rows
    would go along as long as somebody reads who began before: then it is tried again, and False where that lasts.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(cursor.fetchone()[0] == 0)
    for wait in WAITS:
        sleep(wait)
        if _are_cleared():
            with connection.cursor() as cursor:
                cursor.execute("VACUUM (FULL) surveys_sheet, surveys_key, surveys_suggestion")
            return True
    return False


def tidy_outside() -> None:
    """Tidy at once, if no transaction surrounds it: who opened that does it afterwards."""
    if not connection.in_atomic_block:
        tidy()


def _are_cleared() -> bool:
    """Whether no old row is left."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM surveys_sheet, surveys_key, surveys_suggestion, surveys_daycount, surveys_survey")
        question = "SELECT sum(n_dead_tup) FROM pg_stat_user_tables WHERE relname IN (%s, %s, %s)"
        cursor.execute(question, [one.name for one in TABLES])
        return not cursor.fetchone()[0]


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
    question = f"SELECT survey_id, CAST({table.content} AS text) FROM {table.name} WHERE {there}"  # noqa: S608 (names are ours)
    cursor.execute(question, given)
    before = cursor.fetchall()
    if not before:
        return
    cursor.execute(f"DELETE FROM {table.name} WHERE {there}", given)  # noqa: S608
    drawn = sorted(zip(random_numbers(len(before)), before, strict=True))
    numbers = random_numbers(len(before))
    rows = [(survey, content, number) for (_, (survey, content)), number in zip(drawn, numbers, strict=True)]
    _insert(cursor, table, rows if table.has_number else [one[:2] for one in rows])
    cursor.execute(question, given)
    if Counter(before) != Counter(cursor.fetchall()):
        raise MixFailed(f"{table.name} would differ after mixing")


def _insert(cursor: CursorWrapper, table: _Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write the rows; on PostgreSQL as a stream, so that what they say stands in no statement."""
    columns = ", ".join(["survey_id", table.content, *(["id"] if table.has_number else [])])
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as stream:
            for start in range(0, len(rows), ROWS_AT_ONCE):
                stream.write("".join(map(_line, rows[start : start + ROWS_AT_ONCE])))
    else:
        places = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({places})", rows)  # noqa: S608


def _line(row: tuple[Any, ...]) -> str:
    """A row as COPY reads it."""
    survey, content, *number = row
    written = (
        content if content.isascii() and content.isprintable() and "\\" not in content else content.translate(ESCAPED)
    )
    return f"{survey}\t{written}\t{number[0]}\n" if number else f"{survey}\t{written}\n"


def random_numbers(count: int) -> list[int]:
    """Numbers of 63 random bits, drawn from the machine's secure source at once."""
    return [one >> 1 for one in array("Q", urandom(8 * count))]


def _any_of(surveys: Sequence[int]) -> str:
    return f"survey_id IN ({', '.join(['%s'] * len(surveys))})"


def _batches(numbers: Iterator[int]) -> Iterator[list[int]]:
    while batch := list(islice(numbers, AT_ONCE)):
        yield batch
