"""Mixing: sheets, keys and suggestions of surveys are rewritten in random order, in one transaction.

What came together lies together no longer: not by number, not by place in the table, not by transaction. What was
there before and after is compared; where it differs nothing is changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from time import sleep

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from prongsai.records.surveys.models import Survey
from prongsai.records.surveys.rewriting import TABLES, rewrite

AT_ONCE = 1_000
WAITS = (0, 0.5, 1, 2, 4, 8)  # seconds
PATIENCE = 1  # second
SMALL = 64 * 2**20  # bytes: rewritten in less than a second
NAMES = [one.name for one in TABLES]


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


def tidy() -> bool:
    """Let the files of the database forget how rewritten rows lay before. Not within a transaction.

    PostgreSQL leaves old bytes in its pages, so it writes new files; for some seconds sheets wait meanwhile. Old rows
    would go along as long as somebody reads who began before, and who reads keeps the files: then it is tried again,
    and False where that lasts. Whoever answers waits behind it for PATIENCE at most.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(cursor.fetchone()[0] == 0)
    for wait in WAITS:
        sleep(wait)
        if _are_cleared() and _are_rewritten():
            return True
    return False


def tidy_outside() -> None:
    """Tidy at once, if no transaction surrounds it: who opened that does it afterwards.

    Where the tables are a nation's, they are rewritten in the night: no respondent waits because one agency counts.
    """
    if not connection.in_atomic_block and _are_small():
        tidy()


def _are_small() -> bool:
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [NAMES])
        return bool(cursor.fetchone()[0] < SMALL)


def _are_cleared() -> bool:
    """Whether no old row is left."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM surveys_sheet, surveys_key, surveys_suggestion, surveys_daycount, surveys_survey")
        question = "SELECT sum(n_dead_tup) FROM pg_stat_user_tables WHERE relname IN (%s, %s, %s)"
        cursor.execute(question, NAMES)
        return not cursor.fetchone()[0]


def _are_rewritten() -> bool:
    """Whether nobody kept the tables, a backup perhaps, so that new files could be written."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
        try:
            cursor.execute("VACUUM (FULL) surveys_sheet, surveys_key, surveys_suggestion")
        except OperationalError as error:
            if not isinstance(error.__cause__, LockNotAvailable):
                raise
            return False
        finally:
            cursor.execute("RESET lock_timeout")
    return True


def forget_old_pages() -> None:
    """SQLite: empty the file of recent changes, in which pages stand as they were; not where somebody is reading."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(1000 * connection.settings_dict['OPTIONS']['timeout'])}")


def _batches(numbers: Iterator[int]) -> Iterator[list[int]]:
    while batch := list(islice(numbers, AT_ONCE)):
        yield batch
