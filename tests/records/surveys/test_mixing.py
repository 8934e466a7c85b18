"""A mix changes the order and the numbers of what was answered, and nothing else."""

from __future__ import annotations

from collections import Counter
from random import Random
from uuid import uuid4

import pytest
from django.db import connection

from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys.mixing import mix, mix_all
from prongsai.records.surveys.models import Key, Sheet, Suggestion, Survey
from prongsai.records.surveys.rewriting import MixFailed, random_numbers
from tests import build
from tests.records.surveys.sending import made_up

pytestmark = pytest.mark.django_db
STRANGE = [
    "ขอให้\tเว้นวรรค\nขึ้นบรรทัดใหม่\r\nด้วย",
    "\\N",
    "\\.",
    "C:\\โฟลเดอร์\\t",
    "\"อัญประกาศ\" และ 'เดี่ยว'; DROP TABLE x; --",
    "🙂 อิโมจิ ๑๒๓",
    "\u2028แบ่งบรรทัด\u0085",
    ",{}%s%%",
]


def stored(survey: Survey, count: int = 25, *words: str) -> None:
    """Sheets, keys and suggestions of a survey in the order of their numbers."""
    framework, rng = rules_of(survey.enrolment.round), Random(9)  # noqa: S311 (made-up answers)
    sheets = [made_up(framework, survey.instrument, rng) for _ in range(count)]
    first = 1000 * survey.pk
    Sheet.objects.bulk_create([Sheet(id=first + at, survey=survey, answers=one) for at, one in enumerate(sheets)])
    Key.objects.bulk_create([Key(id=uuid4(), survey=survey) for _ in range(count)])
    Suggestion.objects.bulk_create(
        [Suggestion(id=first + at, survey=survey, words=one) for at, one in enumerate(words)]
    )
    Survey.objects.filter(pk=survey.pk).update(waiting=count, received=count)


def content() -> tuple[Counter[object], Counter[object], Counter[object]]:
    return (
        Counter(Sheet.objects.values_list("survey", "answers")),
        Counter(Key.objects.values_list("survey", "id")),
        Counter(Suggestion.objects.values_list("survey", "words")),
    )


def test_everything_that_was_answered_is_still_there_under_new_numbers() -> None:
    enrolment = build.rehearsal(build.agency())
    iit, eit = build.survey(enrolment), build.survey(enrolment, "EIT1")
    stored(iit)
    stored(eit, 25, *STRANGE)
    before = content()
    old = set(Sheet.objects.values_list("id", flat=True)) | set(Suggestion.objects.values_list("id", flat=True))
    assert mix_all() == 2
    assert content() == before
    new = set(Sheet.objects.values_list("id", flat=True)) | set(Suggestion.objects.values_list("id", flat=True))
    assert not old & new
    assert set(Survey.objects.values_list("waiting", flat=True)) == {0}


def test_what_did_not_change_is_not_rewritten() -> None:
    survey = build.survey(build.rehearsal(build.agency()))
    stored(survey)
    assert mix(survey.pk)
    before = list(Sheet.objects.order_by("id").values_list("id", "answers"))
    assert not mix(survey.pk)
    assert list(Sheet.objects.order_by("id").values_list("id", "answers")) == before


SPOILT = {  # what a faulty database might do with one row that is written, on PostgreSQL and on SQLite
    "lost": ("RETURN NULL;", "BEFORE", "SELECT RAISE(IGNORE);"),
    "changed": (
        "NEW.{column} := 'changed'; RETURN NEW;",
        "AFTER",
        "UPDATE {table} SET {column} = 'changed' WHERE id = NEW.id;",
    ),
    "moved": (
        "NEW.survey_id := {other}; RETURN NEW;",
        "AFTER",
        "UPDATE {table} SET survey_id = {other} WHERE {column} = NEW.{column};",
    ),
}


def spoil(how: str, table: str, column: str, content: str, other: int) -> None:
    """From now on the row with this content is spoilt whenever it is written."""
    server, when, file = (one.format(table=table, column=column, other=other) for one in SPOILT[how])
    rule = f"CREATE TRIGGER spoil {when} INSERT ON {table} FOR EACH ROW WHEN (NEW.{column} = '{content}')"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"{rule} BEGIN {file} END")
            return
        cursor.execute(f"CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {server} END $$")
        cursor.execute(f"{rule.replace(when, 'BEFORE')} EXECUTE FUNCTION spoil()")


@pytest.mark.parametrize(
    ("how", "table", "column"),
    [
        ("lost", "surveys_sheet", "answers"),
        ("changed", "surveys_sheet", "answers"),
        ("moved", "surveys_sheet", "answers"),
        ("lost", "surveys_key", "id"),
        ("moved", "surveys_key", "id"),
        ("lost", "surveys_suggestion", "words"),
        ("changed", "surveys_suggestion", "words"),
    ],
)
def test_a_mix_that_would_change_anything_is_not_done(how: str, table: str, column: str) -> None:
    enrolment = build.rehearsal(build.agency())
    survey, other = build.survey(enrolment, "EIT1"), build.survey(enrolment)
    stored(survey, 25, "one", "two", "three")
    stored(other)
    before, numbers = content(), set(Sheet.objects.values_list("id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE survey_id = %s", [survey.pk])  # noqa: S608
        [spoilt, *_] = cursor.fetchone()
    spoil(how, table, column, spoilt, other.pk)
    with pytest.raises(MixFailed):
        mix_all()
    assert content() == before
    assert set(Sheet.objects.values_list("id", flat=True)) == numbers
    assert set(Survey.objects.filter(pk__in=[survey.pk, other.pk]).values_list("waiting", flat=True)) == {25}


def test_numbers_are_of_63_bits_and_never_the_same() -> None:
    numbers = random_numbers(10_000)
    assert len(set(numbers)) == 10_000
    assert all(0 <= one < 2**63 for one in numbers)
    assert max(numbers) > 2**62
