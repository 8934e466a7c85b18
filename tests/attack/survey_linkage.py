"""The attacker of answer sheets: has the whole database, the secret, and everybody's key and time of answering.

Joins who answered to what was answered on every column, the hidden ones of the database too, and on rank in every
order in which rows can be read. A guess is right when the sheet has the answers of that person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from math import exp
from random import Random
from typing import Any, NamedTuple, Protocol

from django.db import connection, connections

from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys.models import Survey
from prongsai.records.surveys.receiving import Incoming, Received, hashed, receive
from tests.records.surveys.sending import made_up, new_key

Table = list[dict[str, Any]]


class Cursor(Protocol):
    """A cursor of either database."""

    @property
    def description(self) -> Any: ...  # noqa: ANN401 (a tuple of tuples, differently typed in each library)

    def execute(self, query: str, /) -> object: ...

    def fetchall(self) -> Sequence[Sequence[Any]]: ...


WITHIN = 4


@dataclass
class Person:
    """Who answered: what the attacker knows (survey, key, moment) and what it should not learn (answers, words)."""

    survey: int
    key: str
    answers: str
    words: str
    moment: int = 0


class Score(NamedTuple):
    """How often a join named the right sheet, exactly and within four places, and how often it would by chance."""

    exact: float
    near: float
    chance: float


def people_of(surveys: Sequence[Survey], each: int, *, talking: int = 2) -> list[Person]:
    """So many people for each survey in random order, every `talking`-th with a suggestion of own words."""
    rng = Random(2569)  # noqa: S311 (made-up answers)
    rules = rules_of(surveys[0].enrolment.round)
    who = [one for one in surveys for _ in range(each)]
    rng.shuffle(who)
    return [
        Person(one.pk, new_key(), made_up(rules, one.instrument, rng), f"เสนอ {n}" if n % talking == 0 else "")
        for n, one in enumerate(who)
    ]


def send_all(people: Sequence[Person], threads: int = 1) -> None:
    """All of them answer, several at a time; each one's moment is noted when the answer was received."""
    moments = count(1)

    def one_after_the_other(some: Sequence[Person]) -> None:
        for person in some:
            assert receive(Incoming(person.survey, person.key, person.answers, words=person.words)) is Received.STORED
            person.moment = next(moments)

    def in_a_thread(some: Sequence[Person]) -> None:
        try:
            one_after_the_other(some)
        finally:
            connections.close_all()

    if threads == 1:
        one_after_the_other(people)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(in_a_thread, [people[start::threads] for start in range(threads)]))


class Loot(NamedTuple):
    """The three tables as the attacker reads them, rows in physical order."""

    keys: Table
    sheets: Table
    words: Table


HIDDEN = {"postgresql": "ctid, xmin, xmax, cmin, cmax, ", "sqlite": "rowid AS hidden_number, "}


def loot(cursor: Cursor | None = None, vendor: str = "") -> Loot:
    """Everything the database says of the three tables."""
    vendor = vendor or connection.vendor
    if cursor is None:
        with connection.cursor() as own:
            return loot(own, vendor)
    return Loot(*(_rows(cursor, vendor, name) for name in ("surveys_key", "surveys_sheet", "surveys_suggestion")))


