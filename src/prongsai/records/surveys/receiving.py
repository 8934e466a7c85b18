"""Takes a sheet in: once, however often it is sent, and "received" is said only when it is durable.

Sheet, key, suggestion and counter are one transaction. The first with a key wins; a repeat is received too. A sheet for
a survey that was closed meanwhile leaves nothing behind.
"""

from __future__ import annotations

import hmac
import secrets
from enum import Enum
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from prongsai.adapters import clock
from prongsai.core.surveys.mixing import is_due
from prongsai.records.surveys.mixing import mix
from prongsai.records.surveys.models import LONGEST_WORDS, Mode

FEWEST_MARKS, MOST_MARKS = 16, 100


class Received(Enum):
    """What became of a sheet. People are told the same of STORED and REPEATED."""

    STORED = "stored"
    REPEATED = "repeated"
    CLOSED = "closed"


class Incoming(NamedTuple):
    """A sheet on its way in; `key` is the random one of the form, `point` the service point whose link was used."""

    survey: int
    key: str
    answers: str
    mode: Mode = Mode.SELF
    words: str = ""
    point: int = 0


def receive(sheet: Incoming) -> Received:
    """Store a sheet unless its key is known or its survey closed. Raises ValueError for a key that is no random one."""
    row = _row(sheet)
    taken, waiting, total = _on_postgresql(row) if connection.vendor == "postgresql" else _on_sqlite(row)
    if not taken:
        return Received.CLOSED
    if waiting is None:
        return Received.REPEATED
    if is_due(waiting, total):
        mix(sheet.survey)
    return Received.STORED


def hashed(survey: int, key: str) -> UUID:
    """What is kept of a key: an HMAC under the secret of this installation, for this survey alone."""
    message = f"{survey} {key}".encode()
    return UUID(bytes=hmac.digest(settings.SURVEY_SECRET.encode(), message, sha256)[:16])


def random_number() -> int:
    """A number for a row that says nothing of when it came."""
    return secrets.randbits(63)


def is_key(key: str) -> bool:
    """Whether a text can be the random key of a form."""
    return FEWEST_MARKS <= len(key) <= MOST_MARKS and key.isascii() and key.isprintable()


def _row(sheet: Incoming) -> dict[str, Any]:
    if not is_key(sheet.key):
        raise ValueError("a key is a random text of 16 to 100 marks")
    return {
        "survey": sheet.survey,
        "key": hashed(sheet.survey, sheet.key),
        "sheet": random_number(),
        "answers": sheet.answers,
        "suggestion": random_number(),
        "words": sheet.words.replace("\0", "").strip()[:LONGEST_WORDS],
        "day": clock.today(),
        "mode": sheet.mode.value,
        "point": sheet.point,
    }


Outcome = tuple[bool, int | None, int]
"""Whether the survey is open, how many wait to be mixed (None: the key was known), how many there are about."""

POSTGRESQL = """
WITH door AS (SELECT id FROM surveys_survey WHERE id = %(survey)s AND closed_at IS NULL FOR NO KEY UPDATE),
known AS (INSERT INTO surveys_key (id, survey_id) SELECT %(key)s, id FROM door
          ON CONFLICT DO NOTHING RETURNING survey_id),
sheet AS (INSERT INTO surveys_sheet (id, survey_id, answers) SELECT %(sheet)s, survey_id, %(answers)s FROM known),
words AS (INSERT INTO surveys_suggestion (id, survey_id, words)
          SELECT %(suggestion)s, survey_id, %(words)s FROM known WHERE %(words)s <> ''),
counted AS (INSERT INTO surveys_daycount (survey_id, day, mode, point, sheets)
          SELECT survey_id, %(day)s, %(mode)s, %(point)s, 1 FROM known
          ON CONFLICT (survey_id, day, mode, point) DO UPDATE SET sheets = surveys_daycount.sheets + 1),
waiting AS (UPDATE surveys_survey SET waiting = waiting + 1, received = received + 1 FROM known
          WHERE surveys_survey.id = known.survey_id RETURNING waiting, received)
SELECT (SELECT count(*) FROM door), (SELECT waiting FROM waiting), (SELECT received FROM waiting)
"""
"""One statement, hence one transaction and one round trip: durable when its answer is here."""


def _on_postgresql(row: dict[str, Any]) -> Outcome:
    with connection.cursor() as cursor:
        cursor.execute(POSTGRESQL, row)
        door, waiting, received = cursor.fetchone()
    return bool(door), waiting, received or 0


def _on_sqlite(row: dict[str, Any]) -> Outcome:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT received FROM surveys_survey WHERE id = %(survey)s AND closed_at IS NULL", row)
        door = cursor.fetchone()
        if door is None:
            return False, None, 0
        values = row | {"key": row["key"].hex}
        cursor.execute("INSERT OR IGNORE INTO surveys_key (id, survey_id) VALUES (%(key)s, %(survey)s)", values)
        if not cursor.rowcount:
            return True, None, door[0]
        for statement in SQLITE:
            cursor.execute(statement, values)
        if row["words"]:
            cursor.execute(SQLITE_WORDS, values)
        cursor.execute("SELECT waiting, received FROM surveys_survey WHERE id = %(survey)s", row)
        waiting, received = cursor.fetchone()
    return True, waiting, received


SQLITE = (
    "INSERT INTO surveys_sheet (id, survey_id, answers) VALUES (%(sheet)s, %(survey)s, %(answers)s)",
    """INSERT INTO surveys_daycount (survey_id, day, mode, point, sheets)
       VALUES (%(survey)s, %(day)s, %(mode)s, %(point)s, 1)
       ON CONFLICT (survey_id, day, mode, point) DO UPDATE SET sheets = sheets + 1""",
    "UPDATE surveys_survey SET waiting = waiting + 1, received = received + 1 WHERE id = %(survey)s",
)
SQLITE_WORDS = "INSERT INTO surveys_suggestion (id, survey_id, words) VALUES (%(suggestion)s, %(survey)s, %(words)s)"
