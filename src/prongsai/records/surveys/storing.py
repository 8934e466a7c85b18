"""How a sheet gets into the database: sheet, key, suggestion and counters in one transaction, or nothing of it.

PostgreSQL: one prepared statement, so one round trip; its values never stand in a statement's text, which the server
shows to others and writes into its log. SQLite has one writer at a time: who has the turn writes for all who wait.
"""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Sequence
from typing import Any, NamedTuple

import psycopg
from django.db import InterfaceError, OperationalError, connection, transaction

from prongsai.records.surveys.turns import turn

MOST_AT_ONCE = 100
_random = secrets.SystemRandom()
Row = dict[str, Any]


class Outcome(NamedTuple):
    """What became of a row.

    `waiting` is how many wait to be mixed, None where the key was known already; `total` how many there are.
    """

    is_open: bool
    waiting: int | None
    total: int


def store(row: Row) -> Outcome:
    """Store a row; when this returns outside a transaction, it is durable."""
    if connection.vendor == "postgresql":
        return _on_postgresql(row) if connection.in_atomic_block else _once_more_if_cut_off(row)
    return _write([row])[0] if connection.in_atomic_block else _in_turn(row)


def _once_more_if_cut_off(row: Row) -> Outcome:
    """A connection may have died since it was used last; a row that was stored all the same is known by its key."""
    try:
        return _on_postgresql(row)
    except (OperationalError, InterfaceError):
        if connection.is_usable():
            raise
        connection.close()
        return _on_postgresql(row)


POSTGRESQL = """
WITH door AS (SELECT id FROM surveys_survey WHERE id = %(survey)s AND closed_at IS NULL FOR NO KEY UPDATE),
known AS (INSERT INTO surveys_key (id, survey_id) SELECT %(key)s, id FROM door
          ON CONFLICT DO NOTHING RETURNING survey_id),
sheet AS (INSERT INTO surveys_sheet (id, survey_id, answers)
          SELECT %(sheet)s::bigint, survey_id, %(answers)s::text FROM known),
words AS (INSERT INTO surveys_suggestion (id, survey_id, words)
          SELECT %(suggestion)s::bigint, survey_id, %(words)s::text FROM known WHERE %(words)s::text <> ''),
counted AS (INSERT INTO surveys_daycount (id, survey_id, day, mode, point, sheets)
          SELECT %(count)s::bigint, survey_id, %(day)s::date, %(mode)s::text, %(point)s::bigint, 1 FROM known
          ON CONFLICT (survey_id, day, mode, point) DO UPDATE SET sheets = surveys_daycount.sheets + 1),
waiting AS (UPDATE surveys_survey SET waiting = waiting + 1, received = received + 1 FROM known
          WHERE surveys_survey.id = known.survey_id RETURNING waiting, received)
SELECT (SELECT count(*) FROM door), (SELECT waiting FROM waiting), (SELECT received FROM waiting)
"""


def _on_postgresql(row: Row) -> Outcome:
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        connection.connection.prepare_threshold = 1  # Django leaves it off; its own cursors prepare nothing
        found = cursor.execute(POSTGRESQL, row, prepare=True).fetchone()
    door, waiting, received = found or (0, None, 0)
    return Outcome(bool(door), waiting, received or 0)


class _Waiting:
    """A row that waits for its turn, then what became of it."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.outcome: Outcome | None = None
        self.error: BaseException | None = None

    @property
    def is_settled(self) -> bool:
        return self.outcome is not None or self.error is not None


_line: deque[_Waiting] = deque()


def _in_turn(row: Row) -> Outcome:
    one = _Waiting(row)
    _line.append(one)
    with turn():
        while not one.is_settled:
            _settle([_line.popleft() for _ in range(min(len(_line), MOST_AT_ONCE))])
    if one.outcome is None:
        raise one.error or LookupError("a row without an outcome")
    return one.outcome


def _settle(batch: Sequence[_Waiting]) -> None:
    """Store them together, or one by one where that fails: nobody is refused for the row of somebody else."""
    try:
        _store_together(batch)
    except (OperationalError, InterfaceError) as error:  # the database is away: to try each would take all day
        _fail(batch, error)
    except Exception as error:
        if len(batch) == 1:
            _fail(batch, error)
        else:
            _settle_apart(batch)
    except BaseException as error:  # whatever it is, each of them has to hear of it
        _fail(batch, error)
        raise


def _settle_apart(batch: Sequence[_Waiting]) -> None:
    for one in batch:
        _settle([one])


def _store_together(batch: Sequence[_Waiting]) -> None:
    with transaction.atomic():
        outcomes = _write([one.row for one in batch])
    for one, outcome in zip(batch, outcomes, strict=True):
        one.outcome = outcome


def _fail(batch: Sequence[_Waiting], error: BaseException) -> None:
    for one in batch:
        one.error = error


OPEN = "SELECT received FROM surveys_survey WHERE id = :survey AND closed_at IS NULL"
KEY = "INSERT OR IGNORE INTO surveys_key (id, survey_id) VALUES (:key, :survey)"
SHEET = "INSERT INTO surveys_sheet (id, survey_id, answers) VALUES (:sheet, :survey, :answers)"
WORDS = "INSERT INTO surveys_suggestion (id, survey_id, words) VALUES (:suggestion, :survey, :words)"
DAY = """
INSERT INTO surveys_daycount (id, survey_id, day, mode, point, sheets) VALUES (:count, :survey, :day, :mode, :point, 1)
ON CONFLICT (survey_id, day, mode, point) DO UPDATE SET sheets = sheets + 1
"""
COUNTERS = """
UPDATE surveys_survey SET waiting = waiting + 1, received = received + 1 WHERE id = :survey
RETURNING waiting, received
"""


def _write(rows: Sequence[Row]) -> list[Outcome]:
    """Store rows on SQLite in the transaction of the caller; their sheets and words lie in another order than they."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        plain = [row | {"key": row["key"].hex, "day": row["day"].isoformat()} for row in rows]
        outcomes = [_let_in(row) for row in plain]
        new = [row for row, outcome in zip(plain, outcomes, strict=True) if outcome.waiting is not None]
        _random.shuffle(new)
        connection.connection.executemany(SHEET, new)
        _random.shuffle(new)
        connection.connection.executemany(WORDS, [row for row in new if row["words"]])
    return outcomes


def _let_in(row: Row) -> Outcome:
    execute = connection.connection.execute
    door = execute(OPEN, row).fetchone()
    if door is None:
        return Outcome(False, None, 0)
    if not execute(KEY, row).rowcount:
        return Outcome(True, None, door[0])
    execute(DAY, row)
    return Outcome(True, *execute(COUNTERS, row).fetchone())
