"""What lies in the files of the database when it was tidied: no sheet twice, none in the order of coming."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from prongsai.records.rounds.models import Round
from prongsai.records.surveys import when_to_mix
from prongsai.records.surveys.mixing import mix_all, tidy
from prongsai.records.surveys.receiving import hashed
from prongsai.records.surveys.rehearsals import count_now
from tests import build
from tests.attack.survey_linkage import Loot, Person, assert_no_better_than_chance, people_of, send_all

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when_to_mix, "is_small", lambda _: False)


def answered(each: int = 60) -> list[Person]:
    """People who answered a survey of a small agency; their answers are long enough to be told from other bytes."""
    people = people_of([build.survey(build.rehearsal(build.agency()))], each, talking=1)
    for number, one in enumerate(people):
        one.words = f"REMAINS{number:04}"
    send_all(people)
    return people


def remains(files: list[bytes], people: list[Person]) -> Loot:
    """The rows of the three tables as they lie in the files, each text with the place of its last occurrence."""
    keys, sheets, words = [], [], []
    for one in people:
        survey, key = {"survey_id": one.survey}, hashed(one.survey, one.key)
        in_file = key.hex.encode() if connection.vendor == "sqlite" else key.bytes
        keys += [survey | {"id": key.hex, "place": place} for place in _places(files, in_file)[-1:]]
        sheets += [survey | {"answers": one.answers, "place": at} for at in _places(files, one.answers.encode())]
        words += [survey | {"words": one.words, "place": at} for at in _places(files, one.words.encode())]
    return Loot(keys, sheets, words)


def _places(files: list[bytes], text: bytes) -> list[tuple[int, int]]:
    found = []
    for number, content in enumerate(files):
        at = content.find(text)
        while at >= 0:
            found.append((number, at))
            at = content.find(text, at + 1)
    return found


def files_of_the_database() -> list[bytes]:
    """The bytes on the disk, the file of recent changes too (SQLite); those of the three tables (PostgreSQL)."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        return [Path(one).read_bytes() for one in (name, f"{name}-wal") if Path(one).exists()]
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(one::regclass))"
            " FROM unnest(ARRAY['surveys_key', 'surveys_sheet', 'surveys_suggestion']) AS one"
        )
        return [bytes(row[0]) for row in cursor.fetchall()]


def test_what_was_tidied_holds_each_sheet_once_and_in_no_order() -> None:
    people = answered()
    before = remains(files_of_the_database(), people)
    mix_all()
    assert tidy()
    after = remains(files_of_the_database(), people)
    assert len(before.sheets) > len(people), "recent changes show more than there is"
    assert (len(after.keys), len(after.sheets), len(after.words)) == (60, 60, 60)
    assert_no_better_than_chance(people, after, least=6)


def test_a_rehearsal_that_is_counted_by_hand_is_tidied_at_once() -> None:
    people = answered()
    count_now(Round.objects.get())
    after = remains(files_of_the_database(), people)
    assert (len(after.keys), len(after.sheets), len(after.words)) == (60, 60, 60)


def test_the_planner_of_the_database_notes_no_answers() -> None:
    """Its statistics outlive mixing and deleting: they would tell who had answered when they were taken."""
    if connection.vendor != "postgresql":
        return  # SQLite notes nothing unless it is told to
    people = answered(10)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE surveys_sheet, surveys_key, surveys_suggestion")
        cursor.execute(
            "SELECT attname, most_common_vals::text || histogram_bounds::text FROM pg_stats"
            " WHERE tablename IN ('surveys_sheet', 'surveys_key', 'surveys_suggestion')"
        )
        noted = dict(cursor.fetchall())
    assert noted.keys() == {"survey_id"}
    assert people