def _rows(cursor: Cursor, vendor: str, table: str) -> Table:
    cursor.execute(f"SELECT {HIDDEN[vendor]}* FROM {table}")  # noqa: S608
    names = [one[0] for one in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    by_index = _order(cursor, f"SELECT id FROM {table} ORDER BY survey_id")  # noqa: S608
    for place, row in enumerate(rows):
        row["place"], row["place_in_index"] = place, by_index[str(row["id"])]
        if "ctid" in row:
            page, line = str(row["ctid"]).strip("()").split(",")
            row["ctid"] = (int(page), int(line))
    return rows


def _order(cursor: Cursor, question: str) -> dict[str, int]:
    cursor.execute(question)
    return {str(row[0]): place for place, row in enumerate(cursor.fetchall())}


def attacks(people: Sequence[Person], taken: Loot) -> Iterator[tuple[str, Score]]:
    """Every join of who with what: by name, how well it did."""
    known = _knowledge(people, taken)
    for name, targets, secret in (("sheet", taken.sheets, "answers"), ("words", taken.words, "words")):
        told = {id(one) for one in people if getattr(one, secret)}
        who = [one for one in known if id(one["person"]) in told]
        for left, right in _column_pairs(who, targets):
            yield f"key.{left} = {name}.{right}", _equal(who, targets, left, right, secret)
            yield f"rank key.{left}, {name}.{right}", _ranked(who, targets, left, right, secret)
    yield from _of_words_and_sheets(people, taken)


def _of_words_and_sheets(people: Sequence[Person], taken: Loot) -> Iterator[tuple[str, Score]]:
    """Own words may name their author, so they are as good as a key."""
    authors = {one.words: one for one in people if one.words}
    who = [row | {"person": authors[row["words"]]} for row in taken.words if row["words"] in authors]
    for left, right in _column_pairs(who, taken.sheets):
        yield f"words.{left} = sheet.{right}", _equal(who, taken.sheets, left, right, "answers")
        yield f"rank words.{left}, sheet.{right}", _ranked(who, taken.sheets, left, right, "answers")


def _knowledge(people: Sequence[Person], taken: Loot) -> Table:
    """The row of each person's key, found with the secret, and the person's moment."""
    rows = {str(row["id"]).replace("-", ""): row for row in taken.keys}
    return [rows[hashed(one.survey, one.key).hex] | {"person": one, "moment": one.moment} for one in people]


def _column_pairs(left: Table, right: Table) -> Iterable[tuple[str, str]]:
    if not left or not right:
        return []
    skipped = {"person", "survey_id", "answers", "words"}
    return [(a, b) for a in left[0] if a not in skipped for b in right[0] if b not in skipped]


def _by_survey(rows: Table) -> dict[int, Table]:
    found = defaultdict(list)
    for row in rows:
        found[row["survey_id"]].append(row)
    return found


def _equal(who: Table, targets: Table, left: str, right: str, secret: str) -> Score:
    """Right guesses to be expected when one draws among the rows with the same value."""
    groups: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for row in targets:
        groups[row["survey_id"], str(row[right])][row[secret]] += 1
    exact = 0.0
    for row in who:
        group = groups.get((row["survey_id"], str(row[left])))
        exact += group[getattr(row["person"], secret)] / group.total() if group else 0
    return Score(exact, 0, _chance(who))


def _ranked(who: Table, targets: Table, left: str, right: str, secret: str) -> Score:
    """The n-th of one order is taken for the n-th of the other, within each survey."""
    of_survey = _by_survey(targets)
    exact = near = 0
    for survey, some in _by_survey(who).items():
        guessed = [one[secret] for one in sorted(of_survey[survey], key=lambda row: row[right])]
        for rank, row in enumerate(sorted(some, key=lambda row: row[left])):
            place = rank * len(guessed) // len(some)  # of words there are fewer than of keys
            truth = getattr(row["person"], secret)
            exact += place < len(guessed) and guessed[place] == truth
            near += truth in guessed[max(0, place - WITHIN) : place + WITHIN + 1]
    return Score(exact, near, _chance(who))


def _chance(who: Table) -> float:
    """Of n people of a survey, one is found by drawing lots."""
    return float(len(_by_survey(who)))


def most_by_chance(mean: float, below: float = 1e-9) -> int:
    """The number of right guesses that chance exceeds in fewer than one of a thousand million attacks (Poisson)."""
    term, total, hits = exp(-mean), exp(-mean), 0
    while 1 - total > below:
        hits += 1
        term *= mean / hits
        total += term
    return hits


def assert_no_better_than_chance(people: Sequence[Person], taken: Loot, newest: int = 0, least: int = 20) -> None:
    """No join finds more than chance does, beside so many newest sheets that it may all find."""
    tried = dict(attacks(people, taken))
    assert len(tried) >= least
    for name, score in tried.items():
        assert score.exact <= newest + most_by_chance(score.chance), (name, score)
        assert score.near <= newest + most_by_chance(score.chance * (2 * WITHIN + 1)), (name, score)


def best(people: Sequence[Person], taken: Loot) -> tuple[float, str]:
    """The most that a join found, and which."""
    return max((score.exact, name) for name, score in attacks(people, taken))
