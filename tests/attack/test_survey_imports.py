"""Who has the database and the secret tries which person, time, line or words an imported sheet came with."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from random import Random

import pytest

from prongsai.core.surveys.keyed import read_rows
from prongsai.records.surveys import importing
from prongsai.records.surveys.importing import asked_by
from prongsai.records.surveys.models import Key, Sheet, Suggestion, Survey
from prongsai.records.surveys.receiving import hashed
from tests import build
from tests.records.surveys.sending import made_up
from tests.records.surveys.test_importing import csv_of, imported

pytestmark = pytest.mark.django_db
PEOPLE = [f"person{n}@example.go.th" for n in range(6)]
WORDS = [f"ขอให้ปรับปรุงเรื่องที่ {n}" for n in range(6)]


@pytest.fixture(autouse=True)
def _any_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_years", lambda _survey: frozenset({2026}))


def brought_in(instrument: str, headings: list[str], cells: Iterable[list[str]]) -> Survey:
    """A survey into which six rows were imported, each with these cells before its answers."""
    survey = build.survey(build.rehearsal(build.agency()), instrument)
    asks, rng = asked_by(survey), Random(2569)  # noqa: S311 (made-up answers)
    rows = [[*one, *made_up(asks.framework, instrument, rng)] for one in cells]
    imported(survey, build.member(survey.enrolment.agency), csv_of([*headings, *asks.rows], *rows))
    return survey


def fitting(survey: Survey, headings: list[str], tries: Iterable[tuple[str, ...]]) -> int:
    """How many pairs of cells and stored answers give a key that is there."""
    keys, rows = set(Key.objects.values_list("pk", flat=True)), asked_by(survey).rows
    sheets = list(Sheet.objects.values_list("answers", flat=True))
    lines = [[*cells, *answers] for cells, answers in product(tries, sheets)]
    found = 0
    for line in lines:
        table = [(1, [*headings, *rows]), (2, line)]
        read = read_rows(table, frozenset({2026}), lambda row: importing._mark(survey, row))
        found += hashed(survey.pk, read.lines[0].mark) in keys  # type: ignore[union-attr]
    assert len(sheets) == len(PEOPLE)
    return found


def test_a_key_does_not_tell_which_answers_came_with_a_person_and_time() -> None:
    headings = ["ประทับเวลา", "อีเมล"]
    moments = [f"2026-11-20 10:00:{second:02}" for second in range(6)]
    survey = brought_in("IIT", headings, map(list, zip(moments, PEOPLE, strict=True)))
    assert fitting(survey, headings, zip(moments, PEOPLE, strict=True)) == 6 * 6, "every person fits all sheets alike"


@pytest.mark.parametrize("heading", ["อีเมล", "สังกัด", "ชื่อ"])
def test_a_key_does_not_tell_whose_answers_came_without_a_time(heading: str) -> None:
    survey = brought_in("IIT", [heading], ([one] for one in PEOPLE))
    assert fitting(survey, [heading], ((one,) for one in PEOPLE)) == 6 * 6


def test_a_key_does_not_tell_which_words_came_with_which_answers() -> None:
    headings = ["ข้อเสนอแนะ"]
    survey = brought_in("EIT1", headings, ([one] for one in WORDS))
    assert Suggestion.objects.count() == 6
    assert fitting(survey, headings, ((one,) for one in WORDS)) == 6 * 6
