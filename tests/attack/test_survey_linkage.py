"""Whoever has the whole database, the secret, and everybody's key and time does not find what anybody answered."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

import pytest
from django.db import connection

from prongsai.records.rounds.models import Round
from prongsai.records.surveys import when_to_mix
from prongsai.records.surveys.closing import close_round
from prongsai.records.surveys.mixing import mix_all, tidy
from prongsai.records.surveys.models import Survey
from tests import build
from tests.attack.survey_linkage import Person, assert_no_better_than_chance, attacks, best, loot, people_of, send_all

pytestmark = pytest.mark.django_db(transaction=True)
AGENCIES, EACH = 8, 300


def a_round(agencies: int = 1) -> Round:
    return build.official_round(*[build.agency(f"เทศบาลตำบลที่ {n}") for n in range(1, agencies + 1)])


def surveys_of(the_round: Round, instrument: str = "EIT1") -> list[Survey]:
    found = Survey.objects.filter(enrolment__round=the_round, instrument=instrument).order_by("pk")
    return list(found.select_related("enrolment__round__framework"))


@pytest.fixture
def busy() -> Iterator[None]:
    """So much comes in that no survey is mixed before it must be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(when_to_mix, "is_small", lambda _: False)
        patch.setattr(when_to_mix, "REST", 0)
        yield


def newest(people: list[Person], waiting: int) -> list[Person]:
    return sorted(people, key=attrgetter("moment"))[len(people) - waiting :]


def test_thousands_of_people_are_not_found_in_any_order(busy: None) -> None:
    the_round = a_round(AGENCIES)
    people = people_of(surveys_of(the_round), EACH)
    send_all(people, threads=4)
    waiting = list(Survey.objects.filter(enrolment__round=the_round).values_list("waiting", flat=True))
    assert max(waiting) < 20, "the stated limit"
    assert_no_better_than_chance(people, loot(), newest=sum(waiting))

    mix_all()
    assert_no_better_than_chance(people, loot())
    build.over(the_round)
    close_round(the_round)
    assert_no_better_than_chance(people, loot())


def test_what_can_be_found_while_open_are_the_newest_fewer_than_twenty_and_no_others(busy: None) -> None:
    survey = surveys_of(a_round())[0]
    people = people_of([survey], 40 + 13, talking=1)
    send_all(people)
    taken = loot()
    if connection.vendor == "postgresql":  # the same transaction: nothing hides them yet
        assert best(people, taken)[0] >= 13
        assert best(newest(people, 13), taken)[0] == 13
    earlier = [one for one in people if one not in newest(people, 13)]
    assert_no_better_than_chance(earlier, taken)
    mix_all()
    assert_no_better_than_chance(people, loot())


def test_the_attack_would_find_everybody_if_nothing_were_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when_to_mix, "mix_in_time", lambda *_: None)
    monkeypatch.setattr("prongsai.records.surveys.receiving.mix_in_time", lambda *_: None)
    people = people_of([surveys_of(a_round())[0]], 200, talking=1)
    send_all(people)
    found, how = best(people, loot())
    if connection.vendor == "postgresql":
        assert found == 200, how
        by_rank = [score for name, score in attacks(people, loot()) if name == "rank key.place, sheet.place"]
        assert by_rank[0].exact == 200


def test_where_there_is_time_every_new_sheet_is_mixed_in_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when_to_mix, "QUIET_SECONDS", 0)
    monkeypatch.setattr(when_to_mix, "_quiet_from", 0.0)  # whatever tests before this one left
    survey = surveys_of(a_round())[0]
    people = people_of([survey], 19, talking=1)
    send_all(people)
    survey.refresh_from_db()
    assert survey.waiting == 0
    assert_no_better_than_chance(people, loot())


def test_no_table_of_answers_counts_its_rows(busy: None) -> None:
    people = people_of([surveys_of(a_round())[0]], 30, talking=1)
    before = counters_of_rows()
    send_all(people)
    counters = counters_of_rows()
    if connection.vendor == "postgresql":
        assert not {name for name in counters if name.startswith(("surveys_sheet", "surveys_key", "surveys_sugg"))}
        assert counters == before, "it would tell how many came before a first of a day"
    else:
        assert not counters.keys() & {"surveys_sheet", "surveys_key", "surveys_suggestion"}
        assert counters["surveys_daycount"] > 1_000_000, "numbers of counters are drawn at random"


def counters_of_rows() -> dict[str, int | None]:
    """What the database itself counts of the rows of our tables."""
    question = "SELECT name, seq FROM sqlite_sequence WHERE name LIKE 'surveys_%'"
    if connection.vendor == "postgresql":
        question = "SELECT sequencename, last_value FROM pg_sequences WHERE sequencename LIKE 'surveys%'"
    with connection.cursor() as cursor:
        cursor.execute(question)
        return dict(cursor.fetchall())


def test_no_statement_with_answers_is_left_where_others_can_read_it(busy: None) -> None:
    if connection.vendor != "postgresql":
        return  # a file has no list of connections
    people = people_of([surveys_of(a_round())[0]], 3, talking=1)
    send_all(people)
    with connection.cursor() as cursor:
        cursor.execute("SELECT query FROM pg_stat_activity")
        seen = " ".join(str(row[0]) for row in cursor.fetchall())
    assert "surveys_sheet" in seen or "pg_stat_activity" in seen
    for one in people:
        assert one.answers not in seen
        assert one.words not in seen
    tidy()
